/**
 * Sends what waits, oldest first, one at a time, from a window or from the service worker. A content that was sent and whose answer got
 * lost is there already: that is asked before it is sent again, because on a poor line a photo takes minutes.
 */
import { attachmentPath } from "@pendamping/shared/protocol/attachments";
import * as v from "valibot";
import type { AccountChannel } from "./account-channel.ts";
import { type AttachmentRow, withAttachmentRows } from "./attachment-rows.ts";
import type { DeviceStore } from "./device-store.ts";
import { type ApiAnswer, callApi } from "./http.ts";
import { uploadLock } from "./names.ts";
import type { AttachmentTrouble } from "./status.ts";

export interface UploadParts {
  readonly account: string;
  readonly device: DeviceStore;
  readonly channel: AccountChannel;
  /** Also try again what was refused. */
  readonly byHand?: boolean;
  /** Ends it: what is under way counts as not sent. */
  readonly signal?: AbortSignal;
}

export type UploadOutcome = "done" | "signed-out" | AttachmentTrouble;

/** A content at its largest over a line of 20 kB a second. */
const uploadMsMax = 600_000;

/** Resolves when everything has been sent or a try has failed; never rejects because of the line. */
export function uploadAttachments(parts: UploadParts): Promise<UploadOutcome> {
  return navigator.locks.request(uploadLock(parts.account), () => upload(parts));
}

async function upload(parts: UploadParts): Promise<UploadOutcome> {
  const { account, device, channel, byHand = false, signal } = parts;
  const waiting = await withAttachmentRows(account, (rows) => rows.waiting());
  for (const row of waiting) {
    if (row.trouble === "refused" && !byHand) continue;
    if (signal?.aborted) return "signal";
    // Asked each time: a person may sign out while a photo is under way.
    if ((await device.signedIn()) !== account || (await device.signOutOwed())) return "signed-out";
    const answer = await send(parts, row);
    if (signal?.aborted) return "signal";
    if (answer.kind === "signed-out") return "signed-out";
    const trouble = answer.kind === "ok" ? null : troubleOf(answer);
    await withAttachmentRows(account, (rows) =>
      rows.change(row.file, row.sha256, (known) => {
        if (trouble !== null) return { ...known, trouble };
        const { waiting: _, ...sent } = known;
        return { ...sent, trouble, sentAt: Date.now() };
      }),
    );
    channel.tell({ kind: "attachments", file: row.file });
    if (trouble === "signal" || trouble === "server") return trouble;
  }
  return "done";
}

async function send({ account, signal }: UploadParts, row: AttachmentRow): Promise<ApiAnswer<unknown>> {
  const { file, sha256, mime, trouble } = row;
  const path = attachmentPath(file, sha256);
  const call = { account, timeoutMs: uploadMsMax, ...(signal ? { signal } : {}) };
  if (trouble !== null) {
    const there = await callApi(path, v.unknown(), { ...call, head: true });
    if (there.kind !== "refused") return there; // there, or no line to send it over
  }
  const bytes = await withAttachmentRows(account, (rows) => rows.bytes(file, sha256));
  if (!bytes) return { kind: "refused", status: 410 };
  return callApi(path, v.unknown(), { ...call, content: new Blob([bytes], { type: mime }) });
}

/** 422: the bytes were damaged on their way; sent again they may arrive whole. */
function troubleOf(answer: Exclude<ApiAnswer<unknown>, { kind: "ok" | "signed-out" }>): AttachmentTrouble {
  if (answer.kind === "no-signal") return "signal";
  return answer.kind === "refused" && answer.status !== 422 ? "refused" : "server";
}
