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
  /** It may have reached the server: only the server's answer ends it. Absent while it certainly has not. */
  readonly left?: true;
  /** The kind of the server's refusal; it is not sent again. */
  readonly refused: string | null;
}

/** Those that wait for the server, oldest first. */
export async function waitingApprovals(store: AccountStore): Promise<readonly QueuedApproval[]> {
  return (await store.queuedApprovals())
    .filter(({ refused }) => refused === null)
    .sort((a, b) => a.queuedAt - b.queuedAt);
}

/**
 * Sends what waits. Answers with what ended it early, or null. Call it only while the server answers: a request cannot be taken back
 * from the moment that it may have left.
 */
export async function sendApprovals(
  store: AccountStore,
  changed: () => void,
): Promise<Exclude<ApiAnswer<unknown>, { kind: "ok" | "refused" }> | null> {
  for (const { key, file } of await waitingApprovals(store)) {
    const queued = await store.approvalLeaves(key);
    if (!queued) continue; // taken back meanwhile
    changed();
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
