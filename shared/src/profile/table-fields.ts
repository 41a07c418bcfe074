/**
 * The columns of the profile's tables as data. Apart from their schemas (tables.ts), because what a field is called must be known on
 * the first screen, before anything is read. Names are part of the document's format and never change.
 */
import { outletKinds } from "../rule-set/rule-set.ts";
import type { Expectation } from "./fields.ts";

export const profileTableIds = [
  "supervisors",
  "members",
  "assets",
  "kbli",
  "potential",
  "commodities",
  "monthly",
] as const;
export type ProfileTableId = (typeof profileTableIds)[number];

export type ProfileColumnKind =
  | "text"
  | "day"
  | "digits"
  | "phone"
  | "rupiah"
  | "count"
  | "decimal"
  | "degrees"
  | "choice"
  /** A calendar month, "2026-11". */
  | "month";

/** A field of a row, as a form or a grid fills it in. */
export interface ProfileColumn extends Expectation {
  readonly field: string;
  readonly kind: ProfileColumnKind;
  readonly choices?: readonly string[];
  /** Holds while nothing is written. */
  readonly standing?: string;
  /** Personal data: masked for those who do not need it, never in logs. */
  readonly personal?: boolean;
}

export const genders = ["female", "male"] as const;
export const memberStatuses = ["active", "left"] as const;
export const assetKinds = ["land", "building", "vehicle", "equipment", "other"] as const;
export const ownerships = ["own", "village", "borrowed", "rented"] as const;
/** Of a manager or supervisor: still holds the office, or has resigned before its term was over. */
export const servings = ["active", "resigned"] as const;
/** How far an outlet's place is in use. */
export const utilisations = ["unused", "partly", "fully"] as const;
export const conditions = ["good", "light-damage", "heavy-damage"] as const;

const nik = { field: "nik", kind: "digits", digits: [16], nik: true, personal: true } as const satisfies ProfileColumn;
const gender = { field: "gender", kind: "choice", choices: genders } as const satisfies ProfileColumn;
const phone = { field: "phone", kind: "phone", personal: true } as const satisfies ProfileColumn;

/** The fields of each table in the order of its form. The first names the row. */
export const profileColumns: Readonly<Record<ProfileTableId, readonly ProfileColumn[]>> = {
  supervisors: [
    { field: "name", kind: "text" },
    nik,
    phone,
    gender,
    { field: "birthOn", kind: "day", past: true, personal: true },
    { field: "education", kind: "text" },
    { field: "email", kind: "text", personal: true },
    { field: "address", kind: "text", personal: true },
    { field: "npwp", kind: "digits", digits: [15, 16], personal: true },
    { field: "periodFrom", kind: "day" },
    { field: "periodTo", kind: "day" },
    { field: "serving", kind: "choice", choices: servings, standing: "active" },
  ],
  members: [
    { field: "name", kind: "text" },
    { field: "number", kind: "text" },
    nik,
    gender,
    { field: "birthOn", kind: "day", past: true, personal: true },
    phone,
    { field: "address", kind: "text", personal: true },
    { field: "occupation", kind: "text" },
    { field: "joinedOn", kind: "day", past: true },
    { field: "principalPaidRp", kind: "rupiah" },
    { field: "status", kind: "choice", choices: memberStatuses, standing: "active" },
  ],
  assets: [
    { field: "name", kind: "text" },
    { field: "kind", kind: "choice", choices: assetKinds },
    { field: "ownership", kind: "choice", choices: ownerships },
    { field: "condition", kind: "choice", choices: conditions },
    { field: "landAreaM2", kind: "decimal" },
    { field: "lengthM", kind: "decimal" },
    { field: "widthM", kind: "decimal" },
    { field: "roadAccess", kind: "text" },
    { field: "latitude", kind: "degrees", axis: "latitude" },
    { field: "longitude", kind: "degrees", axis: "longitude" },
    { field: "note", kind: "text" },
  ],
  kbli: [
    { field: "code", kind: "digits", digits: [5] },
    { field: "outlet", kind: "choice", choices: outletKinds },
    { field: "monthlySalesRp", kind: "rupiah" },
    { field: "durationMonths", kind: "count" },
    { field: "staff", kind: "count" },
  ],
  potential: [
    { field: "name", kind: "text" },
    { field: "areaHa", kind: "decimal" },
    { field: "volume", kind: "decimal" },
    { field: "unit", kind: "text" },
    { field: "people", kind: "count" },
    { field: "valueRp", kind: "rupiah" },
  ],
  commodities: [
    { field: "name", kind: "text" },
    { field: "volumePerYear", kind: "decimal" },
    { field: "unit", kind: "text" },
    { field: "priceRp", kind: "rupiah" },
    { field: "season", kind: "text" },
  ],
  monthly: [
    { field: "month", kind: "month" },
    { field: "revenueRp", kind: "rupiah" },
    { field: "expensesRp", kind: "rupiah" },
    { field: "assetsRp", kind: "rupiah" },
    { field: "note", kind: "text" },
  ],
};
