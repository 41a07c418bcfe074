/**
 * When this device takes the fingerprint of a replica, to have it compared with the server's by the next exchange. Only
 * where a document is open anyway (an open file, or a closed one that is being summarised), only when nothing is unsent,
 * and at most once an hour for a file that was equal.
 *
 * A print may say more than the position it names: what came or was written meanwhile. It does no harm: the server then
 * stands further along and does not compare, or something is unsent and the print is not sent.
 */
import { fingerprintOf } from "@pendamping/shared/update/fingerprint";
import type * as Y from "yjs";
import { type FileRows, noPosition, type Position, type Print, withFileRows } from "./file-rows.ts";
import type { FileStore } from "./file-store.ts";

/** Nobody types and nothing arrives for so long before an open document is walked through. */
const quietMs = 3000;

/** Notes the print where one is due; `position` is one whose rows the document holds. True if it is new. */
export async function notePrint(rows: FileRows, ydoc: Y.Doc, position: Position): Promise<boolean> {
  if (position.epoch === noPosition.epoch || !isDue(await rows.print(), position)) return false;
  if ((await rows.unsent()).count > 0) return false;
  const { epoch, seq } = position;
  await rows.store({ print: { epoch, seq, fingerprint: fingerprintOf(ydoc), nextAt: null } });
  return true;
}

/** Notes an open document's print whenever it has been equal to the log for a while, and says so. */
export function printWhenQuiet(
  store: Pick<FileStore, "name" | "doc" | "reached" | "unstored">,
  noted: () => void,
): { equal(): void; end(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const print = async () => {
    const { reached } = store;
    if (!reached || store.unstored > 0) return;
    if (await withFileRows(store.name, (rows) => notePrint(rows, store.doc, reached))) noted();
  };
  return {
    equal() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        print().catch((error: unknown) => console.warn(`no print of ${store.name} could be kept`, error));
      }, quietMs);
    },
    end: () => clearTimeout(timer),
  };
}

/** One that was never compared gives way only to one of a later state. */
function isDue(print: Print | undefined, { epoch, seq }: Position): boolean {
  if (!print) return true;
  return print.nextAt === null ? print.epoch !== epoch || print.seq !== seq : Date.now() >= print.nextAt;
}
