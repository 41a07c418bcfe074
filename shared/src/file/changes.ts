/**
 * What has changed in a file since somebody last looked, read from the document itself: every field, record or text that holds a
 * write later than the state they had seen. Deletions within texts leave no clock of their own and are not counted.
 */
import * as Y from "yjs";
import type { WriteId } from "./heads.ts";
import { sectionOfRoot } from "./section.ts";

/** One field, record or text, and the latest write in it; `key` is null for a text. */
export interface Change {
  readonly root: string;
  readonly key: string | null;
  readonly id: WriteId;
}

/** The state of a document as a look at it leaves it: how far each replica's writes have been seen. */
export type Seen = ReadonlyMap<number, number>;

/** What has been seen once this document is on the screen. */
export function seenNow(ydoc: Y.Doc): Seen {
  return Y.decodeStateVector(Y.encodeStateVector(ydoc));
}

/** Changes since then by writers of whom `counts` is true, in the order of roots and keys. Sections unknown here are left out. */
export function changesSince(ydoc: Y.Doc, seen: Seen, counts: (id: WriteId) => boolean): Change[] {
  const changes: Change[] = [];
  for (const [root, type] of ydoc.share) {
    if (sectionOfRoot(root) === undefined) continue;
    if (type._map.size === 0) {
      const id = latest(listItems(type), seen, counts);
      if (id) changes.push({ root, key: null, id });
    }
    for (const [key, item] of type._map) {
      const nested = item.content instanceof Y.ContentType ? [...item.content.type._map.values()] : [];
      const id = latest([item, ...nested], seen, counts);
      if (id) changes.push({ root, key, id });
    }
  }
  return changes.sort((a, b) => compare(a.root, b.root) || compare(a.key ?? "", b.key ?? ""));
}

/** The last write among the items that has not been seen. */
function latest(items: Iterable<Y.Item>, seen: Seen, counts: (id: WriteId) => boolean): WriteId | undefined {
  let found: WriteId | undefined;
  for (const item of items) {
    const id = { client: item.lastId.client, clock: item.lastId.clock };
    if (id.clock >= (seen.get(id.client) ?? 0) && counts(id)) found = id;
  }
  return found;
}

/** Every item of a text, rich or plain, with what is nested in it. */
function* listItems(type: { readonly _start: Y.Item | null }): Generator<Y.Item> {
  for (let item = type._start; item !== null; item = item.right) {
    if (!item.deleted) yield item;
    if (item.content instanceof Y.ContentType) {
      yield* item.content.type._map.values();
      yield* listItems(item.content.type);
    }
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
