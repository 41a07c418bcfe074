/** Decisions of villages about applications for financing. A decision, its event and its answer are one transaction. */
import type { Approval } from "@pendamping/shared/protocol/approvals";
import type Database from "better-sqlite3";
import type { Kysely } from "kysely";
import type { Approvals, NewEvent } from "./port.ts";
import type { Tables } from "./schema.ts";
import { transact } from "./sqlite-commit.ts";

export function createApprovals(
  db: Kysely<Tables>,
  database: Database.Database,
  appendEvent: (event: NewEvent) => void,
): Approvals {
  const addAnswer = database.prepare(
    "insert into answer (key, account, request, result, at) values (?, ?, ?, ?, ?) on conflict (key) do nothing",
  );
  const add = database.prepare(
    `insert into approval (id, file, application, decided_by, decided_at, decision) values (?, ?, ?, ?, ?, ?)`,
  );
  return {
    async add(approval, event, answer) {
      return transact(database, () => {
        const { id, file, application, decidedBy, decidedAt } = approval;
        const first = addAnswer.run(
          answer.key,
          answer.account,
          answer.request,
          JSON.stringify(answer.result),
          decidedAt,
        );
        if (first.changes !== 1) return false;
        add.run(id, file, application, decidedBy, decidedAt, JSON.stringify(approval));
        appendEvent(event);
        return true;
      });
    },
    async within(scopes) {
      if (scopes.length === 0) return [];
      const rows = await db
        .selectFrom("approval")
        .select("decision")
        .where((eb) => eb.or(scopes.map((scope) => eb.and([eb("file", ">=", scope), eb("file", "<", `${scope}:`)]))))
        .orderBy("number")
        .execute();
      return rows.map(({ decision }) => JSON.parse(decision) as Approval); // written above
    },
  };
}
