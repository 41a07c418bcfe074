/** What the village's decision says of an application as it stands now. */
import { shownValue } from "../file/reading.ts";
import type { Approval } from "../protocol/approvals.ts";
import type { ApplicationRow } from "./applications.ts";
import type { ApprovalStanding } from "./checks.ts";

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
