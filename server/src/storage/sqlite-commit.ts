/**
 * The group commit: many verdicts, one transaction, one wait for the disk. Synchronous from begin to commit, so nothing
 * else on this connection can come between.
 */
import { createHash } from "node:crypto";
import type Database from "better-sqlite3";
import type { LogWrites } from "./log.ts";
import type { Committed, Entry, NewEvent } from "./port.ts";

/**
 * Runs the work in one transaction. Nobody may hold a transaction of Kysely's open on this connection: the work would
 * become part of it, and be undone with it after it was called durable.
 */
export function transact<T>(database: Database.Database, work: () => T): T {
  if (database.inTransaction) throw new Error("another transaction is open on this connection");
  return database.transaction(work).immediate();
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64url");
}

export function createLogWrites(database: Database.Database, appendEvent: (event: NewEvent) => void): LogWrites {
  const nextSeq = database.prepare<[string], { epoch: number; seq: number }>(
    "update file set seq = seq + 1 where id = ? returning epoch, seq",
  );
  const position = database.prepare<[string], { epoch: number; seq: number }>(
    "select epoch, seq from file where id = ?",
  );
  const nextRefusal = database.prepare<[string], { refusals: number }>(
    "update file set refusals = refusals + 1 where id = ? returning refusals",
  );
  const addRow = database.prepare(
    "insert into update_log (file, seq, bytes, account, device, received_at) values (?, ?, ?, ?, ?, ?)",
  );
  // The first who used a client id keeps it; a second binding of the same id changes nothing.
  const bind = database.prepare(
    `insert into client_binding (file, client, account, device, via, first_seen_at) values (?, ?, ?, ?, ?, ?)
     on conflict (file, client) do nothing`,
  );
  const rebind = database.prepare(
    `insert into client_binding (file, client, account, device, via, first_seen_at) values (?, ?, ?, ?, ?, ?)
     on conflict (file, client) do update set account = excluded.account, device = excluded.device, via = excluded.via`,
  );
  const reassign = database.prepare(
    `update ledger set handed_in_by = coalesce(handed_in_by, account), account = ?, via = ?, seq = ?
     where file = ? and client = ? and account <> ?`,
  );
  const addLedger = database.prepare(
    `insert into ledger (file, client, clock_start, clock_end, seq, account, via, handed_in_by, written_at, received_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (file, client, clock_start) do update
     set clock_end = excluded.clock_end, seq = excluded.seq, received_at = excluded.received_at`,
  );
  const putSuggestion = database.prepare(
    `insert into suggestion (id, file, author, device, sections, reason, base_seq, written_at, received_at, original,
       rekeyed, moved, status) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set received_at = excluded.received_at, original = excluded.original,
       rekeyed = excluded.rekeyed, moved = excluded.moved`,
  );
  const addRefusal = database.prepare(
    `insert into refusal (file, number, account, suggestion, reason, sections, structs, deletions, at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const decide = database.prepare(
    `update suggestion set status = ?, decided_by = ?, decided_at = ?, decision_reason = ?, changes = ?
     where id = ? and status = 'open'`,
  );
  const addQuarantine = database.prepare(
    `insert into quarantine (file, account, device, why, digest, bytes, at) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (file, account, digest) do nothing`,
  );
  const addAnswer = database.prepare("insert into answer (key, account, request, result, at) values (?, ?, ?, ?, ?)");

  const one = (entry: Entry): Committed => {
    const { file, at, account, device } = entry;
    const here = entry.update ? nextSeq.get(file) : position.get(file);
    if (!here) throw new Error("an entry names a file that is not stored");
    if (entry.update) addRow.run(file, here.seq, entry.update, account, device, at);
    for (const b of entry.bindings ?? []) bind.run(file, b.client, b.account, b.device, b.via, at);
    for (const b of entry.corrections ?? []) {
      rebind.run(file, b.client, b.account, b.device, b.via, at);
      reassign.run(b.account, b.via, here.seq, file, b.client, b.account);
    }
    for (const row of entry.ledger ?? [])
      addLedger.run(
        file,
        row.client,
        row.clockStart,
        row.clockEnd,
        here.seq,
        row.account,
        row.via,
        row.handedInBy ?? null,
        row.writtenAt,
        row.receivedAt,
      );
    const s = entry.suggestion;
    if (s)
      putSuggestion.run(
        s.id,
        file,
        s.author,
        s.device,
        JSON.stringify(s.sections),
        s.reason,
        s.baseSeq,
        s.writtenAt,
        s.receivedAt,
        s.original,
        s.rekeyed,
        JSON.stringify(s.moved),
        s.status,
      );
    let refusal: number | null = null;
    const r = entry.refusal;
    if (r) {
      refusal = nextRefusal.get(file)?.refusals ?? 0;
      addRefusal.run(
        file,
        refusal,
        account,
        r.suggestion,
        r.reason,
        JSON.stringify(r.sections),
        JSON.stringify(r.structs),
        JSON.stringify(r.deletions),
        at,
      );
    }
    const d = entry.decided;
    if (d) {
      const { changes } = decide.run(d.status, d.by, d.at, d.reason, JSON.stringify(d.changes), d.id);
      if (changes !== 1) throw new Error("a suggestion that is not open was to be decided");
    }
    const q = entry.quarantine;
    if (q) addQuarantine.run(file, account, device, q.why, digest(q.bytes), q.bytes, at);
    if (entry.event) appendEvent(entry.event);
    const a = entry.answer;
    if (a) addAnswer.run(a.key, a.account, a.request, JSON.stringify(a.result), at);
    return { epoch: here.epoch, seq: here.seq, refusal };
  };

  const checkpoint = database.prepare<[string], { seq: number }>("select seq from checkpoint where file = ?");
  const putCheckpoint = database.prepare(
    `insert into checkpoint (file, seq, bytes, at) values (?, ?, ?, ?)
     on conflict (file) do update set seq = excluded.seq, bytes = excluded.bytes, at = excluded.at`,
  );
  const dropRows = database.prepare("delete from update_log where file = ? and seq <= ?");

  return {
    commit: (entries) => transact(database, () => entries.map(one)),
    fold: (file, { from, seq, bytes, at }) =>
      transact(database, () => {
        if ((checkpoint.get(file)?.seq ?? null) !== from) return false;
        putCheckpoint.run(file, seq, bytes, at);
        dropRows.run(file, seq);
        return true;
      }),
  };
}
