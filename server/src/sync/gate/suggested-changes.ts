/**
 * What a suggestion would change in the file as it is now, and the update that accepting it applies. Both work on copies.
 *
 * A field that somebody else has written since would stand as a clash between the two values. The preview shows the value
 * that the author suggested, whichever of the two Yjs would show; accepting means "this value applies", so the accepter's
 * own settling write goes with it.
 */
import { clashOf, headsOf, idKey, type Write, writeKey, writesOf } from "@pendamping/shared/file/heads";
import { rootKind } from "@pendamping/shared/file/section";
import type { SuggestedChange } from "@pendamping/shared/protocol/catch-up";
import { updateClients } from "@pendamping/shared/update/content";
import * as Y from "yjs";
import { plainJson } from "./plain-json.ts";

/** Changes that one suggestion lists; nobody reads more, and a hostile one could name a hundred thousand. */
const changesMax = 200;
const textCharactersMax = 20_000;

/** Field by field, text by text, record by record, in the order of roots and keys. What would change nothing is left out. */
export function suggestedChanges(ydoc: Y.Doc, rekeyed: Uint8Array): SuggestedChange[] {
  const state = Y.encodeStateAsUpdate(ydoc);
  const before = copyOf(state);
  const after = copyOf(state);
  const touched = touchedPlaces(after, rekeyed);
  const suggestedIds = new Set(updateClients(rekeyed).keys());
  const changes: SuggestedChange[] = [];
  for (const { root, key } of touched) {
    if (changes.length === changesMax) break;
    const change = key === null ? textChange(root, before, after) : keyChange(root, key, before, after, suggestedIds);
    if (JSON.stringify(change.before) !== JSON.stringify(change.after)) changes.push(change);
  }
  return changes;
}

/**
 * The update to apply when a suggestion is accepted. `freshClientId` is one that nobody has used; it is bound to the
 * accepter, and appears in the update only where something had to be settled. Of a suggestion that is in the document
 * already, the same bytes again: applying them changes nothing.
 */
export function acceptance(ydoc: Y.Doc, rekeyed: Uint8Array, freshClientId: number): Uint8Array {
  const copy = copyOf(Y.encodeStateAsUpdate(ydoc));
  const suggested = updateClients(rekeyed);
  const isNew = [...suggested].some(([client, [, to]]) => Y.getState(copy.store, client) < to);
  if (!isNew) return rekeyed;
  const touched = touchedPlaces(copy, rekeyed);
  const settling: Uint8Array[] = [];
  copy.clientID = freshClientId;
  copy.on("update", (update: Uint8Array) => settling.push(update));
  const suggestedIds = new Set(suggested.keys());
  for (const { root, key } of touched) {
    if (key === null || rootKind(root) !== "map") continue;
    const map = copy.getMap<unknown>(root);
    const value = suggestedValue(map, key, suggestedIds);
    if (!value || value.plain instanceof Y.AbstractType || !clashOf(map, key)) continue;
    const heads = headsOf(map, key).map((head) => head.id);
    writeKey(map, key, value.plain, heads);
  }
  return settling.length > 0 ? Y.mergeUpdates([rekeyed, ...settling]) : rekeyed;
}

function copyOf(state: Uint8Array): Y.Doc {
  const copy = new Y.Doc({ gc: false });
  Y.applyUpdate(copy, state);
  return copy;
}

interface TouchedPlace {
  readonly root: string;
  /** Null: a text, as a whole. */
  readonly key: string | null;
}

/** Applies the suggestion to the copy and names what it touches: keys of root maps, and texts. */
function touchedPlaces(copy: Y.Doc, rekeyed: Uint8Array): TouchedPlace[] {
  const places = new Map<string, TouchedPlace>();
  const add = (root: string, key: string | null) => {
    places.set(JSON.stringify([root, key]), { root, key });
  };
  copy.once("afterTransaction", ({ changed }: Y.Transaction) => {
    for (const [type, keys] of changed) {
      const topmost = topmostItem(type);
      const root = topmost ? rootOf(topmost.parent) : rootOf(type);
      if (root === null) continue;
      if (rootKind(root) !== "map") add(root, null);
      else if (topmost) add(root, topmost.parentSub);
      else for (const key of keys) if (key !== null) add(root, key);
    }
  });
  Y.applyUpdate(copy, rekeyed);
  return [...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
}

function topmostItem(type: { readonly _item: Y.Item | null }): Y.Item | null {
  let item = type._item;
  while (item?.parent instanceof Y.AbstractType && item.parent._item) item = item.parent._item;
  return item;
}

function rootOf(type: unknown): string | null {
  return type instanceof Y.AbstractType && type._item === null ? Y.findRootTypeKey(type) : null;
}

function keyChange(
  root: string,
  key: string,
  before: Y.Doc,
  after: Y.Doc,
  suggestedIds: ReadonlySet<number>,
): SuggestedChange {
  const was: unknown = before.getMap(root).get(key);
  const map = after.getMap<unknown>(root);
  const suggested = suggestedValue(map, key, suggestedIds);
  const becomes = suggested ? suggested.plain : map.get(key);
  const isRecord = was instanceof Y.AbstractType || becomes instanceof Y.AbstractType;
  return { root, key, kind: isRecord ? "record" : "field", before: plainJson(was), after: plainJson(becomes) };
}

/** The last value that the suggestion writes under the key, if it writes one; markers are no values. */
function suggestedValue(map: Y.Map<unknown>, key: string, ids: ReadonlySet<number>): { plain: unknown } | null {
  const write = writesOf(map, key).findLast(
    (one: Write) => ids.has(one.id.client) && one.settles === undefined && !one.lost,
  );
  if (!write) return null;
  const shown = map._map.get(key);
  const isShown = shown && idKey(shown.lastId) === idKey(write.id);
  return { plain: isShown ? (map.get(key) ?? null) : write.value };
}

function textChange(root: string, before: Y.Doc, after: Y.Doc): SuggestedChange {
  return { root, key: null, kind: "text", before: textOf(before, root), after: textOf(after, root) };
}

/** Plain words; of rich text one line per paragraph, formatting left out. */
function textOf(ydoc: Y.Doc, root: string): string {
  const text =
    rootKind(root) === "text" ? letters(ydoc.getText(root)) : paragraphs(ydoc.getXmlFragment(root)).join("\n");
  return text.length > textCharactersMax ? `${text.slice(0, textCharactersMax)}…` : text;
}

function paragraphs(node: Y.XmlFragment): string[] {
  const lines: string[] = [];
  let line: string | null = null;
  const children: unknown[] = node.toArray();
  for (const child of children) {
    if (child instanceof Y.XmlText) line = (line ?? "") + letters(child);
    else if (child instanceof Y.XmlFragment) {
      if (line !== null) lines.push(line);
      line = null;
      lines.push(...paragraphs(child));
    }
  }
  if (line !== null) lines.push(line);
  return lines;
}

function letters(text: Y.Text): string {
  const parts: { insert?: unknown }[] = text.toDelta();
  return parts.map(({ insert }) => (typeof insert === "string" ? insert : "")).join("");
}
