/** Summaries of files: derived, kept only so that an office's list need not open 334 documents. */
import type { Kysely } from "kysely";
import type { Summaries } from "./port.ts";
import type { Tables } from "./schema.ts";

/** SQLite takes 32,766 parameters in one statement. */
const chunk = 10_000;

export function createSummaries(db: Kysely<Tables>): Summaries {
  return {
    async fresh(files, day) {
      const found = new Map<string, string>();
      for (let from = 0; from < files.length; from += chunk) {
        const rows = await db
          .selectFrom("summary")
          .innerJoin("file", (join) =>
            join
              .onRef("file.id", "=", "summary.file")
              .onRef("file.seq", "=", "summary.seq")
              .onRef("file.epoch", "=", "summary.epoch"),
          )
          .select(["summary.file as file", "summary.json as json"])
          .where("summary.file", "in", files.slice(from, from + chunk))
          .where("summary.day", "=", day)
          .execute();
        for (const row of rows) found.set(row.file, row.json);
      }
      return found;
    },
    async put(row) {
      const { file, ...rest } = row;
      await db
        .insertInto("summary")
        .values({ file, ...rest })
        .onConflict((conflict) => conflict.column("file").doUpdateSet(rest))
        .execute();
    },
  };
}
