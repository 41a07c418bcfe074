/**
 * Where a struct falls: follows its references, through the document and through the other new structs of its update, up
 * to a root type. Iterative throughout, so that no chain of references overflows the stack, and each struct is resolved
 * once. The order in which structs are resolved is one in which Yjs can integrate them; where there is none, the
 * references are forged.
 */
import type { Struct } from "@pendamping/shared/update/content";
import * as Y from "yjs";
import type { Container } from "./container-kinds.ts";

export interface Place {
  readonly root: string;
  readonly container: Container;
  readonly key: string | null;
  /** Inside a record: the client id that wrote the topmost item below the root. */
  readonly recordOwner: number | null;
  /** Containers between this place and its root. */
  readonly depth: number;
}

/**
 * - `no-place`: beside or inside collected content, where Yjs keeps nothing.
 * - `missing`: leans on clocks that neither the document nor the update has.
 * - `forged`: references that no Yjs writes.
 */
type Resolution = Place | "no-place" | "missing" | "forged";

/** The new structs of an update, each client's in clock order. */
export interface NewStructs {
  readonly structs: readonly Struct[];
  /** Position of a client's first struct in `structs`, and how many it has. */
  readonly blocks: ReadonlyMap<number, { readonly first: number; readonly count: number }>;
}

export interface Places {
  /** Same positions as `structs`. */
  readonly resolutions: readonly Resolution[];
  /** Positions of the structs in an order in which each stands after those it leans on. */
  readonly order: readonly number[];
  /** Positions of the new structs that one leans on directly. */
  leansOn(index: number): number[];
  /** The lowest clock per client that something leans on and nobody has. */
  readonly missing: Map<number, number>;
}

/** Null where references run in a circle. */
export function resolvePlaces(ydoc: Y.Doc, { structs, blocks }: NewStructs): Places | null {
  const store = ydoc.store;
  const stored = storedPlaces(store);
  const resolutions = structs.map((): Resolution => "missing");
  const order: number[] = [];
  const missing = new Map<number, number>();

  /** The new struct that holds the clock, or -1. */
  const newStructAt = (id: Y.ID): number => {
    const block = blocks.get(id.client);
    if (!block) return -1;
    let low = block.first;
    let high = block.first + block.count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const struct = structs[middle];
      if (!struct) return -1;
      if (id.clock < struct.id.clock) high = middle - 1;
      else if (id.clock >= struct.id.clock + struct.length) low = middle + 1;
      else return middle;
    }
    return -1;
  };
  const isStored = (id: Y.ID) => id.clock < Y.getState(store, id.client);

  const leansOn = (index: number): number[] => {
    const struct = structs[index];
    if (!(struct instanceof Y.Item)) return [];
    const found: number[] = [];
    for (const id of referencesOf(struct)) {
      if (isStored(id)) continue;
      const at = newStructAt(id);
      if (at !== -1) found.push(at);
    }
    return found;
  };

  const placeAt = (id: Y.ID): Resolution => {
    if (isStored(id)) return stored.placeOf(id);
    const at = newStructAt(id);
    if (at !== -1) return resolutions[at] ?? "missing";
    missing.set(id.client, Math.min(id.clock, missing.get(id.client) ?? id.clock));
    return "missing";
  };

  const resolve = (struct: Struct): Resolution => {
    if (!(struct instanceof Y.Item)) return "no-place";
    const place = placeByReferences(struct);
    if (typeof place === "string") return place;
    const have = Y.getState(store, struct.id.client);
    if (struct.id.clock >= have) return place;
    // The struct continues one that is partly here: both must agree.
    const continued = stored.placeOf(Y.createID(struct.id.client, have - 1));
    return typeof continued === "string" || samePlace(continued, place) ? continued : "forged";
  };

  const placeByReferences = (item: Y.Item): Resolution => {
    if (item.origin || item.rightOrigin) {
      const left = item.origin && placeAt(item.origin);
      const right = item.rightOrigin && placeAt(item.rightOrigin);
      for (const unplaced of ["missing", "forged", "no-place"] as const)
        if (left === unplaced || right === unplaced) return unplaced;
      const place = (left ?? right) as Place;
      if (left && right && !samePlace(left as Place, right as Place)) return "forged";
      // Values of a key are only ever put after the one that their author saw.
      return place.key !== null && right ? "forged" : place;
    }
    const parent: unknown = item.parent;
    if (typeof parent === "string")
      return { root: parent, container: parent, key: item.parentSub, recordOwner: null, depth: 0 };
    return parent instanceof Y.ID ? placeInside(parent, item.parentSub) : "forged";
  };

  const placeInside = (id: Y.ID, key: string | null): Resolution => {
    if (isStored(id)) {
      const container = stored.structAt(id);
      if (!(container instanceof Y.Item)) return "no-place";
      if (!(container.content instanceof Y.ContentType)) return container.deleted ? "no-place" : "forged";
      const facts = stored.factsOf(container.content.type);
      return facts ? { ...facts, container: container.content.type, key } : "no-place";
    }
    const place = placeAt(id);
    const container = structs[newStructAt(id)];
    if (typeof place === "string" || !(container instanceof Y.Item)) return place;
    if (!(container.content instanceof Y.ContentType))
      return container.content instanceof Y.ContentDeleted ? "no-place" : "forged";
    return {
      root: place.root,
      container: container.content.type,
      key,
      recordOwner: place.recordOwner ?? container.id.client,
      depth: place.depth + 1,
    };
  };

  const states = new Uint8Array(structs.length);
  const [isNew, isOpen, isDone] = [0, 1, 2];
  const stack: number[] = [];
  for (const start of structs.keys()) {
    stack.push(start);
    while (true) {
      const index = stack.at(-1);
      if (index === undefined) break;
      const struct = structs[index];
      if (!struct || states[index] === isDone) {
        stack.pop();
        continue;
      }
      if (states[index] === isOpen) {
        resolutions[index] = resolve(struct);
        states[index] = isDone;
        order.push(index);
        stack.pop();
        continue;
      }
      states[index] = isOpen;
      // Yjs integrates a client's structs in the order of their clocks: each needs the one before, too.
      const needs = leansOn(index);
      if (index > (blocks.get(struct.id.client)?.first ?? 0)) needs.push(index - 1);
      for (const need of needs) {
        if (states[need] === isOpen) return null;
        if (states[need] === isNew) stack.push(need);
      }
    }
  }
  return { resolutions, order, leansOn, missing };
}

/** What Yjs must have before it can integrate the item, but for the clock before its own. */
export function referencesOf(item: Y.Item): Y.ID[] {
  const ids: Y.ID[] = [];
  if (item.origin) ids.push(item.origin);
  if (item.rightOrigin) ids.push(item.rightOrigin);
  if (item.parent instanceof Y.ID) ids.push(item.parent);
  return ids;
}

function samePlace(a: Place, b: Place): boolean {
  return a.root === b.root && a.container === b.container && a.key === b.key;
}

type ContainerFacts = Pick<Place, "root" | "recordOwner" | "depth">;

/** Places of what the document already has. */
export function storedPlaces(store: Y.Doc["store"]) {
  const known = new Map<Y.AbstractType<unknown>, ContainerFacts | null>();

  const structAt = (id: Y.ID): Y.Item | Y.GC | undefined => {
    const structs = store.clients.get(id.client);
    return structs?.[Y.findIndexSS(structs, id.clock)];
  };

  /** Null where the container hangs in collected content. */
  const factsOf = (container: Y.AbstractType<unknown>): ContainerFacts | null => {
    const found = known.get(container);
    if (found !== undefined) return found;
    const facts = readFacts(container);
    known.set(container, facts);
    return facts;
  };
  const readFacts = (container: Y.AbstractType<unknown>): ContainerFacts | null => {
    const item = container._item;
    if (item === null) return { root: Y.findRootTypeKey(container), recordOwner: null, depth: 0 };
    if (!(item.parent instanceof Y.AbstractType)) return null;
    const above = factsOf(item.parent);
    return above && { root: above.root, recordOwner: above.recordOwner ?? item.id.client, depth: above.depth + 1 };
  };

  const placeOf = (id: Y.ID): Place | "no-place" => {
    const struct = structAt(id);
    return struct instanceof Y.Item ? placeOfItem(struct) : "no-place";
  };
  const placeOfItem = (item: Y.Item): Place | "no-place" => {
    if (!(item.parent instanceof Y.AbstractType)) return "no-place";
    const facts = factsOf(item.parent);
    if (!facts) return "no-place";
    const container = item.parent._item === null ? facts.root : item.parent;
    return { ...facts, container, key: item.parentSub };
  };

  return { structAt, factsOf, placeOf, placeOfItem };
}
