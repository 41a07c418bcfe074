/**
 * The record of decisions. Each event carries the hash of the one before, so a changed past is visible to whoever kept a
 * later hash: decisions/events.ts says how the hash is made and checks the chain.
 */
import type Database from "better-sqlite3";
import type { Kysely } from "kysely";
import { eventHash, firstHash } from "../decisions/event-chain.ts";
import type { Events, NewEvent } from "./port.ts";
import type { Tables } from "./schema.ts";
import { transact } from "./sqlite-commit.ts";

/** `appendNow` belongs inside a transaction that the caller has begun. */
export function sqliteEvents(
  db: Kysely<Tables>,
  database: Database.Database,
): Events & { appendNow(event: NewEvent): void } {
  const last = database.prepare<[], { seq: number; hash: string }>(
    "select seq, hash from event order by seq desc limit 1",
  );
  const add = database.prepare(
    "insert into event (seq, at, actor, kind, payload, previous_hash, hash) values (?, ?, ?, ?, ?, ?, ?)",
  );
  const appendNow = ({ at, actor, kind, payload }: NewEvent) => {
    const before = last.get();
    const seq = (before?.seq ?? 0) + 1;
    const previousHash = before?.hash ?? firstHash;
    const hash = eventHash({ seq, at, actor, kind, payload, previousHash });
    add.run(seq, at, actor, kind, JSON.stringify(payload), previousHash, hash);
  };
  return {
    appendNow,
    async append(event) {
      transact(database, () => appendNow(event));
    },
    async after(seq, limit) {
      const rows = await db
        .selectFrom("event")
        .selectAll()
        .where("seq", ">", seq)
        .orderBy("seq")
        .limit(limit)
        .execute();
      return rows.map(({ previous_hash, payload, ...row }) => ({
        ...row,
        previousHash: previous_hash,
        payload: JSON.parse(payload),
      }));
    },
  };
}
