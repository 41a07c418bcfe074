/**
 * What a rule set from outside must be like: {@link parseRuleSet} takes anything and answers with the set or with its first fault, as the
 * path to it and a reason that the screens have a sentence for. It is strict, because a published version is never mended: items refer to
 * items that exist, limits do not contradict each other, weights add up. Keys that this version does not know are dropped.
 */
import * as v from "valibot";
import { isoDaySchema } from "../day.ts";
import { handlingFields, type LegalityFieldName, legalityFieldNames } from "../legality/access.ts";
import { rupiahSchema } from "../money.ts";
import {
  approvers,
  type FinancingScheme,
  movers,
  outletKinds,
  paperIds,
  type RuleSet,
  repaymentMethods,
  ruleSetStatuses,
  simkopdesLists,
} from "./rule-set.ts";

/** Why a part of a rule set cannot be published. The keys are stable: the client has a sentence for each. */
export const ruleSetFaults = {
  "not-understood": "is missing or of another kind than expected",
  "bad-id": "is no id: lower-case words and digits joined by hyphens",
  "out-of-range": "is outside what is possible",
  twice: "stands here twice",
  "unknown-item": "names something that this rule set does not have",
  "wrong-order": "needs something that comes after it in the usual order",
  "handling-field": "is a field that every item has anyway",
  "opex-over-limit": "is more than the whole limit",
  "grace-order": "is less than the shortest grace",
  "grace-over-tenor": "is not shorter than the tenor",
  "until-before-from": "is before the first day",
  "no-first-day": "is missing, and a set in force needs its first day",
  "weights-not-100": "do not add up to 100",
} as const;
export type RuleSetFaultKind = keyof typeof ruleSetFaults;

export interface RuleSetFault {
  /** Where: "schemes.0.maxRp"; empty: the whole. */
  readonly path: string;
  readonly kind: RuleSetFaultKind;
}

export type ParsedRuleSet =
  | { readonly kind: "rule-set"; readonly ruleSet: RuleSet }
  | { readonly kind: "fault"; readonly fault: RuleSetFault };

export function parseRuleSet(raw: unknown): ParsedRuleSet {
  const parsed = v.safeParse(ruleSetSchema, raw, { abortEarly: true });
  if (parsed.success) return { kind: "rule-set", ruleSet: parsed.output };
  const [issue] = parsed.issues;
  const kind = Object.hasOwn(ruleSetFaults, issue.message) ? (issue.message as RuleSetFaultKind) : "not-understood";
  return { kind: "fault", fault: { path: v.getDotPath(issue) ?? "", kind } };
}

/** "schemes.0.opexMaxRp is more than the whole limit." */
export function faultSentence({ path, kind }: RuleSetFault): string {
  return `${path || "The rule set"} ${ruleSetFaults[kind]}.`;
}

const fault = (kind: RuleSetFaultKind) => kind;

const textCharactersMax = 1000;
const listMax = 500;
const text = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(textCharactersMax, fault("out-of-range")));
const id = v.pipe(v.string(), v.maxLength(60), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, fault("bad-id")));
/** Ids of Simkopdes fields name their group: "cooperative.skNumber". */
const fieldId = v.pipe(v.string(), v.maxLength(80), v.regex(/^[a-z-]+\.[a-zA-Z0-9]+$/, fault("bad-id")));
const name = v.pipe(v.string(), v.maxLength(80), v.regex(/^[a-zA-Z0-9./-]+$/, fault("bad-id")));
const label = v.object({ id: text, en: text });
const whole = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.safeInteger(fault("out-of-range")),
    v.minValue(least, fault("out-of-range")),
    v.maxValue(most, fault("out-of-range")),
  );
const list = <S extends v.GenericSchema>(entry: S) => v.pipe(v.array(entry), v.maxLength(listMax));

const legalityItem = v.object({
  id,
  label,
  issuer: label,
  prerequisites: list(id),
  usualDays: v.nullable(whole(1, 3650)),
  digits: v.nullable(v.pipe(list(whole(1, 40)), v.nonEmpty(fault("not-understood")))),
  numeric: v.boolean(),
  personal: v.boolean(),
  fields: v.pipe(list(v.picklist(legalityFieldNames)), v.nonEmpty(fault("not-understood"))),
  perOutlet: v.boolean(),
});

const outlet = v.object({
  kind: v.picklist(outletKinds),
  label,
  kbli: list(v.pipe(v.string(), v.regex(/^\d{5}$/, fault("bad-id")))),
  licences: list(label),
});

const documentSource = v.union([
  v.object({ legality: id }),
  v.object({ paper: v.picklist(paperIds) }),
  v.object({ evidence: id }),
]);

const months = v.nullable(whole(0, 600));
const scheme = v.object({
  id,
  label,
  applies: v.boolean(),
  borrower: label,
  lenders: list(label),
  maxRp: v.nullable(rupiahSchema),
  opexMaxRp: v.nullable(rupiahSchema),
  annualRateBp: v.nullable(whole(0, 10_000)),
  tenorMonthsMax: v.nullable(whole(1, 600)),
  graceMonthsMin: months,
  graceMonthsMax: months,
  due: v.nullable(v.object({ dayOfMonth: whole(1, 28), nextWorkingDay: v.boolean() })),
  methods: list(v.picklist(repaymentMethods)),
  topUp: v.boolean(),
  approval: v.object({ desa: v.nullable(v.picklist(approvers)), kelurahan: v.nullable(v.picklist(approvers)) }),
  requirements: list(id),
  documents: list(v.object({ id, label, from: documentSource })),
  stages: v.pipe(
    list(v.object({ id, label, mover: v.picklist(movers), next: list(id) })),
    v.nonEmpty(fault("not-understood")),
  ),
  funds: list(label),
  remarks: list(label),
});

const simkopdesSource = v.union([
  v.object({ root: v.picklist(["profile", "legality", "financing"]), key: name }),
  v.object({ list: v.picklist(simkopdesLists), field: name }),
  v.object({ derived: name }),
  v.object({ evidence: id }),
]);

const simkopdesGroup = v.object({
  id,
  label,
  fields: list(v.object({ id: fieldId, label, from: v.nullable(simkopdesSource) })),
});

/** A rule set by itself, without what its parts say of each other. */
const parts = v.object({
  id,
  version: whole(1, 1_000_000),
  title: text,
  source: text,
  effectiveFrom: v.nullable(isoDaySchema),
  effectiveUntil: v.nullable(isoDaySchema),
  status: v.picklist(ruleSetStatuses),
  legality: v.pipe(list(legalityItem), v.nonEmpty(fault("not-understood"))),
  outlets: list(outlet),
  requirements: list(id),
  schemes: list(scheme),
  simkopdesFields: list(simkopdesGroup),
  publicHolidays: list(v.object({ on: isoDaySchema, label, source: text })),
  indicators: list(v.object({ id, label, weight: whole(0, 100), perMonth: v.nullable(whole(1, 1000)) })),
});

export const ruleSetSchema: v.GenericSchema<unknown, RuleSet> = v.pipe(
  parts,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const found = contradiction(dataset.value);
    if (found) addIssue({ message: found.kind, path: pathItems(dataset.value, found.at) });
  }),
);

interface Contradiction {
  readonly at: readonly (string | number)[];
  readonly kind: RuleSetFaultKind;
}

/** The first thing that two parts of the set say differently. */
function contradiction(set: RuleSet): Contradiction | undefined {
  return [
    ...termFaults(set),
    ...legalityFaults(set),
    ...set.schemes.flatMap((each, index) => schemeFaults(set, each).map(below("schemes", index))),
    ...twice(set.outlets, ({ kind }) => kind).map(below("outlets")),
    ...twice(set.schemes, (each) => each.id).map(below("schemes")),
    ...twice(set.simkopdesFields, (group) => group.id).map(below("simkopdesFields")),
    ...set.simkopdesFields.flatMap((group, index) =>
      twice(group.fields, (field) => field.id).map(below("simkopdesFields", index, "fields")),
    ),
    ...twice(set.publicHolidays, ({ on }) => on).map(below("publicHolidays")),
    ...twice(set.indicators, (indicator) => indicator.id).map(below("indicators")),
    ...(set.indicators.reduce((sum, { weight }) => sum + weight, 0) === 100
      ? []
      : [{ at: ["indicators"], kind: fault("weights-not-100") }]),
  ][0];
}

function termFaults({ status, effectiveFrom, effectiveUntil }: RuleSet): Contradiction[] {
  if (status === "in-force" && effectiveFrom === null) return [{ at: ["effectiveFrom"], kind: "no-first-day" }];
  return effectiveFrom !== null && effectiveUntil !== null && effectiveUntil < effectiveFrom
    ? [{ at: ["effectiveUntil"], kind: "until-before-from" }]
    : [];
}

function legalityFaults({ legality, requirements }: RuleSet): Contradiction[] {
  const ids = legality.map((rule) => rule.id);
  return [
    ...twice(legality, (rule) => rule.id).map(below("legality")),
    ...legality.flatMap((rule, index) => [
      ...unknown(rule.prerequisites, ids).map(below("legality", index, "prerequisites")),
      ...rule.prerequisites.flatMap((before, place) =>
        ids.indexOf(before) < index
          ? []
          : [{ at: ["legality", index, "prerequisites", place], kind: fault("wrong-order") }],
      ),
      ...rule.fields.flatMap((field, place) =>
        (handlingFields as readonly LegalityFieldName[]).includes(field)
          ? [{ at: ["legality", index, "fields", place], kind: fault("handling-field") }]
          : [],
      ),
      ...twice(rule.fields, (field) => field).map(below("legality", index, "fields")),
    ]),
    ...unknown(requirements, ids).map(below("requirements")),
  ];
}

function schemeFaults({ legality }: RuleSet, each: FinancingScheme): Contradiction[] {
  const { maxRp, opexMaxRp, tenorMonthsMax, graceMonthsMin, graceMonthsMax } = each;
  const items = legality.map((rule) => rule.id);
  const stages = each.stages.map((stage) => stage.id);
  return [
    ...(maxRp !== null && opexMaxRp !== null && opexMaxRp > maxRp
      ? [{ at: ["opexMaxRp"], kind: fault("opex-over-limit") }]
      : []),
    ...(graceMonthsMin !== null && graceMonthsMax !== null && graceMonthsMax < graceMonthsMin
      ? [{ at: ["graceMonthsMax"], kind: fault("grace-order") }]
      : []),
    ...(graceMonthsMax !== null && tenorMonthsMax !== null && graceMonthsMax >= tenorMonthsMax
      ? [{ at: ["graceMonthsMax"], kind: fault("grace-over-tenor") }]
      : []),
    ...unknown(each.requirements, items).map(below("requirements")),
    ...twice(each.documents, (document) => document.id).map(below("documents")),
    ...each.documents.flatMap(({ from }, index) =>
      "legality" in from && !items.includes(from.legality)
        ? [{ at: ["documents", index, "from", "legality"], kind: fault("unknown-item") }]
        : [],
    ),
    ...twice(each.stages, (stage) => stage.id).map(below("stages")),
    ...each.stages.flatMap((stage, index) => unknown(stage.next, stages).map(below("stages", index, "next"))),
  ];
}

function twice<T>(entries: readonly T[], key: (entry: T) => string): Contradiction[] {
  const keys = entries.map(key);
  return keys.flatMap((each, index) => (keys.indexOf(each) < index ? [{ at: [index], kind: fault("twice") }] : []));
}

function unknown(names: readonly string[], known: readonly string[]): Contradiction[] {
  return names.flatMap((each, index) => (known.includes(each) ? [] : [{ at: [index], kind: fault("unknown-item") }]));
}

function below(...path: readonly (string | number)[]): (found: Contradiction) => Contradiction {
  return ({ at, kind }) => ({ at: [...path, ...at], kind });
}

/** The path in the form that valibot keeps it. */
function pathItems(root: unknown, path: Contradiction["at"]): [v.IssuePathItem, ...v.IssuePathItem[]] {
  let input = root;
  return path.map((key) => {
    const value = (input as Record<string | number, unknown>)[key];
    const item = { type: "unknown" as const, origin: "value" as const, input, key, value };
    input = value;
    return item;
  }) as unknown as [v.IssuePathItem, ...v.IssuePathItem[]]; // a contradiction always has a place
}
