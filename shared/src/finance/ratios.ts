/**
 * What a plan's projection says in a few figures. Ratios are whole numbers of the unit in their name, rounded as amounts are
 * (rounding.ts). A figure that says nothing (no sales, no investment, no loan) is null, never 0 and never infinite.
 *
 * The plan's own flow, before its financing, is cash flow from operations − capital expenditure; financing is left out, since it is
 * what the flow is compared with. For NPV and IRR all capital expenditure of plan year 1 falls at time 0 and everything else at the
 * end of its year; the first stock is part of year 1. Nothing is counted for what remains after the last year: that is cautious,
 * since buildings outlive the plan.
 * Source: DOMAIN.md, business plan, tables, which names the figures; the definitions, where textbooks differ, are ours.
 */
import type { Rupiah } from "../money.ts";
import type { PlanInputs } from "./plan-inputs.ts";
import { internalRateBp, netPresentValue } from "./present-value.ts";
import type { Period, Projection } from "./projection.ts";
import { roundedRatio } from "./rounding.ts";

export interface PlanRatios {
  /**
   * Sales a month, on average of plan year 1, at which its net profit would be nought: fixed costs ÷ 12 ÷ contribution margin, where
   * fixed are operating expenditure, depreciation and interest, and the margin is (sales − cost of goods − tax) ÷ sales.
   */
  readonly breakEvenSalesRp: Rupiah | null;
  /** The first month with sales from which the profits since month 1 never again add up to a loss. Null: not within the plan. */
  readonly breakEvenMonth: number | null;
  /**
   * Months, in hundredths, after which the plan's own flow has paid back what was spent for good; within a month it is taken as even.
   * Null: not within the plan, or nothing was invested.
   */
  readonly paybackHundredths: number | null;
  /** Average net profit a year ÷ all capital expenditure. */
  readonly roiBp: number | null;
  /** The plan's own flow by year, from time 0, which NPV and IRR are computed from. */
  readonly flowsRp: readonly Rupiah[];
  readonly npvRp: Rupiah;
  /** Basis points a year; see `internalRateBp` for when it is null. */
  readonly irrBp: number | null;
  /** By plan year, in hundredths (138 = 1.38); null in a year without debt service. */
  readonly dscrHundredths: readonly (number | null)[];
  /** The lowest of these, and the first plan year (from 1) that has it. */
  readonly lowestDscr: { readonly year: number; readonly hundredths: number } | null;
}

/** The ratios of a projection made from these inputs. */
export function planRatios(inputs: PlanInputs, { months, years }: Projection): PlanRatios {
  const flowsRp = yearlyFlows(years);
  const capexRp = years.reduce((sum, year) => sum + year.cashFlow.capexRp, 0);
  const netProfitRp = years.reduce((sum, year) => sum + year.profitAndLoss.netProfitRp, 0);
  const dscrHundredths = years.map(debtServiceCover);
  return {
    breakEvenSalesRp: breakEvenSales(years[0]),
    breakEvenMonth: breakEvenMonth(months),
    paybackHundredths: capexRp === 0 ? null : payback(months),
    roiBp: roundedRatio(BigInt(netProfitRp) * 10_000n, BigInt(capexRp) * BigInt(years.length)),
    flowsRp,
    npvRp: netPresentValue(flowsRp, inputs.assumptions.discountRateBp),
    irrBp: internalRateBp(flowsRp),
    dscrHundredths,
    lowestDscr: lowest(dscrHundredths),
  };
}

function yearlyFlows(years: readonly Period[]): readonly Rupiah[] {
  const [first] = years;
  const flows = years.map(({ cashFlow }, index) => cashFlow.operationsRp - (index === 0 ? 0 : cashFlow.capexRp));
  return [0 - (first?.cashFlow.capexRp ?? 0), ...flows];
}

function breakEvenSales(year: Period | undefined): Rupiah | null {
  if (!year) return null;
  const { salesRp, costOfGoodsRp, taxRp, opexRp, depreciationRp, interestRp } = year.profitAndLoss;
  const contributionRp = salesRp - costOfGoodsRp - taxRp;
  if (contributionRp <= 0) return null;
  return roundedRatio(BigInt(opexRp + depreciationRp + interestRp) * BigInt(salesRp), 12n * BigInt(contributionRp));
}

function breakEvenMonth(months: readonly Period[]): number | null {
  const firstSale = months.find((month) => month.profitAndLoss.salesRp > 0)?.number;
  if (firstSale === undefined) return null;
  let totalRp = 0;
  let lastLoss = 0;
  for (const { number, profitAndLoss } of months) {
    totalRp += profitAndLoss.netProfitRp;
    if (totalRp < 0) lastLoss = number;
  }
  return lastLoss === months.length ? null : Math.max(firstSale, lastLoss + 1);
}

function payback(months: readonly Period[]): number | null {
  let totalRp = 0;
  let atHundredths: number | null = 0;
  for (const { number, cashFlow } of months) {
    const beforeRp = totalRp;
    const flowRp = cashFlow.operationsRp - cashFlow.capexRp;
    totalRp += flowRp;
    if (totalRp < 0) atHundredths = null;
    else if (beforeRp < 0) {
      const within = roundedRatio(BigInt(-beforeRp) * 100n, BigInt(flowRp)) ?? 0;
      atHundredths = (number - 1) * 100 + within;
    }
  }
  return atHundredths;
}

/**
 * Cash earned ÷ (principal + interest), where cash earned is net profit + depreciation + interest: what trade leaves after tax. Goods
 * bought into stock are left out, as they are what a first loan is for; the lowest cash shows whether there is enough for them.
 */
function debtServiceCover({ profitAndLoss, cashFlow }: Period): number | null {
  const earnedRp = profitAndLoss.netProfitRp + profitAndLoss.depreciationRp + profitAndLoss.interestRp;
  return roundedRatio(BigInt(earnedRp) * 100n, BigInt(cashFlow.principalRp + cashFlow.interestRp));
}

function lowest(byYear: readonly (number | null)[]): PlanRatios["lowestDscr"] {
  let least: PlanRatios["lowestDscr"] = null;
  for (const [index, hundredths] of byYear.entries()) {
    if (hundredths !== null && (least === null || hundredths < least.hundredths))
      least = { year: index + 1, hundredths };
  }
  return least;
}
