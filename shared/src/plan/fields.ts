/**
 * The fields of the business plan's figures as data: the columns of its tables and what its projection assumes. Apart from their
 * schemas (tables.ts, assumptions.ts), because what a field is called must be known on the first screen, before anything is read.
 * Names are part of the document's format and never change.
 */
import { outletKinds } from "../rule-set/rule-set.ts";

export const planTableIds = ["sales", "capex", "opex", "sources"] as const;
export type PlanTableId = (typeof planTableIds)[number];

/** `month` counts the plan's months; `decimal` has three decimals at most. */
export type PlanColumnKind = "text" | "rupiah" | "count" | "decimal" | "choice" | "month";

/** A field of a row, as a form or a grid fills it in. */
export interface PlanColumn {
  readonly field: string;
  readonly kind: PlanColumnKind;
  readonly choices?: readonly string[];
  /** Holds while nothing is written. */
  readonly standing?: number | string;
  /** Without it the row does not count in the projection. */
  readonly needed?: boolean;
}

export const sourceKinds = ["principal-savings", "mandatory-savings", "voluntary-savings", "grant", "other"] as const;

const outletColumn = { field: "outlet", kind: "choice", choices: outletKinds } as const satisfies PlanColumn;
const noteColumn = { field: "note", kind: "text" } as const satisfies PlanColumn;

/** The fields of each table in the order of its form. The first names the row. */
export const planColumns: Readonly<Record<PlanTableId, readonly PlanColumn[]>> = {
  sales: [
    { field: "product", kind: "text" },
    outletColumn,
    { field: "unit", kind: "text" },
    { field: "quantity", kind: "decimal", needed: true },
    { field: "priceRp", kind: "rupiah", needed: true },
    { field: "costRp", kind: "rupiah", needed: true },
    { field: "fromMonth", kind: "month", standing: 1 },
    noteColumn,
  ],
  capex: [
    { field: "name", kind: "text" },
    outletColumn,
    { field: "quantity", kind: "count", standing: 1 },
    { field: "unit", kind: "text" },
    { field: "priceRp", kind: "rupiah", needed: true },
    { field: "lifeYears", kind: "count" },
    { field: "month", kind: "month", standing: 1 },
    noteColumn,
  ],
  opex: [
    { field: "name", kind: "text" },
    outletColumn,
    { field: "monthlyRp", kind: "rupiah", needed: true },
    { field: "fromMonth", kind: "month", standing: 1 },
    noteColumn,
  ],
  sources: [
    { field: "name", kind: "text" },
    { field: "kind", kind: "choice", choices: sourceKinds, standing: "other" },
    { field: "amountRp", kind: "rupiah", needed: true },
    { field: "month", kind: "month", standing: 1 },
    noteColumn,
  ],
};

export type AssumptionKey =
  | "projection.startsOn"
  | "projection.years"
  | "projection.application"
  | "assumptions.salesGrowthBp"
  | "assumptions.costGrowthBp"
  | "assumptions.stockDays"
  | "assumptions.taxBp"
  | "assumptions.discountRateBp"
  | "assumptions.openingCashRp";

/** `percent` is stored in basis points; `application` is the row of the loan application that counts. */
export type AssumptionKind = "iso-month" | "years" | "application" | "percent" | "count" | "rupiah";

export interface AssumptionField {
  readonly key: AssumptionKey;
  readonly kind: AssumptionKind;
}

/** In the order of the form. */
export const assumptionFields: readonly AssumptionField[] = [
  { key: "projection.startsOn", kind: "iso-month" },
  { key: "projection.years", kind: "years" },
  { key: "projection.application", kind: "application" },
  { key: "assumptions.openingCashRp", kind: "rupiah" },
  { key: "assumptions.salesGrowthBp", kind: "percent" },
  { key: "assumptions.costGrowthBp", kind: "percent" },
  { key: "assumptions.stockDays", kind: "count" },
  { key: "assumptions.taxBp", kind: "percent" },
  { key: "assumptions.discountRateBp", kind: "percent" },
];

export function isAssumption(key: string): key is AssumptionKey {
  return assumptionFields.some((field) => field.key === key);
}
