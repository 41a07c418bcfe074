/**
 * Which values of a map key stand side by side because their writers had not seen each other. Yjs keeps one of two
 * concurrent values as "the" value, but with `gc: false` the others stay in the structure, to the left of it:
 *
 * - a write covers its left origin, the value that its author saw;
 * - a *settling write* is two sets of one key in one transaction, first a marker `{"$settles": [[client, clock], …]}` that
 *   names the other heads its author was shown, then the plain value. Readers that know no markers still find a plain value;
 * - a write that nothing covers is a head. Two heads with different values are a clash.
 *
 * The result is the same on every replica, whatever the order and grouping of arrival. Reads Yjs internals
 * (`_map`, `item.left`, `item.content`): yjs is pinned, and heads.test.ts holds the behaviour.
 */
import * as Y from "yjs";

/** Identifies one write: the client id of the writing replica and the logical clock within it. */
export interface WriteId {
  readonly client: number;
  readonly clock: number;
}

/** One write of a key. `lost`: only a collecting replica's trace is left of it. */
export interface Write {
  readonly id: WriteId;
  readonly origin: WriteId | null;
  readonly value: unknown;
  readonly lost: boolean;
  readonly settles: readonly (readonly [number, number])[] | undefined;
}

const settlesKey = "$settles";

/** Every write the key ever had, oldest place first; the last is the one that `map.get(key)` shows. */
export function writesOf(map: Y.Map<unknown>, key: string): Write[] {
  const writes: Write[] = [];
  for (let item: Y.Item | null = map._map.get(key) ?? null; item !== null; item = item.left) {
    // Yjs merges neighbouring overwritten items of one client, differently on each replica: expand to single clocks.
    for (let offset = item.length - 1; offset >= 0; offset--) {
      const value = valueAt(item, offset);
      const id = { client: item.id.client, clock: item.id.clock + offset };
      const origin = offset > 0 ? { client: id.client, clock: id.clock - 1 } : item.origin;
      writes.push({
        id,
        origin,
        value: value === lost ? undefined : value,
        lost: value === lost,
        settles: markerOf(value),
      });
    }
  }
  return writes.reverse();
}

/**
 * The writes that no other write has covered, in document order; the last is the shown value. Markers are never heads:
 * the plain value written after them covers them.
 */
export function headsOf(map: Y.Map<unknown>, key: string): Write[] {
  const writes = writesOf(map, key);
  const shown = writes.at(-1);
  // Only foreign clients delete keys: the value is then gone for every reader, though its content is still here.
  if (shown && map._map.get(key)?.deleted) writes[writes.length - 1] = { ...shown, value: null, lost: false };
  if (writes.length < 2) return writes;
  const indexById = new Map(writes.map((write, index) => [idKey(write.id), index]));
  const covered = new Set<number>();
  const cover = (id: WriteId, by: number) => {
    const index = indexById.get(idKey(id));
    if (index !== undefined && index < by) covered.add(index); // a marker covers only what stands to its left
  };
  writes.forEach((write, index) => {
    if (write.origin !== null) cover(write.origin, index);
    for (const [client, clock] of write.settles ?? []) cover({ client, clock }, index);
  });
  return writes.filter((_, index) => !covered.has(index));
}

/**
 * Heads grouped by equal value, if there are at least two different ones; the last group is the shown value. People who
 * wrote the same do not clash. A value that its author's collecting replica dropped before sending it is no side of a
 * clash: nobody can choose it.
 */
export function clashOf(map: Y.Map<unknown>, key: string): Write[][] | null {
  const heads = headsOf(map, key).filter((head) => !head.lost);
  if (heads.length < 2) return null;
  const groups = new Map<string, Write[]>();
  for (const head of heads) {
    const value = canonical(head.value, head.id);
    const equal = groups.get(value) ?? [];
    groups.delete(value); // the group of the shown value, the last head, comes last
    groups.set(value, [...equal, head]);
  }
  return groups.size > 1 ? [...groups.values()] : null;
}

/**
 * Writes a key in one transaction. `settling`: the ids of the heads that this writer was shown and means to replace;
 * heads that arrived after the screen was drawn stay heads. Never `map.delete` a key: write null.
 */
export function writeKey(map: Y.Map<unknown>, key: string, value: unknown, settling: readonly WriteId[] = []): void {
  const ydoc = map.doc;
  if (!ydoc) throw new Error("a key is written into a map that belongs to a document");
  ydoc.transact(() => {
    const shown = map._map.get(key)?.lastId;
    const others = settling.filter((id) => !shown || idKey(id) !== idKey(shown));
    if (others.length > 0) map.set(key, { [settlesKey]: others.map((id) => [id.client, id.clock]) });
    map.set(key, value);
  });
}

export function idKey(id: WriteId): string {
  return `${id.client}:${id.clock}`;
}

const lost = Symbol("lost");

function valueAt(item: Y.Item, offset: number): unknown {
  const content = item.content;
  if (content instanceof Y.ContentDeleted) return lost;
  if (content instanceof Y.ContentAny) return content.arr[offset];
  if (content instanceof Y.ContentType) return content.type;
  return content.getContent()[offset];
}

/** Another client may have written anything under the marker's name: what is not a list of id pairs settles nothing. */
function markerOf(value: unknown): Write["settles"] {
  if (value === null || typeof value !== "object" || value instanceof Y.AbstractType) return undefined;
  const ids = (value as Record<string, unknown>)[settlesKey];
  if (!Array.isArray(ids)) return undefined;
  return ids.filter(
    (id): id is [number, number] => Array.isArray(id) && Number.isSafeInteger(id[0]) && Number.isSafeInteger(id[1]),
  );
}

/** Equal text for equal values, on every replica. Another client may have written anything: never throws. */
function canonical(value: unknown, id: WriteId): string {
  try {
    return canonicalPart(value instanceof Y.AbstractType ? value.toJSON() : value);
  } catch {
    return `unreadable:${idKey(id)}`; // nested beyond the stack, or no JSON: equal to nothing else
  }
}

function canonicalPart(value: unknown): string {
  if (value === undefined || value === null) return "null";
  if (Array.isArray(value)) return `[${value.map(canonicalPart).join()}]`;
  if (value instanceof Uint8Array) return `bytes:${value.join()}`;
  if (typeof value === "object")
    return `{${Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalPart(inner)}`)
      .join()}}`;
  return typeof value === "string" ? JSON.stringify(value) : String(value); // bigint, NaN and Infinity are no JSON
}
