/**
 * Operating expenditure and what capital expenditure is worth, by month.
 *
 * A cost's month of plan year y, rounded once: amount × (1 + growth)^(y − 1).
 * An asset is written down evenly from the month in which it is bought: price ÷ months of life, rounded; the last month takes the
 * rounding, and no month takes more than is left. Land keeps its value.
 */
import type { Rupiah } from "../money.ts";
import type { PlanInputs } from "./plan-inputs.ts";
import { roundedQuotient, roundedShare } from "./rounding.ts";
import { growthByYear, yearOf } from "./sales.ts";

export function opexByMonth(inputs: PlanInputs): readonly Rupiah[] {
  const growth = growthByYear(inputs.assumptions.costGrowthBp, inputs.years);
  const lines = inputs.opex.map(({ monthlyRp, fromMonth }) => ({
    fromMonth,
    byYear: growth.map(({ numerator, denominator }) => roundedQuotient(BigInt(monthlyRp) * numerator, denominator)),
  }));
  return Array.from({ length: inputs.years * 12 }, (_, index) => {
    const month = index + 1;
    let sum = 0;
    for (const { fromMonth, byYear } of lines) if (month >= fromMonth) sum += byYear[yearOf(month) - 1] ?? 0;
    return sum;
  });
}

export interface AssetsMonth {
  readonly boughtRp: Rupiah;
  readonly depreciationRp: Rupiah;
  /** What all assets are still worth at the month's end. */
  readonly bookRp: Rupiah;
}

export function assetsByMonth(inputs: PlanInputs): readonly AssetsMonth[] {
  const months = Array.from({ length: inputs.years * 12 }, () => ({ boughtRp: 0, depreciationRp: 0, bookRp: 0 }));
  for (const { quantity, priceRp, lifeMonths, month: boughtIn } of inputs.capex) {
    const costRp = quantity * priceRp;
    const evenRp = lifeMonths === null ? 0 : roundedShare(costRp, 1, lifeMonths);
    let bookRp = costRp;
    for (const [index, sum] of months.entries()) {
      const age = index + 2 - boughtIn; // 1 in the month of buying
      if (age < 1) continue;
      if (age === 1) sum.boughtRp += costRp;
      const depreciationRp = age === lifeMonths ? bookRp : Math.min(evenRp, bookRp);
      bookRp -= depreciationRp;
      sum.depreciationRp += depreciationRp;
      sum.bookRp += bookRp;
    }
  }
  return months;
}
