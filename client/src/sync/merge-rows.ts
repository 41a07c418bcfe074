/** Rows as one update, and when the unsent ones were written. Apart from the exchange because it brings yjs along. */
import type { WrittenMark } from "@pendamping/shared/protocol/frames";
import { updateClients } from "@pendamping/shared/update/content";
import * as Y from "yjs";
import type { OutboxRow } from "./file-rows.ts";

const markMs = 60_000;

export function mergeRows(
  updates: readonly Uint8Array[],
  unsent: readonly OutboxRow[],
): { update: Uint8Array; marks: [number, number, number][] } {
  const readable = updates.filter(isReadable);
  return { update: Y.mergeUpdates([...readable]), marks: marksOf(unsent).map((mark) => [...mark]) };
}

/** All rows as one update, and whose clocks it holds. */
export function wholeOf(updates: readonly Uint8Array[]): { update: Uint8Array; clients: ReadonlySet<number> } {
  const update = Y.mergeUpdates(updates.filter(isReadable));
  return { update, clients: new Set(updateClients(update).keys()) };
}

/** Adds nothing and deletes nothing. */
export const emptyUpdate: Uint8Array = Y.encodeStateAsUpdate(new Y.Doc());

/** When unsent rows were written, at most one mark a minute and client id. */
export function marksOf(rows: readonly OutboxRow[]): WrittenMark[] {
  const marks: WrittenMark[] = [];
  for (const { update, at } of rows) if (isReadable(update)) addMarks(marks, update, at);
  return marks;
}

/** Adds the marks of one more write to a list in the order of writing. */
export function addMarks(marks: WrittenMark[], update: Uint8Array, at: number): void {
  for (const [client, [, to]] of updateClients(update)) {
    const index = marks.findLastIndex(([marked]) => marked === client);
    const last = marks[index];
    if (last && at - last[2] < markMs) marks[index] = [client, to, last[2]];
    else marks.push([client, to, at]);
  }
}

/** The disk is outside too: a row that cannot be read must not stop the others from being sent. */
function isReadable(update: Uint8Array): boolean {
  try {
    Y.parseUpdateMeta(update);
    return true;
  } catch {
    return false;
  }
}
