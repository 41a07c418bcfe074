/**
 * The village's decisions on this device: what the server has told, and what waits to be sent. A request is queued with its key and goes
 * with the next exchange; sent twice it is decided once. What the server refuses for good stays, with the reason, until the person has
 * seen it: a decision never disappears without a word.
 */
import { type Approval, type ApprovalRequest, approvalSchema } from "@pendamping/shared/protocol/approvals";
import type { AccountStore } from "./account-store.ts";
import { type ApiAnswer, callApi } from "./http.ts";

export interface ApprovalList {
  readonly tag: string;
  readonly approvals: readonly Approval[];
}

export interface QueuedApproval {
  readonly key: string;
  readonly file: string;
  readonly request: ApprovalRequest;
  /** ms by this device's clock. */
  readonly queuedAt: number;
  /** The kind of the server's refusal; it is not sent again. */
  readonly refused: string | null;
}

/** Sends what waits, oldest first. Answers with what ended it early, or null. */
export async function sendApprovals(
  store: AccountStore,
  changed: () => void,
): Promise<Exclude<ApiAnswer<unknown>, { kind: "ok" | "refused" }> | null> {
  const waiting = (await store.queuedApprovals())
    .filter(({ refused }) => refused === null)
    .sort((a, b) => a.queuedAt - b.queuedAt);
  for (const { key, file } of waiting) {
    const queued = await store.queuedApproval(key);
    if (!queued) continue; // taken back meanwhile
    const answer = await callApi(`/api/files/${file}/approvals`, approvalSchema, {
      account: store.account,
      body: queued.request,
    });
    if (answer.kind === "ok") await store.approvalAnswered(answer.value);
    else if (answer.kind === "refused") await store.queueApproval({ ...queued, refused: answer.why ?? "unknown" });
    else return answer;
    changed();
  }
  return null;
}
