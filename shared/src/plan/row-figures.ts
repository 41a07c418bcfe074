/** What follows from one row of the sales table: its month in plan year 1, as the projection counts it. */
import { roundedShare } from "../finance/rounding.ts";
import type { Rupiah } from "../money.ts";

/** `quantity` has three decimals at most. Undefined beyond what arithmetic bears. */
export function saleOfRow(row: {
  readonly quantity: number;
  readonly priceRp: Rupiah;
  readonly costRp: Rupiah;
}): { readonly salesRp: Rupiah; readonly grossProfitRp: Rupiah } | undefined {
  const milli = Math.round(row.quantity * 1000);
  try {
    const salesRp = roundedShare(row.priceRp, milli, 1000);
    return { salesRp, grossProfitRp: salesRp - roundedShare(row.costRp, milli, 1000) };
  } catch (error) {
    if (error instanceof RangeError) return undefined; // 999 trillion a kilogram, a billion of them
    throw error;
  }
}
