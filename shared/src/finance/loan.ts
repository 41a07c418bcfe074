/**
 * Repayment of a loan: interest only in the grace months, then equal instalments (annuity) or equal principal.
 *
 * Whole rupiah. A month's interest is opening balance × annualRateBp / 120000, rounded (rounding.ts), whatever the number of days.
 * The last instalment takes the rounding, so that principal sums exactly to the loan. Number 1 is due in the calendar month after
 * the month of disbursement, on `dueDay` or the next working day (on `dueDay` whatever it is with `staysOnHolidays`); a later due
 * day does not cost more interest.
 * Source: DOMAIN.md, rule set `pmk-49-2025`, repayment; the annuity is a spreadsheet's PMT.
 */
import * as v from "valibot";
import { addMonths, type IsoDay, isoDaySchema, monthOf, nextWorkingDay } from "../day.ts";
import type { Rupiah } from "../money.ts";
import { roundedQuotient, roundedShare } from "./rounding.ts";

export interface LoanTerms {
  /** 1 to `loanLimits.principalRp`. */
  readonly principalRp: Rupiah;
  /** Basis points a year: 600 = 6 %. */
  readonly annualRateBp: number;
  /** All months, those of grace included. */
  readonly tenorMonths: number;
  /** The first months, in which only interest is paid; fewer than the tenor. */
  readonly graceMonths: number;
  readonly method: "annuity" | "equal-principal";
  readonly disbursedOn: IsoDay;
  /** Day of the month, 1 to 28. */
  readonly dueDay: number;
  /** Days that are no working days, beside Saturdays and Sundays. */
  readonly holidays: readonly IsoDay[];
  /** Due on `dueDay` even where that is no working day; without it the next working day counts. */
  readonly staysOnHolidays?: boolean;
}

export interface Instalment {
  /** From 1. */
  readonly number: number;
  readonly dueOn: IsoDay;
  readonly openingRp: Rupiah;
  readonly principalRp: Rupiah;
  readonly interestRp: Rupiah;
  readonly paymentRp: Rupiah;
  readonly closingRp: Rupiah;
}

export interface RepaymentSchedule {
  /** After grace: the annuity's regular instalment, or the first and highest one of equal principal. */
  readonly instalmentRp: Rupiah;
  readonly rows: readonly Instalment[];
  readonly totalInterestRp: Rupiah;
  readonly totalPaymentRp: Rupiah;
}

/** What arithmetic bears, far above any scheme: a scheme's own limits are the rule set's. */
export const loanLimits = { principalRp: 1_000_000_000_000, annualRateBp: 10_000, tenorMonths: 600 } as const;

export type LoanIssue =
  | { readonly field: NumberField; readonly kind: "not-whole" }
  | { readonly field: NumberField; readonly kind: "out-of-range"; readonly least: number; readonly most: number }
  | { readonly field: "graceMonths"; readonly kind: "fills-tenor" }
  | { readonly field: "disbursedOn" | "holidays"; readonly kind: "not-a-day" };

type NumberField = "principalRp" | "annualRateBp" | "tenorMonths" | "graceMonths" | "dueDay";

/** Why no schedule can be made of these terms; empty when one can. For terms on which a person is still at work. */
export function checkLoanTerms(terms: LoanTerms): readonly LoanIssue[] {
  const issues: LoanIssue[] = [];
  const check = (field: NumberField, least: number, most: number) => {
    const value = terms[field];
    if (!Number.isSafeInteger(value)) issues.push({ field, kind: "not-whole" });
    else if (value < least || value > most) issues.push({ field, kind: "out-of-range", least, most });
  };
  check("principalRp", 1, loanLimits.principalRp);
  check("annualRateBp", 0, loanLimits.annualRateBp);
  check("tenorMonths", 1, loanLimits.tenorMonths);
  check("graceMonths", 0, loanLimits.tenorMonths - 1);
  check("dueDay", 1, 28);
  if (issues.length === 0 && terms.graceMonths >= terms.tenorMonths) {
    issues.push({ field: "graceMonths", kind: "fills-tenor" });
  }
  if (!v.is(isoDaySchema, terms.disbursedOn)) issues.push({ field: "disbursedOn", kind: "not-a-day" });
  if (!terms.holidays.every((day) => v.is(isoDaySchema, day))) issues.push({ field: "holidays", kind: "not-a-day" });
  return issues;
}

/** The schedule of terms in which `checkLoanTerms` finds no fault; throws on others. */
export function repaymentSchedule(terms: LoanTerms): RepaymentSchedule {
  const [issue] = checkLoanTerms(terms);
  if (issue) throw new RangeError(`loan terms: ${issue.field} ${issue.kind}`);
  const { principalRp: loanRp, annualRateBp, tenorMonths, graceMonths, method } = terms;
  const instalments = tenorMonths - graceMonths;
  const annuityRp = annuityInstalment(loanRp, annualRateBp, instalments);
  const equalPartRp = roundedShare(loanRp, 1, instalments);
  const firstDue = addMonths(`${monthOf(terms.disbursedOn)}-01`, 1);

  const rows: Instalment[] = [];
  let openingRp = loanRp;
  for (let number = 1; number <= tenorMonths; number++) {
    const interestRp = monthlyInterest(openingRp, annualRateBp);
    const regularRp = method === "annuity" ? annuityRp - interestRp : equalPartRp;
    // tiny loans over many months are paid back early, because each part was rounded up
    const afterGraceRp = number === tenorMonths ? openingRp : Math.min(regularRp, openingRp);
    const principalRp = number <= graceMonths ? 0 : afterGraceRp;
    const closingRp = openingRp - principalRp;
    const nominal = `${monthOf(addMonths(firstDue, number - 1))}-${String(terms.dueDay).padStart(2, "0")}`;
    const dueOn = terms.staysOnHolidays ? nominal : nextWorkingDay(nominal, terms.holidays);
    rows.push({ number, dueOn, openingRp, principalRp, interestRp, paymentRp: principalRp + interestRp, closingRp });
    openingRp = closingRp;
  }
  const totalInterestRp = rows.reduce((sum, row) => sum + row.interestRp, 0);
  const instalmentRp = method === "annuity" ? annuityRp : equalPartRp + monthlyInterest(loanRp, annualRateBp);
  return { instalmentRp, rows, totalInterestRp, totalPaymentRp: loanRp + totalInterestRp };
}

/** Opening balance × rate / 12, rounded. */
function monthlyInterest(openingRp: Rupiah, annualRateBp: number): Rupiah {
  return roundedShare(openingRp, annualRateBp, monthlyBase);
}

/** A month's rate is bp ÷ this, exactly. */
const monthlyBase = 120_000;

/**
 * PMT: loan × i / (1 − (1 + i)^−n) with i = bp / 120000, which is loan × bp × q^n / (120000 × (q^n − 120000^n)) with
 * q = 120000 + bp; rounded once. At rate zero loan / n.
 */
function annuityInstalment(loanRp: Rupiah, annualRateBp: number, instalments: number): Rupiah {
  if (annualRateBp === 0) return roundedShare(loanRp, 1, instalments);
  const base = BigInt(monthlyBase);
  const growth = (base + BigInt(annualRateBp)) ** BigInt(instalments);
  return roundedQuotient(BigInt(loanRp) * BigInt(annualRateBp) * growth, base * (growth - base ** BigInt(instalments)));
}
