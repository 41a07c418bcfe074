/**
 * A replica without what was refused, as a full state to build the next one from.
 *
 * Taking out the refused structs and deletions is not all. While they stood there they had effects of their own: a refused
 * value deletes the value that it stands in front of, and what others wrote into a container whose deletion was refused was
 * deleted on arrival. The server has seen none of that. So those deletions are left out too. Some of them may be the
 * server's all the same; they come back with its whole state, which `undone` asks for.
 */
import * as Y from "yjs";
import type { IdRange } from "../protocol/frames.ts";
import { type IdSet, idSet, pieces } from "./id-ranges.ts";
import { tombstone } from "./rewrite.ts";

export interface WithoutRefused {
  readonly update: Uint8Array;
  /** Deletions were left out: only the server's whole state says which of them hold. */
  readonly undone: boolean;
}

export function withoutRefused(
  ydoc: Y.Doc,
  structs: readonly IdRange[],
  deletions: readonly IdRange[],
): WithoutRefused {
  const revived = [...deletions];
  const inside: Y.Item[] = [];
  const revive = (item: Y.Item) => {
    revived.push([item.id.client, item.id.clock, item.length]);
    inside.push(item);
  };
  for (const item of itemsIn(ydoc, deletions)) inside.push(item);
  for (const item of overruled(ydoc, structs)) revive(item);
  for (let item = inside.pop(); item; item = inside.pop()) for (const child of childrenOf(item)) revive(child);
  return { update: tombstone(Y.encodeStateAsUpdate(ydoc), structs, revived), undone: revived.length > 0 };
}

/** Deleted values that would be shown under their key were it not for refused ones. */
function overruled(ydoc: Y.Doc, structs: readonly IdRange[]): Y.Item[] {
  const refused = idSet(structs);
  const found = new Set<Y.Item>();
  for (const { parent, parentSub } of itemsIn(ydoc, structs)) {
    if (parentSub === null || !(parent instanceof Y.AbstractType)) continue;
    let last = parent._map.get(parentSub) ?? null;
    while (last && isWithin(refused, last)) last = last.left;
    if (last?.deleted) found.add(last);
  }
  return [...found];
}

function isWithin(set: IdSet, { id, length }: Y.Item): boolean {
  return pieces(set.get(id.client), id.clock, id.clock + length).every((piece) => piece.inside);
}

function* itemsIn(ydoc: Y.Doc, ranges: readonly IdRange[]): Generator<Y.Item> {
  for (const [client, clock, len] of ranges) {
    const held = ydoc.store.clients.get(client);
    if (!held || clock >= Y.getState(ydoc.store, client)) continue;
    for (let index = Y.findIndexSS(held, clock); index < held.length; index++) {
      const struct = held[index];
      if (!struct || struct.id.clock >= clock + len) break;
      if (struct instanceof Y.Item) yield struct;
    }
  }
}

/** Everything that ever stood directly in the item's container, if it is one. */
function* childrenOf({ content }: Y.Item): Generator<Y.Item> {
  if (!(content instanceof Y.ContentType)) return;
  const { _start, _map } = content.type;
  for (let item = _start; item; item = item.right) yield item;
  for (const last of _map.values()) for (let item: Y.Item | null = last; item; item = item.left) yield item;
}
