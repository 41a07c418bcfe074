/**
 * What the projection is computed from, read from the file: the plan's tables and assumptions, what the profile already knows, and
 * the loan. A row counts once it has the figures that it needs; until then it is left out and named as missing, because a sale
 * without its cost would look like pure profit. Of contested values the one shown is computed with, and named.
 */
import type * as Y from "yjs";
import type { IsoDay } from "../day.ts";
import { clashesIn } from "../file/clashes.ts";
import { isFilled, type Reading, readField, shownValue } from "../file/reading.ts";
import { rowKey, splitRowKey } from "../file/row-key.ts";
import { currentRows, type RowFields, type TableRow } from "../file/rows.ts";
import type { RepaymentSchedule } from "../finance/loan.ts";
import { type PlanInputs, planLoan, type SourceLine } from "../finance/plan-inputs.ts";
import type { Rupiah } from "../money.ts";
import { profileMap, profileSchema } from "../profile/access.ts";
import { profileFields } from "../profile/fields.ts";
import { memberCount } from "../profile/members.ts";
import { type Assumed, readAssumptions } from "./assumptions.ts";
import { isAssumption, type PlanTableId, planColumns } from "./fields.ts";
import { capexTable, opexTable, type planTables, salesTable, sourcesTable } from "./tables.ts";

/** What the figures lack, and so where to fill it in. */
export type Missing =
  /** A table without any row that counts. */
  | { readonly kind: "table"; readonly table: PlanTableId }
  /** A row that lacks figures; `counts` says whether it is in the projection all the same. */
  | {
      readonly kind: "row";
      readonly table: PlanTableId;
      readonly row: string;
      /** "Beras"; null while it has no name. */
      readonly name: string | null;
      readonly fields: readonly string[];
      readonly counts: boolean;
    }
  | { readonly kind: "profile"; readonly key: "capital.principalSavingsRp" | "identity.members" };

/** A source of funds that the profile knows and nobody types again. */
export interface DerivedSource {
  readonly kind: "principal-savings" | "mandatory-savings" | "grant";
  /** In one month: the first for principal savings and grants, each for mandatory savings. */
  readonly amountRp: Rupiah;
  readonly perMemberRp: Rupiah | null;
  readonly members: number | null;
}

export interface PlanReading {
  readonly inputs: PlanInputs;
  readonly assumed: Assumed;
  readonly derived: readonly DerivedSource[];
  readonly missing: readonly Missing[];
  /** The fields with several values on which the figures rest. */
  readonly contested: readonly { readonly root: string; readonly key: string }[];
}

/** The loan that counts: the schedule of an application's terms. */
export interface CountedLoan {
  readonly disbursedOn: IsoDay;
  readonly schedule: RepaymentSchedule;
}

/** Never throws. `today` decides when a plan begins that says nothing. */
export function planInputs(ydoc: Y.Doc, loan: CountedLoan | null, today: IsoDay): PlanReading {
  const assumed = readAssumptions(ydoc, today);
  const { startsOn, years, application, ...assumptions } = assumed;
  const rows = {
    sales: currentRows(ydoc, salesTable),
    capex: currentRows(ydoc, capexTable),
    opex: currentRows(ydoc, opexTable),
    sources: currentRows(ydoc, sourcesTable),
  };
  const derived = derivedSources(ydoc);
  const inputs: PlanInputs = {
    startsOn,
    years,
    sales: rows.sales.flatMap(({ id, fields }) => {
      const [quantity, priceRp, costRp] = [fields.quantity, fields.priceRp, fields.costRp].map(shownValue<number>);
      if (quantity === undefined || priceRp === undefined || costRp === undefined) return [];
      return {
        id,
        name: shownValue(fields.product) ?? "",
        outlet: shownValue(fields.outlet) ?? null,
        unit: shownValue(fields.unit) ?? "",
        quantityMilli: Math.round(quantity * 1000),
        priceRp,
        costRp,
        fromMonth: shownValue(fields.fromMonth) ?? 1,
      };
    }),
    capex: rows.capex.flatMap(({ id, fields }) => {
      const priceRp = shownValue(fields.priceRp);
      const lifeYears = shownValue(fields.lifeYears) ?? 0; // unknown is named as missing, and written down like land: not at all
      if (priceRp === undefined) return [];
      return {
        id,
        name: shownValue(fields.name) ?? "",
        outlet: shownValue(fields.outlet) ?? null,
        quantity: shownValue(fields.quantity) ?? 1,
        priceRp,
        lifeMonths: lifeYears === 0 ? null : lifeYears * 12,
        month: shownValue(fields.month) ?? 1,
      };
    }),
    opex: rows.opex.flatMap(({ id, fields }) => {
      const monthlyRp = shownValue(fields.monthlyRp);
      if (monthlyRp === undefined) return [];
      return {
        id,
        name: shownValue(fields.name) ?? "",
        outlet: shownValue(fields.outlet) ?? null,
        monthlyRp,
        fromMonth: shownValue(fields.fromMonth) ?? 1,
      };
    }),
    sources: [
      ...derived.flatMap((source) => derivedLines(source, years)),
      ...rows.sources.flatMap(({ id, fields }): SourceLine[] => {
        const amountRp = shownValue(fields.amountRp);
        if (amountRp === undefined) return [];
        return [
          {
            id,
            kind: shownValue(fields.kind) ?? "other",
            name: shownValue(fields.name) ?? "",
            amountRp,
            month: shownValue(fields.month) ?? 1,
          },
        ];
      }),
    ],
    loan: loan ? planLoan(startsOn, [loan]) : null,
    assumptions,
  };
  return {
    inputs,
    assumed,
    derived,
    missing: [...missingTables(inputs), ...missingFields(rows), ...missingInProfile(ydoc)],
    contested: contestedFigures(ydoc, rows, application),
  };
}

/** What the profile says of the cooperative's own funds, line by line. */
export function derivedSources(ydoc: Y.Doc): DerivedSource[] {
  const members = memberCount(ydoc);
  const sources: DerivedSource[] = [];
  for (const [kind, key] of savings) {
    const perMemberRp = shownValue(profileFigure(ydoc, key));
    if (!perMemberRp || !members) continue;
    sources.push({ kind, amountRp: perMemberRp * members, perMemberRp, members });
  }
  const grantRp = shownValue(profileFigure(ydoc, "capital.grantRp"));
  if (grantRp) sources.push({ kind: "grant", amountRp: grantRp, perMemberRp: null, members: null });
  return sources;
}

const savings = [
  ["principal-savings", "capital.principalSavingsRp"],
  ["mandatory-savings", "capital.mandatorySavingsRp"],
] as const;
const profileKeys = [...savings.map(([, key]) => key), "capital.grantRp", "identity.members"] as const;

function derivedLines({ kind, amountRp }: DerivedSource, years: number): SourceLine[] {
  const months = kind === "mandatory-savings" ? years * 12 : 1;
  return Array.from({ length: months }, (_, index) => ({
    id: `profile:${kind}:${index + 1}`,
    kind,
    name: "",
    amountRp,
    month: index + 1,
  }));
}

function profileFigure(ydoc: Y.Doc, key: string): Reading<number> {
  const field = profileFields.find(({ id }) => id === key);
  if (!field) throw new Error(`the profile has no field ${key}`);
  return readField(profileMap(ydoc), key, profileSchema(field)) as Reading<number>;
}

function missingTables(inputs: PlanInputs): Missing[] {
  const missing: Missing[] = [];
  if (inputs.sales.length === 0) missing.push({ kind: "table", table: "sales" });
  if (inputs.opex.length === 0) missing.push({ kind: "table", table: "opex" });
  if (inputs.sources.length === 0 && inputs.loan === null && inputs.assumptions.openingCashRp === 0)
    missing.push({ kind: "table", table: "sources" });
  return missing;
}

type Rows = { readonly [T in PlanTableId]: readonly TableRow<(typeof planTables)[T]["fields"]>[] };

function missingFields(rows: Rows): Missing[] {
  return (Object.keys(rows) as PlanTableId[]).flatMap((table) => {
    const columns = planColumns[table];
    const needed = columns.filter((column) => column.needed).map((column) => column.field);
    const wanted = table === "capex" ? [...needed, "lifeYears"] : needed;
    return (rows[table] as readonly TableRow<RowFields>[]).flatMap(({ id, fields }): Missing[] => {
      const lacks = (field: string) => shownValue(fields[field] ?? { kind: "absent" }) === undefined;
      const lacking = wanted.filter(lacks);
      if (lacking.length === 0) return [];
      const name = shownValue(fields[columns[0]?.field ?? ""] ?? { kind: "absent" });
      return [
        {
          kind: "row",
          table,
          row: id,
          name: typeof name === "string" ? name : null,
          fields: lacking,
          counts: !needed.some(lacks),
        },
      ];
    });
  });
}

function missingInProfile(ydoc: Y.Doc): Missing[] {
  const missing: Missing[] = [];
  if (!isFilled(profileFigure(ydoc, "capital.principalSavingsRp")))
    missing.push({ kind: "profile", key: "capital.principalSavingsRp" });
  if (memberCount(ydoc) === null) missing.push({ kind: "profile", key: "identity.members" });
  return missing;
}

/** Names, units and notes may be contested without a figure being so. */
const wordsOnly: readonly string[] = ["product", "name", "outlet", "unit", "note"];

function contestedFigures(ydoc: Y.Doc, rows: Rows, application: string): PlanReading["contested"] {
  return clashesIn(ydoc).flatMap(({ root, key }) => {
    const row = splitRowKey(key);
    const counts =
      root === "plan"
        ? isAssumption(key) ||
          (row !== null &&
            Object.hasOwn(rows, row.table) &&
            !wordsOnly.includes(row.field) &&
            rows[row.table as PlanTableId].some(({ id }) => id === row.row))
        : root === "profile"
          ? profileKeys.some((known) => known === key)
          : root === "financing" && termsOfLoan.some((field) => key === rowKey("application", application, field));
    return counts ? [{ root, key }] : [];
  });
}

/** The fields of an application from which its schedule is made. */
const termsOfLoan = [
  "amountRp",
  "tenorMonths",
  "graceMonths",
  "method",
  "annualRateBp",
  "disburseOn",
  "scheme",
] as const;
