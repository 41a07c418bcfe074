/** What is to be decided about one application: what it says, what was decided before, what waits on this device, and what may be sent. */
import { shownValue } from "@pendamping/shared/file/reading";
import {
  type ApplicationRow,
  type ApplicationValues,
  readApplication,
  schemeOfApplication,
} from "@pendamping/shared/financing/applications";
import { approvalStanding, changedSinceApproval, latestApproval } from "@pendamping/shared/financing/approval";
import { decidesFor, villageKind } from "@pendamping/shared/financing/approver";
import type { ApprovalStanding } from "@pendamping/shared/financing/checks";
import type { Approval, ApprovalMinutes } from "@pendamping/shared/protocol/approvals";
import type { Approver, FinancingScheme } from "@pendamping/shared/rule-set/rule-set";
import { type Accessor, createMemo } from "solid-js";
import { useLibrary, useOpenFile, useSession } from "../../app/context.ts";
import type { QueuedApproval } from "../../sync/approvals.ts";
import { useRuleSets } from "../../sync/rule-sets.ts";

/** Why approval cannot be given yet; withholding always can, once there is an amount. */
type Obstacle = "amount" | "minutes" | "contested";

export interface ApprovalState {
  readonly row: Accessor<ApplicationRow | undefined>;
  readonly scheme: Accessor<FinancingScheme | undefined>;
  /** Who has to approve by the scheme; null: nobody. */
  readonly approver: Accessor<Approver | null>;
  readonly village: "desa" | "kelurahan";
  /** This person decides here. */
  readonly decides: Accessor<boolean>;
  readonly standing: Accessor<ApprovalStanding>;
  /** Oldest first. */
  readonly decisions: Accessor<readonly Approval[]>;
  readonly latest: Accessor<Approval | undefined>;
  /** What differs since the decision that counts. */
  readonly changed: Accessor<readonly ("amountRp" | "tenorMonths" | "scheme")[]>;
  readonly queued: Accessor<QueuedApproval | undefined>;
  readonly refused: Accessor<QueuedApproval | undefined>;
  readonly obstacle: Accessor<Obstacle | null>;
  value<F extends keyof ApplicationValues>(field: F): ApplicationValues[F] | undefined;
  readonly minutes: Accessor<ApprovalMinutes | null>;
  decide(
    decision: { readonly decision: "given" } | { readonly decision: "withheld"; readonly reason: string },
  ): Promise<void>;
  drop(key: string): Promise<void>;
}

export function createApproval(application: string): ApprovalState {
  const file = useOpenFile();
  const library = useLibrary();
  const session = useSession();
  const rules = useRuleSets();
  const village = villageKind(file.entry.id);
  const row = file.watch("financing", (ydoc) => readApplication(ydoc, application));
  const applied = createMemo(() => {
    const now = row();
    const found = now ? schemeOfApplication(now, rules.all()) : undefined;
    return found?.kind === "known" ? found : undefined;
  });
  const all = createMemo(() => library.approvals(file.entry.id));
  const decisions = () => (all() ?? []).filter((approval) => approval.application === application);
  const latest = () => latestApproval(decisions(), application);
  const queue = createMemo(() =>
    library.queuedApprovals(file.entry.id).filter(({ request }) => request.application === application),
  );
  const value = <F extends keyof ApplicationValues>(field: F) => {
    const now = row();
    return now ? (shownValue(now.fields[field] as never) as ApplicationValues[F] | undefined) : undefined;
  };
  const minutes = (): ApprovalMinutes | null => {
    const [number, on, place] = [value("minutesNumber"), value("minutesOn"), value("minutesPlace")];
    return number && on && place ? { number, on, place } : null;
  };
  const deciding = ["amountRp", "tenorMonths", "minutesNumber", "minutesOn", "minutesPlace"] as const;
  return {
    row,
    scheme: () => applied()?.scheme,
    approver: () => applied()?.scheme.approval[village] ?? null,
    village,
    decides: () => {
      const me = session.me();
      return me !== null && decidesFor(file.entry.id, me);
    },
    standing: () => {
      const now = row();
      return now ? approvalStanding(all(), now) : "unknown";
    },
    decisions,
    latest,
    changed: () => {
      const [approval, now] = [latest(), row()];
      return approval?.decision === "given" && now ? changedSinceApproval(approval, now) : [];
    },
    queued: () => queue().find(({ refused }) => refused === null),
    refused: () => queue().find(({ refused }) => refused !== null),
    obstacle: () => {
      const now = row();
      if (!now || !value("amountRp") || !value("tenorMonths")) return "amount";
      if (deciding.some((field) => now.fields[field].kind === "contested")) return "contested";
      return minutes() ? null : "minutes";
    },
    value,
    minutes,
    async decide(decision) {
      const [found, amountRp, tenorMonths] = [applied(), value("amountRp"), value("tenorMonths")];
      if (!found || !amountRp || !tenorMonths) return;
      const scheme = { id: found.scheme.id, ruleSet: found.ruleSet.id, version: found.ruleSet.version };
      const terms = { application, amountRp, tenorMonths, scheme };
      const grounds = minutes();
      if (decision.decision === "withheld") {
        await library.approve(file.entry.id, { ...terms, ...decision, minutes: grounds });
      } else if (grounds) await library.approve(file.entry.id, { ...terms, ...decision, minutes: grounds });
    },
    drop: (key) => library.dropApproval(key),
  };
}
