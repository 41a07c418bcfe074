/** Which fields of a file are personal data (UU 27/2022), and who needs to see them whole; others see the last digits. */
import { splitRowKey } from "../file/row-key.ts";
import { profileFields } from "../profile/fields.ts";
import type { Role } from "./roles.ts";

const personalProfileFields = new Set(profileFields.filter(({ personal }) => personal).map(({ id }) => id));
/** Of a row of any table: a member's, a supervisor's, the contact of an application. */
const personalRowFields = ["nik", "phone", "birthOn", "address", "email", "npwp", "contactNik", "contactPhone"];

/** Is the field of a root map personal? */
export function isPersonal(root: string, key: string): boolean {
  if (root === "legality") return key === "bank-account.number";
  if (personalProfileFields.has(key) && root === "profile") return true;
  const row = splitRowKey(key);
  return row !== null && personalRowFields.includes(row.field);
}

/** Those who write the profile work with its numbers; whoever reads, checks or decides does not need them. */
export function needsPersonalData(role: Role): boolean {
  return role === "assistant" || role === "manager";
}
