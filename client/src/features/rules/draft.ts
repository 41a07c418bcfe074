/**
 * The next version of a rule set while an administrator composes it: what they changed, as values by their places in the last version.
 * Only the changes are kept, so that a version that somebody else publishes meanwhile becomes the new ground and nothing of it is undone
 * by accident. A place is a path by ids: "schemes/himbara-loan/maxRp".
 */
import { entryId } from "@pendamping/shared/rule-set/compare";
import type { RuleSet } from "@pendamping/shared/rule-set/rule-set";

export type Edits = Readonly<Record<string, unknown>>;

/** The version after `base` with the changes in it. A change of something that `base` no longer has is left out. */
export function nextVersion(base: RuleSet, edits: Edits): RuleSet {
  const changed = Object.entries(edits).reduce<unknown>(
    (set, [place, value]) => replaced(set, place.split("/"), value),
    base,
  );
  return { ...(changed as RuleSet), version: base.version + 1 };
}

export function valueAt(set: RuleSet, place: string): unknown {
  return place.split("/").reduce<unknown>(partAt, set);
}

/** The changes with one more; a value that stands in `base` anyway is no change. */
export function withEdit(base: RuleSet, edits: Edits, place: string, value: unknown): Edits {
  const { [place]: _, ...others } = edits;
  return JSON.stringify(valueAt(base, place)) === JSON.stringify(value) ? others : { ...others, [place]: value };
}

/** "schemes.0.maxRp", as faults name a place, as a path by ids. */
export function placeOfFault(set: RuleSet, path: string): string {
  let node: unknown = set;
  return path
    .split(".")
    .map((key) => {
      const entry = (node as Readonly<Record<string, unknown>> | undefined)?.[key];
      const name = Array.isArray(node) ? (entryId(entry) ?? key) : key;
      node = entry;
      return name;
    })
    .join("/");
}

/** One step into a set: an entry of a list by its id, a value by its key. */
export function partAt(node: unknown, key: string): unknown {
  if (Array.isArray(node)) return node.find((entry) => entryId(entry) === key);
  return typeof node === "object" && node !== null ? (node as Readonly<Record<string, unknown>>)[key] : undefined;
}

function replaced(node: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (partAt(node, key) === undefined) return node;
  if (Array.isArray(node)) return node.map((entry) => (entryId(entry) === key ? replaced(entry, rest, value) : entry));
  const record = node as Readonly<Record<string, unknown>>;
  return { ...record, [key]: replaced(record[key], rest, value) };
}
