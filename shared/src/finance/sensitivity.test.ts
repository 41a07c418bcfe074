import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyPlan, salesLine, somePlan } from "../testing/plans.ts";
import { propertyRuns } from "../testing/property-runs.ts";
import type { PlanInputs } from "./plan-inputs.ts";
import { projection } from "./projection.ts";
import { sensitivity, type TrialResult } from "./sensitivity.ts";

const wages = { id: "a", name: "Gaji", outlet: null, monthlyRp: 600_000, fromMonth: 1 };

test("fewer sales earn less while costs stay; late ones lose their months", () => {
  const results = sensitivity(emptyPlan({ sales: [salesLine()], opex: [wages] }));
  expect(results.map(({ id, netProfitByYearRp }) => [id, ...netProfitByYearRp])).toEqual([
    ["base", 4_800_000, 4_800_000],
    ["sales-10-lower", 3_600_000, 3_600_000],
    ["sales-20-lower", 2_400_000, 2_400_000],
    ["two-months-late", 2_800_000, 4_800_000],
  ]);
  expect(results.map((result) => result.lowestCash)).toEqual([
    { month: 1, cashRp: 400_000 },
    { month: 1, cashRp: 300_000 },
    { month: 1, cashRp: 200_000 },
    { month: 2, cashRp: -1_200_000 },
  ]);
});

test("property: the base is the plan itself, and each trial is no better where units bring more than cost and tax", () => {
  fc.assert(
    fc.property(somePlan, (some) => {
      const { taxBp } = some.assumptions;
      const sales = some.sales.map((line) => ({
        ...line,
        priceRp: Math.max(line.priceRp, Math.ceil((line.costRp * 10_000) / (10_000 - taxBp))),
      }));
      // without stock, or fewer sales would tie up less in it
      const plan: PlanInputs = { ...some, sales, assumptions: { ...some.assumptions, stockDays: 0 } };
      const [base, tenLower, twentyLower, late] = sensitivity(plan) as [
        TrialResult,
        TrialResult,
        TrialResult,
        TrialResult,
      ];
      expect(base.lowestCash).toEqual(projection(plan).lowestCash);
      // a rupiah of rounding for each line and month, twice, and for the tax
      const slackRp = plan.years * 12 * (2 * sales.length + 1);
      for (const [better, worse] of [
        [base, tenLower] as const,
        [tenLower, twentyLower] as const,
        [base, late] as const,
      ]) {
        expect(worse.lowestCash.cashRp).toBeLessThanOrEqual(better.lowestCash.cashRp + slackRp);
        expect(worse.npvRp).toBeLessThanOrEqual(better.npvRp + slackRp);
        for (const [year, profitRp] of worse.netProfitByYearRp.entries()) {
          expect(profitRp).toBeLessThanOrEqual((better.netProfitByYearRp[year] ?? 0) + slackRp);
        }
      }
    }),
    propertyRuns(40),
  );
});

test("property: a plan without sales is the same in every trial", () => {
  fc.assert(
    fc.property(somePlan, (some) => {
      const [base, ...trials] = sensitivity({ ...some, sales: [] });
      for (const trial of trials) expect({ ...trial, id: "base" }).toEqual(base);
    }),
    propertyRuns(20),
  );
});
