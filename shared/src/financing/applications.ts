/**
 * Applications for financing, as the root map `financing` keeps them: rows of three tables (file/rows.ts). The first application is the
 * row "main", which is there before anybody has written it; others and top-ups are rows of their own. What the bank answers and when is
 * a row for each step, so that the way an application went stays readable. The village's approval is a decision of the server and is
 * never in the document.
 */
import * as v from "valibot";
import type * as Y from "yjs";
import { isoDaySchema } from "../day.ts";
import { type FieldSchema, shownValue } from "../file/reading.ts";
import { currentRows, type RowFields, readRow, rowKey, type Table, type TableRow } from "../file/rows.ts";
import { rupiahSchema } from "../money.ts";
import { type FinancingScheme, type RuleSet, repaymentMethods, schemeRule } from "../rule-set/rule-set.ts";

const shortText = v.pipe(v.string(), v.nonEmpty(), v.maxLength(500));
const longText = v.pipe(v.string(), v.nonEmpty(), v.maxLength(20_000));
const count = (most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(most));

type Values<F extends RowFields> = { readonly [K in keyof F]: v.InferOutput<F[K]> };

const applicationFields = {
  kind: v.picklist(["new", "top-up"]),
  scheme: shortText,
  /** The version of the rules that it is made under, pinned when a scheme is first chosen. */
  ruleSet: shortText,
  ruleSetVersion: count(1_000_000),
  bank: shortText,
  branch: shortText,
  amountRp: rupiahSchema,
  tenorMonths: count(600),
  graceMonths: count(600),
  method: v.picklist(repaymentMethods),
  /** Absent: the scheme's. */
  annualRateBp: count(10_000),
  purpose: longText,
  /** When it is planned to be paid out. */
  disburseOn: isoDaySchema,
  /** The village deliberation that the approval rests on. */
  minutesNumber: shortText,
  minutesOn: isoDaySchema,
  minutesPlace: shortText,
  supportNote: longText,
  contactName: shortText,
  contactNik: shortText,
  contactPhone: shortText,
  /** The application that this one adds to. */
  topUpOf: shortText,
};
export const applicationTable: Table<typeof applicationFields> = {
  root: "financing",
  name: "application",
  fields: applicationFields,
};
export type ApplicationRow = TableRow<typeof applicationFields>;
export type ApplicationField = keyof typeof applicationFields;
export type ApplicationValues = Values<typeof applicationFields>;

const stageFields = {
  application: shortText,
  stage: shortText,
  on: isoDaySchema,
  /** Of an approval or a disbursement. */
  amountRp: rupiahSchema,
  /** The bank's answer, in its words. */
  note: longText,
};
export const stageTable: Table<typeof stageFields> = { root: "financing", name: "stage", fields: stageFields };
export type StageValues = Values<typeof stageFields>;
export type StageRow = TableRow<typeof stageFields>;

const documentFields = { status: v.picklist(["ready", "missing", "not-needed"]), note: longText };
/** A row's id is the application's and the document's, joined by a colon. */
export const documentTable: Table<typeof documentFields> = {
  root: "financing",
  name: "document",
  fields: documentFields,
};
export type DocumentValues = Values<typeof documentFields>;
export type DocumentRow = TableRow<typeof documentFields>;

/** The schema of a table's field; undefined for a name that this version does not know. */
export function financingSchema(table: string, field: string): FieldSchema<unknown> | undefined {
  const found = [applicationTable, stageTable, documentTable].find(({ name }) => name === table);
  const fields: RowFields = found?.fields ?? {};
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}

export const mainApplication = "main";

export function applicationKey(application: string, field: ApplicationField): string {
  return rowKey(applicationTable.name, application, field);
}

export function financingMap(ydoc: Y.Doc): Y.Map<unknown> {
  return ydoc.getMap("financing");
}

/** The first application, always, and after it those that count, in their order. */
export function readApplications(ydoc: Y.Doc): ApplicationRow[] {
  const others = currentRows(ydoc, applicationTable).filter(({ id }) => id !== mainApplication);
  return [readApplication(ydoc, mainApplication), ...others];
}

export function readApplication(ydoc: Y.Doc, id: string): ApplicationRow {
  return readRow(financingMap(ydoc), applicationTable, id);
}

/** What an application went through, oldest first; steps of one day in the usual order of stages. */
export function stagesOfApplication(ydoc: Y.Doc, application: string, scheme?: FinancingScheme): StageRow[] {
  const order = scheme?.stages.map(({ id }) => id) ?? usualOrder;
  const rank = (row: StageRow) => order.indexOf(shownValue(row.fields.stage) ?? "");
  const on = (row: StageRow) => shownValue(row.fields.on) ?? "";
  return currentRows(ydoc, stageTable)
    .filter((row) => shownValue(row.fields.application) === application && shownValue(row.fields.stage) !== undefined)
    .sort((a, b) => (on(a) === on(b) ? rank(a) - rank(b) : on(a) < on(b) ? -1 : 1));
}

/** Where an application stands: its latest step, or the scheme's first stage. */
export function currentStage(ydoc: Y.Doc, application: string, scheme?: FinancingScheme): string {
  const latest = stagesOfApplication(ydoc, application, scheme).at(-1);
  return (latest && shownValue(latest.fields.stage)) ?? scheme?.stages[0]?.id ?? preparing;
}

/**
 * - `none`: no scheme chosen yet.
 * - `unknown`: chosen under rules that this device does not have; the name as written.
 */
export type AppliedScheme =
  | { readonly kind: "none" }
  | { readonly kind: "unknown"; readonly scheme: string; readonly ruleSet: string }
  | { readonly kind: "known"; readonly scheme: FinancingScheme; readonly ruleSet: RuleSet };

/** The scheme that an application is made under, in the version that it has pinned. */
export function schemeOfApplication({ fields }: ApplicationRow, ruleSets: readonly RuleSet[]): AppliedScheme {
  const scheme = shownValue(fields.scheme);
  if (scheme === undefined) return { kind: "none" };
  const id = shownValue(fields.ruleSet);
  const version = shownValue(fields.ruleSetVersion);
  const ruleSet = ruleSets.find((each) => each.id === id && each.version === version);
  const rule = ruleSet && schemeRule(ruleSet, scheme);
  return ruleSet && rule ? { kind: "known", scheme: rule, ruleSet } : { kind: "unknown", scheme, ruleSet: id ?? "" };
}

/** What of the file's path is reached by any application: handed in to a lender, paid out. */
export function financingReached(ydoc: Y.Doc): { readonly applied: boolean; readonly funded: boolean } {
  const applications = new Set(readApplications(ydoc).map(({ id }) => id));
  const reached = currentRows(ydoc, stageTable)
    .filter(({ fields }) => applications.has(shownValue(fields.application) ?? ""))
    .filter(({ fields }) => shownValue(fields.on) !== undefined)
    .map(({ fields }) => shownValue(fields.stage) ?? "");
  return {
    applied: reached.some((stage) => usualOrder.indexOf(stage) >= usualOrder.indexOf("submitted")),
    funded: reached.some((stage) => stage === "disbursed" || stage === "repaying" || stage === "settled"),
  };
}

const preparing = "preparing";
/** Names of stages are part of the document's format. */
const usualOrder: readonly string[] = [
  preparing,
  "village-approval",
  "submitted",
  "bank-review",
  "returned",
  "approved",
  "rejected",
  "signed",
  "disbursed",
  "repaying",
  "settled",
];
