/**
 * The loan of one application: its terms as written, completed by its scheme, and the schedule that finance/loan.ts computes. A planned
 * day that nobody has written counts as today, and is named, so that the instalment can be seen from the first figure on.
 */
import type * as Y from "yjs";
import type { IsoDay } from "../day.ts";
import { shownValue } from "../file/reading.ts";
import {
  checkLoanTerms,
  type LoanIssue,
  type LoanTerms,
  type RepaymentSchedule,
  repaymentSchedule,
} from "../finance/loan.ts";
import type { FinancingScheme, PublicHoliday } from "../rule-set/rule-set.ts";
import { type ApplicationField, readApplication, stagesOfApplication } from "./applications.ts";

/**
 * - `missing`: no schedule yet; the fields that somebody has to write.
 * - `impossible`: the terms contradict each other (grace as long as the tenor, say).
 */
export type ApplicationLoan =
  | {
      readonly kind: "loan";
      readonly terms: LoanTerms;
      readonly schedule: RepaymentSchedule;
      /** Nobody has written when it is paid out: counted from today. */
      readonly dayAssumed: boolean;
      /** The last day up to which public holidays are known; later due days only avoid weekends. Null too where due days never move. */
      readonly holidaysUntil: IsoDay | null;
    }
  | { readonly kind: "missing"; readonly fields: readonly ApplicationField[] }
  | { readonly kind: "impossible"; readonly issues: readonly LoanIssue[] };

/** Where a scheme says no due day: the first day of the month. */
const usualDueDay = 1;

export function loanOfApplication(
  ydoc: Y.Doc,
  application: string,
  scheme: FinancingScheme,
  { holidays, today }: { readonly holidays: readonly PublicHoliday[]; readonly today: IsoDay },
): ApplicationLoan {
  const { fields } = readApplication(ydoc, application);
  const paidOut = stagesOfApplication(ydoc, application, scheme).find(
    (row) => shownValue(row.fields.stage) === "disbursed",
  );
  const principalRp = shownValue(fields.amountRp) || undefined;
  const tenorMonths = shownValue(fields.tenorMonths) || undefined;
  const graceMonths = shownValue(fields.graceMonths) ?? (scheme.graceMonthsMin === null ? 0 : undefined);
  const annualRateBp = shownValue(fields.annualRateBp) ?? scheme.annualRateBp ?? undefined;
  if (
    principalRp === undefined ||
    tenorMonths === undefined ||
    graceMonths === undefined ||
    annualRateBp === undefined
  ) {
    const terms = { amountRp: principalRp, tenorMonths, graceMonths, annualRateBp };
    const missing = Object.entries(terms).flatMap(([field, value]) => (value === undefined ? [field] : []));
    return { kind: "missing", fields: missing as ApplicationField[] };
  }
  const writtenDay = (paidOut && shownValue(paidOut.fields.on)) ?? shownValue(fields.disburseOn);
  const terms: LoanTerms = {
    principalRp,
    annualRateBp,
    tenorMonths,
    graceMonths,
    method: shownValue(fields.method) ?? scheme.methods[0] ?? "annuity",
    disbursedOn: writtenDay ?? today,
    dueDay: scheme.due?.dayOfMonth ?? usualDueDay,
    holidays: holidays.map(({ on }) => on),
    staysOnHolidays: scheme.due?.nextWorkingDay === false,
  };
  const issues = checkLoanTerms(terms);
  if (issues.length > 0) return { kind: "impossible", issues };
  return {
    kind: "loan",
    terms,
    schedule: repaymentSchedule(terms),
    dayAssumed: writtenDay === undefined,
    holidaysUntil: (!terms.staysOnHolidays && terms.holidays.toSorted().at(-1)) || null,
  };
}
