/** Work that arrives outside a socket, judged and stored in the same turns: the uploads of /api/sync, and the demo's seed. */
import type { IdRange } from "@pendamping/shared/protocol/frames";
import type { LogPosition } from "../storage/port.ts";
import type { Room } from "./room.ts";
import { type Job, once, type Turns } from "./turns.ts";
import { type Judgement, quarantine, type Submission, type Verdicts } from "./verdicts.ts";

interface Upload extends Submission {
  readonly room: Room;
}

/**
 * - `stored`: its verdict is on disk; `position` is the log's right after it, `row` the log row it became, if any.
 * - `resend`: something it leans on is missing.
 * - `set-aside`: no honest client sends this; `bytes` are kept for inspection.
 * - `failed`: the database could not store it; nothing has changed, try again.
 */
export type UploadOutcome =
  | {
      readonly kind: "stored";
      readonly position: LogPosition;
      readonly row: number | null;
      readonly refused: { sections: readonly string[]; structs: readonly IdRange[] } | null;
      /** Of a replica: the log lacks some of it even now. */
      readonly inPart: boolean;
    }
  | { readonly kind: "resend" }
  | { readonly kind: "set-aside"; readonly why: string }
  | { readonly kind: "failed" };

export type Uploads = (upload: Upload) => Promise<UploadOutcome>;

export function createUploads(turns: Turns, verdicts: Verdicts): Uploads {
  return (upload) =>
    new Promise((resolve) => {
      const { room } = upload;
      let judgement: Judgement = { kind: "noop" };
      const job: Job = {
        room,
        sender: null,
        async stage(ydoc) {
          judgement = await verdicts(room, ydoc, upload);
          if (judgement.kind === "close") return { entry: quarantine(room, upload, judgement.why) };
          if (judgement.kind === "alarm") return { entry: judgement.entry, spoiled: true };
          if (judgement.kind !== "stored") return {};
          return { entry: judgement.entry, broadcast: judgement.update, endsTurn: judgement.refused !== null };
        },
        done(committed) {
          resolve(outcome(judgement, room, committed));
        },
        failed: () => resolve({ kind: "failed" }),
      };
      turns.wake(once(job));
    });
}

function outcome(judgement: Judgement, room: Room, committed: LogPosition | null): UploadOutcome {
  if (judgement.kind === "retry") return { kind: "resend" };
  if (judgement.kind === "close" || judgement.kind === "alarm") return { kind: "set-aside", why: judgement.why };
  return {
    kind: "stored",
    position: committed ?? room.position,
    row: judgement.kind === "stored" && judgement.update ? (committed?.seq ?? null) : null,
    refused: judgement.kind === "stored" ? judgement.refused : null,
    inPart: judgement.inPart === true,
  };
}
