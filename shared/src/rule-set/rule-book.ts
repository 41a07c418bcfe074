/**
 * Every rule set that is known somewhere: those that the product brings along and those that an administrator has published since.
 *
 * Which set counts today, for legality and for whoever has not pinned another:
 * 1. of each id only its latest version is looked at;
 * 2. of those in force the one with the newest first day;
 * 3. where none is in force, of those that are no draft the one with the newest first day (a revoked one is what people last worked by);
 * 4. where there is nothing but drafts, `pmk-49-2025`.
 * Of two with the same first day the id that comes later in the alphabet counts, so that every device chooses alike. The status
 * decides, not the calendar: a set that comes into force later stays a draft until then.
 */
import { builtInRuleSets } from "./built-in.ts";
import { pmk492025 } from "./pmk-49-2025.ts";
import type { RuleSet } from "./rule-set.ts";

export interface RuleBook {
  /** The set that counts today. */
  current(): RuleSet;
  /** A version by its pin, the latest without one; undefined where this book does not have it. */
  byId(id: string, version?: number): RuleSet | undefined;
  /** Every version, by id, the latest first. */
  all(): readonly RuleSet[];
}

/** What was published wins over a built-in set of the same id and version: it is what others work by. */
export function createRuleBook(published: readonly RuleSet[]): RuleBook {
  const versions = new Map<string, RuleSet>();
  for (const set of [...builtInRuleSets, ...published]) versions.set(`${set.id} ${set.version}`, set);
  const all = [...versions.values()].sort((a, b) => (a.id === b.id ? b.version - a.version : a.id < b.id ? -1 : 1));
  const latest = all.filter((set, index) => all[index - 1]?.id !== set.id);
  const current =
    newest(latest.filter(({ status }) => status === "in-force")) ??
    newest(latest.filter(({ status }) => status !== "draft")) ??
    pmk492025;
  return {
    current: () => current,
    byId: (id, version) =>
      version === undefined ? latest.find((set) => set.id === id) : versions.get(`${id} ${version}`),
    all: () => all,
  };
}

function newest(sets: readonly RuleSet[]): RuleSet | undefined {
  return sets.toSorted((a, b) => {
    const [from, than] = [a.effectiveFrom ?? "", b.effectiveFrom ?? ""];
    return from === than ? (a.id < b.id ? 1 : -1) : from < than ? 1 : -1;
  })[0];
}
