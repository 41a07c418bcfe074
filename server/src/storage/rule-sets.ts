/** Published rule sets. A version is added once and never changed. */
import type Database from "better-sqlite3";
import type { Kysely } from "kysely";
import type { NewEvent, RuleSets } from "./port.ts";
import type { Tables } from "./schema.ts";
import { transact } from "./sqlite-commit.ts";

export function createRuleSets(
  db: Kysely<Tables>,
  database: Database.Database,
  appendEvent: (event: NewEvent) => void,
): RuleSets {
  const add = database.prepare(
    "insert into rule_sets (id, version, body, published_by, published_at) values (?, ?, ?, ?, ?)",
  );
  const addAnswer = database.prepare("insert into answer (key, account, request, result, at) values (?, ?, ?, ?, ?)");
  return {
    async all() {
      const rows = await db.selectFrom("rule_sets").selectAll().orderBy("number").execute();
      return rows.map(({ id, version, body, published_by, published_at }) => ({
        id,
        version,
        body,
        publishedBy: published_by,
        publishedAt: published_at,
      }));
    },
    async publish({ id, version, body, publishedBy, publishedAt }, event, answer) {
      transact(database, () => {
        add.run(id, version, body, publishedBy, publishedAt);
        appendEvent(event);
        addAnswer.run(answer.key, answer.account, answer.request, JSON.stringify(answer.result), publishedAt);
      });
    },
  };
}
