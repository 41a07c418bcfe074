import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../testing/property-runs.ts";
import { internalRateBp, netPresentValue } from "./present-value.ts";

const amount = fc.integer({ min: -3_000_000_000, max: 3_000_000_000 });
const flows = fc.array(amount, { minLength: 1, maxLength: 7 });
/** Something is spent first, and all that follows is earned. */
const investment = fc
  .tuple(
    fc.integer({ min: 1, max: 3_000_000_000 }),
    fc.array(fc.integer({ min: 1, max: 3_000_000_000 }), { minLength: 1, maxLength: 6 }),
  )
  .map(([spent, earned]) => [-spent, ...earned]);

test("discounts each year's flow, as NPV of a spreadsheet does", () => {
  expect(netPresentValue([-1000, 1100], 1000)).toBe(0);
  expect(netPresentValue([-1_000_000_000, 300_000_000, 400_000_000, 500_000_000], 600)).toBe(58_827_085);
});

test("property: at rate zero it is the sum of the flows", () => {
  fc.assert(
    fc.property(flows, (some) => {
      expect(netPresentValue(some, 0)).toBe(some.reduce((sum, flow) => sum + flow, 0));
    }),
    propertyRuns(100),
  );
});

test("property: a higher rate never makes an investment worth more", () => {
  fc.assert(
    fc.property(investment, fc.nat(5000), fc.nat(5000), (some, rateBp, moreBp) => {
      expect(netPresentValue(some, rateBp + moreBp)).toBeLessThanOrEqual(netPresentValue(some, rateBp));
    }),
    propertyRuns(100),
  );
});

test("the internal rate is what a spreadsheet's IRR says, to two decimals of a per cent", () => {
  expect(internalRateBp([-1000, 1100])).toBe(1000);
  expect(internalRateBp([-1_000_000_000, 300_000_000, 400_000_000, 500_000_000])).toBe(890);
  expect(internalRateBp([-1000, 500])).toBe(-5000);
  expect(internalRateBp([-200_000, 200_001])).toBe(0);
  expect(internalRateBp([-20_000, 20_001])).toBe(1); // exactly half a basis point
  expect(internalRateBp([-20_000, 19_999])).toBe(-1);
});

test("property: the value is not below zero at half a basis point less, and not above at half a basis point more", () => {
  fc.assert(
    fc.property(investment, (some) => {
      const rateBp = internalRateBp(some);
      const worth = (halves: number) => some.reduce((sum, flow, year) => sum + flow / (1 + halves / 20_000) ** year, 0);
      if (rateBp === null) {
        expect(worth(2_000_000)).toBeGreaterThan(0);
        return;
      }
      // in doubles, an independent way: what they may be off by is allowed for
      const slack = 1e-9 * Math.max(...some.map(Math.abs)) * (1 + Math.abs(worth(2 * rateBp - 1)));
      if (rateBp > -9999) expect(worth(2 * rateBp - 1)).toBeGreaterThanOrEqual(-slack);
      expect(worth(2 * rateBp + 1)).toBeLessThanOrEqual(slack);
    }),
    propertyRuns(100),
  );
});

test("there is none where nothing is spent, nothing earned, or the money comes first", () => {
  expect([[], [0, 0], [5, 5], [-5, -5], [0, 100, 100], [100, -110]].map(internalRateBp)).toEqual(Array(6).fill(null));
});

test("a later expense leaves one rate if all is earned in the end; flows that turn to and fro have no one rate", () => {
  expect(internalRateBp([-1000, 800, -100, 900])).toBe(2751); // its running total turns once
  expect(internalRateBp([-1000, 2300, -1320])).toBe(null); // 10 % and 20 %
  expect(internalRateBp([-1000, 1500, -600, 200])).toBe(null);
});

test("a rate beyond 10,000 % a year is none", () => {
  expect(internalRateBp([-1, 101])).toBe(1_000_000);
  expect(internalRateBp([-1, 102])).toBe(null);
});
