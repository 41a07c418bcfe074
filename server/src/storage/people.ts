/** Persons, what they were assigned to, and how often somebody tried to sign in as them. */
import type { Assignment } from "@pendamping/shared/people/permissions";
import type { Position, Role } from "@pendamping/shared/people/roles";
import type Database from "better-sqlite3";
import type { Kysely, Selectable } from "kysely";
import type { NewEvent, People, PersonRow } from "./port.ts";
import type { Tables } from "./schema.ts";
import { transact } from "./sqlite-commit.ts";

export function createPeople(
  db: Kysely<Tables>,
  database: Database.Database,
  appendEvent: (event: NewEvent) => void,
): People {
  const end = database.prepare("update assignment set ended_at = ? where id = ? and ended_at is null");
  const addAnswer = database.prepare("insert into answer (key, account, request, result, at) values (?, ?, ?, ?, ?)");
  return {
    async create(person) {
      await db.insertInto("person").values(person).execute();
    },
    async get(account) {
      const row = await db.selectFrom("person").selectAll().where("account", "=", account).executeTakeFirst();
      return row && readPerson(row);
    },
    async named(accounts) {
      if (accounts.length === 0) return [];
      const rows = await db.selectFrom("person").selectAll().where("account", "in", accounts).execute();
      return rows.map(readPerson);
    },
    async all() {
      const rows = await db.selectFrom("person").selectAll().orderBy("username").execute();
      return rows.map(readPerson);
    },
    async assign({ id, account, scope, startsOn, endsOn, endedAt, decree }) {
      await db
        .insertInto("assignment")
        .values({ id, account, scope, starts_on: startsOn, ends_on: endsOn, ended_at: endedAt, decree })
        .execute();
    },
    async assignments() {
      return (await db.selectFrom("assignment").selectAll().orderBy("id").execute()).map(readAssignment);
    },
    async assignmentsOf(account) {
      const rows = await db.selectFrom("assignment").selectAll().where("account", "=", account).orderBy("id").execute();
      return rows.map(readAssignment);
    },
    async assignment(id) {
      const row = await db.selectFrom("assignment").selectAll().where("id", "=", id).executeTakeFirst();
      return row && readAssignment(row);
    },
    async endAssignment(id, at, event, answer) {
      transact(database, () => {
        if (end.run(at, id).changes === 1) appendEvent(event);
        addAnswer.run(answer.key, answer.account, answer.request, JSON.stringify(answer.result), at);
      });
    },
    async countSignIn(key, nowMs, windowMs) {
      const row = await db
        .insertInto("sign_in_attempt")
        .values({ key, count: 1, window_started_at: nowMs })
        .onConflict((conflict) =>
          conflict.column("key").doUpdateSet((eb) => ({
            count: eb
              .case()
              .when("sign_in_attempt.window_started_at", ">", nowMs - windowMs)
              .then(eb("sign_in_attempt.count", "+", 1))
              .else(1)
              .end(),
            window_started_at: eb
              .case()
              .when("sign_in_attempt.window_started_at", ">", nowMs - windowMs)
              .then(eb.ref("sign_in_attempt.window_started_at"))
              .else(nowMs)
              .end(),
          })),
        )
        .returning(["count", "window_started_at as startedAt"])
        .executeTakeFirstOrThrow();
      await db
        .deleteFrom("sign_in_attempt")
        .where("window_started_at", "<", nowMs - windowMs)
        .execute();
      return row;
    },
    async forgetSignIns(key) {
      await db.deleteFrom("sign_in_attempt").where("key", "=", key).execute();
    },
  };
}

function readPerson(row: Selectable<Tables["person"]>): PersonRow {
  return { ...row, role: row.role as Role, position: row.position as Position | null };
}

function readAssignment(row: Selectable<Tables["assignment"]>): Assignment {
  return {
    id: row.id,
    account: row.account,
    scope: row.scope,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    endedAt: row.ended_at,
    decree: row.decree,
  };
}
