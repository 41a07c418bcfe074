/**
 * What a scheme demands of an application, each with its state, the figures for the sentence about it, and the place in the file where
 * it is put right. The sentences are the client's. Nothing here forbids anything: a bank decides, and people may have agreed otherwise.
 *
 * Operating expenditure is what the plan's table says for its first twelve months, which is what a lender reads in the proposal's
 * budget. A limit that nobody has laid down is no check.
 */
import type * as Y from "yjs";
import type { IsoDay } from "../day.ts";
import { clashesIn } from "../file/clashes.ts";
import { shownValue } from "../file/reading.ts";
import { currentRows, splitRowKey } from "../file/rows.ts";
import { opexByMonth } from "../finance/costs.ts";
import { legalityItems } from "../legality/items.ts";
import { isDone, type StuckItem, stuckOf } from "../legality/progress.ts";
import type { Rupiah } from "../money.ts";
import { planInputs } from "../plan/inputs.ts";
import { type PlanAspectId, planProgress } from "../plan/outline.ts";
import { planTables } from "../plan/tables.ts";
import type { FinancingScheme, RuleSet } from "../rule-set/rule-set.ts";
import { type ApplicationRow, readApplication, readApplications, stagesOfApplication } from "./applications.ts";
import { documentsOfApplication } from "./documents.ts";

/** `unknown`: what it needs to be judged by has not been written, or is not on this device. */
export type CheckState = "met" | "unmet" | "unknown";

interface Judged {
  /** "amount", "legality/nib": stable, for keys of lists. */
  readonly id: string;
  readonly state: CheckState;
  /** Where it is put right: "legality/nib", "plan/figures/opex", "financing/main". */
  readonly place: string;
}

export type Check = Judged &
  (
    | {
        readonly kind: "amount";
        readonly amountRp: Rupiah | null;
        readonly maxRp: Rupiah | null;
        /** With what is asked for under the same scheme in other applications. */
        readonly togetherRp: Rupiah;
      }
    | { readonly kind: "tenor"; readonly months: number | null; readonly most: number | null }
    | {
        readonly kind: "grace";
        readonly months: number | null;
        readonly least: number | null;
        readonly most: number | null;
      }
    | { readonly kind: "budget"; readonly lacks: readonly ("capex" | "opex" | "sales")[] }
    | { readonly kind: "opex"; readonly budgetRp: Rupiah; readonly maxRp: Rupiah }
    | {
        readonly kind: "legality";
        readonly item: string;
        readonly stuck: StuckItem | null;
        readonly submitted: boolean;
      }
    | {
        readonly kind: "plan";
        readonly filled: number;
        readonly total: number;
        readonly missing: readonly PlanAspectId[];
      }
    | {
        readonly kind: "documents";
        readonly ready: number;
        readonly total: number;
        readonly missing: readonly string[];
      }
    | { readonly kind: "approval"; readonly by: "village-head" | "regent"; readonly standing: ApprovalStanding }
    | { readonly kind: "contested"; readonly fields: readonly { readonly root: string; readonly key: string }[] }
  );

/**
 * What is known of the village's approval: none yet; what was approved is not what the application says now; given; withheld. `unknown`:
 * this device has not heard of any decision and has not asked.
 */
export type ApprovalStanding = "none" | "given" | "changed" | "withheld" | "unknown";

export interface CheckContext {
  readonly scheme: FinancingScheme;
  readonly ruleSet: RuleSet;
  readonly approval: ApprovalStanding;
  /** A kelurahan's approval is the regent's. */
  readonly village: "desa" | "kelurahan";
  readonly today: IsoDay;
}

/** All checks of the scheme, in the order in which an application is made. */
export function checksOfApplication(ydoc: Y.Doc, application: string, context: CheckContext): readonly Check[] {
  const { scheme, ruleSet, village, approval, today } = context;
  const row = readApplication(ydoc, application);
  const items = legalityItems(ydoc, ruleSet);
  const by = scheme.approval[village];
  const approved = approval === "given";
  return [
    ...termChecks(ydoc, row, scheme),
    ...budgetChecks(ydoc, scheme, today),
    ...scheme.requirements.flatMap((id): Check[] => {
      const open = items.find((item) => item.rule.id === id && !isDone(item));
      const known = open ?? items.find((item) => item.rule.id === id);
      if (!known) return [];
      return [
        {
          kind: "legality",
          id: `legality/${id}`,
          place: `legality/${known.id}`,
          state: open ? "unmet" : "met",
          item: known.id,
          stuck: open ? stuckOf(open, today) : null,
          submitted: open !== undefined && shownValue(open.status) === "submitted",
        },
      ];
    }),
    planCheck(ydoc),
    ...documentsCheck(ydoc, application, scheme, { legality: items, approved }),
    ...(by === null
      ? []
      : [
          {
            kind: "approval" as const,
            id: "approval",
            place: `financing/${application}`,
            state: approved ? ("met" as const) : approval === "unknown" ? ("unknown" as const) : ("unmet" as const),
            by,
            standing: approval,
          },
        ]),
    ...contestedCheck(ydoc, application),
  ];
}

function termChecks(ydoc: Y.Doc, row: ApplicationRow, scheme: FinancingScheme): Check[] {
  const place = `financing/${row.id}`;
  const amountRp = shownValue(row.fields.amountRp) || null;
  const months = shownValue(row.fields.tenorMonths) || null;
  const grace = shownValue(row.fields.graceMonths) ?? null;
  const { maxRp, tenorMonthsMax, graceMonthsMin, graceMonthsMax } = scheme;
  const togetherRp = (amountRp ?? 0) + otherLoansRp(ydoc, row, scheme);
  const within = (value: number | null, fits: (value: number) => boolean): CheckState =>
    value === null ? "unknown" : fits(value) ? "met" : "unmet";
  return [
    {
      kind: "amount",
      id: "amount",
      place,
      state: within(amountRp, () => maxRp === null || togetherRp <= maxRp),
      amountRp,
      maxRp,
      togetherRp,
    },
    {
      kind: "tenor",
      id: "tenor",
      place,
      state: within(months, (value) => tenorMonthsMax === null || value <= tenorMonthsMax),
      months,
      most: tenorMonthsMax,
    },
    ...(graceMonthsMin === null && graceMonthsMax === null
      ? []
      : [
          {
            kind: "grace" as const,
            id: "grace",
            place,
            state: within(
              grace,
              (value) => value >= (graceMonthsMin ?? 0) && value <= (graceMonthsMax ?? Number.POSITIVE_INFINITY),
            ),
            months: grace,
            least: graceMonthsMin,
            most: graceMonthsMax,
          },
        ]),
  ];
}

/** What the other applications under this scheme ask for, but for those that the bank has turned down. */
function otherLoansRp(ydoc: Y.Doc, row: ApplicationRow, scheme: FinancingScheme): Rupiah {
  const counted = readApplications(ydoc).filter(
    (other) =>
      other.id !== row.id &&
      shownValue(other.fields.scheme) === scheme.id &&
      !stagesOfApplication(ydoc, other.id, scheme).some(({ fields }) => shownValue(fields.stage) === "rejected"),
  );
  return counted.reduce((sum, other) => sum + (shownValue(other.fields.amountRp) ?? 0), 0);
}

function budgetChecks(ydoc: Y.Doc, scheme: FinancingScheme, today: IsoDay): Check[] {
  const { inputs } = planInputs(ydoc, null, today);
  const lacks = (["capex", "opex", "sales"] as const).filter((table) => inputs[table].length === 0);
  const budgetRp = opexByMonth(inputs)
    .slice(0, 12)
    .reduce((sum, month) => sum + month, 0);
  return [
    {
      kind: "budget",
      id: "budget",
      place: `plan/figures/${lacks[0] ?? "capex"}`,
      state: lacks.length === 0 ? "met" : "unmet",
      lacks,
    },
    ...(scheme.opexMaxRp === null
      ? []
      : [
          {
            kind: "opex" as const,
            id: "opex",
            place: "plan/figures/opex",
            state: lacks.includes("opex")
              ? ("unknown" as const)
              : budgetRp <= scheme.opexMaxRp
                ? ("met" as const)
                : ("unmet" as const),
            budgetRp,
            maxRp: scheme.opexMaxRp,
          },
        ]),
  ];
}

function planCheck(ydoc: Y.Doc): Check {
  const plan = planProgress(ydoc);
  const missing = plan.aspects.filter(({ state }) => state !== "filled").map(({ id }) => id);
  return {
    kind: "plan",
    id: "plan",
    place: missing[0] === undefined ? "plan" : `plan/${missing[0]}`,
    state: plan.filled >= plan.total ? "met" : "unmet",
    filled: plan.filled,
    total: plan.total,
    missing: plan.filled >= plan.total ? [] : missing,
  };
}

/** Papers that no other check speaks of. */
function documentsCheck(
  ydoc: Y.Doc,
  application: string,
  scheme: FinancingScheme,
  facts: Parameters<typeof documentsOfApplication>[3],
): Check[] {
  const own = documentsOfApplication(ydoc, application, scheme, facts).filter(
    ({ document: { from } }) =>
      !("legality" in from && scheme.requirements.includes(from.legality)) &&
      !("paper" in from && from.paper === "village-approval"),
  );
  if (own.length === 0) return [];
  const missing = own.filter(({ state }) => state === "missing").map(({ document }) => document.id);
  return [
    {
      kind: "documents",
      id: "documents",
      place: `financing/${application}`,
      state: missing.length === 0 ? "met" : "unmet",
      ready: own.length - missing.length,
      total: own.length,
      missing,
    },
  ];
}

/** Stands there only while figures of the application or its budget have several values. */
function contestedCheck(ydoc: Y.Doc, application: string): Check[] {
  const planned = new Set(
    Object.values(planTables).flatMap((table) =>
      currentRows(ydoc, table as (typeof planTables)["opex"]).map(({ id }) => `${table.name}/${id}`),
    ),
  );
  const fields = clashesIn(ydoc).filter(({ root, key }) => {
    const row = splitRowKey(key);
    if (!row) return false;
    if (root === "financing") return row.table === "application" && row.row === application;
    return root === "plan" && row.field.endsWith("Rp") && planned.has(`${row.table}/${row.row}`);
  });
  const [first] = fields;
  if (!first) return [];
  return [
    {
      kind: "contested",
      id: "contested",
      place: `clashes/${first.root}/${first.key}`,
      state: "unmet",
      fields: fields.map(({ root, key }) => ({ root, key })),
    },
  ];
}
