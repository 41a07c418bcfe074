/**
 * What is next about the first application for financing: the first of its scheme's checks that people of the cooperative can put right
 * themselves, then handing it in, then what the lender owes an answer to. What legality and plan lack is theirs to say (file-summary.ts),
 * two values of one field are a clash, and the village's approval is known to the server alone: handing in waits for it in words.
 */
import type * as Y from "yjs";
import type { IsoDay } from "../day.ts";
import { shownValue } from "../file/reading.ts";
import {
  mainApplication,
  readApplication,
  type StageRow,
  schemeOfApplication,
  stagesOfApplication,
} from "../financing/applications.ts";
import { villageKind } from "../financing/approver.ts";
import { type Check, checksOfApplication } from "../financing/checks.ts";
import type { FinancingScheme, Label, RuleSet } from "../rule-set/rule-set.ts";

export type FinancingStep =
  /** A term or a table of the budget: nothing is written, or it is outside what the scheme allows. */
  | {
      readonly what: "amount" | "tenor" | "grace" | "budget" | "opex";
      readonly mover: "us";
      readonly lacking: boolean;
      /** Where it is put right: "financing/main", "plan/figures/opex". */
      readonly place: string;
    }
  | { readonly what: "document"; readonly mover: "us"; readonly label: Label; readonly place: string }
  /** Nothing is left but the approval, where one is asked for, and the way to the lender. */
  | {
      readonly what: "hand-in";
      readonly mover: "us";
      readonly approval: "village-head" | "regent" | null;
      readonly place: string;
    }
  /** The lender wants something else; its answer in its words. */
  | { readonly what: "returned"; readonly mover: "us"; readonly answer: string | null; readonly place: string }
  | {
      readonly what: "lender";
      readonly mover: "lender";
      readonly bank: string | null;
      readonly stage: Label;
      readonly since: IsoDay | null;
      readonly place: string;
    };

/** Null where no scheme is chosen, where its rules are not on this device, and once it has been paid out or turned down. */
export function financingStep(
  ydoc: Y.Doc,
  file: string,
  ruleSets: readonly RuleSet[],
  today: IsoDay,
): FinancingStep | null {
  const row = readApplication(ydoc, mainApplication);
  const applied = schemeOfApplication(row, ruleSets);
  if (applied.kind !== "known" || !applied.scheme.applies) return null;
  const { scheme, ruleSet } = applied;
  const place = `financing/${mainApplication}`;
  const latest = stagesOfApplication(ydoc, mainApplication, scheme).at(-1);
  const stage = (latest && shownValue(latest.fields.stage)) ?? "preparing";
  if (stage === "returned")
    return { what: "returned", mover: "us", answer: (latest && shownValue(latest.fields.note)) ?? null, place };
  if (stage !== "preparing" && stage !== "village-approval")
    return withLender(stage, latest, scheme, shownValue(row.fields.bank) ?? null, place);
  const village = villageKind(file);
  const checks = checksOfApplication(ydoc, mainApplication, { scheme, ruleSet, village, approval: "unknown", today });
  for (const check of checks) {
    const step = check.state === "met" ? null : ourStep(check, scheme);
    if (step) return step;
  }
  return { what: "hand-in", mover: "us", approval: scheme.approval[village], place };
}

function ourStep(check: Check, scheme: FinancingScheme): FinancingStep | null {
  const of = { mover: "us", place: check.place } as const;
  switch (check.kind) {
    case "amount":
      return { ...of, what: check.kind, lacking: check.amountRp === null };
    case "tenor":
    case "grace":
      return { ...of, what: check.kind, lacking: check.months === null };
    case "budget":
      return { ...of, what: check.kind, lacking: true };
    case "opex":
      return { ...of, what: check.kind, lacking: check.state === "unknown" };
    case "documents": {
      const document = scheme.documents.find(({ id }) => id === check.missing[0]);
      return document ? { ...of, what: "document", label: document.label } : null;
    }
    default:
      return null;
  }
}

function withLender(
  stage: string,
  latest: StageRow | undefined,
  scheme: FinancingScheme,
  bank: string | null,
  place: string,
): FinancingStep | null {
  const rule = scheme.stages.find(({ id }) => id === stage);
  if (rule?.mover !== "lender") return null;
  const since = (latest && shownValue(latest.fields.on)) ?? null;
  return { what: "lender", mover: "lender", bank, stage: rule.label, since, place };
}
