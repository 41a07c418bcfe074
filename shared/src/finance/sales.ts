/**
 * Sales, cost of goods and the stock behind them, by month.
 *
 * A line's month of plan year y, rounded once: quantity × price × (1 + growth)^(y − 1), and the same of its cost; growth is the
 * quantity's. Stock at a month's end: cost of goods of that month × stockDays ÷ 30, rounded; when sales fall, goods in stock are
 * sold first and nothing is given back to the supplier. Goods are bought and sold for cash in the month itself.
 */
import type { Rupiah } from "../money.ts";
import type { PlanInputs, SalesLine } from "./plan-inputs.ts";
import { roundedQuotient, roundedShare } from "./rounding.ts";

/** How a plan is tried: part of its quantities, sold so many months later. */
export interface Trial {
  /** 10000 = all that the plan says. */
  readonly quantityBp: number;
  readonly lateMonths: number;
}

export interface LineMonth {
  readonly salesRp: Rupiah;
  readonly costOfGoodsRp: Rupiah;
}

export interface TradeMonth extends LineMonth {
  readonly purchasesRp: Rupiah;
  /** At the month's end. */
  readonly stockRp: Rupiah;
}

/** The line's amounts of one month in each plan year, once it is sold. */
export function lineByYear(line: SalesLine, inputs: PlanInputs, trial: Trial): readonly LineMonth[] {
  return growthByYear(inputs.assumptions.salesGrowthBp, inputs.years).map(({ numerator, denominator }) => {
    const quantity = BigInt(line.quantityMilli) * BigInt(trial.quantityBp) * numerator;
    const one = 1000n * 10_000n * denominator;
    return {
      salesRp: roundedQuotient(quantity * BigInt(line.priceRp), one),
      costOfGoodsRp: roundedQuotient(quantity * BigInt(line.costRp), one),
    };
  });
}

export function tradeByMonth(inputs: PlanInputs, trial: Trial): readonly TradeMonth[] {
  const lines = inputs.sales.map((line) => ({
    fromMonth: line.fromMonth + trial.lateMonths,
    byYear: lineByYear(line, inputs, trial),
  }));
  const months: TradeMonth[] = [];
  let stockBeforeRp = 0;
  for (let month = 1; month <= inputs.years * 12; month++) {
    let salesRp = 0;
    let costOfGoodsRp = 0;
    for (const { fromMonth, byYear } of lines) {
      const amounts = month >= fromMonth ? byYear[yearOf(month) - 1] : undefined;
      salesRp += amounts?.salesRp ?? 0;
      costOfGoodsRp += amounts?.costOfGoodsRp ?? 0;
    }
    const wantedRp = roundedShare(costOfGoodsRp, inputs.assumptions.stockDays, 30);
    const purchasesRp = Math.max(0, costOfGoodsRp + wantedRp - stockBeforeRp);
    const stockRp = stockBeforeRp + purchasesRp - costOfGoodsRp;
    months.push({ salesRp, costOfGoodsRp, purchasesRp, stockRp });
    stockBeforeRp = stockRp;
  }
  return months;
}

/** The plan year of a month: 1 for months 1 to 12. */
export function yearOf(month: number): number {
  return Math.ceil(month / 12);
}

/** (1 + bp / 10000)^(y − 1) for each plan year y, exact. */
export function growthByYear(bp: number, years: number): readonly { numerator: bigint; denominator: bigint }[] {
  return Array.from({ length: years }, (_, index) => ({
    numerator: BigInt(10_000 + bp) ** BigInt(index),
    denominator: 10_000n ** BigInt(index),
  }));
}
