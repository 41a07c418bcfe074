/** The lines of the three statements, in order. Costs stand as the amounts that they are; sums take them off. */
import type { Period } from "@pendamping/shared/finance/projection";

export const statementIds = ["profitAndLoss", "cashFlow", "balanceSheet"] as const;
export type StatementId = (typeof statementIds)[number];

export interface StatementLine {
  /** The name of its words. */
  readonly id: string;
  readonly value: (period: Period) => number;
  readonly sum?: boolean;
}

function lines<S extends StatementId>(
  statement: S,
  names: readonly (keyof Period[S] & string)[],
  sums: readonly (keyof Period[S] & string)[],
): readonly StatementLine[] {
  return names.map((name) => ({
    id: name,
    value: (period) => period[statement][name] as number,
    ...(sums.includes(name) ? { sum: true } : {}),
  }));
}

export const statementLines: Readonly<Record<StatementId, readonly StatementLine[]>> = {
  profitAndLoss: lines(
    "profitAndLoss",
    [
      "salesRp",
      "costOfGoodsRp",
      "grossProfitRp",
      "opexRp",
      "depreciationRp",
      "operatingProfitRp",
      "interestRp",
      "taxRp",
      "netProfitRp",
    ],
    ["grossProfitRp", "operatingProfitRp", "netProfitRp"],
  ),
  cashFlow: lines(
    "cashFlow",
    [
      "openingCashRp",
      "salesRp",
      "purchasesRp",
      "opexRp",
      "taxRp",
      "operationsRp",
      "capexRp",
      "savingsRp",
      "grantsAndOtherRp",
      "loanRp",
      "principalRp",
      "interestRp",
      "financingRp",
      "netRp",
      "closingCashRp",
    ],
    ["operationsRp", "financingRp", "netRp", "closingCashRp"],
  ),
  balanceSheet: lines(
    "balanceSheet",
    [
      "cashRp",
      "stockRp",
      "fixedAssetsRp",
      "assetsRp",
      "loanRp",
      "voluntarySavingsRp",
      "liabilitiesRp",
      "memberCapitalRp",
      "grantsAndOtherRp",
      "openingEquityRp",
      "retainedEarningsRp",
      "equityRp",
      "liabilitiesAndEquityRp",
    ],
    ["assetsRp", "liabilitiesRp", "equityRp", "liabilitiesAndEquityRp"],
  ).map((line) => (line.id === "loanRp" ? { ...line, id: "loanLeftRp" } : line)),
};
