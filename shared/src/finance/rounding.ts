/**
 * How amounts are rounded, stated once: every amount is the exact fraction of its formula, rounded at the line that says so to the
 * nearest whole rupiah, and a half away from zero (0.5 → 1, −0.5 → −1). That is what ROUND(…, 0) of a spreadsheet does, so a
 * spreadsheet that rounds at the same lines arrives at the same rupiah.
 *
 * Rates are whole basis points a year (600 = 6 %); a month's rate is exactly bp / 120000. No amount passes through a fraction of a
 * double: products are exact integers, in a double where they are known to fit and as BigInt otherwise.
 */

/** numerator ÷ denominator, rounded as above. Throws where the answer is no exact integer of a double (beyond nine quadrillion). */
export function roundedQuotient(numerator: bigint, denominator: bigint): number {
  const rounded = Number(nearest(numerator, denominator));
  if (!Number.isSafeInteger(rounded)) throw new RangeError("the amount is too large to be exact");
  return rounded;
}

/** `amount × numerator ÷ denominator` of whole numbers, rounded as above; the denominator is positive. */
export function roundedShare(amount: number, numerator: number, denominator: number): number {
  const product = amount * numerator;
  // a product that looks safe is exact: any larger one rounds to 2⁵³ or more
  if (!Number.isSafeInteger(product)) {
    return roundedQuotient(BigInt(amount) * BigInt(numerator), BigInt(denominator));
  }
  const size = Math.abs(product);
  const rest = size % denominator;
  const rounded = (size - rest) / denominator + (rest >= denominator - rest ? 1 : 0);
  return product < 0 ? 0 - rounded : rounded;
}

/** A ratio `numerator ÷ denominator`, rounded as above. Null where it says nothing: divided by zero, or beyond all bounds. */
export function roundedRatio(numerator: bigint, denominator: bigint): number | null {
  if (denominator === 0n) return null;
  const rounded = Number(nearest(numerator, denominator));
  return Number.isSafeInteger(rounded) ? rounded : null;
}

function nearest(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const size = absolute(numerator);
  const divisor = absolute(denominator);
  const rounded = (2n * size + divisor) / (2n * divisor);
  return negative ? -rounded : rounded;
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
