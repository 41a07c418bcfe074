/**
 * Who may do what in a mentoring file: one table, used by the screens, the gate and the API. Decisions (approvals,
 * reports, assessments) are not sections; the server rules on them.
 * Source: the product's own rule, docs/architecture.md, "Roles".
 */
import { type Section, sections } from "../file/section.ts";
import type { Role } from "./roles.ts";

const writableSections: Readonly<Record<Role, readonly Section[]>> = {
  assistant: sections,
  manager: ["profile", "legality", "plan", "financing", "notes", "tasks", "attachments"],
  supervisor: ["notes"],
  "village-official": ["notes"],
  pmo: ["notes", "tasks"],
  "regency-office": ["notes"],
  "province-office": [],
  ministry: [],
  admin: [],
};

/** May a person of this role, assigned to the file, write the section? */
export function mayWrite(role: Role, section: Section): boolean {
  return writableSections[role].includes(section);
}

/**
 * In these sections a person may change and withdraw only the records that they wrote, whatever their role: a reply and
 * a resolution are records of their own.
 */
export function ownRecordsOnly(section: Section): boolean {
  return section === "notes";
}

/** Roles whose assigned files are all kept on the device; the offices above open files of their region on demand. */
export function keepsFilesOnDevice(role: Role): boolean {
  return role === "assistant" || role === "manager" || role === "supervisor" || role === "village-official";
}

/** An administrator manages accounts and assignments and does not read files. */
export function mayOpenFiles(role: Role): boolean {
  return role !== "admin";
}

/**
 * What an account has been given. `scope` is a prefix of the wilayah code: a village's ten digits for one file, four for
 * a regency, two for a province, none for the nation. `endsOn` is the last day it counts; `endedAt` an early end.
 */
export interface Assignment {
  readonly id: string;
  readonly account: string;
  readonly scope: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly endedAt: string | null;
  readonly decree: string | null;
}

/** Does the assignment cover the file on this day (ISO, in the region's zone)? */
export function covers(assignment: Assignment, fileId: string, today: string): boolean {
  return (
    fileId.startsWith(assignment.scope) &&
    assignment.endedAt === null &&
    assignment.startsOn <= today &&
    (assignment.endsOn === null || today <= assignment.endsOn)
  );
}
