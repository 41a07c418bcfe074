import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyPlan, salesLine, somePlan } from "../testing/plans.ts";
import { propertyRuns } from "../testing/property-runs.ts";
import { repaymentSchedule } from "./loan.ts";
import { type PlanInputs, planLoan } from "./plan-inputs.ts";
import { projection } from "./projection.ts";
import { planRatios } from "./ratios.ts";

const ratios = (plan: PlanInputs) => planRatios(plan, projection(plan));

const wages = { id: "a", name: "Gaji", outlet: null, monthlyRp: 600_000, fromMonth: 1 };
const shelves = { id: "a", name: "Rak", outlet: null, quantity: 1, priceRp: 4_800_000, lifeMonths: 24, month: 1 };
/** Earns 1,000,000 gross on sales of 14,000,000 a month. */
const shop = emptyPlan({ sales: [salesLine()], opex: [wages], capex: [shelves] });

test("a plan in which nothing happens has no ratios, and a present value of nought", () => {
  expect(ratios(emptyPlan())).toEqual({
    breakEvenSalesRp: null,
    breakEvenMonth: null,
    paybackHundredths: null,
    roiBp: null,
    flowsRp: [0, 0, 0],
    npvRp: 0,
    irrBp: null,
    dscrHundredths: [null, null],
    lowestDscr: null,
  });
});

test("a steady shop", () => {
  expect(ratios(shop)).toMatchObject({
    breakEvenSalesRp: 11_200_000, // fixed costs 600,000 + 200,000, of which a margin of 1 in 14 is left
    breakEvenMonth: 1,
    paybackHundredths: 1200, // 4,800,000 at 400,000 a month
    roiBp: 5000, // 2,400,000 a year
    flowsRp: [-4_800_000, 4_800_000, 4_800_000],
    npvRp: 4_800_000,
    irrBp: 6180,
  });
});

test("property: selling just the break-even amount brings a year neither profit nor loss, but for rounding", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50_000_000 }), fc.integer({ min: 100, max: 5000 }), (monthlyRp, marginRp) => {
      const plan = (quantityMilli: number): PlanInputs =>
        emptyPlan(
          {
            sales: [salesLine({ quantityMilli, priceRp: 10_000, costRp: 10_000 - marginRp })],
            opex: [{ ...wages, monthlyRp }],
          },
          { taxBp: 50 },
        );
      const breakEvenRp = ratios(plan(1_000_000)).breakEvenSalesRp as number;
      const profitRp = projection(plan(Math.round(breakEvenRp / 10))).years[0]?.profitAndLoss.netProfitRp;
      expect(Math.abs(profitRp as number)).toBeLessThanOrEqual(12 * 8);
    }),
    propertyRuns(50),
  );
});

test("sales that do not cover their own goods never break even", () => {
  const losing = ratios({ ...shop, sales: [salesLine({ costRp: 14_000 })] });
  expect(losing).toMatchObject({ breakEvenSalesRp: null, breakEvenMonth: null, paybackHundredths: null, irrBp: null });
});

test("breaks even only when losses never come back, and not before the first sale", () => {
  expect(ratios({ ...shop, sales: [salesLine({ fromMonth: 4 })] }).breakEvenMonth).toBe(15); // 2,400,000 lost, 200,000 a month
  expect(ratios(emptyPlan({ sales: [salesLine({ fromMonth: 4 })] })).breakEvenMonth).toBe(4);
  expect(ratios({ ...shop, opex: [wages, { ...wages, monthlyRp: 10 ** 8, fromMonth: 24 }] }).breakEvenMonth).toBe(null);
});

test("payback is within a month as its flow is even, and counts what is bought later", () => {
  const payback = (...capex: PlanInputs["capex"]) => ratios({ ...shop, capex }).paybackHundredths;
  expect(payback({ ...shelves, priceRp: 4_300_000 })).toBe(1075);
  expect(payback({ ...shelves, priceRp: 300_000 })).toBe(0); // earned within the month itself
  expect(payback(shelves, { ...shelves, month: 20 })).toBe(2400);
  expect(payback(shelves, { ...shelves, month: 24 })).toBe(1200); // all of it was there by then
  expect(payback(shelves, { ...shelves, priceRp: 4_800_001, month: 24 })).toBe(null);
});

test("what is bought in year 1 falls at time 0, what is bought later in its year", () => {
  const capex = [shelves, { ...shelves, month: 12 }, { ...shelves, priceRp: 1_000_000, month: 13 }];
  expect(ratios({ ...shop, capex }).flowsRp).toEqual([-9_600_000, 4_800_000, 3_800_000]);
});

test("debt service cover is cash earned, stock left out, over principal and interest", () => {
  const disbursedOn = "2026-03-01";
  const schedule = repaymentSchedule({
    principalRp: 6_000_000,
    annualRateBp: 600,
    tenorMonths: 9,
    graceMonths: 3,
    method: "equal-principal",
    disbursedOn,
    dueDay: 12,
    holidays: [],
  });
  const indebted: PlanInputs = { ...shop, loan: planLoan("2026-03", [{ disbursedOn, schedule }]) };
  const covered = ratios(indebted);
  expect(covered.dscrHundredths).toEqual([77, null]); // 4,800,000 of 6,000,000 + 195,000
  expect(covered.lowestDscr).toEqual({ year: 1, hundredths: 77 });
  const stocked = { ...indebted, assumptions: { ...indebted.assumptions, stockDays: 30 } };
  expect(ratios(stocked).dscrHundredths).toEqual([77, null]);
});

test("property: every figure is a whole number or null, whatever the plan", () => {
  fc.assert(
    fc.property(somePlan, (plan) => {
      const { flowsRp, dscrHundredths, lowestDscr, ...single } = ratios(plan);
      const figures = [...flowsRp, ...dscrHundredths, lowestDscr?.hundredths ?? null, ...Object.values(single)];
      expect(figures.filter((figure) => figure !== null && !Number.isSafeInteger(figure))).toEqual([]);
      expect(dscrHundredths).toHaveLength(plan.years);
    }),
    propertyRuns(100),
  );
});
