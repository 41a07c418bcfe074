/**
 * Who approves an application, and what a decision says of it as it stands now. In a village code a last part that begins with 1 is a
 * kelurahan's, where the regent approves; with 2 a desa's, where the village head does.
 */
import { shownValue } from "../file/reading.ts";
import type { Role } from "../people/roles.ts";
import type { Approval } from "../protocol/approvals.ts";
import type { ApplicationRow } from "./applications.ts";
import type { ApprovalStanding } from "./checks.ts";

export function villageKind(file: string): "desa" | "kelurahan" {
  return file.charAt(6) === "1" ? "kelurahan" : "desa";
}

/** Whether somebody of this role and position decides for the village; their assignment is another question. */
export function decidesFor(file: string, person: { readonly role: Role; readonly position: string | null }): boolean {
  return villageKind(file) === "kelurahan"
    ? person.role === "regency-office"
    : person.role === "village-official" && person.position === "village-head";
}

/** The decision that counts: the last of those about the application. */
export function latestApproval(approvals: readonly Approval[], application: string): Approval | undefined {
  return approvals.findLast((approval) => approval.application === application);
}

/** What differs between what was approved and what the application says now. */
export function changedSinceApproval(
  approval: Pick<Approval, "amountRp" | "tenorMonths" | "scheme">,
  { fields }: ApplicationRow,
): readonly ("amountRp" | "tenorMonths" | "scheme")[] {
  const scheme = shownValue(fields.scheme);
  return [
    ...(shownValue(fields.amountRp) === approval.amountRp ? [] : ["amountRp" as const]),
    ...(shownValue(fields.tenorMonths) === approval.tenorMonths ? [] : ["tenorMonths" as const]),
    ...(approval.scheme === null || approval.scheme.id === scheme ? [] : ["scheme" as const]),
  ];
}

/** `approvals` undefined: this device has never heard of any. */
export function approvalStanding(approvals: readonly Approval[] | undefined, row: ApplicationRow): ApprovalStanding {
  if (!approvals) return "unknown";
  const latest = latestApproval(approvals, row.id);
  if (!latest) return "none";
  if (latest.decision === "withheld") return "withheld";
  return changedSinceApproval(latest, row).length > 0 ? "changed" : "given";
}
