/**
 * The fields of a cooperative's profile, after the groups of Simkopdes' own form and in its order: what is written here is entered
 * there once and never asked again. A field's id is its flat key in the root map `profile` and never changes; labels are in the
 * client's messages. Only fields without `optional` count towards progress: they are what a cooperative can be presented with, and
 * what Simkopdes asks beyond that never makes a file look emptier than it was.
 */
import { outletKinds } from "../rule-set/rule-set.ts";
import { genders, ownerships, type ProfileTableId, servings, utilisations } from "./table-fields.ts";

export type ProfileFieldKind =
  | "text"
  | "long-text"
  | "rupiah"
  | "day"
  | "digits"
  | "choice"
  | "count"
  | "decimal"
  | "phone"
  | "email"
  | "flag";

/** What is known of a value beyond its kind; doubt.ts judges by it. */
export interface Expectation {
  /** The expected numbers of digits; others are kept and marked. */
  readonly digits?: readonly number[];
  /** The digits are a person's NIK, in which region and birth date can be read. */
  readonly nik?: boolean;
  /** A day that cannot lie ahead. */
  readonly past?: boolean;
  /** Degrees within Indonesia. */
  readonly axis?: "latitude" | "longitude";
}

export interface ProfileField extends Expectation {
  readonly id: string;
  readonly kind: ProfileFieldKind;
  readonly choices?: readonly string[];
  /** Personal data: masked for those who do not need it, never in logs. */
  readonly personal?: boolean;
  /** Not counted as missing. */
  readonly optional?: boolean;
  /** One of the particulars of a position or an outlet: the form folds them under it. */
  readonly of?: Officer | (typeof outletKinds)[number];
  /** Asked of files that hold it, and of no other: a table has taken its place. */
  readonly superseded?: boolean;
}

export type ProfileGroupId =
  | "identity"
  | "meeting"
  | "address"
  | "contact"
  | "capital"
  | "organs"
  | "members"
  | "outlets"
  | "assets"
  | "kbli"
  | "potential"
  | "commodities"
  | "monthly";

export interface ProfileGroup {
  readonly id: ProfileGroupId;
  readonly fields: readonly ProfileField[];
  /** Pictures and papers that belong to it: `profile/<id>` is their place among the attachments. */
  readonly files?: readonly string[];
  /** The table that belongs to it; a group without fields is its table. */
  readonly table?: ProfileTableId;
}

/** The five managers of a cooperative, in the order of its papers. */
export const managerPositions = ["chair", "deputyBusiness", "deputyMembers", "secretary", "treasurer"] as const;
/** The five and the village head, who chairs the supervisors by office: whose particulars are asked. */
export const officers = [...managerPositions, "supervisorChair"] as const;
type Officer = (typeof officers)[number];

function officerFields(position: Officer): ProfileField[] {
  const particular = (name: string, rest: Omit<ProfileField, "id">): ProfileField => ({
    id: `organs.${position}${name}`,
    ...rest,
    optional: true,
  });
  const of = position;
  return [
    { id: `organs.${position}Name`, kind: "text" },
    particular("Phone", { ...(position === "supervisorChair" ? { of } : {}), kind: "phone", personal: true }),
    particular("Nik", { of, kind: "digits", digits: [16], nik: true, personal: true }),
    particular("Gender", { of, kind: "choice", choices: genders }),
    particular("BirthOn", { of, kind: "day", past: true, personal: true }),
    particular("Education", { of, kind: "text" }),
    particular("Email", { of, kind: "email", personal: true }),
    particular("Address", { of, kind: "text", personal: true }),
    particular("Npwp", { of, kind: "digits", digits: [15, 16], personal: true }),
    particular("PeriodFrom", { of, kind: "day" }),
    particular("PeriodTo", { of, kind: "day" }),
    particular("Serving", { of, kind: "choice", choices: servings }),
  ];
}

function outletFields(outlet: (typeof outletKinds)[number]): ProfileField[] {
  const particular = (name: string, rest: Omit<ProfileField, "id">): ProfileField => ({
    id: `outlets.${outlet}.${name}`,
    ...rest,
    optional: true,
    of: outlet,
  });
  return [
    { id: `outlets.${outlet}.planned`, kind: "flag", optional: true },
    particular("name", { kind: "text" }),
    particular("address", { kind: "text" }),
    particular("internet", { kind: "choice", choices: ["none", "weak", "good"] }),
    particular("electricity", { kind: "choice", choices: ["none", "pln", "other"] }),
    particular("assetStatus", { kind: "choice", choices: ownerships }),
    particular("utilisation", { kind: "choice", choices: utilisations }),
    particular("areaM2", { kind: "decimal" }),
    particular("contact", { kind: "phone", personal: true }),
    particular("opensOn", { kind: "day" }),
  ];
}

export const profileGroups: readonly ProfileGroup[] = [
  {
    id: "identity",
    fields: [
      { id: "identity.name", kind: "text" },
      { id: "identity.form", kind: "choice", choices: ["primary", "secondary"] },
      { id: "identity.pattern", kind: "choice", choices: ["conventional", "sharia"] },
      { id: "identity.workingArea", kind: "text" },
      { id: "identity.foundedOn", kind: "day", past: true },
      { id: "identity.members", kind: "count" },
      { id: "tradingSince", kind: "day", past: true, optional: true },
      { id: "identity.taxStatus", kind: "choice", choices: ["pkp", "non-pkp"], optional: true },
      { id: "identity.npwpName", kind: "text", optional: true },
      { id: "identity.npwpAddress", kind: "text", optional: true },
      { id: "identity.gazetteNumber", kind: "text", optional: true },
      { id: "identity.subdomain", kind: "text", optional: true },
      { id: "identity.about", kind: "long-text", optional: true },
    ],
    files: ["identity.logo", "identity.banner", "identity.gazetteFile"],
  },
  {
    id: "meeting",
    fields: [
      { id: "meeting.heldOn", kind: "day", past: true },
      { id: "meeting.place", kind: "text" },
      { id: "meeting.participants", kind: "count" },
    ],
  },
  {
    id: "address",
    fields: [
      { id: "address.street", kind: "text" },
      { id: "address.rt", kind: "digits", digits: [1, 2, 3] },
      { id: "address.rw", kind: "digits", digits: [1, 2, 3] },
      { id: "address.postcode", kind: "digits", digits: [5] },
      { id: "address.latitude", kind: "decimal", axis: "latitude" },
      { id: "address.longitude", kind: "decimal", axis: "longitude" },
    ],
  },
  {
    id: "contact",
    fields: [
      { id: "contact.phone", kind: "phone" },
      { id: "contact.email", kind: "email" },
    ],
  },
  {
    id: "capital",
    fields: [
      { id: "capital.principalSavingsRp", kind: "rupiah" },
      { id: "capital.mandatorySavingsRp", kind: "rupiah" },
      { id: "capital.initialRp", kind: "rupiah" },
      { id: "capital.grantRp", kind: "rupiah", optional: true },
    ],
  },
  {
    id: "organs",
    fields: [
      ...officers.flatMap(officerFields),
      { id: "organs.supervisorSecondName", kind: "text", optional: true, superseded: true },
      { id: "organs.supervisorThirdName", kind: "text", optional: true, superseded: true },
    ],
    table: "supervisors",
  },
  { id: "members", fields: [], table: "members" },
  { id: "outlets", fields: outletKinds.flatMap(outletFields) },
  { id: "assets", fields: [], table: "assets" },
  { id: "kbli", fields: [], table: "kbli" },
  { id: "potential", fields: [], table: "potential" },
  { id: "commodities", fields: [], table: "commodities" },
  { id: "monthly", fields: [], table: "monthly" },
];

export const profileFields: readonly ProfileField[] = profileGroups.flatMap((group) => group.fields);

/** Where the photos of an outlet are kept among the attachments. */
export function outletPhotos(outlet: (typeof outletKinds)[number]): string {
  return `profile/outlets/${outlet}`;
}

/** Of an asset: its photos, and apart from them its papers. */
export function assetFiles(row: string): { readonly photos: string; readonly documents: string } {
  return { photos: `profile/assets/${row}`, documents: `profile/assets/${row}/documents` };
}
