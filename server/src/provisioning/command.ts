/**
 * `npm run setup`: the operator's command for a server in the field. It works on DATA_DIR while the server is stopped and says what it
 * did. Nothing that it prints is secret: passwords go into a file that it names.
 */
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Kysely } from "kysely";
import * as v from "valibot";
import { openAccounts } from "../accounts/auth.ts";
import { isDemoData } from "../seeding.ts";
import { readSettings, SettingsProblem } from "../settings.ts";
import { takeSoleUse } from "../storage/sole-use.ts";
import { openSqlite } from "../storage/sqlite.ts";
import { writePasswords } from "./passwords.ts";
import { type PeopleFile, parsePeopleFile, usernameSchema } from "./people-file.ts";
import { type Provision, provision, storedRegion } from "./provision.ts";
import { readRegionFile } from "./region-file.ts";

const usage = `Fills the server in DATA_DIR; stop it first. Everything can be repeated: what is there already stays as it is.
  npm run setup -- --region 3529                an empty file for each village of server/regions/3529.json
  npm run setup -- --admin slamet               an administrator (--admin-name "Slamet Riyadi")
  npm run setup -- --people people.csv          accounts and assignments, one line each:
                                                username,name,role,position,scope,starts_on,ends_on,decree,zone
  npm run setup -- --new-password siti          a new password for somebody who forgot theirs; ends their sessions
First passwords are written to a new file in DATA_DIR that only you can read, or to --passwords <file>.`;

type Environment = Readonly<Record<string, string | undefined>>;

/** Answers the exit code. `say` gets lines for the operator. @throws {SettingsProblem} where DATA_DIR or a file cannot be used. */
export async function runSetup(
  args: readonly string[],
  env: Environment,
  say: (line: string) => void,
): Promise<number> {
  const options = readOptions(args);
  if (!options) {
    say(usage);
    return 2;
  }
  const people = options.people === undefined ? noPeople : parsePeopleFile(readText(options.people));
  const names = [options.admin, ...(options["new-password"] ?? [])].filter((name) => name !== undefined);
  const problems = [
    ...people.problems,
    ...names.flatMap((name) => v.safeParse(usernameSchema, name).issues?.map((issue) => sentence(issue.message)) ?? []),
  ];
  if (problems.length > 0) return refuse(problems, say);
  const { dataDir, databaseBytesMax } = dataSettings(env);
  mkdirSync(dataDir, { recursive: true });
  const giveBack = takeSoleUse(dataDir);
  if (!giveBack) throw new SettingsProblem(`A server is running on ${dataDir}: stop it, then set up.`);
  try {
    const storage = await openSqlite({ dir: dataDir, bytesMax: databaseBytesMax });
    try {
      if (await isDemoData(storage))
        throw new SettingsProblem(`${dataDir} holds the demo, whose passwords everybody knows: set another DATA_DIR.`);
      const accounts = await openAccounts({
        db: storage.db as unknown as Kysely<never>,
        origin: "http://localhost",
        secret: randomBytes(32).toString("hex"), // signs sessions, and this command makes none
        attemptsPerAddressPerMinute: 1,
        originAllowed: () => false,
      });
      const code = options.region?.replace(".", "") ?? (await storedRegion(storage))?.code;
      if (code === undefined)
        return refuse(
          ["This server has no region yet: name one, such as --region 3529. Accounts belong to its places."],
          say,
        );
      const passwordFile = resolve(options.passwords ?? join(dataDir, `first-passwords-${stamp()}.csv`));
      const asked: Provision = {
        region: readRegionFile(code),
        lines: people.lines,
        admin:
          options.admin === undefined
            ? null
            : { username: options.admin, name: options["admin-name"] ?? options.admin },
        newPasswords: options["new-password"] ?? [],
      };
      const result = await provision(asked, {
        storage,
        accounts,
        now: Date.now,
        keepPasswords(passwords) {
          try {
            writePasswords(passwordFile, passwords);
          } catch (error) {
            throw new SettingsProblem(
              `The passwords cannot be written to ${passwordFile} (${codeOf(error)}): name another file with --passwords. Nothing was changed.`,
            );
          }
        },
      });
      if (result.kind === "problems") return refuse(result.problems, say);
      say(
        `New files: ${result.files}, accounts: ${result.people}, assignments: ${result.assignments}. Lines that were there already: ${result.unchanged}.`,
      );
      if (result.passwords > 0)
        say(
          `First passwords (${result.passwords}) are in ${passwordFile}: hand them out one by one, then delete the file.`,
        );
      return 0;
    } finally {
      await storage.close();
    }
  } finally {
    giveBack();
  }
}

const noPeople: PeopleFile = { lines: [], problems: [] };

function readOptions(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        region: { type: "string" },
        people: { type: "string" },
        admin: { type: "string" },
        "admin-name": { type: "string" },
        "new-password": { type: "string", multiple: true },
        passwords: { type: "string" },
      },
    });
    const asksForSomething = values.region ?? values.people ?? values.admin ?? values["new-password"];
    return asksForSomething === undefined ? null : values;
  } catch {
    return null; // an option that does not exist
  }
}

function refuse(problems: readonly string[], say: (line: string) => void): number {
  for (const line of problems) say(line);
  say(`${problems.length === 1 ? "This" : `These ${problems.length}`} must be mended first. Nothing was changed.`);
  return 1;
}

/** Only what says where the data is; what a server needs to be reached is not needed here. */
function dataSettings({ DATA_DIR, DATABASE_BYTES_MAX }: Environment) {
  return readSettings({ DATA_DIR, DATABASE_BYTES_MAX, AUTH_SECRET: randomBytes(32).toString("hex"), DEMO: "0" });
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new SettingsProblem(`${path} cannot be read (${codeOf(error)}).`);
  }
}

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? "unknown trouble";
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "20261125-013005" */
function stamp(): string {
  return new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
}
