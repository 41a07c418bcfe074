/**
 * The profile's tables: supervisors, members, assets, business by KBLI code, the village's potential, commodities, monthly figures. Rows are flat keys (`members/<row>.nik`)
 * of the root map `profile`, docs/decisions/0006. Schemas are wide on purpose: a doubtful value is kept and marked (doubt.ts), only a
 * value of another kind is not understood.
 */
import * as v from "valibot";
import { isoDaySchema } from "../day.ts";
import type { FieldSchema } from "../file/reading.ts";
import type { RowFields, Table } from "../file/rows.ts";
import { rupiahSchema } from "../money.ts";
import { outletKinds } from "../rule-set/rule-set.ts";
import {
  assetKinds,
  conditions,
  genders,
  memberStatuses,
  ownerships,
  type ProfileTableId,
  servings,
} from "./table-fields.ts";
import { degreesSchema, digitsSchema, lineSchema, monthSchema, peopleSchema } from "./values.ts";

const amount = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1_000_000_000));

export const supervisorsTable = {
  root: "profile",
  name: "supervisors",
  fields: {
    name: lineSchema,
    nik: digitsSchema,
    phone: lineSchema,
    gender: v.picklist(genders),
    birthOn: isoDaySchema,
    education: lineSchema,
    email: lineSchema,
    address: lineSchema,
    npwp: digitsSchema,
    periodFrom: isoDaySchema,
    periodTo: isoDaySchema,
    serving: v.picklist(servings),
  },
} as const satisfies Table<RowFields>;

export const membersTable = {
  root: "profile",
  name: "members",
  fields: {
    name: lineSchema,
    number: lineSchema,
    nik: digitsSchema,
    gender: v.picklist(genders),
    birthOn: isoDaySchema,
    phone: lineSchema,
    address: lineSchema,
    occupation: lineSchema,
    joinedOn: isoDaySchema,
    principalPaidRp: rupiahSchema,
    status: v.picklist(memberStatuses),
  },
} as const satisfies Table<RowFields>;

export const assetsTable = {
  root: "profile",
  name: "assets",
  fields: {
    name: lineSchema,
    kind: v.picklist(assetKinds),
    ownership: v.picklist(ownerships),
    condition: v.picklist(conditions),
    landAreaM2: amount,
    lengthM: amount,
    widthM: amount,
    roadAccess: lineSchema,
    latitude: degreesSchema,
    longitude: degreesSchema,
    note: lineSchema,
  },
} as const satisfies Table<RowFields>;

/** A code under which the cooperative trades, with the figures of that business alone. Its licence is the outlet's, in legality. */
export const kbliTable = {
  root: "profile",
  name: "kbli",
  fields: {
    code: digitsSchema,
    outlet: v.picklist(outletKinds),
    monthlySalesRp: rupiahSchema,
    durationMonths: peopleSchema,
    staff: peopleSchema,
  },
} as const satisfies Table<RowFields>;

export const potentialTable = {
  root: "profile",
  name: "potential",
  fields: {
    name: lineSchema,
    areaHa: amount,
    volume: amount,
    unit: lineSchema,
    people: peopleSchema,
    valueRp: rupiahSchema,
  },
} as const satisfies Table<RowFields>;

export const commoditiesTable = {
  root: "profile",
  name: "commodities",
  fields: { name: lineSchema, volumePerYear: amount, unit: lineSchema, priceRp: rupiahSchema, season: lineSchema },
} as const satisfies Table<RowFields>;

/** What the books say of a month. The month's profit or loss follows from the first two figures. */
export const monthlyTable = {
  root: "profile",
  name: "monthly",
  fields: {
    month: monthSchema,
    revenueRp: rupiahSchema,
    expensesRp: rupiahSchema,
    assetsRp: rupiahSchema,
    note: lineSchema,
  },
} as const satisfies Table<RowFields>;

export const profileTables = {
  supervisors: supervisorsTable,
  members: membersTable,
  assets: assetsTable,
  kbli: kbliTable,
  potential: potentialTable,
  commodities: commoditiesTable,
  monthly: monthlyTable,
} as const satisfies Record<ProfileTableId, Table<RowFields>>;

/** The schema of a table's field; undefined for a name that this version does not know. */
export function profileFieldSchema(table: ProfileTableId, field: string): FieldSchema<unknown> | undefined {
  const fields: Readonly<Record<string, FieldSchema<unknown>>> = profileTables[table].fields;
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}
