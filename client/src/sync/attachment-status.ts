/**
 * Where one attachment is, by evidence. Others see it once both its record and its content are on the server, so the less safe of the two
 * is said.
 */
import type { HeldAttachment, SavingStatus } from "./model.ts";

/**
 * @param held what this device has of its content
 * @param file the state of the file that holds its record
 * @param recordOnServer whether the server has answered for the record
 */
export function attachmentStatus(
  held: HeldAttachment | undefined,
  file: SavingStatus,
  recordOnServer: boolean,
): SavingStatus {
  const sent = held && !held.waiting;
  const base = { ...file, unsent: 0, attachments: 0, refusals: 0, waitingFor: null };
  if (held?.waiting && held.trouble === "refused") return { ...base, state: "waiting", waitingFor: "server" };
  if (recordOnServer && !held) return { ...base, state: "not-fetched" };
  if (recordOnServer && sent) return { ...base, state: "on-server", serverAt: held.sentAt };
  if (file.state === "waiting") return { ...base, state: "waiting", waitingFor: file.waitingFor };
  if (file.state === "not-on-device" || file.state === "saving") return { ...base, state: file.state };
  return { ...base, state: "on-device" };
}
