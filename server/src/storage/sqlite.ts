/**
 * The embedded database: SQLite in one file, WAL, every commit on disk before it is answered (synchronous=FULL).
 * Ordinary queries are Kysely's and would serve PostgreSQL too; the group commit is one synchronous transaction on the
 * same connection (sqlite-commit.ts), because better-sqlite3 is synchronous and a turn of the loop may not be split.
 */
import { join } from "node:path";
import Database from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { Migrator } from "kysely/migration";
import { createApprovals } from "./approvals.ts";
import { sqliteEvents } from "./events.ts";
import { createFiles } from "./files.ts";
import { createFileLog } from "./log.ts";
import { migrations } from "./migrations/all.ts";
import { createPeople } from "./people.ts";
import type { Storage } from "./port.ts";
import { createProvision } from "./provision.ts";
import { createRuleSets } from "./rule-sets.ts";
import type { Tables } from "./schema.ts";
import { createLogWrites } from "./sqlite-commit.ts";
import { createSuggestions } from "./suggestions.ts";
import { createSummaries } from "./summaries.ts";

export interface SqliteStorage extends Storage {
  /** For Better Auth, which keeps its tables in the same database. */
  readonly db: Kysely<Tables>;
  /** The database may not grow beyond this: what would make it do so is refused, as on a full disk. */
  limitBytes(bytes: number): void;
}

export interface SqliteOptions {
  readonly dir: string;
  /** 0: as much as the disk holds. */
  readonly bytesMax?: number;
}

/** Opens the database, making and migrating it where needed. */
export async function openSqlite({ dir, bytesMax = 0 }: SqliteOptions): Promise<SqliteStorage> {
  const database = new Database(join(dir, "pendamping.db"));
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  database.pragma("busy_timeout = 5000");
  const limitBytes = (bytes: number) => {
    const pageBytes = Number(database.pragma("page_size", { simple: true }));
    database.pragma(`max_page_count = ${Math.max(1, Math.floor(bytes / pageBytes))}`);
  };
  if (bytesMax > 0) limitBytes(bytesMax);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  const migrated = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
  if (migrated.error) throw migrated.error;
  const events = sqliteEvents(db, database);
  return {
    db,
    limitBytes,
    log: createFileLog(db, createLogWrites(database, events.appendNow)),
    suggestions: createSuggestions(db),
    files: createFiles(db),
    people: createPeople(db, database, events.appendNow),
    events,
    approvals: createApprovals(db, database, events.appendNow),
    summaries: createSummaries(db),
    ruleSets: createRuleSets(db, database, events.appendNow),
    provision: createProvision(database, events.appendNow),
    async answer(key) {
      const row = await db.selectFrom("answer").selectAll().where("key", "=", key).executeTakeFirst();
      return row && { key: row.key, account: row.account, request: row.request, result: JSON.parse(row.result) };
    },
    async setting(key) {
      const row = await db.selectFrom("setting").select("value").where("key", "=", key).executeTakeFirst();
      return row?.value;
    },
    async putSetting(key, value) {
      await db
        .insertInto("setting")
        .values({ key, value })
        .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
        .execute();
    },
    async ready() {
      await db.selectFrom("setting").select("key").limit(1).execute();
    },
    async bulk(work) {
      database.pragma("synchronous = OFF");
      try {
        await work();
      } finally {
        database.pragma("synchronous = FULL");
        database.pragma("wal_checkpoint(TRUNCATE)"); // syncs all that was written meanwhile
      }
    },
    async close() {
      database.close();
    },
  };
}
