/** Who brought work back that a restored backup had lost, where that was not its author. */
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

export const handedIn: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable("ledger").addColumn("handed_in_by", "text").execute();
  },
};
