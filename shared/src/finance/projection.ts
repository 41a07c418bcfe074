/**
 * A plan's profit and loss, cash flow and balance sheet, by month and by plan year.
 *
 * Everything sold, bought and spent is cash in its month; interest is a cost in the month in which it is due. Tax is a share of the
 * month's sales, rounded once for the month; a loss is a negative profit and lowers no tax. Lines of the cash flow are positive
 * amounts whichever way they go; the four sums (operations, investment, financing, net) are negative where more goes out.
 *
 * Each figure of the balance sheet comes from its own course (cash from the cash flow, stock from the purchases, assets from their
 * depreciation, the loan from its schedule, earnings from the profits): that both sides agree is a result, not a rule.
 * A year's flows are the sums of its months; its balance is that of its last month.
 * Source: DOMAIN.md, business plan, tables. Grants count as the cooperative's own capital, as principal and mandatory savings do.
 */
import { addMonths, type IsoMonth, monthOf } from "../day.ts";
import type { Rupiah } from "../money.ts";
import { assetsByMonth, opexByMonth } from "./costs.ts";
import { assertPlanInputs, type PlanInputs, type SourceLine } from "./plan-inputs.ts";
import { roundedShare } from "./rounding.ts";
import { type Trial, tradeByMonth } from "./sales.ts";

export interface ProfitAndLoss {
  readonly salesRp: Rupiah;
  readonly costOfGoodsRp: Rupiah;
  readonly grossProfitRp: Rupiah;
  readonly opexRp: Rupiah;
  readonly depreciationRp: Rupiah;
  readonly operatingProfitRp: Rupiah;
  readonly interestRp: Rupiah;
  readonly taxRp: Rupiah;
  readonly netProfitRp: Rupiah;
}

export interface CashFlow {
  readonly salesRp: Rupiah;
  readonly purchasesRp: Rupiah;
  readonly opexRp: Rupiah;
  readonly taxRp: Rupiah;
  /** Sales − purchases − operating expenditure − tax. */
  readonly operationsRp: Rupiah;
  readonly capexRp: Rupiah;
  readonly investmentRp: Rupiah;
  /** Principal, mandatory and voluntary savings. */
  readonly savingsRp: Rupiah;
  readonly grantsAndOtherRp: Rupiah;
  readonly loanRp: Rupiah;
  readonly principalRp: Rupiah;
  readonly interestRp: Rupiah;
  /** Savings + grants and other + loan − principal − interest. */
  readonly financingRp: Rupiah;
  readonly netRp: Rupiah;
  readonly openingCashRp: Rupiah;
  readonly closingCashRp: Rupiah;
}

export interface BalanceSheet {
  readonly cashRp: Rupiah;
  readonly stockRp: Rupiah;
  readonly fixedAssetsRp: Rupiah;
  readonly assetsRp: Rupiah;
  readonly loanRp: Rupiah;
  readonly voluntarySavingsRp: Rupiah;
  readonly liabilitiesRp: Rupiah;
  /** Principal and mandatory savings. */
  readonly memberCapitalRp: Rupiah;
  readonly grantsAndOtherRp: Rupiah;
  /** The cash that was there before month 1. */
  readonly openingEquityRp: Rupiah;
  readonly retainedEarningsRp: Rupiah;
  readonly equityRp: Rupiah;
  readonly liabilitiesAndEquityRp: Rupiah;
}

export interface Period {
  /** From 1: of the month, or of the plan year. */
  readonly number: number;
  /** Its (first) month. */
  readonly startsOn: IsoMonth;
  readonly profitAndLoss: ProfitAndLoss;
  readonly cashFlow: CashFlow;
  /** At its end. */
  readonly balanceSheet: BalanceSheet;
}

export interface Projection {
  readonly months: readonly Period[];
  readonly years: readonly Period[];
  /** The lowest closing cash, negative where money is missing, and the first month (from 1) that ends with it. */
  readonly lowestCash: { readonly month: number; readonly cashRp: Rupiah };
}

/** Everything that the plan says happens. */
export const asPlanned: Trial = { quantityBp: 10_000, lateMonths: 0 };

/** Throws on inputs that are not what their types say, and where `planFits` says no. */
export function projection(inputs: PlanInputs, trial: Trial = asPlanned): Projection {
  assertPlanInputs(inputs);
  const months = projectMonths(inputs, trial);
  const years = Array.from({ length: inputs.years }, (_, index) => {
    return wholeYear(index + 1, months.slice(index * 12, index * 12 + 12));
  });
  let lowestCash = { month: 1, cashRp: months[0]?.cashFlow.closingCashRp ?? 0 };
  for (const { number, cashFlow } of months) {
    if (cashFlow.closingCashRp < lowestCash.cashRp) lowestCash = { month: number, cashRp: cashFlow.closingCashRp };
  }
  return { months, years, lowestCash };
}

function projectMonths(inputs: PlanInputs, trial: Trial): readonly Period[] {
  const trade = tradeByMonth(inputs, trial);
  const opex = opexByMonth(inputs);
  const assets = assetsByMonth(inputs);
  const sources = sourcesByMonth(inputs);
  const loan = loanByMonth(inputs);
  const { taxBp, openingCashRp: openingEquityRp } = inputs.assumptions;

  let cashRp = openingEquityRp;
  let loanRp = 0;
  let voluntarySavingsRp = 0;
  let memberCapitalRp = 0;
  let grantsAndOtherRp = 0;
  let retainedEarningsRp = 0;

  return trade.map(({ salesRp, costOfGoodsRp, purchasesRp, stockRp }, index): Period => {
    const opexRp = opex[index] ?? 0;
    const {
      boughtRp,
      depreciationRp,
      bookRp: fixedAssetsRp,
    } = assets[index] ?? { boughtRp: 0, depreciationRp: 0, bookRp: 0 };
    const received = sources[index] ?? noSources;
    const { disbursedRp, principalRp, interestRp } = loan[index] ?? noLoan;
    const taxRp = roundedShare(salesRp, taxBp, 10_000);

    const grossProfitRp = salesRp - costOfGoodsRp;
    const operatingProfitRp = grossProfitRp - opexRp - depreciationRp;
    const netProfitRp = operatingProfitRp - interestRp - taxRp;

    const operationsRp = salesRp - purchasesRp - opexRp - taxRp;
    const investmentRp = 0 - boughtRp;
    const savingsRp = received.memberCapitalRp + received.voluntarySavingsRp;
    const financingRp = savingsRp + received.grantsAndOtherRp + disbursedRp - principalRp - interestRp;
    const netRp = operationsRp + investmentRp + financingRp;
    const openingCashRp = cashRp;

    cashRp += netRp;
    loanRp += disbursedRp - principalRp;
    voluntarySavingsRp += received.voluntarySavingsRp;
    memberCapitalRp += received.memberCapitalRp;
    grantsAndOtherRp += received.grantsAndOtherRp;
    retainedEarningsRp += netProfitRp;
    const liabilitiesRp = loanRp + voluntarySavingsRp;
    const equityRp = memberCapitalRp + grantsAndOtherRp + openingEquityRp + retainedEarningsRp;

    return {
      number: index + 1,
      startsOn: monthOf(addMonths(`${inputs.startsOn}-01`, index)),
      profitAndLoss: {
        salesRp,
        costOfGoodsRp,
        grossProfitRp,
        opexRp,
        depreciationRp,
        operatingProfitRp,
        interestRp,
        taxRp,
        netProfitRp,
      },
      cashFlow: {
        salesRp,
        purchasesRp,
        opexRp,
        taxRp,
        operationsRp,
        capexRp: boughtRp,
        investmentRp,
        savingsRp,
        grantsAndOtherRp: received.grantsAndOtherRp,
        loanRp: disbursedRp,
        principalRp,
        interestRp,
        financingRp,
        netRp,
        openingCashRp,
        closingCashRp: cashRp,
      },
      balanceSheet: {
        cashRp,
        stockRp,
        fixedAssetsRp,
        assetsRp: cashRp + stockRp + fixedAssetsRp,
        loanRp,
        voluntarySavingsRp,
        liabilitiesRp,
        memberCapitalRp,
        grantsAndOtherRp,
        openingEquityRp,
        retainedEarningsRp,
        equityRp,
        liabilitiesAndEquityRp: liabilitiesRp + equityRp,
      },
    };
  });
}

const noSources = { memberCapitalRp: 0, voluntarySavingsRp: 0, grantsAndOtherRp: 0 };
const noLoan = { disbursedRp: 0, principalRp: 0, interestRp: 0 };

const bookedAs = {
  "principal-savings": "memberCapitalRp",
  "mandatory-savings": "memberCapitalRp",
  "voluntary-savings": "voluntarySavingsRp",
  grant: "grantsAndOtherRp",
  other: "grantsAndOtherRp",
} as const satisfies Record<SourceLine["kind"], keyof typeof noSources>;

function sourcesByMonth(inputs: PlanInputs): readonly (typeof noSources)[] {
  const months = Array.from({ length: inputs.years * 12 }, () => ({ ...noSources }));
  for (const { kind, amountRp, month } of inputs.sources) {
    const sum = months[month - 1];
    if (sum) sum[bookedAs[kind]] += amountRp;
  }
  return months;
}

function loanByMonth(inputs: PlanInputs): readonly (typeof noLoan)[] {
  const months = Array.from({ length: inputs.years * 12 }, () => ({ ...noLoan }));
  for (const { month, amountRp } of inputs.loan?.disbursements ?? []) {
    const sum = months[month - 1];
    if (sum) sum.disbursedRp += amountRp;
  }
  for (const { month, principalRp, interestRp } of inputs.loan?.payments ?? []) {
    const sum = months[month - 1];
    if (!sum) continue;
    sum.principalRp += principalRp;
    sum.interestRp += interestRp;
  }
  return months;
}

function wholeYear(number: number, months: readonly Period[]): Period {
  const first = months[0];
  const last = months.at(-1);
  if (!first || !last) throw new Error("a plan year has twelve months");
  return {
    number,
    startsOn: first.startsOn,
    profitAndLoss: summed(months.map((month) => month.profitAndLoss)),
    cashFlow: {
      ...summed(months.map((month) => month.cashFlow)),
      openingCashRp: first.cashFlow.openingCashRp,
      closingCashRp: last.cashFlow.closingCashRp,
    },
    balanceSheet: last.balanceSheet,
  };
}

/** Adds the figures of the same name. */
function summed<Figures extends { readonly [Name in keyof Figures]: number }>(months: readonly Figures[]): Figures {
  const [first, ...rest] = months;
  const sums: Figures = { ...(first as Figures) };
  for (const month of rest) {
    for (const name of Object.keys(month) as (keyof Figures)[]) (sums[name] as number) += month[name];
  }
  return sums;
}
