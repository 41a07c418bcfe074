/**
 * The second judge: looks at what Yjs really did when an update was applied, and asks whether its sender may have done
 * it. It shares no code with the analysis. That one predicts from the bytes where a struct will fall; this one reads from
 * Yjs' own transaction and from the integrated structs where it fell. If the first was deceived, the two disagree.
 *
 * On any disagreement the room is thrown away before anything was committed, broadcast or acknowledged, loaded again from
 * the log, the update set aside, and an alarm raised. The second judge does not know what was right, only that one of the
 * two is wrong.
 */
import { sectionOfRoot } from "@pendamping/shared/file/section";
import * as Y from "yjs";
import type { Writer } from "./judge.ts";

/**
 * Applies the permitted part of an update and returns what is wrong with the outcome: null, or a sentence for the alarm.
 * After a sentence the document must not be used any more.
 */
export function applyWatched(ydoc: Y.Doc, update: Uint8Array, writer: Writer, origin?: unknown): string | null {
  const opinions: (string | null)[] = [];
  const watch = (transaction: Y.Transaction) => {
    // Yjs may tidy text formatting in a transaction of its own afterwards, on every replica alike: not the sender's.
    if (opinions.length === 0) opinions.push(secondOpinion(transaction, writer));
  };
  ydoc.on("afterTransaction", watch);
  try {
    Y.applyUpdate(ydoc, update, origin);
  } catch (error) {
    return `Yjs could not apply it: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    ydoc.off("afterTransaction", watch);
  }
  return opinions[0] ?? null;
}

/** May the writer have done what this transaction did? Null where nothing is wrong. */
function secondOpinion(transaction: Y.Transaction, writer: Writer): string | null {
  const { doc, beforeState } = transaction;
  const { store } = doc;
  if (store.pendingStructs || store.pendingDs) return "something is left pending";

  const advanced = new Set<number>();
  for (const [client, structs] of store.clients) {
    const before = beforeState.get(client) ?? 0;
    const last = structs.at(-1);
    if (!last || last.id.clock + last.length <= before) continue;
    const owner = writer.owns(client);
    if (owner === "foreign" || (owner === "free" && before > 0))
      return `client id ${client} advanced, not the sender's`;
    advanced.add(client);
  }
  const isOwn = (client: number) => advanced.has(client) || writer.owns(client) === "own";

  for (const type of transaction.changed.keys()) {
    const wrong = notWritable(climb(doc, type).root, writer);
    if (wrong) return wrong;
  }
  for (const client of advanced) {
    const structs = store.clients.get(client) ?? [];
    for (let index = structs.length - 1; index >= 0; index--) {
      const struct = structs[index];
      if (!struct || struct.id.clock + struct.length <= (beforeState.get(client) ?? 0)) break;
      const wrong = struct instanceof Y.Item ? notAllowed(doc, struct, writer, isOwn) : null;
      if (wrong) return `${wrong} (written)`;
    }
  }
  for (const [client, ranges] of transaction.deleteSet.clients) {
    const structs = store.clients.get(client) ?? [];
    const before = beforeState.get(client) ?? 0;
    for (const { clock, len } of ranges) {
      if (clock >= before) continue; // new in this very update
      for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
        const struct = structs[index];
        if (!struct || struct.id.clock >= clock + len) break;
        const wrong = struct instanceof Y.Item ? notAllowed(doc, struct, writer, isOwn) : null;
        if (wrong) return `${wrong} (deleted)`;
      }
    }
  }
  return null;
}

function notAllowed(doc: Y.Doc, item: Y.Item, writer: Writer, isOwn: (client: number) => boolean): string | null {
  const { root, topmost } = climb(doc, item.parent, item);
  const wrong = notWritable(root, writer);
  if (wrong) return wrong;
  const section = root === null ? undefined : sectionOfRoot(root);
  if (!section || !writer.ownRecordsOnly(section)) return null;
  return topmost && !isOwn(topmost.id.client)
    ? `a record of client id ${topmost.id.client} changed in ${section}`
    : null;
}

function notWritable(root: string | null, writer: Writer): string | null {
  if (root === null) return "a change outside every root";
  const section = sectionOfRoot(root);
  return section && writer.mayWrite(section) ? null : `root ${JSON.stringify(root.slice(0, 40))} changed`;
}

/** Up to the root, noting the last item passed. */
function climb(
  doc: Y.Doc,
  from: Y.Item["parent"],
  at: Y.Item | null = null,
): { root: string | null; topmost: Y.Item | null } {
  let type: unknown = from;
  let topmost = at;
  while (type instanceof Y.AbstractType && type._item !== null) {
    topmost = type._item;
    type = topmost.parent;
  }
  for (const [name, share] of doc.share) if (share === type) return { root: name, topmost };
  return { root: null, topmost };
}
