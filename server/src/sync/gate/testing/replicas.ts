/**
 * Replicas for the gate's tests, and the random edits of people who use every kind of container that a file has. One seed
 * gives one history.
 */
import { rootKind } from "@pendamping/shared/file/section";
import * as Y from "yjs";

export const testRoots = ["profile", "legality", "notes", "activities", "legality:nib", "plan:market"] as const;
export type TestRoot = (typeof testRoots)[number];

/** Numbers in [0, 1). */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

export function replica(clientId?: number, gc = false): Y.Doc {
  const ydoc = new Y.Doc({ gc });
  if (clientId !== undefined) ydoc.clientID = clientId;
  return ydoc;
}

export function copyOf(ydoc: Y.Doc): Y.Doc {
  const copy = replica(undefined, ydoc.gc);
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc));
  return copy;
}

/** What `to` lacks of `from`. */
export function difference(from: Y.Doc, to: Y.Doc): Uint8Array {
  return Y.encodeStateAsUpdate(from, Y.encodeStateVector(to));
}

export function pull(to: Y.Doc, from: Y.Doc): void {
  Y.applyUpdate(to, difference(from, to), "net");
}

/** The bytes of the whole document: equal bytes, equal document. */
export function stateOf(ydoc: Y.Doc): string {
  return Buffer.from(Y.encodeStateAsUpdate(ydoc)).toString("base64");
}

/** What readers see, per root. Looks at a copy: the server's document does not know its roots' kinds, and shall not learn. */
export function rootViews(ydoc: Y.Doc): Record<TestRoot, string> {
  const copy = copyOf(ydoc);
  const views = testRoots.map((root) => [root, JSON.stringify(viewOf(container(copy, root)))]);
  return Object.fromEntries(views) as Record<TestRoot, string>;
}

function viewOf(type: AnyContainer): unknown {
  return sorted(type instanceof Y.Text ? type.toDelta() : type.toJSON());
}

/** Replicas differ in the order of keys, not in content. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

type AnyContainer = Y.Map<unknown> | Y.Array<unknown> | Y.Text | Y.XmlFragment;

function container(ydoc: Y.Doc, root: string): AnyContainer {
  const kind = rootKind(root);
  if (kind === "map") return ydoc.getMap(root);
  return kind === "text" ? ydoc.getText(root) : ydoc.getXmlFragment(root);
}

/** One edit somewhere in the file. */
export function randomEdit(ydoc: Y.Doc, random: Random, roots: readonly TestRoot[] = testRoots): void {
  let type = container(ydoc, pick(random, roots));
  for (let depth = 0; depth < 3; depth++) {
    const inner = children(type);
    if (inner.length === 0 || random() < 0.4) break;
    type = pick(random, inner);
  }
  if (type instanceof Y.Map) editMap(type, random);
  else if (type instanceof Y.Array) editList(type, random);
  else if (type instanceof Y.Text) editText(type, random);
  else if (type instanceof Y.XmlFragment) editNodes(type, random);
}

function children(type: AnyContainer): AnyContainer[] {
  const all: unknown[] =
    type instanceof Y.Map
      ? [...type.values()]
      : type instanceof Y.Array || type instanceof Y.XmlFragment
        ? type.toArray()
        : [];
  return all.filter((one): one is AnyContainer => one instanceof Y.AbstractType);
}

function editMap(map: Y.Map<unknown>, random: Random): void {
  const key = `k${Math.floor(random() * 6)}`;
  if (map.has(key) && random() < 0.2) map.delete(key);
  else map.set(key, value(random));
}

function editList(list: Y.Array<unknown>, random: Random): void {
  if (list.length > 0 && random() < 0.3) list.delete(Math.floor(random() * list.length), 1);
  else list.insert(Math.floor(random() * (list.length + 1)), [value(random), 5]);
}

function editText(text: Y.Text, random: Random): void {
  const at = Math.floor(random() * (text.length + 1));
  const length = Math.min(text.length - at, 1 + Math.floor(random() * 4));
  const kind = random();
  if (kind < 0.3 && length > 0) text.delete(at, length);
  else if (kind < 0.4 && length > 0) text.format(at, length, { bold: random() < 0.5 ? true : null });
  else text.insert(at, pick(random, ["x", "akta", " dua kata"]));
}

function editNodes(parent: Y.XmlFragment, random: Random): void {
  const at = Math.floor(random() * (parent.length + 1));
  if (parent.length > 0 && random() < 0.2) parent.delete(Math.min(at, parent.length - 1), 1);
  else if (parent instanceof Y.XmlElement && random() < 0.2) parent.setAttribute("level", String(at));
  else if (random() < 0.5) parent.insert(at, [new Y.XmlText("Pasar desa")]);
  else {
    const element = new Y.XmlElement("paragraph");
    element.insert(0, [new Y.XmlText("Isi")]);
    parent.insert(at, [element]);
  }
}

function value(random: Random): unknown {
  const kind = random();
  if (kind < 0.2) return new Y.Map([["text", "catatan"]]);
  if (kind < 0.3) return new Y.Text("abc");
  if (kind < 0.35) return new Y.Array();
  return Math.floor(random() * 100);
}
