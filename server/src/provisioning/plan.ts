/**
 * What a list of people would change on this server: accounts and assignments that are not there yet. Pure, so that a list with a fault
 * is refused before anything is touched, and the same list twice changes nothing the second time. It only ever adds: an assignment is
 * ended in the app, where that becomes an event with a reason.
 */
import type { Assignment } from "@pendamping/shared/people/permissions";
import type { PersonRow } from "../storage/port.ts";
import type { PersonLine } from "./people-file.ts";

export interface Standing {
  readonly people: readonly PersonRow[];
  readonly assignments: readonly Assignment[];
  /** Ids of the files that are there or will be. */
  readonly files: ReadonlySet<string>;
  /** The region's zone. */
  readonly zone: string;
  /** Shown under a name: a village by its ten digits, a regency by four, a province by two. */
  placeName(scope: string): string;
}

type NewPerson = Omit<PersonRow, "account">;
export type NewAssignment = Omit<Assignment, "id" | "account" | "endedAt"> & { readonly username: string };

export interface Plan {
  readonly people: readonly NewPerson[];
  readonly assignments: readonly NewAssignment[];
  /** Lines that are there already, word for word. */
  readonly unchanged: number;
}

export type Planned =
  | { readonly kind: "plan"; readonly plan: Plan }
  | { readonly kind: "problems"; readonly problems: readonly string[] };

export function planPeople(lines: readonly PersonLine[], standing: Standing): Planned {
  const problems = lines.flatMap((line, index) => {
    const sentence = personProblem(line, lines, standing) ?? assignmentProblem(line, lines.slice(0, index), standing);
    return sentence === null ? [] : `${line.from}: ${sentence}`;
  });
  if (problems.length > 0) return { kind: "problems", problems };
  const fresh = lines.filter((line) => !storedAssignment(line, standing));
  const newcomers = [...new Set(lines.map(({ username }) => username))].filter((name) => !personOf(name, standing));
  return {
    kind: "plan",
    plan: {
      people: newcomers.map((username) => newPerson(username, lines, standing)),
      assignments: fresh.map(({ username, scope, startsOn, endsOn, decree }) => ({
        username,
        scope,
        startsOn,
        endsOn,
        decree,
      })),
      unchanged: lines.length - fresh.length,
    },
  };
}

function newPerson(username: string, lines: readonly PersonLine[], standing: Standing): NewPerson {
  const own = lines.filter((line) => line.username === username);
  const [first] = own;
  if (!first) throw new Error("a newcomer comes from a line");
  return {
    username,
    name: first.name,
    role: first.role,
    position: first.position,
    zone: first.zone ?? standing.zone,
    // Several villages: what they have in common.
    place: standing.placeName(own.length === 1 ? first.scope : first.scope.slice(0, 4)),
  };
}

/** Lines about one person must say the same of them as each other and as the server. */
function personProblem(line: PersonLine, lines: readonly PersonLine[], standing: Standing): string | null {
  const { username, name, role, position } = line;
  const first = lines.find((other) => other.username === username) ?? line;
  for (const [what, value, before] of [
    ["name", name, first.name],
    ["role", role, first.role],
    ["position", position, first.position],
    ["zone", line.zone, first.zone],
  ] as const)
    if (value !== before)
      return `the ${what} of ${username} is "${value ?? ""}", but "${before ?? ""}" in ${first.from}.`;
  if (first !== line) return null;
  const known = personOf(username, standing);
  if (!known) return null;
  for (const [what, value, before] of [
    ["name", name, known.name],
    ["role", role, known.role],
    ["position", position, known.position],
    ["zone", line.zone ?? known.zone, known.zone],
  ] as const)
    if (value !== before)
      return `${username} has an account whose ${what} is "${before ?? ""}", not "${value ?? ""}"; an account is not changed by a list.`;
  return null;
}

function assignmentProblem(line: PersonLine, earlier: readonly PersonLine[], standing: Standing): string | null {
  const { username, scope } = line;
  const same = earlier.find((other) => isSame(other, line));
  if (same) return `it gives ${username} the same as ${same.from}, from the same day.`;
  const isThere = scope.length === 10 ? standing.files.has(scope) : anyBelow(scope, standing.files);
  if (!isThere) return `there is no cooperative under the code ${scope}; load its region first.`;
  const stored = storedAssignment(line, standing);
  if (stored && (stored.endsOn !== line.endsOn || stored.decree !== line.decree))
    return `${username} has this assignment from ${line.startsOn} until ${stored.endsOn ?? "further notice"} by decree ${stored.decree ?? "none"}; a longer term is a line of its own with a later starts_on.`;
  return null;
}

function isSame(a: PersonLine, b: PersonLine): boolean {
  return a.username === b.username && a.scope === b.scope && a.startsOn === b.startsOn;
}

function anyBelow(scope: string, files: ReadonlySet<string>): boolean {
  return [...files].some((file) => file.startsWith(scope));
}

function personOf(username: string, { people }: Standing): PersonRow | undefined {
  return people.find((person) => person.username === username);
}

/** An assignment of the same place from the same day; one that was ended early counts too, and stays ended. */
function storedAssignment(line: PersonLine, standing: Standing): Assignment | undefined {
  const account = personOf(line.username, standing)?.account;
  return standing.assignments.find(
    (each) => each.account === account && each.scope === line.scope && each.startsOn === line.startsOn,
  );
}
