/** Decisions of villages about applications for financing. `number` is the order in which they were made. */
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

export const approvals: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("approval")
      .addColumn("number", "integer", (c) => c.primaryKey().autoIncrement())
      .addColumn("id", "text", (c) => c.notNull().unique())
      .addColumn("file", "text", (c) => c.notNull().references("file.id"))
      .addColumn("application", "text", (c) => c.notNull())
      .addColumn("decided_by", "text", (c) => c.notNull().references("person.account"))
      .addColumn("decided_at", "text", (c) => c.notNull())
      .addColumn("decision", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("approval_by_file").on("approval").columns(["file"]).execute();
  },
};
