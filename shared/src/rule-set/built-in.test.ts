import { expect, test } from "vitest";
import { legalityFieldNames, legalityKey } from "../legality/access.ts";
import { profileFields } from "../profile/fields.ts";
import { builtInRuleSets } from "./built-in.ts";
import { inpres172025 } from "./inpres-17-2025.ts";
import { pmk492025 } from "./pmk-49-2025.ts";
import { outletKinds, schemeRule } from "./rule-set.ts";
import { parseRuleSet } from "./schema.ts";

test.each(builtInRuleSets)("$id could be published as it is", (ruleSet) => {
  expect(parseRuleSet(JSON.parse(JSON.stringify(ruleSet)))).toEqual({ kind: "rule-set", ruleSet });
});

test.each(builtInRuleSets)("$id has a rule for every kind of outlet", ({ outlets }) => {
  expect(outlets.map(({ kind }) => kind)).toEqual([...outletKinds]);
});

test.each(builtInRuleSets)("$id asks for Simkopdes only what a file can hold", ({ simkopdesFields, legality }) => {
  const known = {
    profile: profileFields.map(({ id }) => id),
    legality: legality.flatMap(({ id }) => legalityFieldNames.map((name) => legalityKey(id, name))),
    financing: [],
  };
  const sources = simkopdesFields.flatMap(({ fields }) => fields.flatMap(({ from }) => from ?? []));
  const flat = sources.flatMap((from) => ("root" in from ? [from] : []));
  expect(flat.length).toBeGreaterThan(20);
  expect(flat.filter(({ root, key }) => !(known[root] as string[]).includes(key))).toEqual([]);
});

test("PMK 49/2025 is revoked, and its loan has the limits of the regulation", () => {
  expect(pmk492025.status).toBe("revoked");
  expect(schemeRule(pmk492025, "himbara-loan")).toMatchObject({
    maxRp: 3_000_000_000,
    opexMaxRp: 500_000_000,
    annualRateBp: 600,
    tenorMonthsMax: 72,
    graceMonthsMin: 6,
    graceMonthsMax: 8,
    due: { dayOfMonth: 12, nextWorkingDay: true },
    approval: { desa: "village-head", kelurahan: "regent" },
  });
});

test("under Inpres 17/2025, a draft, the cooperative applies for working capital only, whose terms nobody has laid down", () => {
  expect(inpres172025.status).toBe("draft");
  expect(inpres172025.schemes.filter(({ applies }) => applies).map(({ id }) => id)).toEqual(["working-capital"]);
  expect(schemeRule(inpres172025, "working-capital")).toMatchObject({ maxRp: null, annualRateBp: null, due: null });
});

test.each(builtInRuleSets.flatMap(({ schemes }) => schemes))(
  "every stage of $id is reached from the first",
  ({ stages }) => {
    const reached = new Set([stages[0]?.id]);
    for (const _ of stages)
      for (const { id, next } of stages) if (reached.has(id)) for (const each of next) reached.add(each);
    expect([...reached].toSorted()).toEqual(stages.map(({ id }) => id).toSorted());
  },
);
