/**
 * Ending an assignment before its day. It counts at once: open sockets close with 4403, and what the person still holds
 * unsent becomes suggestions when it arrives.
 */
import type { EndAssignment } from "@pendamping/shared/protocol/decisions";
import type { Access } from "../accounts/access.ts";
import type { Storage } from "../storage/port.ts";

interface EndedAssignment {
  readonly id: string;
  readonly endedAt: string;
}

type EndResult =
  | { readonly kind: "ended"; readonly assignment: EndedAssignment }
  | { readonly kind: "no-right" | "unknown" | "key-reused" };

export type EndAssignments = (access: Access, id: string, request: EndAssignment) => Promise<EndResult>;

export interface AssignmentParts {
  readonly storage: Storage;
  readonly now: () => number;
  /** The account's rights have changed. */
  changed(account: string): Promise<void>;
}

export function createEndAssignments({ storage, now, changed }: AssignmentParts): EndAssignments {
  return async (access, id, { key, reason }) => {
    if (access.person.role !== "admin") return { kind: "no-right" };
    const actor = access.person.account;
    const request = JSON.stringify(["end-assignment", id, reason ?? null]);
    const earlier = await storage.answer(key);
    if (earlier)
      return earlier.account === actor && earlier.request === request
        ? { kind: "ended", assignment: earlier.result as EndedAssignment }
        : { kind: "key-reused" };
    const assignment = await storage.people.assignment(id);
    if (!assignment) return { kind: "unknown" };
    const at = new Date(now()).toISOString();
    const ended: EndedAssignment = { id, endedAt: assignment.endedAt ?? at };
    const { account, scope } = assignment;
    await storage.people.endAssignment(
      id,
      at,
      { at, actor, kind: "assignment-ended", payload: { assignment: id, account, scope, reason: reason ?? null } },
      { key, account: actor, request, result: ended },
    );
    await changed(account);
    return { kind: "ended", assignment: ended };
  };
}
