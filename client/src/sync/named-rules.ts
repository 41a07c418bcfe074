/**
 * Legality items and outlets by their ids, for the names that every screen needs: before the rule sets have been read those that the app
 * brings along, afterwards those of the rules that count, then whatever any other version has, so that an item that was dropped keeps its
 * name. All else of the rules is no part of the first load (docs/decisions/0005).
 */
import type { LegalityItemRule, OutletRule, RuleSet } from "@pendamping/shared/rule-set/rule-set";
import { usualLegality } from "@pendamping/shared/rule-set/usual-legality";
import { usualOutlets } from "@pendamping/shared/rule-set/usual-outlets";
import { createSignal } from "solid-js";

type Named = Pick<RuleSet, "legality" | "outlets">;

const [named, setNamed] = createSignal<readonly Named[]>([{ legality: usualLegality, outlets: usualOutlets }]);

export function useItemRule(id: string): LegalityItemRule | undefined {
  return first(({ legality }) => legality.find((rule) => rule.id === id));
}

export function useNamedOutlet(kind: string): OutletRule | undefined {
  return first(({ outlets }) => outlets.find((outlet) => outlet.kind === kind));
}

/** Told by rule-sets.ts; those that count first. */
export function setNamedRules(sets: readonly Named[]): void {
  setNamed(sets);
}

function first<T>(find: (set: Named) => T | undefined): T | undefined {
  for (const set of named()) {
    const found = find(set);
    if (found !== undefined) return found;
  }
  return undefined;
}
