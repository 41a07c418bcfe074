/**
 * The main fields of a cooperative's profile, after the groups of Simkopdes' own form and in its order: what is written here is
 * entered there once and never asked again. A field's id is its flat key in the root map `profile` and never changes; labels are in
 * the client's messages. Only fields without `optional` count towards progress.
 */
import { outletKinds } from "../rule-set/rule-set.ts";

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

export interface ProfileField {
  readonly id: string;
  readonly kind: ProfileFieldKind;
  /** The expected numbers of digits; others are kept and marked. */
  readonly digits?: readonly number[];
  readonly choices?: readonly string[];
  /** Personal data: masked for those who do not need it, never in logs. */
  readonly personal?: boolean;
  /** Not counted as missing. */
  readonly optional?: boolean;
}

export interface ProfileGroup {
  readonly id: "identity" | "meeting" | "address" | "contact" | "capital" | "organs" | "outlets";
  readonly fields: readonly ProfileField[];
}

const phone = (id: string): ProfileField => ({ id, kind: "phone", personal: true, optional: true });

export const profileGroups: readonly ProfileGroup[] = [
  {
    id: "identity",
    fields: [
      { id: "identity.name", kind: "text" },
      { id: "identity.form", kind: "choice", choices: ["primary", "secondary"] },
      { id: "identity.pattern", kind: "choice", choices: ["conventional", "sharia"] },
      { id: "identity.workingArea", kind: "text" },
      { id: "identity.foundedOn", kind: "day" },
      { id: "identity.members", kind: "count" },
      { id: "identity.about", kind: "long-text", optional: true },
    ],
  },
  {
    id: "meeting",
    fields: [
      { id: "meeting.heldOn", kind: "day" },
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
      { id: "address.latitude", kind: "decimal" },
      { id: "address.longitude", kind: "decimal" },
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
      { id: "organs.chairName", kind: "text" },
      phone("organs.chairPhone"),
      { id: "organs.deputyBusinessName", kind: "text" },
      phone("organs.deputyBusinessPhone"),
      { id: "organs.deputyMembersName", kind: "text" },
      phone("organs.deputyMembersPhone"),
      { id: "organs.secretaryName", kind: "text" },
      phone("organs.secretaryPhone"),
      { id: "organs.treasurerName", kind: "text" },
      phone("organs.treasurerPhone"),
      { id: "organs.supervisorChairName", kind: "text" },
      { id: "organs.supervisorSecondName", kind: "text", optional: true },
      { id: "organs.supervisorThirdName", kind: "text", optional: true },
    ],
  },
  {
    id: "outlets",
    fields: outletKinds.map((kind) => ({ id: `outlets.${kind}.planned`, kind: "flag", optional: true })),
  },
];

export const profileFields: readonly ProfileField[] = profileGroups.flatMap((group) => group.fields);
