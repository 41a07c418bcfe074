import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../testing/property-runs.ts";
import { compareRuleSets, newlyNeeded } from "./compare.ts";
import { inpres172025 } from "./inpres-17-2025.ts";
import { pmk492025 } from "./pmk-49-2025.ts";
import type { FinancingScheme, RuleSet } from "./rule-set.ts";

/** A set as an administrator might make it: some items and documents gone, others new, terms and order changed. */
const ruleSets: fc.Arbitrary<RuleSet> = fc
  .record({
    base: fc.constantFrom(pmk492025, inpres172025),
    items: fc.subarray([...pmk492025.legality.keys()], { minLength: 1 }),
    reversed: fc.boolean(),
    requirements: fc.subarray(["nib", "npwp", "deed"]),
    documents: fc.subarray(["nib", "ktp", "survey"]),
    usualDays: fc.constantFrom(null, 5, 7),
    maxRp: fc.constantFrom(null, 1_000_000_000, 3_000_000_000),
    title: fc.constantFrom("A", "B"),
    remarks: fc.subarray([
      { id: "satu", en: "one" },
      { id: "dua", en: "two" },
    ]),
  })
  .map(({ base, items, reversed, requirements, documents, usualDays, maxRp, title, remarks }) => {
    const legality = items.flatMap((at) => base.legality[at] ?? []).map((rule) => ({ ...rule, usualDays }));
    const scheme = (each: FinancingScheme): FinancingScheme => ({
      ...each,
      maxRp,
      remarks,
      documents: documents.map((id) => ({ id, label: { id, en: id }, from: { evidence: id } })),
    });
    return {
      ...base,
      title,
      requirements,
      legality: reversed ? legality.toReversed() : legality,
      schemes: base.schemes.map(scheme),
    };
  });

test("a changed limit, a new item and a removed holiday are one difference each, by id", () => {
  const [loan] = pmk492025.schemes;
  const [deed] = pmk492025.legality;
  if (!loan || !deed) throw new Error("the built-in set has both");
  const after: RuleSet = {
    ...pmk492025,
    version: 2,
    schemes: [{ ...loan, maxRp: 2_500_000_000, lenders: loan.lenders.slice(0, 1) }],
    legality: [{ ...deed, id: "new-item" }, ...pmk492025.legality],
    publicHolidays: pmk492025.publicHolidays.filter(({ on }) => on !== "2026-01-16"),
  };
  const found = compareRuleSets(pmk492025, after);
  expect(found.map(({ path }) => path.join("."))).toEqual([
    "legality.new-item",
    "schemes.himbara-loan.lenders",
    "schemes.himbara-loan.maxRp",
    "publicHolidays.2026-01-16",
  ]);
  expect(found[2]).toMatchObject({ before: 3_000_000_000, after: 2_500_000_000 });
  expect([found[0]?.before, found[3]?.after]).toEqual([undefined, undefined]);
});

test("a text in two languages is one value, and another order is a difference", () => {
  const named = { ...pmk492025, indicators: pmk492025.indicators.toReversed() };
  const [difference, ...more] = compareRuleSets(pmk492025, named);
  expect(more).toEqual([]);
  expect(difference?.path).toEqual(["indicators"]);
  const [item] = pmk492025.legality;
  const relabelled = {
    ...pmk492025,
    legality: [{ ...item, label: { id: "Musdesus", en: "Deliberation" } }],
  } as RuleSet;
  expect(compareRuleSets(pmk492025, relabelled)[0]).toMatchObject({
    path: ["legality", "musdesus", "label"],
    after: { id: "Musdesus", en: "Deliberation" },
  });
});

test("two sets differ nowhere exactly where they say the same, and each difference tells both sides as they are", () => {
  fc.assert(
    fc.property(ruleSets, ruleSets, (before, after) => {
      const found = compareRuleSets(before, { ...after, version: 9 });
      expect(found.length === 0).toBe(JSON.stringify(before) === JSON.stringify(after));
      expect(found).toEqual(
        compareRuleSets(after, before)
          .map(({ path, before: was, after: is }) => ({ path, before: is, after: was }))
          .toSorted((a, b) => place(found, a.path) - place(found, b.path)),
      );
    }),
    propertyRuns(100),
  );
});

const place = (list: readonly { readonly path: readonly string[] }[], path: readonly string[]) =>
  list.findIndex((each) => each.path.join(" ") === path.join(" "));

test("nothing that was needed before is newly needed, and nothing is forgotten on the way through a third set", () => {
  const kinds = ["legality", "requirements", "documents"] as const;
  fc.assert(
    fc.property(ruleSets, ruleSets, ruleSets, (a, b, c) => {
      const [direct, first, second] = [
        newlyNeeded(a, c, "himbara-loan"),
        newlyNeeded(a, b, "himbara-loan"),
        newlyNeeded(b, c, "himbara-loan"),
      ];
      for (const kind of kinds) {
        expect(newlyNeeded(a, a, "himbara-loan")[kind]).toEqual([]);
        expect([...first[kind], ...second[kind]]).toEqual(expect.arrayContaining([...direct[kind]]));
      }
      const had = a.legality.map(({ id }) => id);
      expect(direct.legality.filter((id) => had.includes(id))).toEqual([]);
    }),
    propertyRuns(100),
  );
});

test("a document that the new scheme asks for shows, one that both ask for carries over", () => {
  const [loan] = pmk492025.schemes;
  if (!loan) throw new Error("the built-in set has it");
  const survey = { id: "site-survey", label: { id: "Survei lokasi", en: "Site survey" }, from: { evidence: "survey" } };
  const after = { ...pmk492025, schemes: [{ ...loan, documents: [...loan.documents, survey] }] };
  expect(newlyNeeded(pmk492025, after, "himbara-loan")).toEqual({
    legality: [],
    requirements: [],
    documents: ["site-survey"],
  });
  expect(newlyNeeded(pmk492025, after, null).documents).toEqual([]);
});
