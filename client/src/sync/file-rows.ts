/**
 * One file's database on this device, without a Y.Doc: what the exchange and the service worker need. The format is
 * y-indexeddb's (`updates`: Yjs updates under growing keys; `custom`: anything else), so {@link ./file-store.ts} opens the
 * same database as a live document.
 *
 *     custom["sync"]             {epoch, seq}: the log's position up to which everything is in `updates`
 *     custom["out", client, n]   {update, at}: a local write that no answer covers yet; `n` counts the writes of one client
 *                                id. Stored in the transaction that stores the write. `apart`: it is in no `updates` row,
 *                                because it is meant as a suggestion. `whole`: stands for all that `updates` holds, which
 *                                the server may have lost; its own update is empty.
 *     custom["own", client]      a client id that this device wrote under
 *     custom["print"]            {@link Print}
 *     custom["bad", key]         a row that could not be read, set aside
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

export interface Position {
  readonly epoch: number;
  readonly seq: number;
}

export type OutboxKey = ["out", client: number, n: number];

export interface OutboxEntry {
  readonly update: Uint8Array;
  /** When it was written, ms by this device's clock. */
  readonly at: number;
  readonly apart?: boolean;
  readonly whole?: boolean;
}

export interface OutboxRow extends OutboxEntry {
  readonly key: OutboxKey;
}

/** The fingerprint of this replica at a position of the log; the server compares it once. */
export interface Print extends Position {
  readonly fingerprint: string;
  /** Null until the server has answered; then the time (ms) before which no other is made. */
  readonly nextAt: number | null;
}

interface Unsent {
  readonly count: number;
  readonly oldestAt: number | null;
}

/** What goes into the database in one transaction. */
interface Change {
  readonly updates?: readonly Uint8Array[];
  readonly outbox?: readonly OutboxRow[];
  /** Outbox rows that the server has answered for. */
  readonly answered?: readonly OutboxKey[];
  readonly position?: Position | undefined;
  /** Client ids that this device wrote under. */
  readonly own?: readonly number[];
  readonly print?: Print;
}

export const noPosition: Position = { epoch: 0, seq: 0 };

/** Arrays sort after numbers, so `["out", []]` is later than every outbox key. */
const outboxRange = () => IDBKeyRange.bound(["out"], ["out", []]);

interface RowsSchema extends DBSchema {
  updates: { key: number; value: Uint8Array };
  custom: { key: IDBValidKey; value: unknown };
}

/**
 * Opens a file's database, hands it over and closes it again: a connection that stays would hold up nobody, since it
 * gives way to a deletion, but twelve files need no twelve connections.
 */
export async function withFileRows<T>(name: string, use: (rows: FileRows) => Promise<T>): Promise<T> {
  const db = await openDB<RowsSchema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("updates", { autoIncrement: true });
      fresh.createObjectStore("custom");
    },
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });
  try {
    return await use(fileRows(db));
  } finally {
    db.close(); // waits by itself for transactions under way
  }
}

export type FileRows = ReturnType<typeof fileRows>;

function fileRows(db: IDBPDatabase<RowsSchema>) {
  return {
    updates: () => db.getAll("updates"),
    position: async (): Promise<Position> => ((await db.get("custom", "sync")) as Position | undefined) ?? noPosition,
    print: async () => (await db.get("custom", "print")) as Print | undefined,
    /** In the order in which they were written. */
    async outbox(): Promise<OutboxRow[]> {
      const transaction = db.transaction("custom");
      const [keys, entries] = await Promise.all([
        transaction.store.getAllKeys(outboxRange()),
        transaction.store.getAll(outboxRange()),
      ]);
      const rows = keys.map((key, index) => ({ ...(entries[index] as OutboxEntry), key: key as OutboxKey }));
      return rows.sort((a, b) => a.at - b.at || a.key[1] - b.key[1] || a.key[2] - b.key[2]);
    },
    async unsent(): Promise<Unsent> {
      const count = await db.count("custom", outboxRange());
      if (count === 0) return { count, oldestAt: null };
      const entries = (await db.getAll("custom", outboxRange())) as OutboxEntry[];
      return { count: entries.length, oldestAt: Math.min(...entries.map((entry) => entry.at)) };
    },
    async ownClients(): Promise<number[]> {
      const keys = await db.getAllKeys("custom", IDBKeyRange.bound(["own"], ["own", []]));
      return keys.map((key) => (key as ["own", number])[1]);
    },
    /** Resolves when the transaction has completed, rejects when it was aborted: then nothing of it is stored. */
    async store(change: Change): Promise<void> {
      // What the server has can be had again; a person's own write cannot.
      const durability = change.outbox?.length ? "strict" : "relaxed";
      const transaction = db.transaction(["updates", "custom"], "readwrite", { durability });
      const done = transaction.done; // awaited last; an abort is told there whatever request noticed it first
      const updates = transaction.objectStore("updates");
      const custom = transaction.objectStore("custom");
      const requests: Promise<unknown>[] = [];
      for (const update of change.updates ?? []) requests.push(updates.add(update));
      for (const { key, ...entry } of change.outbox ?? []) requests.push(custom.put(entry, key));
      for (const key of change.answered ?? []) requests.push(custom.delete(key));
      for (const client of change.own ?? []) requests.push(custom.put(true, ["own", client]));
      if (change.print) requests.push(custom.put(change.print, "print"));
      if (change.position) {
        const position = change.position;
        const known = (await custom.get("sync")) as Position | undefined;
        if (isLater(position, known)) requests.push(custom.put(position, "sync"));
      }
      await Promise.all([done, ...requests]);
    },
  };
}

/** Two exchanges may end in any order; within one history the position only grows. */
export function isLater(position: Position, known: Position | undefined): boolean {
  return known === undefined || position.epoch !== known.epoch || position.seq > known.seq;
}

export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}
