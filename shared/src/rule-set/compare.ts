/**
 * Where two rule sets differ: for the administrator before a version is published, and beside everything that was made under an older
 * one. Parts with an id are compared by it, so a new item is one difference and not a shift of all that follow.
 */
import type { FinancingScheme, RuleSet } from "./rule-set.ts";

export interface RuleDifference {
  /** By ids: `["schemes", "himbara-loan", "maxRp"]`. */
  readonly path: readonly string[];
  /** Undefined: it was not there. */
  readonly before: unknown;
  /** Undefined: it is gone. */
  readonly after: unknown;
}

/** Empty exactly where the two say the same; their version numbers do not count. In the order of the sets. */
export function compareRuleSets(before: RuleSet, after: RuleSet): RuleDifference[] {
  return differences([], { ...before, version: 0 }, { ...after, version: 0 });
}

/** What a file has to bring beside what it brought before. */
export interface NewNeeds {
  /** Ids of legality items that were not there before. */
  readonly legality: readonly string[];
  /** Ids of legality items that were not demanded before. */
  readonly requirements: readonly string[];
  /** Ids of documents that the scheme did not ask for before. */
  readonly documents: readonly string[];
}

/**
 * What `after` needs and `before` did not, for an application under `scheme` (its id in both sets; null: for legality alone). What both
 * need is not listed: evidence belongs to an id and carries over.
 */
export function newlyNeeded(before: RuleSet, after: RuleSet, scheme: string | null): NewNeeds {
  const schemeOf = (set: RuleSet) => set.schemes.find(({ id }) => id === scheme);
  return {
    legality: added(itemIds(before), itemIds(after)),
    requirements: added(demanded(before, schemeOf(before)), demanded(after, schemeOf(after))),
    documents: added(documentIds(schemeOf(before)), documentIds(schemeOf(after))),
  };
}

function itemIds(set: RuleSet): string[] {
  return set.legality.map(({ id }) => id);
}

function demanded(set: RuleSet, scheme: FinancingScheme | undefined): string[] {
  return [...new Set([...set.requirements, ...(scheme?.requirements ?? [])])];
}

function documentIds(scheme: FinancingScheme | undefined): string[] {
  return scheme?.documents.map(({ id }) => id) ?? [];
}

function added(before: readonly string[], after: readonly string[]): string[] {
  return after.filter((id) => !before.includes(id));
}

function differences(path: readonly string[], before: unknown, after: unknown): RuleDifference[] {
  if (isEqual(before, after)) return [];
  if (isIdentified(before) && isIdentified(after)) return listDifferences(path, before, after);
  if (isRecord(before) && isRecord(after) && !isLabel(before)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => differences([...path, key], before[key], after[key]));
  }
  return [{ path, before, after }];
}

type Identified = readonly Readonly<Record<string, unknown>>[];

function listDifferences(path: readonly string[], before: Identified, after: Identified): RuleDifference[] {
  const entries = (list: Identified) => new Map(list.map((entry) => [entryId(entry) ?? "", entry]));
  const [was, is] = [entries(before), entries(after)];
  const inBoth = (list: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) =>
    [...list.keys()].filter((id) => other.has(id));
  const [orderBefore, orderAfter] = [inBoth(was, is), inBoth(is, was)];
  return [
    ...[...new Set([...was.keys(), ...is.keys()])].flatMap((id) => differences([...path, id], was.get(id), is.get(id))),
    ...(isEqual(orderBefore, orderAfter) ? [] : [{ path, before: orderBefore, after: orderAfter }]),
  ];
}

/** What tells an entry of a list from the others: an item's id, an outlet's kind, a holiday's day. Undefined for what has none. */
export function entryId(entry: unknown): string | undefined {
  if (!isRecord(entry) || isLabel(entry)) return undefined;
  const id = entry["id"] ?? entry["kind"] ?? entry["on"];
  return typeof id === "string" ? id : undefined;
}

/** A list whose entries have ids of their own; an empty one might be anything, so it goes with the other side. */
function isIdentified(value: unknown): value is Identified {
  return Array.isArray(value) && value.every((entry) => entryId(entry) !== undefined);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text in two languages is one value, although it has a key called `id`. */
function isLabel(value: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(value).length === 2 && typeof value["id"] === "string" && typeof value["en"] === "string";
}

/** Deep, in the order of the keys of neither. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((entry, index) => isEqual(entry, b[index]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]));
}
