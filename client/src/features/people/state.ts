/**
 * Everybody with an account, for the administrator. Asked for when the page opens and kept in memory only: this list is
 * not for the device.
 */
import {
  type AssignmentEntry,
  endedAssignmentSchema,
  type PersonEntry,
  peopleSchema,
} from "@pendamping/shared/protocol/people";
import { createSignal } from "solid-js";
import { type ApiAnswer, callApi } from "../../sync/http.ts";

type Problem = Exclude<ApiAnswer<unknown>["kind"], "ok">;

export interface People {
  /** Null while it is being fetched. */
  readonly list: () => readonly PersonEntry[] | null;
  readonly problem: () => Problem | null;
  load(): Promise<void>;
  /** Ends an assignment now; null when the server has done so. */
  end(assignment: string, reason: string): Promise<Problem | null>;
}

const [list, setList] = createSignal<readonly PersonEntry[] | null>(null);
const [problem, setProblem] = createSignal<Problem | null>(null);
/** One key per assignment, so that trying again after a lost answer decides nothing twice. */
const keys = new Map<string, string>();

export function createPeople(): People {
  const load = async () => {
    setProblem(null);
    const answer = await callApi("/api/people", peopleSchema);
    if (answer.kind === "ok") setList(answer.value.people);
    else setProblem(answer.kind);
  };
  void load();
  return {
    list,
    problem,
    load,
    async end(assignment, reason) {
      const key = keys.get(assignment) ?? crypto.randomUUID();
      keys.set(assignment, key);
      const answer = await callApi(`/api/assignments/${assignment}/end`, endedAssignmentSchema, {
        body: { key, ...(reason.trim() ? { reason: reason.trim() } : {}) },
      });
      if (answer.kind !== "ok") return answer.kind;
      const { endedAt } = answer.value;
      setList((people) => people?.map((person) => withEnded(person, assignment, endedAt)) ?? null);
      return null;
    },
  };
}

/** Whether it still opens anything. The server decides by its own day; this only sorts and labels. */
export function isActive(assignment: AssignmentEntry, today: string): boolean {
  return assignment.endedAt === null && (assignment.endsOn === null || today <= assignment.endsOn);
}

function withEnded(person: PersonEntry, id: string, endedAt: string): PersonEntry {
  return {
    ...person,
    assignments: person.assignments.map((assignment) =>
      assignment.id === id ? { ...assignment, endedAt } : assignment,
    ),
  };
}
