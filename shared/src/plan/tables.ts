/**
 * The plan's tables: what is sold, what is bought once, what is spent each month, and where the money comes from. Rows are flat keys
 * (`sales/<row>.priceRp`) of the root map `plan`, docs/decisions/0006. Names are part of the document's format and never change.
 *
 * Months are counted from the plan's first, which is 1. A field that is absent has its default; what has none is missing, and
 * inputs.ts says so.
 */
import * as v from "valibot";
import type { FieldSchema } from "../file/reading.ts";
import type { RowFields, Table } from "../file/rows.ts";
import { planLimits } from "../finance/plan-inputs.ts";
import { rupiahSchema } from "../money.ts";
import { outletKinds } from "../rule-set/rule-set.ts";
import { type PlanTableId, sourceKinds } from "./fields.ts";

const text = (lengthMax: number) => v.pipe(v.string(), v.nonEmpty(), v.maxLength(lengthMax));
const whole = (least: number, most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));
const month = whole(1, planLimits.month);
/** Kilograms, litres, pieces: thousandths are the least that is sold. */
const quantity = v.pipe(
  v.number(),
  v.minValue(0),
  v.maxValue(1_000_000_000),
  v.check((value) => Math.round(value * 1000) / 1000 === value),
);
const outlet = v.picklist(outletKinds);
const note = text(1000);

export const salesTable = {
  root: "plan",
  name: "sales",
  fields: {
    product: text(200),
    outlet,
    unit: text(40),
    quantity,
    priceRp: rupiahSchema,
    costRp: rupiahSchema,
    fromMonth: month,
    note,
  },
} as const satisfies Table<RowFields>;

export const capexTable = {
  root: "plan",
  name: "capex",
  fields: {
    name: text(200),
    outlet,
    quantity: whole(0, 1_000_000),
    unit: text(40),
    priceRp: rupiahSchema,
    lifeYears: whole(0, 100),
    month,
    note,
  },
} as const satisfies Table<RowFields>;

export const opexTable = {
  root: "plan",
  name: "opex",
  fields: { name: text(200), outlet, monthlyRp: rupiahSchema, fromMonth: month, note },
} as const satisfies Table<RowFields>;

export const sourcesTable = {
  root: "plan",
  name: "sources",
  fields: { kind: v.picklist(sourceKinds), name: text(200), amountRp: rupiahSchema, month, note },
} as const satisfies Table<RowFields>;

export const planTables = {
  sales: salesTable,
  capex: capexTable,
  opex: opexTable,
  sources: sourcesTable,
} as const satisfies Record<PlanTableId, Table<RowFields>>;

/** The schema of a table's field; undefined for a name that this version does not know. */
export function planFieldSchema(table: PlanTableId, field: string): FieldSchema<unknown> | undefined {
  const fields: Readonly<Record<string, FieldSchema<unknown>>> = planTables[table].fields;
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}
