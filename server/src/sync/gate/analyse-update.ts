/**
 * Reads a Yjs v1 update against the server's document without applying it: which places its new structs fall into, what
 * of the living it deletes, whose client ids it claims. Facts only; judge.ts decides.
 *
 * A struct names its place directly (a root's name, or the id of a container) or through its neighbours (origin, right
 * origin), which may lie in the document or in the update itself. A circle, a disagreement between neighbours, or a
 * container used as another kind exists only in forged updates. A struct whose neighbour or container has been collected
 * has no place: Yjs would let it vanish without a word.
 *
 * Trust nothing: the bytes come from outside. Whatever they are, the answer is an Analysis, never an exception, in time
 * proportional to the update and the touched part of the document. `news` is the update without anything that the
 * document already has. It is what must be applied and logged: Yjs resolves the references of known structs too, so
 * forged ones would make it throw in the middle of a transaction.
 *
 * Reads Yjs internals (`store`, `item.parent`, `_map`): yjs is pinned, and the tests beside this file hold the behaviour.
 */
import type { IdRange } from "@pendamping/shared/protocol/frames";
import { encodeUpdate, type Struct } from "@pendamping/shared/update/content";
import { type Interval, idSet } from "@pendamping/shared/update/id-ranges";
import * as Y from "yjs";
import { contentFits } from "./container-kinds.ts";
import { type Place, resolvePlaces, storedPlaces } from "./places.ts";
import { defaultUpdateLimits, readUpdate, type UpdateLimits } from "./read-update.ts";

/** One new struct. */
export interface NewWrite {
  readonly range: IdRange;
  /** The root type that it falls into; null where it has no place. */
  readonly root: string | null;
  /** The key of its immediate container that it sets; null in a list or text. */
  readonly key: string | null;
  /** Inside a record: the client id that wrote the record's own item, the topmost one below the root. Else null. */
  readonly recordOwner: number | null;
  /** The client id whose living entry it would replace, where it sets a key that has one. */
  readonly replaces: number | null;
  /** Only the trace of content that its author deleted again. */
  readonly collected: boolean;
  /** Positions in `writes` of the new structs that it leans on; all are smaller than its own. */
  readonly leansOn: readonly number[];
}

/** A run of living content that the update deletes. */
interface NewDeletion {
  readonly range: IdRange;
  readonly root: string;
  /** The client id that wrote the topmost item below the root: the record's, or the deleted item's own. */
  readonly recordOwner: number;
}

/** The clocks that an update adds per client id. */
export type Authors = ReadonlyMap<number, Interval>;

export interface Footprint {
  readonly kind: "footprint";
  readonly authors: Authors;
  /** In an order in which each stands after what it leans on. */
  readonly writes: readonly NewWrite[];
  readonly deletions: readonly NewDeletion[];
  /** The update without anything that the document already has. */
  readonly news: Uint8Array;
}

export type Analysis =
  /** No honest client sends this: unreadable, forged, over a limit. */
  | { readonly kind: "offence"; readonly why: string }
  /** It leans on clocks that neither the document nor the update has; `missing` holds the lowest per client. */
  | { readonly kind: "gap"; readonly authors: Authors; readonly missing: ReadonlyMap<number, number> }
  | Footprint;

export function analyseUpdate(ydoc: Y.Doc, bytes: Uint8Array, limits: UpdateLimits = defaultUpdateLimits): Analysis {
  const read = readUpdate(bytes, limits);
  if (read.kind === "unreadable") return { kind: "offence", why: read.why };

  const fresh = newStructs(ydoc, read.structs);
  const places = resolvePlaces(ydoc, fresh);
  if (!places) return { kind: "offence", why: "forged references" };
  const missing = new Map([...fresh.gaps, ...places.missing]);

  const writes: NewWrite[] = [];
  const positions = new Map<number, number>(); // of a struct in `writes`
  for (const index of places.order) {
    const struct = fresh.structs[index];
    const place = places.resolutions[index];
    if (!struct || place === undefined || place === "forged") return { kind: "offence", why: "forged references" };
    if (place === "missing") continue;
    const why = place === "no-place" ? null : misuse(struct, place, limits);
    if (why) return { kind: "offence", why };
    const leansOn = places.leansOn(index).flatMap((need) => positions.get(need) ?? []);
    positions.set(index, writes.length);
    writes.push(writeOf(ydoc, struct, place, leansOn));
  }

  const { deletions, useful, unknown } = newDeletions(ydoc, read.deletions, fresh.authors);
  for (const [client, clock] of unknown) missing.set(client, Math.min(clock, missing.get(client) ?? clock));
  if (missing.size > 0) return { kind: "gap", authors: fresh.authors, missing };

  const nothingKnown = fresh.structs.length === read.structs.length && !fresh.cut && useful.all;
  const news = nothingKnown ? bytes : encodeUpdate(fresh.byClient, idSet(useful.ranges), fresh.have);
  return { kind: "footprint", authors: fresh.authors, writes, deletions, news };
}

interface FreshStructs {
  readonly structs: readonly Struct[];
  readonly blocks: ReadonlyMap<number, { first: number; count: number }>;
  readonly byClient: ReadonlyMap<number, readonly Struct[]>;
  readonly authors: Authors;
  /** What the document has of these clients. */
  readonly have: ReadonlyMap<number, number>;
  /** Clients whose next struct is neither here nor in the document, with its clock. */
  readonly gaps: ReadonlyMap<number, number>;
  /** Whether a struct is partly known. */
  readonly cut: boolean;
}

/** The structs that the document does not have yet. Within a client they are contiguous: the reader saw to that. */
function newStructs(ydoc: Y.Doc, all: readonly Struct[]): FreshStructs {
  const structs: Struct[] = [];
  const blocks = new Map<number, { first: number; count: number }>();
  const byClient = new Map<number, Struct[]>();
  const authors = new Map<number, Interval>();
  const have = new Map<number, number>();
  const gaps = new Map<number, number>();
  let cut = false;
  for (const struct of all) {
    const { client, clock } = struct.id;
    const end = clock + struct.length;
    const known = authors.get(client)?.[1] ?? Y.getState(ydoc.store, client);
    if (struct instanceof Y.Skip || end <= known) continue;
    if (clock > known) {
      if (!gaps.has(client)) gaps.set(client, known);
      continue;
    }
    if (clock < known) cut = true;
    const ofClient = byClient.get(client);
    if (ofClient) ofClient.push(struct);
    else {
      byClient.set(client, [struct]);
      have.set(client, known);
      blocks.set(client, { first: structs.length, count: 0 });
    }
    const block = blocks.get(client);
    if (block) block.count++;
    authors.set(client, [have.get(client) ?? known, end]);
    structs.push(struct);
  }
  return { structs, blocks, byClient, authors, have, gaps, cut };
}

function misuse(struct: Struct, place: Place, limits: UpdateLimits): string | null {
  if (!(struct instanceof Y.Item)) return null;
  if (struct.content instanceof Y.ContentDoc) return "subdocument";
  if (place.depth > limits.depthMax) return `containers nested deeper than ${limits.depthMax}`;
  if (!contentFits(place.container, place.key, struct.content)) return "content that its container does not take";
  return null;
}

function writeOf(ydoc: Y.Doc, struct: Struct, place: Place | "no-place", leansOn: number[]): NewWrite {
  const { client, clock } = struct.id;
  const from = Math.max(clock, Y.getState(ydoc.store, client));
  const range: IdRange = [client, from, clock + struct.length - from];
  const collected = struct instanceof Y.GC;
  if (place === "no-place")
    return { range, root: null, key: null, recordOwner: null, replaces: null, collected, leansOn };
  const { root, key, recordOwner } = place;
  return { range, root, key, recordOwner, replaces: livingEntry(ydoc, place), collected, leansOn };
}

/** A new item under a key replaces the living entry unless it loses the race: take it as if it did. */
function livingEntry(ydoc: Y.Doc, { container, key }: Place): number | null {
  if (key === null) return null;
  const type = typeof container === "string" ? ydoc.share.get(container) : container;
  const entry = type?._map.get(key);
  return entry && !entry.deleted ? entry.id.client : null;
}

/**
 * Deletions of what lives in the document (a SyncStep2 repeats all there ever were). Two more kinds are useful, though
 * they delete nothing here: those of the update's own structs, whose places count as writes already, and those of
 * collected structs, which may live in an earlier suggestion.
 */
function newDeletions(ydoc: Y.Doc, all: ReadonlyMap<number, readonly Interval[]>, authors: Authors) {
  const stored = storedPlaces(ydoc.store);
  const deletions: NewDeletion[] = [];
  const ranges: IdRange[] = [];
  const unknown = new Map<number, number>();
  let clocks = 0;
  let usefulClocks = 0;
  for (const [client, intervals] of all) {
    const have = Y.getState(ydoc.store, client);
    const upTo = authors.get(client)?.[1] ?? have;
    const structs = ydoc.store.clients.get(client) ?? [];
    for (const [from, to] of intervals) {
      clocks += to - from;
      if (to > upTo) unknown.set(client, Math.max(from, upTo));
      if (to > have && upTo > have) {
        const start = Math.max(from, have);
        ranges.push([client, start, to - start]);
        usefulClocks += to - start;
      }
      if (from >= have) continue;
      for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
        const struct = structs[index];
        if (!struct || struct.id.clock >= to) break;
        if (struct instanceof Y.Item && struct.deleted) continue;
        const start = Math.max(from, struct.id.clock);
        const length = Math.min(to, struct.id.clock + struct.length) - start;
        const range: IdRange = [client, start, length];
        ranges.push(range);
        usefulClocks += length;
        if (!(struct instanceof Y.Item)) continue;
        const place = stored.placeOfItem(struct);
        if (place === "no-place") continue;
        deletions.push({ range, root: place.root, recordOwner: place.recordOwner ?? client });
      }
    }
  }
  return { deletions, useful: { ranges, all: clocks === usefulClocks }, unknown };
}
