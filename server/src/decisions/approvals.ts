/**
 * The village's approval of an application: who may decide, what exactly is decided, and that it stays provable. What was on the
 * decider's screen is the decision; the document is not asked, because it may say something else by now. Rules: A1 to A3 of
 * shared/protocol/approvals.ts.
 */
import { createHash } from "node:crypto";
import { dayOf } from "@pendamping/shared/day";
import { decidesFor, villageKind } from "@pendamping/shared/financing/approver";
import type { Approval, ApprovalRefusal, ApprovalRequest } from "@pendamping/shared/protocol/approvals";
import type { Access } from "../accounts/access.ts";
import type { Storage } from "../storage/port.ts";

/** `decided`: on disk; the same key gives the same answer again. All else: nothing changed, and trying again changes nothing. */
type ApprovalResult =
  | { readonly kind: "decided"; readonly approval: Approval }
  | { readonly kind: ApprovalRefusal | "unknown" };

export interface ApprovalBook {
  decide(access: Access, file: string, request: ApprovalRequest): Promise<ApprovalResult>;
  /** All decisions about a file, oldest first; null where the person may not open it. */
  of(access: Access, file: string): Promise<readonly Approval[] | null>;
  /** Those of all files that the person may open, and a tag that changes with them. */
  concerning(access: Access): Promise<{ readonly tag: string; readonly approvals: readonly Approval[] }>;
}

export interface ApprovalParts {
  readonly storage: Storage;
  readonly now: () => number;
  /** Tells whom it concerns that the file has a decision. */
  news(file: string): void;
}

export function createApprovalBook({ storage, now, news }: ApprovalParts): ApprovalBook {
  const earlier = async (account: string, key: string, request: string): Promise<ApprovalResult | null> => {
    const answer = await storage.answer(key);
    if (!answer) return null;
    return answer.account === account && answer.request === request
      ? { kind: "decided", approval: answer.result as Approval }
      : { kind: "key-reused" };
  };

  return {
    async decide(access, file, request) {
      const { person } = access;
      const asked = JSON.stringify(["approval", file, request]);
      const known = await earlier(person.account, request.key, asked);
      if (known) return known;
      if (!access.mayOpen(file)) return { kind: "not-assigned" };
      if (!(await storage.files.get(file))) return { kind: "unknown" };
      if (!decidesFor(file, person))
        return { kind: villageKind(file) === "desa" ? "village-head-decides" : "regent-decides" };
      const at = new Date(now());
      const { key, application, decision, amountRp, tenorMonths, scheme, minutes, reason } = request;
      if (minutes && minutes.on > dayOf(at, person.zone)) return { kind: "minutes-in-future" };

      const decided = {
        id: key,
        file,
        application,
        decision,
        amountRp,
        tenorMonths,
        scheme,
        minutes,
        reason: reason ?? null,
        decidedBy: person.account,
        deciderName: person.name,
        deciderRole: person.role,
        deciderPosition: person.position,
        decidedAt: at.toISOString(),
      };
      const hash = createHash("sha256").update(JSON.stringify(decided)).digest("hex");
      const approval: Approval = { ...decided, hash };
      const stored = await storage.approvals.add(
        approval,
        { at: decided.decidedAt, actor: person.account, kind: `approval-${decision}`, payload: approval },
        { key, account: person.account, request: asked, result: approval },
      );
      // sent twice at once: the other one was quicker
      if (!stored) return (await earlier(person.account, key, asked)) ?? { kind: "key-reused" };
      news(file);
      return { kind: "decided", approval };
    },

    async of(access, file) {
      return access.mayOpen(file) ? storage.approvals.within([file]) : null;
    },

    async concerning(access) {
      const found = await storage.approvals.within(access.assignments.map(({ scope }) => scope));
      const approvals = found.filter(({ file }) => access.mayOpen(file));
      const tag = createHash("sha256")
        .update(approvals.map(({ hash }) => hash).join())
        .digest("base64url");
      return { tag: tag.slice(0, 22), approvals };
    },
  };
}

/** What the API says, in English; the client has its own sentence for each kind. */
export const approvalRefusalSentences: Readonly<Record<ApprovalRefusal, string>> = {
  "not-assigned": "You are not assigned to this cooperative.",
  "village-head-decides": "In a desa the village head decides about this.",
  "regent-decides": "In a kelurahan the regency's office decides about this.",
  "minutes-in-future": "The minutes are dated later than today.",
  "key-reused": "This key was used for another request.",
};
