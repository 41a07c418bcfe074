/** The first tables. */
import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

export const first: Migration = {
  async up(db: Kysely<unknown>) {
    // PostgreSQL's adapter will say bytea here
    const bytes = sql`blob`;
    await db.schema
      .createTable("file")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("village", "text", (c) => c.notNull())
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("district", "text", (c) => c.notNull())
      .addColumn("district_code", "text", (c) => c.notNull())
      .addColumn("place", "text", (c) => c.notNull())
      .addColumn("epoch", "bigint", (c) => c.notNull())
      .addColumn("seq", "bigint", (c) => c.notNull())
      .addColumn("refusals", "bigint", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("update_log")
      .addColumn("file", "text", (c) => c.notNull().references("file.id"))
      .addColumn("seq", "bigint", (c) => c.notNull())
      .addColumn("bytes", bytes, (c) => c.notNull())
      .addColumn("account", "text", (c) => c.notNull())
      .addColumn("device", "text", (c) => c.notNull())
      .addColumn("received_at", "text", (c) => c.notNull())
      .addPrimaryKeyConstraint("update_log_pk", ["file", "seq"])
      .execute();
    await db.schema
      .createTable("checkpoint")
      .addColumn("file", "text", (c) => c.primaryKey().references("file.id"))
      .addColumn("seq", "bigint", (c) => c.notNull())
      .addColumn("bytes", bytes, (c) => c.notNull())
      .addColumn("at", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("client_binding")
      .addColumn("file", "text", (c) => c.notNull().references("file.id"))
      .addColumn("client", "bigint", (c) => c.notNull())
      .addColumn("account", "text", (c) => c.notNull())
      .addColumn("device", "text", (c) => c.notNull())
      .addColumn("via", "text")
      .addColumn("first_seen_at", "text", (c) => c.notNull())
      .addPrimaryKeyConstraint("client_binding_pk", ["file", "client"])
      .execute();
    await db.schema
      .createTable("ledger")
      .addColumn("file", "text", (c) => c.notNull().references("file.id"))
      .addColumn("client", "bigint", (c) => c.notNull())
      .addColumn("clock_start", "bigint", (c) => c.notNull())
      .addColumn("clock_end", "bigint", (c) => c.notNull())
      .addColumn("seq", "bigint", (c) => c.notNull())
      .addColumn("account", "text", (c) => c.notNull())
      .addColumn("via", "text")
      .addColumn("written_at", "text", (c) => c.notNull())
      .addColumn("received_at", "text", (c) => c.notNull())
      .addPrimaryKeyConstraint("ledger_pk", ["file", "client", "clock_start"])
      .execute();
    await db.schema.createIndex("ledger_by_seq").on("ledger").columns(["file", "seq"]).execute();
    await db.schema
      .createTable("suggestion")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("file", "text", (c) => c.notNull().references("file.id"))
      .addColumn("author", "text", (c) => c.notNull())
      .addColumn("device", "text", (c) => c.notNull())
      .addColumn("sections", "text", (c) => c.notNull())
      .addColumn("reason", "text", (c) => c.notNull())
      .addColumn("base_seq", "bigint", (c) => c.notNull())
      .addColumn("written_at", "text", (c) => c.notNull())
      .addColumn("received_at", "text", (c) => c.notNull())
      .addColumn("original", bytes, (c) => c.notNull())
      .addColumn("rekeyed", bytes, (c) => c.notNull())
      .addColumn("moved", "text", (c) => c.notNull())
      .addColumn("status", "text", (c) => c.notNull())
      .addColumn("decided_by", "text")
      .addColumn("decided_at", "text")
      .addColumn("decision_reason", "text")
      .addColumn("changes", "text")
      .execute();
    await db.schema.createIndex("suggestion_by_file").on("suggestion").columns(["file", "status"]).execute();
    await db.schema.createIndex("suggestion_by_author").on("suggestion").columns(["author"]).execute();
    await db.schema
      .createTable("refusal")
      .addColumn("file", "text", (c) => c.notNull().references("file.id"))
      .addColumn("number", "bigint", (c) => c.notNull())
      .addColumn("account", "text", (c) => c.notNull())
      .addColumn("suggestion", "text", (c) => c.notNull().references("suggestion.id"))
      .addColumn("reason", "text", (c) => c.notNull())
      .addColumn("sections", "text", (c) => c.notNull())
      .addColumn("structs", "text", (c) => c.notNull())
      .addColumn("deletions", "text", (c) => c.notNull())
      .addColumn("at", "text", (c) => c.notNull())
      .addPrimaryKeyConstraint("refusal_pk", ["file", "number"])
      .execute();
    await db.schema
      .createTable("quarantine")
      .addColumn("id", "integer", (c) => c.primaryKey().autoIncrement())
      .addColumn("file", "text", (c) => c.notNull())
      .addColumn("account", "text", (c) => c.notNull())
      .addColumn("device", "text", (c) => c.notNull())
      .addColumn("why", "text", (c) => c.notNull())
      .addColumn("digest", "text", (c) => c.notNull())
      .addColumn("bytes", bytes, (c) => c.notNull())
      .addColumn("at", "text", (c) => c.notNull())
      .addUniqueConstraint("quarantine_once", ["file", "account", "digest"])
      .execute();
    await db.schema
      .createTable("person")
      .addColumn("account", "text", (c) => c.primaryKey())
      .addColumn("username", "text", (c) => c.notNull().unique())
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("role", "text", (c) => c.notNull())
      .addColumn("position", "text")
      .addColumn("place", "text", (c) => c.notNull())
      .addColumn("zone", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("assignment")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("account", "text", (c) => c.notNull().references("person.account"))
      .addColumn("scope", "text", (c) => c.notNull())
      .addColumn("starts_on", "text", (c) => c.notNull())
      .addColumn("ends_on", "text")
      .addColumn("ended_at", "text")
      .addColumn("decree", "text")
      .execute();
    await db.schema.createIndex("assignment_by_account").on("assignment").columns(["account"]).execute();
    await db.schema
      .createTable("event")
      .addColumn("seq", "bigint", (c) => c.primaryKey())
      .addColumn("at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("payload", "text", (c) => c.notNull())
      .addColumn("previous_hash", "text", (c) => c.notNull())
      .addColumn("hash", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("answer")
      .addColumn("key", "text", (c) => c.primaryKey())
      .addColumn("account", "text", (c) => c.notNull())
      .addColumn("request", "text", (c) => c.notNull())
      .addColumn("result", "text", (c) => c.notNull())
      .addColumn("at", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("summary")
      .addColumn("file", "text", (c) => c.primaryKey().references("file.id"))
      .addColumn("epoch", "bigint", (c) => c.notNull())
      .addColumn("seq", "bigint", (c) => c.notNull())
      .addColumn("day", "text", (c) => c.notNull())
      .addColumn("json", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("sign_in_attempt")
      .addColumn("key", "text", (c) => c.primaryKey())
      .addColumn("count", "bigint", (c) => c.notNull())
      .addColumn("window_started_at", "bigint", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("setting")
      .addColumn("key", "text", (c) => c.primaryKey())
      .addColumn("value", "text", (c) => c.notNull())
      .execute();
  },
};
