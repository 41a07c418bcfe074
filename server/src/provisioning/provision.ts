/**
 * Fills a server in the field: a regency's empty files, accounts and assignments. What the operator asks for is checked whole before
 * anything is changed; then files, persons, assignments and an event for each go into the database in one transaction. A run that was
 * cut off is repeated and goes on where it stopped; a run that asks for what is there changes nothing.
 */
import { randomUUID } from "node:crypto";
import { dayOf } from "@pendamping/shared/day";
import type { Region } from "@pendamping/shared/region/region";
import { type Accounts, passwordHash } from "../accounts/auth.ts";
import type { FileRow, NewEvent, PersonRow, Storage } from "../storage/port.ts";
import { type FirstPassword, makePassword } from "./passwords.ts";
import type { PersonLine } from "./people-file.ts";
import { type NewAssignment, type Plan, planPeople, type Standing } from "./plan.ts";
import { fileRows } from "./region-file.ts";

/** Who did it, in the chain of events: whoever runs commands on the server has no account. */
const operator = "operator";

export interface Provision {
  readonly region: Region;
  readonly lines: readonly PersonLine[];
  /** User name of an administrator of the whole region. */
  readonly admin: { readonly username: string; readonly name: string } | null;
  /** User names whose password is forgotten or known to others. */
  readonly newPasswords: readonly string[];
}

export interface ProvisionParts {
  readonly storage: Storage;
  readonly accounts: Accounts;
  readonly now: () => number;
  /** Keeps the first passwords for the operator, safely, before any of them is used. */
  keepPasswords(passwords: readonly FirstPassword[]): void;
}

export type Provisioned =
  | {
      readonly kind: "done";
      readonly files: number;
      readonly people: number;
      readonly assignments: number;
      readonly unchanged: number;
      readonly passwords: number;
    }
  /** Nothing was changed. */
  | { readonly kind: "problems"; readonly problems: readonly string[] };

export async function provision(asked: Provision, parts: ProvisionParts): Promise<Provisioned> {
  const { storage, accounts, now, keepPasswords } = parts;
  const { region } = asked;
  const elsewhere = await otherRegion(region, storage);
  if (elsewhere) return { kind: "problems", problems: [elsewhere] };
  const { standing, newFiles } = await standingOf(storage, region);
  const lines = asked.admin
    ? [...asked.lines, adminLine(asked.admin, region.code, standing, dayOf(new Date(now()), region.zone))]
    : asked.lines;
  const planned = planPeople(lines, standing);
  const problems = [
    ...(planned.kind === "problems" ? planned.problems : []),
    ...asked.newPasswords
      .filter((name) => !standing.people.some(({ username }) => username === name))
      .map((name) => `There is no account ${name} to give a new password.`),
  ];
  if (planned.kind === "problems" || problems.length > 0) return { kind: "problems", problems };

  const { plan } = planned;
  const passwords = [
    ...plan.people,
    ...standing.people.filter(({ username }) => asked.newPasswords.includes(username)),
  ].map(({ username, name }) => ({ username, name, password: makePassword() }));
  if (passwords.length > 0) keepPasswords(passwords);
  const made = await makeAccounts(plan, passwords, accounts);
  const at = new Date(now()).toISOString();
  await storage.provision({
    region: JSON.stringify({ code: region.code, name: region.name, source: region.source }),
    files: newFiles,
    people: made,
    ...withEvents(plan, [...standing.people, ...made], region, newFiles, at),
  });
  for (const username of asked.newPasswords) {
    const person = standing.people.find((each) => each.username === username);
    const given = passwords.find((each) => each.username === username);
    if (!person || !given) throw new Error("a new password was checked to be an account's");
    await accounts.setPassword(person.account, await passwordHash(given.password));
    await storage.events.append({ at, actor: operator, kind: "password-reset", payload: { account: person.account } });
  }
  return {
    kind: "done",
    files: newFiles.length,
    people: plan.people.length,
    assignments: plan.assignments.length,
    unchanged: plan.unchanged,
    passwords: passwords.length,
  };
}

/** A server has one region; the sentence names the one that it has. */
async function otherRegion(region: Region, storage: Storage): Promise<string | null> {
  const stored = await storedRegion(storage);
  return stored === null || stored.code === region.code
    ? null
    : `This server is for ${stored.name} (${stored.code}); another region needs a DATA_DIR of its own.`;
}

/** The region that this server was filled with. */
export async function storedRegion(storage: Storage): Promise<{ readonly code: string; readonly name: string } | null> {
  const stored = await storage.setting("region");
  return stored === undefined ? null : JSON.parse(stored);
}

async function standingOf(storage: Storage, region: Region) {
  const stored = await storage.files.within([""]);
  const known = new Set(stored.map(({ id }) => id));
  const newFiles = fileRows(region).filter(({ id }) => !known.has(id));
  const files: readonly FileRow[] = [...stored, ...newFiles];
  const standing: Standing = {
    people: await storage.people.all(),
    assignments: await storage.people.assignments(),
    files: new Set(files.map(({ id }) => id)),
    zone: region.zone,
    placeName(scope) {
      if (scope === "") return "Indonesia";
      if (scope.length === 10) return files.find(({ id }) => id === scope)?.village ?? scope;
      return scope.length === 2 ? region.province : region.name;
    },
  };
  return { standing, newFiles };
}

/** The administrator as one more line of the list. One who is there is named as they are, so that a second run changes nothing. */
function adminLine(
  { username, name }: { readonly username: string; readonly name: string },
  scope: string,
  { people, assignments }: Standing,
  today: string,
): PersonLine {
  const known = people.find((person) => person.username === username && person.role === "admin");
  const assigned = assignments.find((each) => each.account === known?.account && each.scope === scope);
  return {
    from: `--admin ${username}`,
    username,
    name: known?.name ?? name,
    role: "admin",
    position: null,
    scope,
    startsOn: assigned?.startsOn ?? today,
    endsOn: assigned?.endsOn ?? null,
    decree: assigned?.decree ?? null,
    zone: null,
  };
}

/** An account whose making was cut off is taken up again and gets the new password: nobody was given the old one. */
async function makeAccounts(plan: Plan, passwords: readonly FirstPassword[], accounts: Accounts): Promise<PersonRow[]> {
  const made: PersonRow[] = [];
  for (const person of plan.people) {
    const given = passwords.find(({ username }) => username === person.username);
    if (!given) throw new Error("every newcomer has a password");
    const hash = await passwordHash(given.password);
    const begun = await accounts.find(person.username);
    if (begun) await accounts.setPassword(begun, hash);
    const account =
      begun ?? (await accounts.create({ username: person.username, name: person.name, passwordHash: hash }));
    made.push({ account, ...person });
  }
  return made;
}

function withEvents(
  plan: Plan,
  people: readonly PersonRow[],
  region: Region,
  newFiles: readonly FileRow[],
  at: string,
) {
  const event = (kind: string, payload: unknown): NewEvent => ({ at, actor: operator, kind, payload });
  const accountOf = ({ username }: { readonly username: string }) => {
    const person = people.find((each) => each.username === username);
    if (!person) throw new Error("whoever is assigned has an account");
    return person.account;
  };
  const assignments = plan.assignments.map(({ username, ...rest }: NewAssignment) => ({
    id: randomUUID(),
    account: accountOf({ username }),
    endedAt: null,
    ...rest,
  }));
  return {
    assignments,
    events: [
      ...(newFiles.length > 0 ? [event("files-created", { region: region.code, files: newFiles.length })] : []),
      ...plan.people.map((person) => event("account-created", { account: accountOf(person), role: person.role })),
      ...assignments.map(({ id, account, scope, startsOn, endsOn, decree }) =>
        event("assignment-made", { assignment: id, account, scope, startsOn, endsOn, decree }),
      ),
    ],
  };
}
