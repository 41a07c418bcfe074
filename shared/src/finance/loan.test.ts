import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type IsoDay } from "../day.ts";
import { propertyRuns } from "../testing/property-runs.ts";
import { checkLoanTerms, type LoanTerms, loanLimits, repaymentSchedule } from "./loan.ts";

const kolor: LoanTerms = {
  principalRp: 1_250_000_000,
  annualRateBp: 600,
  tenorMonths: 72,
  graceMonths: 6,
  method: "annuity",
  disbursedOn: "2025-12-15",
  dueDay: 12,
  holidays: [],
};

/** Whole terms of any size; holidays lie here and there, never for a whole month. */
const terms = fc
  .record({
    principalRp: fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: loanLimits.principalRp })),
    annualRateBp: fc.oneof(fc.constantFrom(0, 600), fc.integer({ min: 0, max: loanLimits.annualRateBp })),
    tenorMonths: fc.integer({ min: 1, max: 120 }),
    graceMonths: fc.nat(119),
    method: fc.constantFrom("annuity" as const, "equal-principal" as const),
    disbursedOn: fc.integer({ min: 0, max: 3000 }).map((days) => addDays("2024-01-01", days)),
    dueDay: fc.integer({ min: 1, max: 28 }),
    holidays: fc.array(
      fc.integer({ min: 0, max: 5000 }).map((days) => addDays("2024-01-01", days)),
      { maxLength: 20 },
    ),
  })
  .map((some): LoanTerms => ({ ...some, graceMonths: some.graceMonths % some.tenorMonths }));

function property(claim: (terms: LoanTerms) => void, runs = 100): void {
  fc.assert(fc.property(terms, claim), propertyRuns(runs));
}

test("pays interest only while grace lasts, then what a spreadsheet's PMT says", () => {
  const { rows, instalmentRp } = repaymentSchedule(kolor);
  expect(instalmentRp).toBe(22_282_841); // =ROUND(PMT(6%/12,66,-1250000000),0)
  expect(rows).toHaveLength(72);
  expect(rows[5]).toMatchObject({ number: 6, principalRp: 0, interestRp: 6_250_000, paymentRp: 6_250_000 });
  expect(rows[6]).toMatchObject({ principalRp: 16_032_841, paymentRp: 22_282_841, dueOn: "2026-07-13" });
});

test("is due on the 12th of the months after disbursement, or on the next working day", () => {
  const due = (disbursedOn: IsoDay, holidays: readonly IsoDay[] = []) =>
    repaymentSchedule({ ...kolor, tenorMonths: 8, disbursedOn, holidays }).rows.map((row) => row.dueOn);
  const fromJanuary = due("2025-12-31");
  expect(fromJanuary.slice(0, 4)).toEqual(["2026-01-12", "2026-02-12", "2026-03-12", "2026-04-13"]); // 12 April: a Sunday
  expect(due("2025-12-01")).toEqual(fromJanuary);
  expect(due("2025-12-01", ["2026-04-13", "2026-04-14", "2026-02-12"])[3]).toBe("2026-04-15");
  expect(due("2025-12-01", ["2026-02-12"])[1]).toBe("2026-02-13");
});

test("at equal principal the first instalment is the highest, and interest falls with the balance", () => {
  const { rows, instalmentRp } = repaymentSchedule({ ...kolor, method: "equal-principal" });
  expect(instalmentRp).toBe(18_939_394 + 6_250_000);
  expect(rows[6]).toMatchObject({ principalRp: 18_939_394, paymentRp: instalmentRp });
  expect(rows.at(-1)).toMatchObject({ principalRp: 1_250_000_000 - 65 * 18_939_394, closingRp: 0 });
});

test("without interest the parts are equal, but for the last", () => {
  const { rows, totalInterestRp } = repaymentSchedule({
    ...kolor,
    principalRp: 1000,
    annualRateBp: 0,
    tenorMonths: 7,
    graceMonths: 1,
  });
  expect(rows.map((row) => row.paymentRp)).toEqual([0, 167, 167, 167, 167, 167, 165]);
  expect(totalInterestRp).toBe(0);
});

test("property: each row follows from the one before, and the balance ends at zero", () => {
  property((some) => {
    const { rows, totalInterestRp, totalPaymentRp } = repaymentSchedule(some);
    let openingRp = some.principalRp;
    for (const row of rows) {
      expect(row.openingRp).toBe(openingRp);
      expect(row.closingRp).toBe(row.openingRp - row.principalRp);
      expect(row.paymentRp).toBe(row.principalRp + row.interestRp);
      expect(Math.min(row.principalRp, row.interestRp, row.closingRp)).toBeGreaterThanOrEqual(0);
      openingRp = row.closingRp;
    }
    expect(openingRp).toBe(0);
    expect(rows).toHaveLength(some.tenorMonths);
    const sum = (key: "principalRp" | "interestRp" | "paymentRp") => rows.reduce((total, row) => total + row[key], 0);
    expect([sum("principalRp"), sum("interestRp")]).toEqual([some.principalRp, totalInterestRp]);
    expect(sum("paymentRp")).toBe(totalPaymentRp);
    expect(rows.slice(0, some.graceMonths).every((row) => row.principalRp === 0)).toBe(true);
  });
});

test("property: due days are working days, each in a later month than the one before", () => {
  property((some) => {
    let earlier = some.disbursedOn;
    for (const { dueOn } of repaymentSchedule({ ...some, dueDay: 12 }).rows) {
      expect(dueOn > earlier && dueOn.slice(0, 7) > earlier.slice(0, 7)).toBe(true);
      expect([1, 2, 3, 4, 5]).toContain(new Date(`${dueOn}T00:00Z`).getUTCDay());
      expect(some.holidays).not.toContain(dueOn);
      earlier = dueOn;
    }
  }, 40);
});

test("property: the annuity is the exact PMT, rounded: half a rupiah less would not pay the loan back, half more would", () => {
  property((some) => {
    const instalments = some.tenorMonths - some.graceMonths;
    const { instalmentRp } = repaymentSchedule({ ...some, method: "annuity" });
    // what is left of a loan when `twice` half rupiah are paid a month, exact: all is scaled by 2 × 120000^months
    const left = (twice: bigint) => {
      let scale = 2n;
      let balance = BigInt(some.principalRp) * scale;
      for (let month = 0; month < instalments; month++) {
        scale *= 120_000n;
        balance = balance * BigInt(120_000 + some.annualRateBp) - (twice * scale) / 2n;
      }
      return balance;
    };
    expect(left(2n * BigInt(instalmentRp) - 1n) >= 0n).toBe(true);
    expect(left(2n * BigInt(instalmentRp) + 1n) < 0n).toBe(true);
  });
});

test("says of each term why no schedule can be made of it", () => {
  expect(checkLoanTerms(kolor)).toEqual([]);
  expect(checkLoanTerms({ ...kolor, graceMonths: 72 })).toEqual([{ field: "graceMonths", kind: "fills-tenor" }]);
  expect(
    checkLoanTerms({
      ...kolor,
      principalRp: 0.5,
      annualRateBp: -1,
      tenorMonths: Number.NaN,
      disbursedOn: "2026-02-30",
    }),
  ).toEqual([
    { field: "principalRp", kind: "not-whole" },
    { field: "annualRateBp", kind: "out-of-range", least: 0, most: 10_000 },
    { field: "tenorMonths", kind: "not-whole" },
    { field: "disbursedOn", kind: "not-a-day" },
  ]);
  expect(() => repaymentSchedule({ ...kolor, principalRp: 0 })).toThrow("principalRp out-of-range");
  expect(() => repaymentSchedule({ ...kolor, holidays: ["tomorrow"] })).toThrow("holidays not-a-day");
});
