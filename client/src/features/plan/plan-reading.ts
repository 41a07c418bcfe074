/** The plan's figures as the opened file has them now: what the projection is computed from, with the loan that counts. */
import { dayOf, type IsoDay } from "@pendamping/shared/day";
import { readApplication, schemeOfApplication } from "@pendamping/shared/financing/applications";
import { loanOfApplication } from "@pendamping/shared/financing/repayment";
import { readAssumptions } from "@pendamping/shared/plan/assumptions";
import { type CountedLoan, type PlanReading, planInputs } from "@pendamping/shared/plan/inputs";
import type { RuleSet } from "@pendamping/shared/rule-set/rule-set";
import { type Accessor, createMemo } from "solid-js";
import type * as Y from "yjs";
import { useOpenFile, useSession } from "../../app/context.ts";
import { useRuleSets } from "../../sync/rule-sets.ts";

/** Recomputes when the plan, the profile or the financing changes. */
export function createPlanReading(): Accessor<PlanReading | undefined> {
  const file = useOpenFile();
  const session = useSession();
  const ruleSets = useRuleSets();
  const changes = (["plan", "profile", "financing"] as const).map((section) => file.watch(section, (ydoc) => ydoc));
  return createMemo(() => {
    const [ydoc] = changes.map((changed) => changed());
    const today = dayOf(new Date(), session.me()?.zone ?? "Asia/Jakarta");
    return ydoc && planInputs(ydoc, countedLoan(ydoc, ruleSets.all(), today), today);
  });
}

/** The loan of the application that the plan counts; null while its terms are incomplete. */
function countedLoan(ydoc: Y.Doc, ruleSets: readonly RuleSet[], today: IsoDay): CountedLoan | null {
  const { application } = readAssumptions(ydoc, today);
  const applied = schemeOfApplication(readApplication(ydoc, application), ruleSets);
  if (applied.kind !== "known") return null;
  const holidays = applied.ruleSet.publicHolidays;
  const loan = loanOfApplication(ydoc, application, applied.scheme, { holidays, today });
  return loan.kind === "loan" ? { disbursedOn: loan.terms.disbursedOn, schedule: loan.schedule } : null;
}
