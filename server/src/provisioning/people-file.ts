/**
 * The operator's list of people: a CSV with one line per assignment. A person with ten cooperatives has ten lines that say the same of
 * the person. Everything wrong is answered as a sentence that names its line; only a list without any is used.
 */
import { parseCsv } from "@pendamping/shared/csv";
import { isoDaySchema, type Zone, zones } from "@pendamping/shared/day";
import { type Position, positions, type Role, roles } from "@pendamping/shared/people/roles";
import * as v from "valibot";

export const peopleColumns = [
  "username",
  "name",
  "role",
  "position",
  "scope",
  "starts_on",
  "ends_on",
  "decree",
  "zone",
] as const;

/** One line of the list. */
export interface PersonLine {
  /** Where it was asked for: "Line 3", as a text editor counts where no cell holds a line break. */
  readonly from: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly position: Position | null;
  /** A prefix of the wilayah code; empty for the nation. */
  readonly scope: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly decree: string | null;
  /** Null: the region's. */
  readonly zone: Zone | null;
}

export interface PeopleFile {
  readonly lines: readonly PersonLine[];
  /** Sentences; empty where every line can be used as it stands. */
  readonly problems: readonly string[];
}

export function parsePeopleFile(text: string): PeopleFile {
  const [head = [], ...rows] = parseCsv(text);
  const columns = head.map((name) => name.trim().toLowerCase());
  const missing = peopleColumns.filter((name) => !columns.includes(name));
  if (missing.length > 0)
    return {
      lines: [],
      problems: [`The first line must name the columns ${peopleColumns.join(",")}; ${missing.join(", ")} is missing.`],
    };
  const parsed = rows.map((cells, index) => {
    const from = `Line ${index + 2}`;
    const named = Object.fromEntries(columns.map((name, at) => [name, (cells[at] ?? "").trim()]));
    const result = v.safeParse(lineSchema, named, { abortPipeEarly: true });
    return result.success
      ? { line: { from, ...result.output }, problems: [] }
      : { line: null, problems: result.issues.map((issue) => `${from}: ${issue.message}`) };
  });
  return {
    lines: parsed.flatMap(({ line }) => line ?? []),
    problems: parsed.flatMap(({ problems }) => problems),
  };
}

/** What a user name may be: the sign-in accepts no other. */
export const usernameSchema = v.pipe(
  v.string(),
  v.regex(
    /^[a-z0-9_.]{3,30}$/,
    ({ input }) => `the username "${input}" must have 3 to 30 small letters, digits, dots or underscores.`,
  ),
);

const day = (column: string) =>
  v.pipe(
    v.string(),
    v.check(
      (text) => v.is(isoDaySchema, text),
      ({ input }) => `${column} is "${input}", not a day such as 2026-01-31.`,
    ),
  );
const oneOf = <const T extends string>(column: string, options: readonly T[]) =>
  v.picklist(options, ({ input }) => `${column} is "${input}", not one of ${options.join(", ")}.`);
/** An empty cell is null. */
const optional = <T>(schema: v.GenericSchema<string, T>) =>
  v.pipe(
    v.string(),
    v.transform((text) => (text === "" ? null : text)),
    v.nullable(schema),
  );

const lineSchema = v.pipe(
  v.object({
    username: usernameSchema,
    name: v.pipe(v.string(), v.nonEmpty("the name is missing."), v.maxLength(200, "the name is too long.")),
    role: oneOf("role", roles),
    position: optional(oneOf("position", positions)),
    scope: v.pipe(
      v.string(),
      v.regex(
        /^(\d{2}|\d{4}|\d{6}|\d{10})?$/,
        ({ input }) =>
          `scope is "${input}", not 10 digits of a village, 6 of a district, 4 of a regency or 2 of a province.`,
      ),
    ),
    starts_on: day("starts_on"),
    ends_on: optional(day("ends_on")),
    decree: optional(v.pipe(v.string(), v.maxLength(200, "the decree is too long."))),
    zone: optional(oneOf("zone", zones)),
  }),
  v.forward(
    v.check(
      ({ starts_on, ends_on }) => ends_on === null || starts_on <= ends_on,
      ({ input }) => `ends_on ${input.ends_on} is before starts_on ${input.starts_on}.`,
    ),
    ["ends_on"],
  ),
  v.forward(
    v.check(
      ({ role, scope }) => scopeFits(role, scope),
      ({ input }) => scopeSentence(input.role, input.scope),
    ),
    ["scope"],
  ),
  v.transform(({ starts_on, ends_on, ...line }) => ({ ...line, startsOn: starts_on, endsOn: ends_on })),
);

/** Digits that the scope of a role has. */
const scopeDigits: Readonly<Record<Role, readonly number[]>> = {
  assistant: [10],
  manager: [10],
  supervisor: [10],
  "village-official": [10],
  pmo: [4],
  "regency-office": [4],
  "province-office": [2],
  ministry: [0],
  admin: [0, 2, 4],
};

function scopeFits(role: Role, scope: string): boolean {
  return scopeDigits[role].includes(scope.length);
}

function scopeSentence(role: Role, scope: string): string {
  const digits = scopeDigits[role].map((count) => (count === 0 ? "none" : count)).join(" or ");
  return `scope "${scope}" does not fit the role ${role}, whose scope has this many digits: ${digits}.`;
}
