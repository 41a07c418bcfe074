/**
 * Our figures against those of LibreOffice Calc, to the rupiah. How its figures were made: tests/fixtures/finance/README.md.
 */
import { expect, test } from "vitest";
import { readFixture } from "../testing/fixture.ts";
import { type Instalment, type LoanTerms, repaymentSchedule } from "./loan.ts";
import { type PlanInputs, planLoan } from "./plan-inputs.ts";
import { type Period, projection } from "./projection.ts";
import { planRatios } from "./ratios.ts";
import type { Trial } from "./sales.ts";

const inputs = JSON.parse(readFixture("finance/inputs.json")) as {
  loans: Record<string, LoanTerms>;
  plan: Omit<PlanInputs, "loan">;
  loanOfPlan: string;
  trials: Record<string, Trial>;
};

/** No cell of ours holds a comma or a quote. */
function cellsOf(sheet: string): readonly (readonly string[])[] {
  const lines = readFixture(`finance/finance-${sheet}.csv`).trim().split("\n");
  return lines.map((line) => line.split(","));
}

/** The values beside their names, above the table. */
function named(cells: readonly (readonly string[])[]): Record<string, string | undefined> {
  return Object.fromEntries(cells.map(([name, value]) => [name, value]));
}

/** The table below the row that begins with "number": a record for each of its rows. */
function tableIn(cells: readonly (readonly string[])[]): readonly Record<string, string>[] {
  const head = cells.findIndex(([first]) => first === "number");
  const names = cells[head] ?? [];
  return cells.slice(head + 1).map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ""])));
}

test.each(Object.entries(inputs.loans))("loan %s is repaid as in the spreadsheet", (name, terms) => {
  const cells = cellsOf(name);
  const schedule = repaymentSchedule(terms);
  const { instalmentRp, totalInterestRp } = named(cells);
  expect([schedule.instalmentRp, schedule.totalInterestRp].map(String)).toEqual([instalmentRp, totalInterestRp]);
  const figures: readonly (keyof Instalment)[] = [
    "number",
    "dueOn",
    "openingRp",
    "principalRp",
    "interestRp",
    "paymentRp",
    "closingRp",
  ];
  const pick = (row: Record<string, string> | Instalment) => figures.map((figure) => String({ ...row }[figure]));
  expect(schedule.rows.map(pick)).toEqual(tableIn(cells).map(pick));
});

const terms = inputs.loans[inputs.loanOfPlan] as LoanTerms;
const plan: PlanInputs = {
  ...inputs.plan,
  loan: planLoan(inputs.plan.startsOn, [{ disbursedOn: terms.disbursedOn, schedule: repaymentSchedule(terms) }]),
};
const parts = ["profitAndLoss", "cashFlow", "balanceSheet"] as const;

test.each(Object.entries(inputs.trials))("plan %s comes out as in the spreadsheet, each month", (name, trial) => {
  const rows = tableIn(cellsOf(name));
  const { months } = projection(plan, trial);
  const ours = (month: Period): Record<string, string> => {
    const figures = parts.flatMap((part) =>
      Object.entries(month[part]).map(([figure, value]) => [`${part}.${figure}`, String(value)]),
    );
    return { number: String(month.number), startsOn: month.startsOn, ...Object.fromEntries(figures) };
  };
  const compared = Object.keys(rows[0] ?? {}).filter((column) => column in ours(months[0] as Period));
  expect(compared).toHaveLength(24);
  const pick = (row: Record<string, string>) => compared.map((column) => `${column} ${row[column]}`);
  expect(months.map((month) => pick(ours(month)))).toEqual(rows.map(pick));
});

test.each(Object.entries(inputs.trials))("plan %s has the spreadsheet's ratios", (name, trial) => {
  const theirs = named(cellsOf(`${name}-ratios`));
  const tried = projection(plan, trial);
  const { flowsRp, dscrHundredths, lowestDscr, ...ratios } = planRatios(plan, tried);
  const each = (label: string, values: readonly unknown[], from: number) =>
    values.map((value, index) => [`${label} ${index + from}`, value]);
  const ours = Object.fromEntries([
    ...each("flow", flowsRp, 0),
    ...Object.entries(ratios),
    ["lowestCash.cashRp", tried.lowestCash.cashRp],
    ["lowestCash.month", tried.lowestCash.month],
    ...each("dscrHundredths", dscrHundredths, 1),
    ...each(
      "netProfitRp",
      tried.years.map((year) => year.profitAndLoss.netProfitRp),
      1,
    ),
  ]) as Record<string, unknown>;
  const compared = Object.keys(theirs).filter((label) => label in ours);
  expect(compared).toHaveLength(Object.keys(ours).length);
  expect(compared.map((label) => `${label} ${ours[label]}`)).toEqual(
    compared.map((label) => `${label} ${theirs[label]}`),
  );
  expect(lowestDscr?.hundredths).toBe(Math.min(...dscrHundredths.filter((cover) => cover !== null)));
});
