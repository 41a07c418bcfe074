import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyPlan, salesLine, somePlan } from "../testing/plans.ts";
import { propertyRuns } from "../testing/property-runs.ts";
import { repaymentSchedule } from "./loan.ts";
import { type PlanInputs, planFits, planLoan } from "./plan-inputs.ts";
import { type BalanceSheet, type CashFlow, type Period, type ProfitAndLoss, projection } from "./projection.ts";

function property(claim: (plan: PlanInputs) => void, runs = 100): void {
  fc.assert(fc.property(somePlan, claim), propertyRuns(runs));
}

const capexLine = { id: "a", name: "Freezer", outlet: null, quantity: 1, priceRp: 1000, lifeMonths: 12, month: 1 };
const profits = (plan: PlanInputs) => projection(plan).months.map((month) => month.profitAndLoss);

test("property: the balance sheet balances each month, and its cash is the cash flow's", () => {
  property((plan) => {
    for (const { balanceSheet, cashFlow } of projection(plan).months) {
      expect(balanceSheet.assetsRp).toBe(balanceSheet.liabilitiesAndEquityRp);
      expect(balanceSheet.cashRp).toBe(cashFlow.closingCashRp);
      const { stockRp, fixedAssetsRp, loanRp } = balanceSheet;
      expect(Math.min(stockRp, fixedAssetsRp, loanRp)).toBeGreaterThanOrEqual(0);
    }
  });
});

test("property: a year is the sum of its months, and ends with its last month's balance", () => {
  property((plan) => {
    const { months, years } = projection(plan);
    for (const [index, year] of years.entries()) {
      const its = months.slice(index * 12, index * 12 + 12);
      const sum = (of: (month: Period) => number) => its.reduce((total, month) => total + of(month), 0);
      for (const name of Object.keys(year.profitAndLoss) as (keyof ProfitAndLoss)[]) {
        expect(year.profitAndLoss[name]).toBe(sum((month) => month.profitAndLoss[name]));
      }
      for (const name of Object.keys(year.cashFlow) as (keyof CashFlow)[]) {
        if (name === "openingCashRp") expect(year.cashFlow[name]).toBe(its[0]?.cashFlow[name]);
        else if (name === "closingCashRp") expect(year.cashFlow[name]).toBe(its.at(-1)?.cashFlow[name]);
        else expect(year.cashFlow[name]).toBe(sum((month) => month.cashFlow[name]));
      }
      expect(year.balanceSheet).toEqual(its.at(-1)?.balanceSheet);
    }
  });
});

test("property: over time, what came in less what went out is what is there", () => {
  property((plan) => {
    const { months, years, lowestCash } = projection(plan);
    const last = months.at(-1)?.balanceSheet as BalanceSheet;
    const sum = (of: (year: Period) => number) => years.reduce((total, year) => total + of(year), 0);
    expect(last.fixedAssetsRp).toBe(sum((y) => y.cashFlow.capexRp) - sum((y) => y.profitAndLoss.depreciationRp));
    expect(last.stockRp).toBe(sum((y) => y.cashFlow.purchasesRp) - sum((y) => y.profitAndLoss.costOfGoodsRp));
    expect(last.cashRp).toBe(plan.assumptions.openingCashRp + sum((y) => y.cashFlow.netRp));
    expect(lowestCash.cashRp).toBe(Math.min(...months.map((month) => month.cashFlow.closingCashRp)));
    expect(months[lowestCash.month - 1]?.cashFlow.closingCashRp).toBe(lowestCash.cashRp);
  });
});

test("property: selling more never lowers cash where each unit brings more than its cost and tax, and no stock is built up", () => {
  property((plan) => {
    // a price of at least cost ÷ (1 − tax); without stock, or the goods in it would have to be paid first
    const { taxBp } = plan.assumptions;
    const sales = plan.sales.map((line) => ({
      ...line,
      priceRp: Math.max(line.priceRp, Math.ceil((line.costRp * 10_000) / (10_000 - taxBp))),
    }));
    const fewer: PlanInputs = { ...plan, sales, assumptions: { ...plan.assumptions, stockDays: 0 } };
    const more: PlanInputs = {
      ...fewer,
      sales: sales.map((line) => ({ ...line, quantityMilli: line.quantityMilli * 2 })),
    };
    const cash = (of: PlanInputs) => projection(of).months.map((month) => month.cashFlow.closingCashRp);
    const withFewer = cash(fewer);
    // each line's amount and the month's tax are rounded, so a month may differ by a rupiah for each
    for (const [index, cashRp] of cash(more).entries()) {
      expect(cashRp).toBeGreaterThanOrEqual((withFewer[index] ?? 0) - (index + 1) * (2 * sales.length + 1));
    }
  });
});

test("stock is paid before it is sold: more sales can lower the first month's cash", () => {
  const withStock = (quantityMilli: number) =>
    projection(emptyPlan({ sales: [salesLine({ quantityMilli })] }, { stockDays: 15 })).months;
  const [first, second] = withStock(1_000_000);
  expect(first?.cashFlow).toMatchObject({ salesRp: 14_000_000, purchasesRp: 19_500_000, operationsRp: -5_500_000 });
  expect(first?.balanceSheet).toMatchObject({ cashRp: -5_500_000, stockRp: 6_500_000, retainedEarningsRp: 1_000_000 });
  expect(second?.cashFlow).toMatchObject({ purchasesRp: 13_000_000, operationsRp: 1_000_000 });
  expect(withStock(2_000_000)[0]?.cashFlow.closingCashRp).toBe(-11_000_000);
});

test("when sales fall, goods in stock are sold first and none are given back", () => {
  const { months } = projection(emptyPlan({ sales: [salesLine()] }, { stockDays: 60, salesGrowthBp: -9000 }));
  expect(months[12]?.cashFlow.purchasesRp).toBe(0);
  expect(months[12]?.balanceSheet.stockRp).toBe(26_000_000 - 1_300_000);
});

test("quantities have thousandths, and grow from year to year", () => {
  const line = salesLine({ quantityMilli: 1500, priceRp: 333, costRp: 111, fromMonth: 3 });
  const sold = profits(emptyPlan({ sales: [line] }, { salesGrowthBp: 500, taxBp: 50 }));
  expect(sold[1]).toMatchObject({ salesRp: 0, taxRp: 0 });
  expect(sold[2]).toMatchObject({ salesRp: 500, costOfGoodsRp: 167, taxRp: 3 }); // 499.5, 166.5, 2.5
  expect(sold[12]).toMatchObject({ salesRp: 524, costOfGoodsRp: 175 }); // 524.475, 174.825
});

test("an asset is written down evenly from the month of buying, and its last month takes the rounding", () => {
  const written = profits(emptyPlan({ capex: [{ ...capexLine, lifeMonths: 7, month: 2 }] })).map(
    (month) => month.depreciationRp,
  );
  expect(written.slice(0, 9)).toEqual([0, 143, 143, 143, 143, 143, 143, 142, 0]);
});

test("no month writes down more than is left, and land keeps its value", () => {
  const capex = [{ ...capexLine, priceRp: 5, lifeMonths: 9 }];
  expect(profits(emptyPlan({ capex })).map((month) => month.depreciationRp)).toEqual([
    1,
    1,
    1,
    1,
    1,
    ...Array(19).fill(0),
  ]);
  const land = projection(emptyPlan({ capex: [{ ...capexLine, lifeMonths: null }] })).years.at(-1);
  expect(land).toMatchObject({ profitAndLoss: { depreciationRp: 0 }, balanceSheet: { fixedAssetsRp: 1000 } });
});

test("principal savings are the cooperative's own, voluntary ones are owed", () => {
  const source = { id: "a", name: "A", amountRp: 100, month: 1 };
  const sources = (["principal-savings", "mandatory-savings", "voluntary-savings", "grant", "other"] as const).map(
    (kind) => ({ ...source, kind }),
  );
  const [month] = projection(emptyPlan({ sources }, { openingCashRp: 7 })).months;
  expect(month?.balanceSheet).toMatchObject({
    cashRp: 507,
    voluntarySavingsRp: 100,
    liabilitiesRp: 100,
    memberCapitalRp: 200,
    grantsAndOtherRp: 200,
    openingEquityRp: 7,
    equityRp: 407,
  });
});

test("the loan comes in and goes out in the months of its schedule; what lies before the plan counts in month 1", () => {
  const disbursedOn = "2026-01-20";
  const terms = { principalRp: 7_000_000, annualRateBp: 600, tenorMonths: 7, graceMonths: 0, dueDay: 12, holidays: [] };
  const schedule = repaymentSchedule({ ...terms, method: "equal-principal", disbursedOn });
  const early = projection(emptyPlan({ loan: planLoan("2026-03", [{ disbursedOn, schedule }]) })).months;
  expect(early[0]?.cashFlow).toMatchObject({ loanRp: 7_000_000, principalRp: 2_000_000, interestRp: 65_000 });
  expect(early[1]?.cashFlow).toMatchObject({ loanRp: 0, principalRp: 1_000_000, interestRp: 25_000 });
  expect(early.map((month) => month.balanceSheet.loanRp).slice(4, 7)).toEqual([1_000_000, 0, 0]);
  const twice = planLoan("2025-12", [
    { disbursedOn, schedule },
    { disbursedOn, schedule },
  ]);
  const late = projection(emptyPlan({ startsOn: "2025-12", loan: twice })).months;
  expect(late[1]?.cashFlow).toMatchObject({ loanRp: 14_000_000, principalRp: 0 });
  expect(late[2]?.cashFlow).toMatchObject({ principalRp: 2_000_000, interestRp: 70_000 });
});

test("an empty plan is all zeros, and lines after its end do not count", () => {
  const empty = projection(emptyPlan());
  expect(empty.months).toHaveLength(24);
  expect(empty.months[11]?.startsOn).toBe("2027-02");
  const figures = [...empty.months, ...empty.years].flatMap((period) =>
    [period.profitAndLoss, period.cashFlow, period.balanceSheet].flatMap((part) => Object.values(part)),
  );
  expect(figures.every((figure) => Object.is(figure, 0))).toBe(true);
  const later = emptyPlan({
    sales: [salesLine({ fromMonth: 25 })],
    capex: [{ ...capexLine, month: 25 }],
    opex: [{ id: "a", name: "A", outlet: null, monthlyRp: 5, fromMonth: 25 }],
    sources: [{ id: "a", name: "A", kind: "grant", amountRp: 5, month: 25 }],
  });
  expect(projection(later)).toEqual(empty);
});

test("throws on inputs that the edge should not have let through", () => {
  const wrong = (plan: Partial<PlanInputs>) => () => projection(emptyPlan(plan));
  expect(wrong({ years: 7 })).toThrow("years is 7");
  expect(wrong({ startsOn: "2026-13" })).toThrow("starts on 2026-13");
  expect(wrong({ sales: [salesLine({ priceRp: 0.5 })] })).toThrow("a price is 0.5");
  expect(wrong({ sales: [salesLine({ quantityMilli: -1 })] })).toThrow("a quantity sold is -1");
  expect(wrong({ loan: { disbursements: [{ month: 1, amountRp: 5 }], payments: [] } })).toThrow(
    "differs from the loan by 5",
  );
  const huge = emptyPlan({ sales: [salesLine({ quantityMilli: 10 ** 12, priceRp: 10 ** 9 })] });
  expect(planFits(huge)).toBe(false);
  expect(() => projection(huge)).toThrow("too large");
  expect(planFits(emptyPlan({ sales: [salesLine()] }))).toBe(true);
});
