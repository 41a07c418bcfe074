/**
 * What the papers of one file are made from, read once: fields as they stand, and what follows from them. Nothing is rounded or decided
 * here that the screens do not show alike.
 */
import * as Y from "yjs";
import type { IsoDay } from "../day.ts";
import type { Reading } from "../file/reading.ts";
import { currentRows, type RowFields, type Table, type TableRow } from "../file/rows.ts";
import { planFits } from "../finance/plan-inputs.ts";
import { type Projection, projection } from "../finance/projection.ts";
import { type PlanRatios, planRatios } from "../finance/ratios.ts";
import { sensitivity, type TrialResult } from "../finance/sensitivity.ts";
import {
  type ApplicationRow,
  type AppliedScheme,
  readApplication,
  type StageRow,
  schemeOfApplication,
  stagesOfApplication,
} from "../financing/applications.ts";
import { approvalStanding, latestApproval } from "../financing/approval.ts";
import { type ApplicationDocument, documentsOfApplication } from "../financing/documents.ts";
import { type ApplicationLoan, loanOfApplication } from "../financing/repayment.ts";
import { type LegalityItem, legalityItems } from "../legality/items.ts";
import { readAssumptions } from "../plan/assumptions.ts";
import { type PlanReading, planInputs } from "../plan/inputs.ts";
import { plannedOutlets, readProfile } from "../profile/access.ts";
import type { Approval } from "../protocol/approvals.ts";
import type { OutletKind, RuleSet } from "../rule-set/rule-set.ts";

export interface PaperSource {
  readonly ydoc: Y.Doc;
  /** Where the file belongs, as the server names it. */
  readonly place: {
    readonly code: string;
    /** "Koperasi Desa Merah Putih Kolor" */
    readonly name: string;
    readonly village: string;
    readonly kind: "desa" | "kelurahan";
    readonly district: string;
    readonly regency: string;
  };
  /** Those that count today, and all that this device has. */
  readonly ruleSet: RuleSet;
  readonly ruleSets: readonly RuleSet[];
  readonly approvals: readonly Approval[] | undefined;
  /** The application that the papers are about; null: the one that the plan counts with. */
  readonly application: string | null;
  /** The assistant's name, where it is known. */
  readonly assistant: string | null;
  /** Whether NIK, phone and account numbers are printed whole, where a paper needs them at all. */
  readonly seesPersonal: boolean;
  readonly today: IsoDay;
  /** In which instants become the days on the paper. */
  readonly zone: string;
}

export interface PaperFacts extends PaperSource {
  readonly profile: (id: string) => Reading<string | number | boolean> | undefined;
  readonly outlets: readonly OutletKind[];
  readonly legality: readonly LegalityItem[];
  readonly plan: PlanReading;
  /** Null: figures beyond counting. */
  readonly figures: Figures | null;
  readonly loanRow: ApplicationRow;
  readonly applied: AppliedScheme;
  readonly loan: ApplicationLoan | null;
  readonly stages: readonly StageRow[];
  readonly documents: readonly ApplicationDocument[];
  readonly approval: Approval | undefined;
  readonly version: number;
  rows<F extends RowFields>(table: Table<F>): readonly TableRow<F>[];
}

export interface Figures {
  readonly projection: Projection;
  readonly ratios: PlanRatios;
  readonly trials: readonly TrialResult[];
}

/** Never throws on what anybody wrote. */
export function readPaperFacts(source: PaperSource): PaperFacts {
  const { ydoc, ruleSet, ruleSets, today } = source;
  const readings = readProfile(ydoc);
  const application = source.application ?? readAssumptions(ydoc, today).application;
  const loanRow = readApplication(ydoc, application);
  const applied = schemeOfApplication(loanRow, ruleSets);
  const known = applied.kind === "known" ? applied : null;
  const rules = known?.ruleSet ?? ruleSet;
  const loan = known
    ? loanOfApplication(ydoc, application, known.scheme, { holidays: known.ruleSet.publicHolidays, today })
    : null;
  const counted = loan?.kind === "loan" ? { disbursedOn: loan.terms.disbursedOn, schedule: loan.schedule } : null;
  const plan = planInputs(ydoc, counted, today);
  const legality = legalityItems(ydoc, rules);
  const approved = approvalStanding(source.approvals, loanRow) === "given";
  return {
    ...source,
    profile: (id) => readings.get(id),
    outlets: plannedOutlets(ydoc),
    legality,
    plan,
    figures: planFits(plan.inputs) ? figuresOf(plan) : null,
    loanRow,
    applied,
    loan,
    stages: stagesOfApplication(ydoc, application, known?.scheme),
    documents: known ? documentsOfApplication(ydoc, application, known.scheme, { legality, approved }) : [],
    approval: latestApproval(source.approvals ?? [], application),
    version: fileVersion(ydoc),
    rows: (table) => currentRows(ydoc, table),
  };
}

function figuresOf({ inputs }: PlanReading): Figures {
  const projected = projection(inputs);
  return { projection: projected, ratios: planRatios(inputs, projected), trials: sensitivity(inputs) };
}

/** How much has ever been written into the file: grows with each write, and is alike on all devices that hold the same. */
function fileVersion(ydoc: Y.Doc): number {
  const clocks = Y.decodeStateVector(Y.encodeStateVector(ydoc));
  return [...clocks.values()].reduce((sum, clock) => sum + clock, 0);
}
