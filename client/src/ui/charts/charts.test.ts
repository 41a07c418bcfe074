import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { positions, valueScale } from "./scale.ts";
import { shortAmount } from "./short-amount.ts";

describe("a short amount", () => {
  it.each([
    [12_430_000, "Rp12,4 jt"],
    [1_250_000_000, "Rp1,25 M"],
    [156_700_000, "Rp157 jt"],
    [100_000_000, "Rp100 jt"],
    [20_000, "Rp20 rb"],
    [999_999, "Rp1 jt"],
    [1_000_000, "Rp1 jt"],
    [-8_100_000, "−Rp8,1 jt"],
    [950, "Rp950"],
    [0, "Rp0"],
  ])("of %d is %s", (rp, text) => expect(shortAmount(rp, "id")).toBe(text));

  it("names its unit in English", () => expect(shortAmount(12_430_000, "en")).toBe("Rp12,4 m"));
});

test("a scale takes in every value and nought, with few round lines", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 1, maxLength: 72 }), (values) => {
      const { from, to, ticks } = valueScale(values);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(from);
      expect(Math.max(...values)).toBeLessThanOrEqual(to);
      expect(ticks.length).toBeLessThanOrEqual(7);
      expect(ticks.some((tick) => Math.abs(tick) < (to - from) / 1e6)).toBe(true);
    }),
  );
});

test("positions run upwards on a screen", () => {
  const y = positions({ from: 0, to: 10 }, 100, 0);
  expect([y(0), y(5), y(10)]).toEqual([100, 50, 0]);
});
