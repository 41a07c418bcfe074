import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../testing/property-runs.ts";
import { pmk492025 } from "./pmk-49-2025.ts";
import type { FinancingScheme, LegalityItemRule, RuleSet } from "./rule-set.ts";
import { faultSentence, parseRuleSet } from "./schema.ts";

const loan = (change: Partial<FinancingScheme>) => ({
  ...pmk492025,
  schemes: pmk492025.schemes.map((each) => ({ ...each, ...change })),
});
const item = (at: number, change: Partial<LegalityItemRule>) => ({
  ...pmk492025,
  legality: pmk492025.legality.map((each, index) => (index === at ? { ...each, ...change } : each)),
});
const sentenceOf = (raw: unknown): string => {
  const parsed = parseRuleSet(raw);
  return parsed.kind === "fault" ? faultSentence(parsed.fault) : "";
};

test.each<[string, unknown]>([
  ["The rule set is missing or of another kind than expected.", "no rule set"],
  ["version is missing or of another kind than expected.", { ...pmk492025, version: "2" }],
  ["version is outside what is possible.", { ...pmk492025, version: 0 }],
  ["id is no id: lower-case words and digits joined by hyphens.", { ...pmk492025, id: "PMK 49" }],
  ["effectiveFrom is missing or of another kind than expected.", { ...pmk492025, effectiveFrom: "2026-02-30" }],
  [
    "effectiveFrom is missing, and a set in force needs its first day.",
    { ...pmk492025, status: "in-force", effectiveFrom: null },
  ],
  ["effectiveUntil is before the first day.", { ...pmk492025, effectiveUntil: "2025-07-20" }],
  ["schemes.0.maxRp is missing or of another kind than expected.", loan({ maxRp: 0.5 })],
  ["schemes.0.opexMaxRp is more than the whole limit.", loan({ maxRp: 1_000_000 })],
  ["schemes.0.annualRateBp is outside what is possible.", loan({ annualRateBp: 6.5 })],
  ["schemes.0.graceMonthsMax is less than the shortest grace.", loan({ graceMonthsMin: 9 })],
  ["schemes.0.graceMonthsMax is not shorter than the tenor.", loan({ tenorMonthsMax: 8 })],
  ["schemes.0.due.dayOfMonth is outside what is possible.", loan({ due: { dayOfMonth: 31, nextWorkingDay: true } })],
  ["schemes.0.requirements.0 names something that this rule set does not have.", loan({ requirements: ["passport"] })],
  [
    "schemes.0.documents.0.from.legality names something that this rule set does not have.",
    loan({ documents: [{ id: "a", label: { id: "A", en: "A" }, from: { legality: "passport" } }] }),
  ],
  [
    "schemes.0.stages.0.next.0 names something that this rule set does not have.",
    loan({ stages: [{ id: "a", label: { id: "A", en: "A" }, mover: "lender", next: ["b"] }] }),
  ],
  [
    "legality.0.prerequisites.0 needs something that comes after it in the usual order.",
    item(0, { prerequisites: ["deed"] }),
  ],
  ["legality.1.id stands here twice.".replace(".id", ""), item(1, { id: "musdesus", prerequisites: [] })],
  ["legality.0.fields.0 is a field that every item has anyway.", item(0, { fields: ["status"] })],
  ["legality.0.fields.0 is missing or of another kind than expected.", item(0, { fields: ["colour" as "number"] })],
  ["requirements.0 names something that this rule set does not have.", { ...pmk492025, requirements: ["passport"] }],
  ["publicHolidays.1 stands here twice.", { ...pmk492025, publicHolidays: Array(2).fill(pmk492025.publicHolidays[0]) }],
  ["indicators do not add up to 100.", { ...pmk492025, indicators: pmk492025.indicators.slice(1) }],
])("refuses with a sentence that names the place: %s", (sentence, raw) => {
  expect(sentenceOf(raw)).toBe(sentence);
});

test("a term that nobody has laid down may be null, and what this version does not know is dropped", () => {
  const open = loan({ maxRp: null, opexMaxRp: 500_000_000, tenorMonthsMax: null, due: null });
  expect(parseRuleSet({ ...open, moonPhase: "full" })).toEqual({ kind: "rule-set", ruleSet: open });
});

test("whatever comes in is answered, never thrown", () => {
  const paths = Object.keys(pmk492025) as (keyof RuleSet)[];
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue(), (key, value) => {
      const parsed = parseRuleSet({ ...pmk492025, [key]: value });
      if (parsed.kind === "fault") expect(faultSentence(parsed.fault)).toMatch(/^[A-Za-z]/);
    }),
    propertyRuns(200),
  );
});
