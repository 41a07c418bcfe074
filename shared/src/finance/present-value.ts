/**
 * What yearly flows are worth today (NPV) and the rate at which they are worth nothing (IRR). `flows[t]` falls at the end of year t,
 * so `flows[0]` is now. Exact fractions; only the result is rounded. A spreadsheet: NPV(rate, flows 1…n) + flow 0, and IRR(flows 0…n).
 */
import type { Rupiah } from "../money.ts";
import { roundedQuotient } from "./rounding.ts";

/** Σ flow × (1 + rate)^−t, rounded once. */
export function netPresentValue(flows: readonly Rupiah[], annualRateBp: number): Rupiah {
  const last = Math.max(0, flows.length - 1);
  return roundedQuotient(
    valueAtEnd(flows, 10_000n, BigInt(10_000 + annualRateBp)),
    BigInt(10_000 + annualRateBp) ** BigInt(last),
  );
}

/** Above this an internal rate of return says nothing: 10,000 % a year. */
const irrBpMax = 1_000_000;

/**
 * The yearly rate, in basis points (1234 = 12.34 %), at which the net present value is nought. Null where there is no one such rate:
 * nothing is spent first and earned later, or the flows turn so often that several rates could do.
 *
 * One rate is certain where the flows turn from minus to plus once (Descartes); where they turn more often, one rate above zero is
 * certain if their running total turns once and ends above zero (Norstrom, 1972).
 */
export function internalRateBp(flows: readonly Rupiah[]): number | null {
  const turnsOnce = turnsUpOnce(flows);
  if (!turnsOnce && !turnsUpOnce(runningTotal(flows))) return null;
  // the net present value is above zero below the rate, and below zero above it: the rate is at most k + ½ where it is not above zero
  const isAtMost = (bp: number) => {
    const value = valueAtEnd(flows, 20_000n, BigInt(20_000 + 2 * bp + 1));
    return value < 0n || (value === 0n && bp < 0); // a half is rounded away from zero
  };
  let tooLow = turnsOnce ? -10_000 : -1;
  let enough = irrBpMax;
  if (!isAtMost(enough)) return null;
  while (enough - tooLow > 1) {
    const middle = Math.floor((tooLow + enough) / 2);
    if (isAtMost(middle)) enough = middle;
    else tooLow = middle;
  }
  return enough;
}

/** Σ flow × one^t × growth^(n − t): the net present value at the rate growth ÷ one − 1, times growth^n. */
function valueAtEnd(flows: readonly Rupiah[], one: bigint, growth: bigint): bigint {
  let value = 0n;
  let scale = 1n;
  for (const flow of flows) {
    value = value * growth + BigInt(flow) * scale;
    scale *= one;
  }
  return value;
}

/** Below zero first, above zero in the end, and one change of sign between. */
function turnsUpOnce(amounts: readonly number[]): boolean {
  const signs = amounts.filter((amount) => amount !== 0).map(Math.sign);
  const turns = signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]);
  return turns.length === 1 && signs[0] === -1;
}

function runningTotal(amounts: readonly number[]): readonly number[] {
  let total = 0;
  return amounts.map((amount) => {
    total += amount;
    return total;
  });
}
