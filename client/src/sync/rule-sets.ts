/**
 * The rule sets as this device knows them: those that the app brings along, and those published since, which an exchange has stored here.
 * Without signal the last known ones go on counting. They belong to the device and not to an account: everybody works by the same.
 *
 * Not part of the first load: whoever runs before anything is on the screen imports it when it is needed.
 *
 * What a newer app would understand and this one does not stays stored and does not count until the app is updated.
 */
import { rulesSchema } from "@pendamping/shared/protocol/rules";
import { createRuleBook, type RuleBook } from "@pendamping/shared/rule-set/rule-book";
import type { RuleSet, RuleSetPin } from "@pendamping/shared/rule-set/rule-set";
import { batch, createSignal } from "solid-js";
import * as v from "valibot";
import type { DeviceStore } from "./device-store.ts";
import { setNamedRules } from "./named-rules.ts";

export interface RuleSets extends RuleBook {
  /** Who published the version, and when; undefined for one that the app brought along. */
  publication(pin: RuleSetPin): { readonly by: string; readonly at: string } | undefined;
  /** Published versions that only a newer app understands. */
  notUnderstood(): number;
}

interface Known {
  readonly book: RuleBook;
  readonly publications: ReadonlyMap<string, { readonly by: string; readonly at: string }>;
  readonly notUnderstood: number;
}

const [known, setKnown] = createSignal<Known>({
  book: createRuleBook([]),
  publications: new Map(),
  notUnderstood: 0,
});
let loaded: string | null = null;

const ruleSets: RuleSets = {
  current: () => known().book.current(),
  byId: (id, version) => known().book.byId(id, version),
  all: () => known().book.all(),
  publication: ({ id, version }) => known().publications.get(`${id} ${version}`),
  notUnderstood: () => known().notUnderstood,
};

/** Reactive: whoever reads within an effect or a component hears when other rules arrive. */
export function useRuleSets(): RuleSets {
  return ruleSets;
}

/** Reads again what an exchange of this or another window may have stored. */
export async function loadRuleSets(device: DeviceStore): Promise<void> {
  const text = await device.rules();
  if (text === null || text === loaded) return;
  const stored = v.safeParse(rulesSchema, JSON.parse(text));
  if (!stored.success) return;
  const { parseRuleSet } = await import("@pendamping/shared/rule-set/schema");
  const sets: RuleSet[] = [];
  const publications = new Map<string, { by: string; at: string }>();
  for (const { ruleSet, publishedBy, publishedAt } of stored.output.versions) {
    const parsed = parseRuleSet(ruleSet);
    if (parsed.kind !== "rule-set") continue;
    sets.push(parsed.ruleSet);
    publications.set(`${parsed.ruleSet.id} ${parsed.ruleSet.version}`, { by: publishedBy, at: publishedAt });
  }
  const book = createRuleBook(sets);
  loaded = text;
  batch(() => {
    setKnown({ book, publications, notUnderstood: stored.output.versions.length - sets.length });
    setNamedRules([book.current(), ...book.all()]);
  });
}
