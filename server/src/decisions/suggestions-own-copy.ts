/**
 * A suggestion that leans on one that was declined or withdrawn, made acceptable by itself. What its author wrote stands
 * beside or inside text that is not in the file; so that it finds the place where its author put it, the declined work is
 * put there empty: of each struct that the suggestion refers to only the length, deleted from the start. Nothing of the
 * declined content comes into the file.
 *
 * A paragraph that the suggestion writes inside of comes into the file as a paragraph, with the suggested words alone. Into a
 * declined record nothing can be accepted: half a record is none.
 */

import type { IdRange } from "@pendamping/shared/protocol/frames";
import { encodeUpdate, type Struct } from "@pendamping/shared/update/content";
import { idSet } from "@pendamping/shared/update/id-ranges";
import * as Y from "yjs";

type ItemsByClient = ReadonlyMap<number, readonly Struct[]>;

/**
 * The update to judge and apply instead of the suggested one; null where that leans on something else than declined work,
 * or cannot stand without it.
 */
export function ownCopy(ydoc: Y.Doc, suggested: Uint8Array, declined: readonly Uint8Array[]): Uint8Array | null {
  const { structs, ds } = Y.decodeUpdate(suggested);
  const own = structsByClient(structs);
  const gone = structsByClient(declined.flatMap((update) => Y.decodeUpdate(update).structs));
  const places = createPlaces(ydoc, [own, gone]);

  const needed = new Set<Y.Item>();
  const containers = new Set<Y.Item>();
  /** Client ids of declined work that come into the file: all of their clocks, or nobody could add the rest later. */
  const entering = new Set<number>();
  const waiting: Y.Item[] = [];
  const isKnown = (id: Y.ID) => id.clock < Y.getState(ydoc.store, id.client) || structAt(own, id) !== undefined;
  /** False where nobody declined what is needed: it never was here, or it is still open. */
  const need = (id: Y.ID | null, asContainer: boolean): boolean => {
    if (id === null || isKnown(id)) return true;
    const item = structAt(gone, id);
    if (!(item instanceof Y.Item)) return false;
    entering.add(id.client);
    const isNews = asContainer ? !containers.has(item) : !needed.has(item);
    needed.add(item);
    if (asContainer) containers.add(item);
    if (isNews) waiting.push(item);
    return true;
  };
  const needAll = (item: Y.Item, isAlive: boolean): boolean => {
    const { parent, parentSub } = places(item);
    if (isAlive && parentSub !== null && containers.has(item)) return false; // a declined record
    return need(item.origin, false) && need(item.rightOrigin, false) && need(parent, isAlive);
  };

  for (const struct of structs) if (struct instanceof Y.Item && !needAll(struct, true)) return null;
  for (const client of ds.clients.keys()) if (gone.has(client)) entering.add(client);
  for (let item = waiting.pop(); item; item = waiting.pop()) if (!needAll(item, containers.has(item))) return null;
  if (entering.size === 0) return null;
  return Y.mergeUpdates([emptied(gone, entering, needed, containers), suggested]);
}

/** The declined structs of the clients: needed ones without their content, the others as collected. */
function emptied(
  gone: ItemsByClient,
  clients: ReadonlySet<number>,
  needed: ReadonlySet<Y.Item>,
  containers: ReadonlySet<Y.Item>,
): Uint8Array {
  const result = new Map<number, Struct[]>();
  const deleted: IdRange[] = [];
  for (const client of clients) {
    const structs: Struct[] = [];
    for (const struct of gone.get(client) ?? []) {
      const { id, length } = struct;
      if (!(struct instanceof Y.Item) || !needed.has(struct)) structs.push(new Y.GC(id, length));
      else if (containers.has(struct)) structs.push(struct);
      else {
        structs.push(struct.content instanceof Y.ContentType ? struct : withoutContent(struct));
        deleted.push([client, id.clock, length]);
      }
    }
    result.set(client, structs);
  }
  return encodeUpdate(result, idSet(deleted));
}

function withoutContent({ id, origin, rightOrigin, parent, parentSub, length }: Y.Item): Y.Item {
  return new Y.Item(id, null, origin, null, rightOrigin, parent, parentSub, new Y.ContentDeleted(length));
}

interface ItemPlace {
  /** The container's id; null for a root, or where the document has the container. */
  readonly parent: Y.ID | null;
  readonly parentSub: string | null;
}

/** An update names an item's container only where it has no neighbours: else it is that of the neighbour. */
function createPlaces(ydoc: Y.Doc, updates: readonly ItemsByClient[]): (item: Y.Item) => ItemPlace {
  const known = new Map<Y.Item, ItemPlace>();
  return (start) => {
    const path = new Set<Y.Item>();
    let place: ItemPlace | undefined;
    for (let item: Y.Item = start; !place; ) {
      place = known.get(item);
      if (place) break;
      path.add(item);
      const neighbour: Y.ID | null = item.origin ?? item.rightOrigin;
      if (neighbour === null) {
        place = { parent: item.parent instanceof Y.ID ? item.parent : null, parentSub: item.parentSub };
        break;
      }
      const next: Struct | undefined = updates.map((one) => structAt(one, neighbour)).find((struct) => struct);
      if (next instanceof Y.Item && !path.has(next)) item = next;
      else place = { parent: null, parentSub: storedKey(ydoc, neighbour) };
    }
    for (const item of path) known.set(item, place);
    return place;
  };
}

function storedKey(ydoc: Y.Doc, id: Y.ID): string | null {
  if (id.clock >= Y.getState(ydoc.store, id.client)) return null;
  const struct = Y.getItem(ydoc.store, id);
  return struct instanceof Y.Item ? struct.parentSub : null;
}

function structsByClient(structs: readonly Struct[]): ItemsByClient {
  const result = new Map<number, Struct[]>();
  for (const struct of structs) {
    const ofClient = result.get(struct.id.client);
    if (ofClient) ofClient.push(struct);
    else result.set(struct.id.client, [struct]);
  }
  return result;
}

/** Structs of one client are in clock order; a declined suggestion may be thousands of them. */
function structAt(structs: ItemsByClient, { client, clock }: Y.ID): Struct | undefined {
  const ofClient = structs.get(client) ?? [];
  let low = 0;
  let high = ofClient.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const struct = ofClient[middle];
    if (struct && struct.id.clock + struct.length <= clock) low = middle + 1;
    else high = middle;
  }
  const found = ofClient[low];
  return found && found.id.clock <= clock ? found : undefined;
}
