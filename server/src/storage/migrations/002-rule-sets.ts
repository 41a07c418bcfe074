/** Versions of rule sets that an administrator has published, in their order. A row never changes. */
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

export const ruleSets: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("rule_sets")
      .addColumn("number", "integer", (c) => c.primaryKey().autoIncrement())
      .addColumn("id", "text", (c) => c.notNull())
      .addColumn("version", "integer", (c) => c.notNull())
      .addColumn("body", "text", (c) => c.notNull())
      .addColumn("published_by", "text", (c) => c.notNull())
      .addColumn("published_at", "text", (c) => c.notNull())
      .addUniqueConstraint("rule_sets_once", ["id", "version"])
      .execute();
  },
};
