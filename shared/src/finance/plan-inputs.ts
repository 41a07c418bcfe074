/**
 * What a plan is computed from: the business plan's tables, its assumptions and its loan, as plain JSON, so that the export can show
 * it and anyone can compute it again. Months are counted from the plan's first, which is 1; plan year 1 is months 1 to 12.
 *
 * Lines that begin after the last month do not count. The edge keeps each value within `planLimits` and asks `planFits` before it
 * computes; what is outside them here is our own mistake, and throws.
 */
import * as v from "valibot";
import { type IsoDay, type IsoMonth, isoDaySchema, monthOf, monthsBetween } from "../day.ts";
import { type Rupiah, rupiahMax } from "../money.ts";
import type { RepaymentSchedule } from "./loan.ts";

export interface PlanInputs {
  readonly startsOn: IsoMonth;
  /** 1 to 6. */
  readonly years: number;
  readonly sales: readonly SalesLine[];
  readonly capex: readonly CapexLine[];
  readonly opex: readonly OpexLine[];
  readonly sources: readonly SourceLine[];
  readonly loan: PlanLoan | null;
  readonly assumptions: PlanAssumptions;
}

export interface SalesLine {
  readonly id: string;
  readonly name: string;
  readonly outlet: string | null;
  readonly unit: string;
  /** Thousandths of a unit a month, in plan year 1: 1500 = 1.5 kg. */
  readonly quantityMilli: number;
  readonly priceRp: Rupiah;
  /** Cost of goods of one unit. */
  readonly costRp: Rupiah;
  readonly fromMonth: number;
}

/** Capital expenditure: paid, and in use, from `month` on. */
export interface CapexLine {
  readonly id: string;
  readonly name: string;
  readonly outlet: string | null;
  readonly quantity: number;
  readonly priceRp: Rupiah;
  /** Months of use over which it is written down evenly; null for land, which is not. */
  readonly lifeMonths: number | null;
  readonly month: number;
}

/** Operating expenditure, a month, at the prices of plan year 1. */
export interface OpexLine {
  readonly id: string;
  readonly name: string;
  readonly outlet: string | null;
  readonly monthlyRp: Rupiah;
  readonly fromMonth: number;
}

export interface SourceLine {
  readonly id: string;
  /** Voluntary savings are owed to the members; all others are the cooperative's own. */
  readonly kind: "principal-savings" | "mandatory-savings" | "voluntary-savings" | "grant" | "other";
  readonly name: string;
  readonly amountRp: Rupiah;
  readonly month: number;
}

/** All loans of the plan together, by month. The principal paid back adds up to what was disbursed. */
export interface PlanLoan {
  readonly disbursements: readonly { readonly month: number; readonly amountRp: Rupiah }[];
  readonly payments: readonly { readonly month: number; readonly principalRp: Rupiah; readonly interestRp: Rupiah }[];
}

export interface PlanAssumptions {
  /** Growth of the quantities sold from one plan year to the next; prices and costs of goods stay. Below 0: they shrink. */
  readonly salesGrowthBp: number;
  /** Growth of operating expenditure from one plan year to the next. */
  readonly costGrowthBp: number;
  /** Goods in stock at the end of a month, in days of that month's cost of goods; a month has 30. */
  readonly stockDays: number;
  /** Final income tax on sales: 50 = 0.5 %. */
  readonly taxBp: number;
  /** A year's, for the net present value. */
  readonly discountRateBp: number;
  /** What the cooperative has before month 1. */
  readonly openingCashRp: Rupiah;
}

export const planLimits = {
  years: 6,
  /** Of each year, up or down. */
  growthBp: 10_000,
  stockDays: 365,
  taxBp: 10_000,
  discountRateBp: 10_000,
  month: 1200,
} as const;

/**
 * The loans of a plan by its months: each instalment in the month in which it is due. What lies before the plan's first month counts
 * in month 1, so that no money is lost by starting the plan later.
 */
export function planLoan(
  startsOn: IsoMonth,
  loans: readonly { readonly disbursedOn: IsoDay; readonly schedule: RepaymentSchedule }[],
): PlanLoan {
  const month = (day: IsoDay) => Math.max(1, monthsBetween(startsOn, monthOf(day)) + 1);
  return {
    disbursements: loans.map(({ disbursedOn, schedule }) => ({
      month: month(disbursedOn),
      amountRp: schedule.rows[0]?.openingRp ?? 0,
    })),
    payments: loans.flatMap(({ schedule }) =>
      schedule.rows.map((row) => ({
        month: month(row.dueOn),
        principalRp: row.principalRp,
        interestRp: row.interestRp,
      })),
    ),
  };
}

/** Whether all the plan's amounts together stay exact. False only for figures beyond any cooperative: more than Rp999 trillion. */
export function planFits(inputs: PlanInputs): boolean {
  const { salesGrowthBp, costGrowthBp, openingCashRp } = inputs.assumptions;
  const months = inputs.years * 12;
  const highest = (growthBp: number) => Math.max(1, (1 + growthBp / 10_000) ** (inputs.years - 1));
  const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
  // an estimate in doubles, of what is far below the limit or far above it
  const estimate =
    openingCashRp +
    total(inputs.sales.map((line) => (line.quantityMilli / 1000) * Math.max(line.priceRp, line.costRp))) *
      months *
      highest(salesGrowthBp) +
    total(inputs.opex.map((line) => line.monthlyRp)) * months * highest(costGrowthBp) +
    total(inputs.capex.map((line) => line.quantity * line.priceRp)) +
    total(inputs.sources.map((line) => line.amountRp)) +
    total(inputs.loan?.payments.map((payment) => payment.principalRp + payment.interestRp) ?? []);
  return estimate <= rupiahMax;
}

/** Throws where an input is not what its type says. */
export function assertPlanInputs(inputs: PlanInputs): void {
  const whole = (what: string, value: number, least: number, most: number = Number.MAX_SAFE_INTEGER) => {
    if (!Number.isSafeInteger(value) || value < least || value > most)
      throw new RangeError(`plan: ${what} is ${value}`);
  };
  if (!v.is(isoDaySchema, `${inputs.startsOn}-01`)) throw new RangeError(`plan: starts on ${inputs.startsOn}`);
  whole("years", inputs.years, 1, planLimits.years);
  for (const line of inputs.sales) {
    whole("a quantity sold", line.quantityMilli, 0);
    whole("a price", line.priceRp, 0, rupiahMax);
    whole("a cost of goods", line.costRp, 0, rupiahMax);
    whole("the first month of sales", line.fromMonth, 1, planLimits.month);
  }
  for (const line of inputs.capex) {
    whole("a quantity bought", line.quantity, 0);
    whole("a price paid", line.priceRp, 0, rupiahMax);
    whole("a month of buying", line.month, 1, planLimits.month);
    if (line.lifeMonths !== null) whole("a life", line.lifeMonths, 1, planLimits.month);
  }
  for (const line of inputs.opex) {
    whole("a monthly cost", line.monthlyRp, 0, rupiahMax);
    whole("the first month of a cost", line.fromMonth, 1, planLimits.month);
  }
  for (const line of inputs.sources) {
    whole("a source", line.amountRp, 0, rupiahMax);
    whole("a source's month", line.month, 1, planLimits.month);
  }
  let owedRp = 0;
  for (const { month, amountRp } of inputs.loan?.disbursements ?? []) {
    whole("a month of disbursement", month, 1);
    whole("a disbursement", amountRp, 0, rupiahMax);
    owedRp += amountRp;
  }
  for (const { month, principalRp, interestRp } of inputs.loan?.payments ?? []) {
    whole("a month of payment", month, 1);
    whole("a principal paid", principalRp, 0, rupiahMax);
    whole("an interest paid", interestRp, 0, rupiahMax);
    owedRp -= principalRp;
  }
  if (owedRp !== 0) throw new RangeError(`plan: the principal paid back differs from the loan by ${owedRp}`);
  const { salesGrowthBp, costGrowthBp, stockDays, taxBp, discountRateBp, openingCashRp } = inputs.assumptions;
  whole("the growth of sales", salesGrowthBp, -planLimits.growthBp, planLimits.growthBp);
  whole("the growth of costs", costGrowthBp, -planLimits.growthBp, planLimits.growthBp);
  whole("the days of stock", stockDays, 0, planLimits.stockDays);
  whole("the tax", taxBp, 0, planLimits.taxBp);
  whole("the discount rate", discountRateBp, 0, planLimits.discountRateBp);
  whole("the opening cash", openingCashRp, 0, rupiahMax);
  if (!planFits(inputs)) throw new RangeError("plan: the amounts are too large to be exact");
}
