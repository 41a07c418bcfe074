/**
 * Plans for the tests of finance: an empty one to fill with what a test is about, and random ones of every shape. Random amounts mix
 * very small ones, where rounding shows, with large ones.
 */
import fc from "fast-check";
import { addDays } from "../day.ts";
import { repaymentSchedule } from "../finance/loan.ts";
import { type PlanAssumptions, type PlanInputs, planLoan, type SalesLine } from "../finance/plan-inputs.ts";

export function emptyPlan(filled: Partial<PlanInputs> = {}, assumptions: Partial<PlanAssumptions> = {}): PlanInputs {
  return {
    startsOn: "2026-03",
    years: 2,
    sales: [],
    capex: [],
    opex: [],
    sources: [],
    loan: null,
    ...filled,
    assumptions: {
      salesGrowthBp: 0,
      costGrowthBp: 0,
      stockDays: 0,
      taxBp: 0,
      discountRateBp: 0,
      openingCashRp: 0,
      ...assumptions,
    },
  };
}

export function salesLine(line: Partial<SalesLine> = {}): SalesLine {
  return {
    id: "rice",
    name: "Beras",
    outlet: "grocery",
    unit: "kg",
    quantityMilli: 1_000_000,
    priceRp: 14_000,
    costRp: 13_000,
    fromMonth: 1,
    ...line,
  };
}

const rupiah = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 500_000_000 }));
const month = fc.oneof(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 80 }));
const named = { id: fc.constant("a"), name: fc.constant("A"), outlet: fc.constantFrom(null, "grocery") };

const loan = fc
  .record({
    principalRp: fc.integer({ min: 1, max: 3_000_000_000 }),
    annualRateBp: fc.integer({ min: 0, max: 2000 }),
    tenorMonths: fc.integer({ min: 1, max: 72 }),
    graceMonths: fc.nat(8),
    method: fc.constantFrom("annuity" as const, "equal-principal" as const),
    disbursedOn: fc.integer({ min: -200, max: 900 }).map((days) => addDays("2026-03-01", days)),
  })
  .map((some) => {
    const graceMonths = some.graceMonths % some.tenorMonths;
    const schedule = repaymentSchedule({ ...some, graceMonths, dueDay: 12, holidays: [] });
    return { disbursedOn: some.disbursedOn, schedule };
  });

export const somePlan: fc.Arbitrary<PlanInputs> = fc.record({
  startsOn: fc.constantFrom("2026-03", "2026-12"),
  years: fc.integer({ min: 1, max: 6 }),
  sales: fc.array(
    fc.record({
      ...named,
      unit: fc.constant("kg"),
      quantityMilli: fc.integer({ min: 0, max: 20_000_000 }),
      priceRp: fc.integer({ min: 0, max: 300_000 }),
      costRp: fc.integer({ min: 0, max: 300_000 }),
      fromMonth: month,
    }),
    { maxLength: 4 },
  ),
  capex: fc.array(
    fc.record({
      ...named,
      quantity: fc.nat(5),
      priceRp: rupiah,
      lifeMonths: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 240 })),
      month,
    }),
    { maxLength: 4 },
  ),
  opex: fc.array(fc.record({ ...named, monthlyRp: rupiah, fromMonth: month }), { maxLength: 4 }),
  sources: fc.array(
    fc.record({
      id: fc.constant("a"),
      name: fc.constant("A"),
      kind: fc.constantFrom("principal-savings", "mandatory-savings", "voluntary-savings", "grant", "other"),
      amountRp: rupiah,
      month,
    }),
    { maxLength: 4 },
  ),
  loan: fc.array(loan, { maxLength: 2 }).map((loans) => (loans.length > 0 ? planLoan("2026-03", loans) : null)),
  assumptions: fc.record({
    salesGrowthBp: fc.integer({ min: -3000, max: 3000 }),
    costGrowthBp: fc.integer({ min: -3000, max: 3000 }),
    stockDays: fc.oneof(fc.constant(0), fc.nat(120)),
    taxBp: fc.constantFrom(0, 50, 1100),
    discountRateBp: fc.nat(2500),
    openingCashRp: rupiah,
  }),
});
