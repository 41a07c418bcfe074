/**
 * Taking refused work out of an update without leaving a gap, and keeping it as a suggestion. Server and client run these
 * same functions on the same ranges and come to the same document.
 *
 * - `tombstone` is the permitted rest: refused structs become collected structs of the same length, refused deletions are
 *   left out. Clocks stay contiguous, so nothing that the author writes later is blocked.
 * - `rekey` is the suggestion: the refused structs under a fresh client id, clocks from 0, origins kept. Applied later it
 *   merges exactly where its author wrote it; applied twice it does nothing.
 *
 * Never tombstone a client id that is not the sender's: that would burn its owner's clocks, and his real edits would be
 * ignored as known. All functions are pure; bytes that are no update throw (the gate has read them before).
 */
import * as Y from "yjs";
import type { IdRange } from "../protocol/frames.ts";
import { encodeUpdate, type Struct } from "./content.ts";
import { type IdSet, type Interval, idSet, pieces } from "./id-ranges.ts";

/** Where refused clocks went: `len` clocks of `client` from `clock` on are now clocks of `toClient` from `toClock` on. */
export interface Moved {
  readonly client: number;
  readonly clock: number;
  readonly len: number;
  readonly toClient: number;
  readonly toClock: number;
}

/** The permitted rest of an update. Idempotent: applying it to its own result changes no byte. */
export function tombstone(
  update: Uint8Array,
  structs: readonly IdRange[],
  deletions: readonly IdRange[] = [],
): Uint8Array {
  const { structsByClient, deleted } = cutUpdate(update, structs);
  const kept = new Map<number, Struct[]>();
  for (const [client, cuts] of structsByClient)
    kept.set(
      client,
      cuts.map(({ struct, inside }) =>
        inside && !(struct instanceof Y.Skip) ? new Y.GC(struct.id, struct.length) : struct,
      ),
    );
  return encodeUpdate(kept, without(deleted, idSet(deletions)));
}

/**
 * The update without the clocks of each named client id from the given one on, and without these deletions. Nothing takes
 * their place: whoever holds them can still bring them.
 */
export function leaveOut(
  update: Uint8Array,
  from: ReadonlyMap<number, number>,
  deletions: readonly IdRange[] = [],
): Uint8Array {
  const beyond = [...from].map(([client, clock]): IdRange => [client, clock, Number.MAX_SAFE_INTEGER - clock]);
  const { structsByClient, deleted } = cutUpdate(update, beyond);
  const kept = new Map<number, Struct[]>();
  for (const [client, cuts] of structsByClient)
    kept.set(
      client,
      cuts.flatMap(({ struct, inside }) => (inside ? [] : [struct])),
    );
  return encodeUpdate(kept, without(deleted, idSet([...beyond, ...deletions])));
}

/**
 * The refused part of an update under fresh client ids, one per original id: `freshId` is asked once for each. References
 * among the refused structs, and to `earlier` suggestions of an author who had not yet heard of the refusal, are
 * rewritten; all others are kept. The refused deletions go with it.
 */
export function rekey(
  update: Uint8Array,
  structs: readonly IdRange[],
  deletions: readonly IdRange[],
  freshId: (client: number) => number,
  earlier: readonly Moved[] = [],
): { update: Uint8Array; moved: Moved[] } {
  const { structsByClient, deleted } = cutUpdate(update, structs);
  const refused: Y.Item[] = [];
  const moved: Moved[] = [];
  for (const [client, cuts] of structsByClient) {
    let toClient: number | undefined;
    let toClock = 0;
    for (const { struct, inside } of cuts) {
      if (!inside || !(struct instanceof Y.Item)) continue;
      toClient ??= freshId(client);
      refused.push(struct);
      moved.push({ client, clock: struct.id.clock, len: struct.length, toClient, toClock });
      toClock += struct.length;
    }
  }
  const table = movedTable([...earlier, ...moved]);
  const rekeyed = new Map<number, Y.Item[]>();
  for (const item of refused) {
    const copy = rekeyedItem(item, table);
    const items = rekeyed.get(copy.id.client);
    if (items) items.push(copy);
    else rekeyed.set(copy.id.client, [copy]);
  }
  return { update: encodeUpdate(rekeyed, idSet([...deletions, ...movedDeletions(deleted, table)])), moved };
}

/** Does this replica still show content that was refused? Then it is rebuilt from `tombstone(full state, …)`. */
export function holdsRefused(ydoc: Y.Doc, structs: readonly IdRange[]): boolean {
  return structs.some(([client, clock, len]) => {
    const held = ydoc.store.clients.get(client);
    if (!held || clock >= Y.getState(ydoc.store, client)) return false;
    for (let index = Y.findIndexSS(held, clock); index < held.length; index++) {
      const struct = held[index];
      if (!struct || struct.id.clock >= clock + len) return false;
      if (struct instanceof Y.Item) return true;
    }
    return false;
  });
}

interface Cut {
  readonly struct: Struct;
  readonly inside: boolean;
}

/** Decodes an update and cuts its structs at the borders of the ranges. */
function cutUpdate(
  update: Uint8Array,
  ranges: readonly IdRange[],
): { structsByClient: Map<number, Cut[]>; deleted: IdSet } {
  const decoded = Y.decodeUpdate(update);
  const set = idSet(ranges);
  const structsByClient = new Map<number, Cut[]>();
  for (const whole of decoded.structs) {
    const { client, clock } = whole.id;
    let cuts = structsByClient.get(client);
    if (!cuts) {
      cuts = [];
      structsByClient.set(client, cuts);
    }
    const end = clock + whole.length;
    let struct: Struct = whole;
    for (const { to, inside } of pieces(set.get(client), clock, end)) {
      const rest = to < end ? splitStruct(struct, to) : null;
      cuts.push({ struct, inside });
      if (rest) struct = rest;
    }
  }
  const deleted = idSet(
    [...decoded.ds.clients].flatMap(([client, items]) => items.map((item): IdRange => [client, item.clock, item.len])),
  );
  return { structsByClient, deleted };
}

/** Cuts a decoded struct at a clock inside it; it keeps the left part. */
function splitStruct(struct: Struct, at: number): Struct {
  const leftLength = at - struct.id.clock;
  const id = Y.createID(struct.id.client, at);
  let right: Struct;
  if (struct instanceof Y.GC) right = new Y.GC(id, struct.length - leftLength);
  else if (struct instanceof Y.Skip) right = new Y.Skip(id, struct.length - leftLength);
  else {
    const origin = Y.createID(struct.id.client, at - 1);
    const content = struct.content.splice(leftLength);
    right = new Y.Item(id, null, origin, null, struct.rightOrigin, struct.parent, struct.parentSub, content);
  }
  struct.length = leftLength;
  return right;
}

function without(set: IdSet, drop: IdSet): IdSet {
  if (drop.size === 0) return set;
  const result = new Map<number, Interval[]>();
  for (const [client, intervals] of set)
    result.set(
      client,
      intervals.flatMap(([from, to]) =>
        pieces(drop.get(client), from, to)
          .filter((piece) => !piece.inside)
          .map((piece): Interval => [piece.from, piece.to]),
      ),
    );
  return result;
}

type MovedTable = ReadonlyMap<number, readonly Moved[]>;

function movedTable(moves: readonly Moved[]): MovedTable {
  const table = new Map<number, Moved[]>();
  for (const move of moves) {
    const ofClient = table.get(move.client);
    if (ofClient) ofClient.push(move);
    else table.set(move.client, [move]);
  }
  for (const ofClient of table.values()) ofClient.sort((a, b) => a.clock - b.clock);
  return table;
}

/** Index of the last move that starts at or before the clock, or -1. */
function moveBefore(moves: readonly Moved[], clock: number): number {
  let low = 0;
  let high = moves.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moves[middle]?.clock ?? 0) <= clock) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function movedId(id: Y.ID, table: MovedTable): Y.ID {
  const moves = table.get(id.client);
  const move = moves?.[moveBefore(moves, id.clock)];
  if (!move || id.clock >= move.clock + move.len) return id;
  return Y.createID(move.toClient, move.toClock + id.clock - move.clock);
}

function rekeyedItem(item: Y.Item, table: MovedTable): Y.Item {
  const copy = new Y.Item(
    movedId(item.id, table),
    null,
    item.origin && movedId(item.origin, table),
    null,
    item.rightOrigin && movedId(item.rightOrigin, table),
    item.parent instanceof Y.ID ? movedId(item.parent, table) : item.parent,
    item.parentSub,
    item.content,
  );
  copy.length = item.length;
  return copy;
}

/** What the author deleted again of his own refused work, here or in an earlier suggestion. */
function movedDeletions(deleted: IdSet, table: MovedTable): IdRange[] {
  const result: IdRange[] = [];
  for (const [client, intervals] of deleted) {
    const moves = table.get(client);
    if (!moves) continue;
    for (const [from, to] of intervals)
      for (let index = Math.max(0, moveBefore(moves, from)); index < moves.length; index++) {
        const move = moves[index];
        if (!move || move.clock >= to) break;
        const start = Math.max(move.clock, from);
        const end = Math.min(move.clock + move.len, to);
        if (start < end) result.push([move.toClient, move.toClock + start - move.clock, end - start]);
      }
  }
  return result;
}
