import fc from "fast-check";
import { expect, test } from "vitest";
import { roundedQuotient, roundedRatio, roundedShare } from "./rounding.ts";

test("rounds to the nearest rupiah, and a half away from zero", () => {
  const quotient = (numerator: bigint, denominator: bigint) => roundedQuotient(numerator, denominator);
  expect([quotient(1n, 2n), quotient(3n, 2n), quotient(149n, 100n), quotient(0n, 7n)]).toEqual([1, 2, 1, 0]);
  expect([quotient(-1n, 2n), quotient(1n, -2n), quotient(-3n, -2n), quotient(-149n, 100n)]).toEqual([-1, -1, 2, -1]);
});

test("a share is the same by the quick way and by BigInt, however large", () => {
  const amounts = fc.oneof(fc.integer({ min: -3000, max: 3000 }), fc.maxSafeInteger());
  const rates = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -120_000, max: 120_000 }));
  const divisors = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constant(120_000));
  fc.assert(
    fc.property(amounts, rates, divisors, (amount, numerator, denominator) => {
      const exact = roundedRatio(BigInt(amount) * BigInt(numerator), BigInt(denominator));
      if (exact === null) expect(() => roundedShare(amount, numerator, denominator)).toThrow(RangeError);
      else expect(roundedShare(amount, numerator, denominator)).toBe(exact);
    }),
    { numRuns: 1000 },
  );
});

test("never gives minus zero, which would read as a loss of nothing", () => {
  expect(Object.is(roundedShare(-1, 1, 3), 0)).toBe(true);
  expect(Object.is(roundedShare(0, -1, 3), 0)).toBe(true);
  expect(Object.is(roundedQuotient(-1n, 3n), 0)).toBe(true);
});

test("refuses what a double cannot hold, and a ratio of it is null", () => {
  expect(() => roundedQuotient(10n ** 16n, 1n)).toThrow(RangeError);
  expect([roundedRatio(10n ** 16n, 1n), roundedRatio(1n, 0n), roundedRatio(138n, 100n)]).toEqual([null, null, 1]);
});
