/**
 * What the projection assumes beside the tables: flat fields of the root map `plan`. Absent means default; rates are whole basis
 * points (50 = 0.5 %), shown as per cent. Names are part of the document's format and never change.
 */
import * as v from "valibot";
import type * as Y from "yjs";
import { addMonths, type IsoDay, type IsoMonth, isoDaySchema, monthOf } from "../day.ts";
import { type FieldSchema, type Reading, readField, shownValue } from "../file/reading.ts";
import { type PlanAssumptions, planLimits } from "../finance/plan-inputs.ts";
import { rupiahSchema } from "../money.ts";
import type { AssumptionKey } from "./fields.ts";

const whole = (least: number, most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));
const growth = whole(-planLimits.growthBp, planLimits.growthBp);
/** "2027-01" */
const isoMonthSchema = v.pipe(
  v.string(),
  v.check((text) => v.is(isoDaySchema, `${text}-01`)),
);

const schemas = {
  "projection.startsOn": isoMonthSchema,
  "projection.years": whole(1, planLimits.years),
  "projection.application": v.pipe(v.string(), v.regex(/^[\w:-]{1,80}$/)),
  "assumptions.salesGrowthBp": growth,
  "assumptions.costGrowthBp": growth,
  "assumptions.stockDays": whole(0, planLimits.stockDays),
  "assumptions.taxBp": whole(0, planLimits.taxBp),
  "assumptions.discountRateBp": whole(0, planLimits.discountRateBp),
  "assumptions.openingCashRp": rupiahSchema,
} as const satisfies Record<AssumptionKey, v.GenericSchema<unknown, string | number>>;

/** What holds while nothing is written. Tax is the final income tax on the sales of a small enterprise, 0.5 %. */
export const assumedByDefault = {
  "projection.years": 3,
  "projection.application": "main",
  "assumptions.salesGrowthBp": 0,
  "assumptions.costGrowthBp": 0,
  "assumptions.stockDays": 14,
  "assumptions.taxBp": 50,
  "assumptions.discountRateBp": 600,
  "assumptions.openingCashRp": 0,
} as const;

export interface Assumed extends PlanAssumptions {
  readonly startsOn: IsoMonth;
  /** 1 to 6. */
  readonly years: number;
  /** Row of the application whose loan counts. */
  readonly application: string;
}

export function assumptionSchema(key: AssumptionKey): FieldSchema<string | number> {
  return schemas[key];
}

export function readAssumption(ydoc: Y.Doc, key: AssumptionKey): Reading<string | number> {
  return readField(ydoc.getMap<unknown>("plan"), key, assumptionSchema(key));
}

/** All of them with their defaults; `today` decides when a plan begins that says nothing: next month. */
export function readAssumptions(ydoc: Y.Doc, today: IsoDay): Assumed {
  const map = ydoc.getMap<unknown>("plan");
  const text = (key: "projection.startsOn" | "projection.application") =>
    shownValue(readField<string>(map, key, schemas[key]));
  const number = (key: Exclude<keyof typeof assumedByDefault, "projection.application">) =>
    shownValue(readField<number>(map, key, schemas[key])) ?? assumedByDefault[key];
  return {
    startsOn: text("projection.startsOn") ?? monthOf(addMonths(today, 1)),
    years: number("projection.years"),
    application: text("projection.application") ?? assumedByDefault["projection.application"],
    salesGrowthBp: number("assumptions.salesGrowthBp"),
    costGrowthBp: number("assumptions.costGrowthBp"),
    stockDays: number("assumptions.stockDays"),
    taxBp: number("assumptions.taxBp"),
    discountRateBp: number("assumptions.discountRateBp"),
    openingCashRp: number("assumptions.openingCashRp"),
  };
}
