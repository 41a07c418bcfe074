import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { rowAdded, rowWithdrawn } from "../file/rows.ts";
import { createYdoc } from "../file/ydoc.ts";
import { repaymentSchedule } from "../finance/loan.ts";
import { assertPlanInputs, planFits } from "../finance/plan-inputs.ts";
import { projection } from "../finance/projection.ts";
import { propertyRuns } from "../testing/property-runs.ts";
import { readAssumptions } from "./assumptions.ts";
import { assumptionFields, planColumns, planTableIds } from "./fields.ts";
import { planInputs } from "./inputs.ts";
import { planFieldSchema, planTables, salesTable } from "./tables.ts";

const today = "2026-11-25";

function write(ydoc: Y.Doc, root: string, values: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(values)) ydoc.getMap(root).set(key, value);
}

function sold(ydoc: Y.Doc, row: string, values: Parameters<typeof rowAdded<(typeof salesTable)["fields"]>>[3]): void {
  for (const { key, value } of rowAdded(salesTable, row, 1, values)) ydoc.getMap("plan").set(key, value);
}

test("each column is a field of its table, and each field has a column", () => {
  for (const table of planTableIds)
    expect(planColumns[table].map(({ field }) => field).sort()).toEqual(Object.keys(planTables[table].fields).sort());
  expect(planFieldSchema("sales", "constructor")).toBeUndefined();
});

test("a plan that says nothing begins next month and has its defaults", () => {
  expect(readAssumptions(createYdoc(), today)).toEqual({
    startsOn: "2026-12",
    years: 3,
    application: "main",
    salesGrowthBp: 0,
    costGrowthBp: 0,
    stockDays: 14,
    taxBp: 50,
    discountRateBp: 600,
    openingCashRp: 0,
  });
});

test("a row counts once it has what it needs, and is named until then", () => {
  const ydoc = createYdoc();
  sold(ydoc, "a", { product: "Beras", quantity: 1200.5, priceRp: 14_000, costRp: 13_000 });
  sold(ydoc, "b", { product: "Minyak", quantity: 300, priceRp: 18_000 });
  sold(ydoc, "c", { product: "Gula", quantity: 10, priceRp: 1, costRp: 1 });
  const withdrawn = rowWithdrawn(salesTable, "c", "2026-11-20T00:00:00.000Z");
  write(ydoc, "plan", {
    [withdrawn.key]: withdrawn.value,
    "capex/x.name": "Rak",
    "capex/x.priceRp": 2_000_000,
    "opex/y.monthlyRp": "a lot",
  });
  const { inputs, missing } = planInputs(ydoc, null, today);
  expect(inputs.sales).toEqual([
    {
      id: "a",
      name: "Beras",
      outlet: null,
      unit: "",
      quantityMilli: 1_200_500,
      priceRp: 14_000,
      costRp: 13_000,
      fromMonth: 1,
    },
  ]);
  expect(inputs.capex).toMatchObject([{ quantity: 1, lifeMonths: null, month: 1 }]);
  expect(missing).toEqual([
    { kind: "table", table: "opex" },
    { kind: "table", table: "sources" },
    { kind: "row", table: "sales", row: "b", name: "Minyak", fields: ["costRp"], counts: false },
    { kind: "row", table: "capex", row: "x", name: "Rak", fields: ["lifeYears"], counts: true },
    { kind: "row", table: "opex", row: "y", name: null, fields: ["monthlyRp"], counts: false },
    { kind: "profile", key: "capital.principalSavingsRp" },
    { kind: "profile", key: "identity.members" },
  ]);
});

test("savings and grants come from the profile: members who left do not count", () => {
  const ydoc = createYdoc();
  write(ydoc, "profile", {
    "capital.principalSavingsRp": 100_000,
    "capital.mandatorySavingsRp": 10_000,
    "capital.grantRp": 25_000_000,
    "identity.members": 120,
  });
  write(ydoc, "plan", { "projection.years": 1, "sources/a.kind": "other", "sources/a.amountRp": 5_000_000 });
  const lines = () => planInputs(ydoc, null, today).inputs.sources;
  expect(lines()).toHaveLength(1 + 12 + 1 + 1);
  expect(lines()[0]).toMatchObject({ kind: "principal-savings", amountRp: 12_000_000, month: 1 });
  expect(lines().filter(({ kind }) => kind === "mandatory-savings")).toHaveLength(12);
  write(ydoc, "profile", { "members/a.name": "Siti", "members/b.name": "Budi", "members/b.status": "left" });
  expect(lines()[0]).toMatchObject({ kind: "principal-savings", amountRp: 100_000 });
});

test("a loan is counted in the months in which it is paid", () => {
  const disbursedOn = "2027-01-05";
  const terms = { principalRp: 100_000_000, annualRateBp: 600, tenorMonths: 12, graceMonths: 0, holidays: [] };
  const schedule = repaymentSchedule({ ...terms, method: "annuity", disbursedOn, dueDay: 12 });
  const { inputs } = planInputs(createYdoc(), { disbursedOn, schedule }, today);
  expect(inputs.loan?.disbursements).toEqual([{ month: 2, amountRp: 100_000_000 }]);
  expect(inputs.loan?.payments[0]?.month).toBe(3);
});

test("two prices set offline are both kept and named; a contested name is no contested figure", () => {
  const siti = createYdoc();
  const budi = createYdoc();
  sold(siti, "a", { product: "Beras", quantity: 1, priceRp: 1, costRp: 1 });
  Y.applyUpdate(budi, Y.encodeStateAsUpdate(siti));
  write(siti, "plan", { "sales/a.priceRp": 14_000, "sales/a.product": "Beras A" });
  write(budi, "plan", { "sales/a.priceRp": 14_500, "sales/a.product": "Beras B" });
  Y.applyUpdate(siti, Y.encodeStateAsUpdate(budi));
  expect(planInputs(siti, null, today).contested).toEqual([{ root: "plan", key: "sales/a.priceRp" }]);
});

test("whatever anybody writes, the inputs are ones that can be computed", () => {
  const keys = [
    ...planTableIds.flatMap((table) =>
      planColumns[table].flatMap(({ field }) => [`${table}/a.${field}`, `${table}/b.${field}`]),
    ),
    ...assumptionFields.map(({ key }) => key),
  ];
  const value = fc.oneof(
    fc.nat(10),
    fc.integer({ min: -10, max: 20_000 }),
    fc.double(),
    fc.double({ min: 0, max: 100 }),
    fc.constantFrom(null, "", "other", "grant", "2027-02", "2027-13", 1e15, 999_999_999_999_999, 0.001, 12.3456),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...keys), value), { maxLength: 60 }), (writes) => {
      const ydoc = createYdoc();
      for (const [key, written] of writes) ydoc.getMap("plan").set(key, written);
      const { inputs } = planInputs(ydoc, null, today);
      if (!planFits(inputs)) return;
      assertPlanInputs(inputs);
      const last = projection(inputs).years.at(-1)?.balanceSheet;
      expect(last?.assetsRp).toBe(last?.liabilitiesAndEquityRp);
    }),
    propertyRuns(100),
  );
});
