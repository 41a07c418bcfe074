/** The cooperatives' files, as far as they are known without opening them. */
import type { Kysely } from "kysely";
import type { Files } from "./port.ts";
import type { Tables } from "./schema.ts";

export function createFiles(db: Kysely<Tables>): Files {
  const selected = () =>
    db
      .selectFrom("file")
      .select(["id", "name", "village", "kind", "district", "district_code as districtCode", "place", "epoch", "seq"]);
  return {
    async create(rows) {
      for (const { districtCode, ...row } of rows)
        await db
          .insertInto("file")
          .values({ ...row, district_code: districtCode, epoch: 1, seq: 0, refusals: 0 })
          .execute();
    },
    async get(id) {
      const row = await selected().where("id", "=", id).executeTakeFirst();
      return row && { ...row, kind: row.kind === "kelurahan" ? "kelurahan" : "desa" };
    },
    async within(scopes) {
      if (scopes.length === 0) return [];
      // A range, not LIKE: it uses the index, and ":" follows "9" as codes are digits only.
      const rows = await selected()
        .where((eb) => eb.or(scopes.map((scope) => eb.and([eb("id", ">=", scope), eb("id", "<", `${scope}:`)]))))
        .orderBy("id")
        .execute();
      return rows.map((row) => ({ ...row, kind: row.kind === "kelurahan" ? "kelurahan" : "desa" }));
    },
  };
}
