/**
 * What an account may do, from its role and its assignments: one answer for sockets, catch-up and routes. Kept in memory
 * for a few seconds; whoever changes rights calls `forget`, so an ended assignment counts at once.
 */
import { dayOf } from "@pendamping/shared/day";
import { type Section, sections } from "@pendamping/shared/file/section";
import { type Assignment, covers, mayOpenFiles, mayWrite } from "@pendamping/shared/people/permissions";
import type { People, PersonRow } from "../storage/port.ts";

export interface Access {
  readonly person: PersonRow;
  /** Those that count today. */
  readonly assignments: readonly Assignment[];
  mayOpen(file: string): boolean;
  mayWrite(file: string, section: Section): boolean;
  writable(file: string): Section[];
  /** May the person still hand in what belongs to this section: now, or as work done while the file was theirs? */
  mayHandIn(file: string, section: Section): boolean;
  /** Was it ever assigned to this person, whether or not that counts today? Unsent work for it is then still taken. */
  everHad(file: string): boolean;
  /** Last day of the assignment that opens the file longest; null without an end. */
  endsOn(file: string): string | null;
}

export interface AccessBook {
  of(account: string): Promise<Access | null>;
  forget(account: string): void;
}

const keptMs = 5_000;

export function createAccessBook(people: People, now: () => number): AccessBook {
  const kept = new Map<string, { access: Access | null; until: number }>();
  return {
    async of(account) {
      const known = kept.get(account);
      if (known && known.until > now()) return known.access;
      const person = await people.get(account);
      const access = person
        ? accessOf(person, await people.assignmentsOf(account), dayOf(new Date(now()), person.zone))
        : null;
      if (kept.size > 10_000) kept.clear();
      kept.set(account, { access, until: now() + keptMs });
      return access;
    },
    forget(account) {
      kept.delete(account);
    },
  };
}

function accessOf(person: PersonRow, assigned: readonly Assignment[], today: string): Access {
  const assignments = assigned.filter((assignment) => covers(assignment, assignment.scope, today));
  const opening = (file: string) =>
    mayOpenFiles(person.role) ? assignments.filter((assignment) => covers(assignment, file, today)) : [];
  const access: Access = {
    person,
    assignments,
    mayOpen: (file) => opening(file).length > 0,
    mayWrite: (file, section) => mayWrite(person.role, section) && access.mayOpen(file),
    writable: (file) => sections.filter((section) => access.mayWrite(file, section)),
    mayHandIn: (file, section) => mayWrite(person.role, section) && access.everHad(file),
    everHad: (file) => mayOpenFiles(person.role) && assigned.some(({ scope }) => file.startsWith(scope)),
    endsOn(file) {
      const ends = opening(file).map((assignment) => assignment.endsOn);
      return ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null);
    },
  };
  return access;
}
