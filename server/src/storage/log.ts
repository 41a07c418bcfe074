/** A file's log, its checkpoint, its ledger and its refusals. */
import type { IdRange } from "@pendamping/shared/protocol/frames";
import type { Kysely } from "kysely";
import { plainBytes } from "./bytes.ts";
import type { Committed, Entry, FileLog, StoredFile } from "./port.ts";
import type { Tables } from "./schema.ts";

/** What an adapter does in one transaction of its own kind. */
export interface LogWrites {
  commit(entries: readonly Entry[]): Committed[];
  fold: (file: string, fold: Parameters<FileLog["fold"]>[1]) => boolean;
}

export function createFileLog(db: Kysely<Tables>, writes: LogWrites): FileLog {
  const selectRows = (file: string) =>
    db.selectFrom("update_log").select(["seq", "bytes", "account", "device"]).where("file", "=", file).orderBy("seq");
  const position = (file: string) =>
    db.selectFrom("file").select(["epoch", "seq"]).where("id", "=", file).executeTakeFirst();
  const checkpoint = async (file: string) => {
    const found = await db
      .selectFrom("checkpoint")
      .select(["seq", "bytes"])
      .where("file", "=", file)
      .executeTakeFirst();
    return found && plain(found);
  };

  /** How many rows each log holds: from the checkpoint to the end they are contiguous, so nothing is counted. */
  const lengths = () =>
    db
      .selectFrom("file")
      .leftJoin("checkpoint", "checkpoint.file", "file.id")
      .select(({ eb, ref }) => [
        "file.id as file",
        eb("file.seq", "-", eb.fn.coalesce(ref("checkpoint.seq"), eb.lit(0))).as("rows"),
      ]);

  /**
   * Three queries, not one transaction: the position is read first, rows are only ever added behind it, and a fold between
   * checkpoint and rows would leave a gap, which is noticed and read again.
   */
  const load = async (file: string): Promise<StoredFile | undefined> => {
    for (;;) {
      const at = await position(file);
      if (!at) return undefined;
      const start = await checkpoint(file);
      const later = (await selectRows(file).where("seq", "<=", at.seq).execute()).map(plain);
      const first = later[0];
      const from = start?.seq ?? 0;
      if (first ? first.seq <= from + 1 : from >= at.seq)
        return { ...at, checkpoint: start ?? null, rows: later.filter((row) => row.seq > from) };
    }
  };

  return {
    async commit(entries) {
      return writes.commit(entries);
    },
    position,
    load,
    async bindings(file) {
      return db
        .selectFrom("client_binding")
        .select(["client", "account", "device", "via"])
        .where("file", "=", file)
        .execute();
    },
    async rowsAfter(file, seq) {
      const at = await position(file);
      if (!at) return undefined;
      const later = (await selectRows(file).where("seq", ">", seq).execute()).map(plain);
      const first = later[0]?.seq ?? at.seq + 1;
      return first <= seq + 1 || seq >= at.seq ? later : undefined;
    },
    async longLogs(least) {
      return lengths()
        .where(({ eb, ref }) => eb(eb("file.seq", "-", eb.fn.coalesce(ref("checkpoint.seq"), eb.lit(0))), ">=", least))
        .execute();
    },
    async checkpointSeq(file) {
      const found = await db.selectFrom("checkpoint").select("seq").where("file", "=", file).executeTakeFirst();
      return found?.seq ?? null;
    },
    async foldable(file, seq) {
      const at = await position(file);
      if (!at) return undefined;
      const start = await checkpoint(file);
      const oldest = (await selectRows(file).where("seq", "<=", seq).execute()).map(plain);
      return { ...at, checkpoint: start ?? null, rows: oldest };
    },
    async fold(file, fold) {
      return writes.fold(file, fold);
    },
    async startEpoch(file, epoch) {
      await db.updateTable("file").set({ epoch }).where("id", "=", file).execute();
    },
    async ledgerAfter(file, seq) {
      const found = await db
        .selectFrom("ledger")
        .selectAll()
        .where("file", "=", file)
        .where("seq", ">", seq)
        .orderBy("seq")
        .orderBy("client")
        .orderBy("clock_start")
        .execute();
      return found.map((row) => ({
        seq: row.seq,
        client: row.client,
        clockEnd: row.clock_end,
        account: row.account,
        via: row.via,
        ...(row.handed_in_by === null ? {} : { handedInBy: row.handed_in_by }),
        writtenAt: row.written_at,
        receivedAt: row.received_at,
      }));
    },
    async ledgerEnds(file) {
      const found = await db
        .selectFrom("ledger")
        .select(["client", (eb) => eb.fn.max("clock_end").as("end"), (eb) => eb.fn.max("written_at").as("at")])
        .where("file", "=", file)
        .groupBy("client")
        .execute();
      return found.map((row) => ({ client: row.client, clockEnd: row.end, writtenAt: row.at }));
    },
    async refusalsAfter(file, number) {
      const found = await db
        .selectFrom("refusal")
        .selectAll()
        .where("file", "=", file)
        .where("number", ">", number)
        .orderBy("number")
        .execute();
      return found.map((row) => ({
        number: row.number,
        suggestion: row.suggestion,
        account: row.account,
        reason: row.reason,
        sections: JSON.parse(row.sections),
        structs: JSON.parse(row.structs),
        deletions: JSON.parse(row.deletions),
        at: row.at,
      }));
    },
    async refusedDeletions(file, account) {
      const found = await db
        .selectFrom("refusal")
        .select("deletions")
        .where("file", "=", file)
        .where("account", "=", account)
        .execute();
      return found.flatMap((row) => JSON.parse(row.deletions) as IdRange[]);
    },
    async rowCount() {
      return (await lengths().execute()).reduce((sum, { rows }) => sum + rows, 0);
    },
  };
}

function plain<T extends { readonly bytes: Uint8Array }>(row: T): T {
  return { ...row, bytes: plainBytes(row.bytes) };
}
