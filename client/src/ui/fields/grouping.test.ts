import { expect, test } from "vitest";
import { groupByFour, groupByThousand, regroup, timesUnit } from "./grouping.ts";

test("groups identity numbers by four and leaves letters alone", () => {
  expect(groupByFour("0220109876")).toBe("0220 1098 76");
  expect(groupByFour("0220 1098 7")).toBe("0220 1098 7");
  expect(groupByFour("AHU-001")).toBe("AHU-001");
  expect(groupByFour("")).toBe("");
});

test("puts dots into an amount, keeps its decimals, and leaves what is not a plain figure", () => {
  expect(groupByThousand("1250000")).toBe("1.250.000");
  expect(groupByThousand("12.50000")).toBe("1.250.000");
  expect(groupByThousand("1250000,00")).toBe("1.250.000,00");
  expect(groupByThousand("007")).toBe("7");
  expect(groupByThousand("0")).toBe("0");
  expect(groupByThousand("Rp 1,25 M")).toBe("Rp 1,25 M");
  expect(groupByThousand("1,250,000")).toBe("1,250,000");
});

test("keeps the caret beside its digit when a dot comes or goes", () => {
  // "1.250|" + "0" at the end
  expect(regroup({ text: "1.2500", caret: 6 }, groupByThousand)).toEqual({ text: "12.500", caret: 6 });
  // a 9 typed after the first digit of 1.250
  expect(regroup({ text: "19.250", caret: 2 }, groupByThousand)).toEqual({ text: "19.250", caret: 2 });
  expect(regroup({ text: "199.2500", caret: 3 }, groupByThousand)).toEqual({ text: "1.992.500", caret: 4 });
  // the first digit deleted
  expect(regroup({ text: ".250.000", caret: 0 }, groupByThousand).caret).toBe(0);
});

test("keeps the caret in an identity number edited in its middle", () => {
  expect(regroup({ text: "0229 01098", caret: 4 }, groupByFour)).toEqual({ text: "0229 0109 8", caret: 4 });
});

test("multiplies what was typed by thousand, million and thousand million", () => {
  expect(timesUnit("250", 1e6)).toBe("250.000.000");
  expect(timesUnit("1,25", 1e9)).toBe("1.250.000.000");
  expect(timesUnit("1.500", 1e3)).toBe("1.500.000");
  expect(timesUnit("", 1e3)).toBeUndefined();
  expect(timesUnit("9.000.000.000.000.000", 1e9)).toBeUndefined();
});
