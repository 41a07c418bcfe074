import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentText, percentValue, quantityText, quantityValue } from "./number-text.ts";

describe("a quantity", () => {
  it.each([
    ["1.200", 1200],
    ["1.200,5", 1200.5],
    ["1200.5", 1200.5],
    ["1,200.50", 1200.5],
    ["1,5", 1.5],
    ["0,125", 0.125],
    ["1,200,000", 1_200_000],
    [" 3 000 ", 3000],
    ["−2", -2],
    ["", null],
  ])("%j is %d", (text, value) => expect(quantityValue(text)).toBe(value));

  it.each(["dua", "1.2.3", "1,2345", "1..2", "1,2,3"])("%j is none", (text) =>
    expect(quantityValue(text)).toBeUndefined(),
  );

  it("is read as it is written", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (thousandths) => {
        const value = thousandths / 1000;
        expect(quantityValue(quantityText(value))).toBe(value);
      }),
    );
  });
});

describe("per cent", () => {
  it("is kept in basis points", () => {
    expect(percentValue("0,5")).toBe(50);
    expect(percentValue("12,34 %")).toBe(1234);
    expect(percentValue("-3")).toBe(-300);
    expect(percentValue("0,123")).toBeUndefined();
    expect(percentText(50)).toBe("0,5");
    expect(percentText(-1234)).toBe("−12,34");
  });
});
