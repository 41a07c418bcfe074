/**
 * The device's store under an open file's document: y-indexeddb with another way of writing. The stock one reports
 * success when a request succeeds; a full disk aborts later, at the commit, and nothing is thrown. Here:
 *
 * - each local write goes into `updates` and into the outbox in one transaction, and counts only at its `oncomplete`;
 * - an aborted transaction keeps its writes in memory, in order, and is tried again, later and later, until it commits;
 * - what came from elsewhere is stored without an outbox entry, and the log's position moves only in a transaction after
 *   which everything it stands for is stored;
 * - a database that cannot be opened, holds an unreadable row, or is deleted by somebody is told and mended from memory.
 *
 * Loading and format are y-indexeddb 9.0.12's (pinned: its privates `_db`, `_storeUpdate` are replaced here). Trimming is
 * its idea too, but from the rows, never from the document: the document may hold writes that are not stored yet.
 */
import type { WrittenMark } from "@pendamping/shared/protocol/frames";
import { IndexeddbPersistence, PREFERRED_TRIM_SIZE } from "y-indexeddb";
import * as Y from "yjs";
import { isLater, type OutboxEntry, type OutboxKey, type OutboxRow, type Position, withFileRows } from "./file-rows.ts";
import { addMarks, marksOf } from "./merge-rows.ts";

export type StoreFailure = "full" | "gone" | "unreadable";

/** `rescued`: rows that could not be read and lie set aside. `no-storage`: the file lives in memory until it can be stored. */
export type Loaded = { readonly kind: "loaded"; readonly rescued: number } | { readonly kind: "no-storage" };

/** `here`: this store wrote or was answered; `elsewhere`: it looked again and found what others did. */
export type StoreChange = "here" | "elsewhere";

interface LocalWrite {
  readonly n: number;
  readonly update: Uint8Array;
  readonly at: number;
}

interface Batch {
  readonly local: readonly LocalWrite[];
  readonly remote: readonly Uint8Array[];
  readonly answered: readonly OutboxKey[];
  readonly position: Position | null;
}

const retryDelayMsMax = 30_000;
/** What came from elsewhere is stored with the position that follows it, or after this. */
const remoteDelayMs = 200;

export class FileStore extends IndexeddbPersistence {
  /** Resolves when the device's rows are in the document; never rejects and never hangs. */
  readonly loaded: Promise<Loaded>;
  /** Outbox rows of earlier documents that are contained in this one: a whole difference covers them. */
  earlier: readonly OutboxRow[] = [];
  /** Client ids this device wrote under. */
  readonly ownClients = new Set<number>();
  /** Local writes of this document so far, stored or not. */
  written = 0;
  failure: StoreFailure | null = null;
  /** The log's position that the document is known to hold everything of. */
  reached: Position | null = null;

  readonly #onChange: (cause: StoreChange) => void;
  readonly #listener: (update: Uint8Array, origin: unknown, ydoc: Y.Doc, transaction: Y.Transaction) => void;
  /** The id under which this document writes; y-indexeddb never sees it change. */
  readonly #client: number;
  #unstored = 0;
  #transactions = 0;
  #answeredUpTo = 0;
  #waiting: LocalWrite[] = [];
  #remote: Uint8Array[] = [];
  #answered: OutboxKey[] = [];
  #position: Position | null = null;
  #outbox = new Map<number, number>(); // n → at, of own stored rows
  /** When other windows wrote what lies in the outbox: this document may not hold it, so its answers prove nothing of it. */
  #others: number[] = [];
  #marks: WrittenMark[] = [];
  #retryDelayMs = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #remoteTimer: ReturnType<typeof setTimeout> | undefined;
  #idle: (() => void)[] = [];
  #recreating = false;

  /** @param loadTimeoutMs after this, rows that y-indexeddb has not loaded are read one by one */
  constructor(name: string, ydoc: Y.Doc, onChange: (cause: StoreChange) => void, loadTimeoutMs = 4000) {
    super(name, ydoc);
    this.#onChange = onChange;
    this.#client = ydoc.clientID;
    ydoc.off("update", this._storeUpdate);
    this._storeUpdate = (update: Uint8Array, origin: unknown) => this.#take(update, origin, false);
    // The fourth argument tells a person's write from one that was applied.
    this.#listener = (update, origin, _ydoc, transaction) => this.#take(update, origin, transaction.local);
    ydoc.on("update", this.#listener);
    this.loaded = this.#load(loadTimeoutMs);
  }

  /** Local writes whose transaction has not completed. While there are any, nothing may claim to be on this device. */
  get unstored(): number {
    return this.#unstored;
  }

  /** What lies stored in the outbox, whoever wrote it. */
  get unsent(): { count: number; oldestAt: number | null } {
    const times = [...this.#outbox.values(), ...this.earlier.map((row) => row.at), ...this.#others];
    return { count: times.length, oldestAt: times.length > 0 ? Math.min(...times) : null };
  }

  /** When the unsent writes were made, at most one mark a minute and client id. */
  get marks(): readonly WrittenMark[] {
    return this.#marks;
  }

  /** The server has answered for the first `upTo` local writes. */
  answer(upTo: number): void {
    if (upTo <= this.#answeredUpTo) return;
    for (let n = this.#answeredUpTo; n < upTo; n++) {
      this.#answered.push(["out", this.#client, n]);
      this.#outbox.delete(n);
    }
    this.#answeredUpTo = upTo;
    if (this.#outbox.size === 0 && this.earlier.length === 0) this.#marks = [];
    this.#pump();
  }

  /** The server has answered for what earlier documents left in the outbox (suggestions, which are in none, excepted). */
  answerEarlier(): void {
    this.#answered.push(...this.earlier.filter((row) => !row.apart).map((row) => row.key));
    this.earlier = this.earlier.filter((row) => row.apart);
    this.#pump();
  }

  /** Everything that arrived before this call equals the log up to `position`. */
  reach(position: Position): void {
    this.reached = position;
    this.#position = position;
    this.#pump();
  }

  /** Somebody without this document changed the outbox (an exchange, another window): look again. */
  async recount(): Promise<void> {
    if (!this.db) return;
    const rows = await withFileRows(this.name, (file) => file.outbox());
    const stored = new Map(rows.filter((row) => row.key[1] === this.#client).map((row) => [row.key[2], row.at]));
    for (const n of this.#outbox.keys()) if (!stored.has(n)) this.#outbox.delete(n);
    const known = new Set(this.earlier.map((row) => String(row.key)));
    const others = rows.filter((row) => row.key[1] !== this.#client);
    this.earlier = others.filter((row) => known.has(String(row.key)));
    this.#others = others.filter((row) => !known.has(String(row.key))).map((row) => row.at);
    this.#onChange("elsewhere");
  }

  /** Takes over rows that lie in the database already. */
  applyStored(updates: readonly Uint8Array[]): void {
    for (const update of updates) {
      try {
        Y.applyUpdate(this.doc, update, this);
      } catch (error) {
        console.warn(`a row of ${this.name} could not be read`, error);
      }
    }
  }

  /** Resolves when everything taken so far is stored; not before the disk has room again. */
  idle(): Promise<void> {
    return this.#isIdle() ? Promise.resolve() : new Promise((resolve) => this.#idle.push(resolve));
  }

  override async destroy(): Promise<void> {
    this.doc.off("update", this.#listener);
    clearTimeout(this.#remoteTimer);
    clearTimeout(this.#retry);
    await super.destroy().catch(() => undefined); // a database that never opened has nothing to close
  }

  async #load(timeoutMs: number): Promise<Loaded> {
    const opened = await this._db.then(
      () => true,
      () => false,
    );
    if (!opened) {
      this.#fail("gone");
      return { kind: "no-storage" };
    }
    // Listed before the rows are read: each lies in one transaction with its row, so all of them will be in the document.
    const listed = await withFileRows(
      this.name,
      async (file) => [await file.outbox(), await file.ownClients()] as const,
    );
    const [outbox, own] = listed;
    for (const client of own) this.ownClients.add(client);
    const rescued = await Promise.race([
      this.whenSynced.then(() => 0),
      new Promise<null>((resolve) => setTimeout(() => resolve(null), timeoutMs)),
    ]).then((result) => result ?? this.#rescue());
    this.earlier = outbox;
    this.#marks = marksOf(outbox);
    this.#onChange("here");
    this.#pump();
    return { kind: "loaded", rescued };
  }

  /** Reads row by row; what cannot be read is set aside, never lost, and no longer stands in the way. */
  async #rescue(): Promise<number> {
    const db = await this._db;
    const transaction = db.transaction(["updates", "custom"], "readwrite");
    const custom = transaction.objectStore("custom");
    const cursorRequest = transaction.objectStore("updates").openCursor();
    return new Promise((resolve, reject) => {
      let rescued = 0;
      cursorRequest.onsuccess = () => {
        const cursor = cursorRequest.result;
        if (!cursor) return;
        try {
          Y.applyUpdate(this.doc, cursor.value, this);
        } catch {
          custom.put({ update: cursor.value, at: Date.now() }, ["bad", cursor.key as number]);
          cursor.delete();
          rescued++;
        }
        cursor.continue();
      };
      transaction.oncomplete = () => resolve(rescued);
      transaction.onabort = () => reject(transaction.error);
    }).then(
      (rescued) => rescued as number,
      () => 0, // nothing could be set aside: what was readable is in the document all the same
    );
  }

  #take(update: Uint8Array, origin: unknown, local: boolean): void {
    if (origin === this) return;
    if (!local) {
      this.#remote.push(update);
      this.#remoteTimer ??= setTimeout(() => this.#pump(), remoteDelayMs);
      return;
    }
    const write = { n: this.written++, update, at: Date.now() };
    this.#unstored++;
    addMarks(this.#marks, update, write.at);
    this.#waiting.push(write);
    this.#onChange("here");
    this.#pump();
  }

  /**
   * Starts a transaction with everything that waits. Local writes go at once, also while others are under way, so that a
   * page that leaves loses as little as possible; the position only goes when nothing else is under way or waits.
   */
  #pump(): void {
    if (!this.db || this.#retry !== undefined || this.#recreating) return;
    const withPosition = this.#position !== null && this.#transactions === 0;
    const due = this.#waiting.length > 0 || this.#answered.length > 0 || withPosition || this.#remote.length > 0;
    if (!due) {
      this.#settle();
      return;
    }
    clearTimeout(this.#remoteTimer);
    this.#remoteTimer = undefined;
    const batch: Batch = {
      local: this.#waiting,
      remote: this.#remote,
      answered: this.#answered,
      position: withPosition ? this.#position : null,
    };
    this.#waiting = [];
    this.#remote = [];
    this.#answered = [];
    if (withPosition) this.#position = null;
    this.#transactions++;
    this.#write(this.db, batch).then(
      () => {
        this.#transactions--;
        this.#stored(batch);
      },
      (error: unknown) => {
        this.#transactions--;
        this.#putBack(batch);
        this.#recover(error);
      },
    );
  }

  #write(db: IDBDatabase, batch: Batch): Promise<void> {
    return new Promise((resolve, reject) => {
      const durability = batch.local.length > 0 ? "strict" : "relaxed";
      const transaction = db.transaction(["updates", "custom"], "readwrite", { durability }); // throws when deleted under us
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new DOMException("aborted", "AbortError"));
      const updates = transaction.objectStore("updates");
      const custom = transaction.objectStore("custom");
      for (const { n, update, at } of batch.local) {
        updates.add(update);
        if (n === 0) custom.put(true, ["own", this.#client]);
        // answered by the socket before the disk had room for it: nothing is unsent
        if (n >= this.#answeredUpTo) custom.put({ update, at } satisfies OutboxEntry, ["out", this.#client, n]);
      }
      for (const update of batch.remote) updates.add(update);
      for (const key of batch.answered) custom.delete(key);
      const { position } = batch;
      if (position) {
        const known = custom.get("sync");
        known.onsuccess = () => {
          if (isLater(position, known.result as Position | undefined)) custom.put(position, "sync");
        };
      }
    });
  }

  #stored(batch: Batch): void {
    this.failure = null;
    this.#retryDelayMs = 0;
    this.#unstored -= batch.local.length;
    if (batch.local.length > 0) this.ownClients.add(this.#client);
    for (const { n, at } of batch.local) if (n >= this.#answeredUpTo) this.#outbox.set(n, at);
    this._dbsize += batch.local.length + batch.remote.length;
    if (this._dbsize >= PREFERRED_TRIM_SIZE && this._storeTimeoutId === null)
      this._storeTimeoutId = setTimeout(() => void this.#trim(), this._storeTimeout);
    this.#onChange("here");
    this.#pump();
  }

  #putBack(batch: Batch): void {
    this.#waiting = [...batch.local, ...this.#waiting].sort((a, b) => a.n - b.n);
    this.#remote = [...batch.remote, ...this.#remote];
    this.#answered = [...batch.answered, ...this.#answered];
    this.#position ??= batch.position;
  }

  #recover(error: unknown): void {
    const gone = error instanceof DOMException && error.name === "InvalidStateError";
    this.#fail(gone ? "gone" : "full");
  }

  /** Tells, and tries again later and later. */
  #fail(failure: StoreFailure): void {
    this.failure = failure;
    this.#onChange("here");
    if (this.#retry !== undefined || this._destroyed) return;
    const delay = this.#retryDelayMs;
    this.#retryDelayMs = Math.min(Math.max(delay * 2, 500), retryDelayMsMax);
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      if (this.failure === "gone") void this.#recreate();
      else this.#pump();
    }, delay);
  }

  /**
   * The database was deleted by another window or by the browser, or could not be opened before. The document holds
   * everything: together with what is on the disk it goes there as one write, unsent as a whole, for nobody knows any more
   * what the server has answered for. The server ignores what it has.
   */
  async #recreate(): Promise<void> {
    if (this.#recreating) return;
    this.#recreating = true;
    try {
      // Also makes the stores, as y-indexeddb does.
      const left = await withFileRows(this.name, async (rows) => ({
        updates: await rows.updates(),
        outbox: await rows.outbox(),
      }));
      this.applyStored(left.updates);
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const open = indexedDB.open(this.name);
        open.onsuccess = () => resolve(open.result);
        open.onerror = () => reject(open.error);
      });
      db.onversionchange = () => db.close();
      this.db = db;
      this._db = Promise.resolve(db);
      this.#unstored -= this.#waiting.length;
      this.#remote = [];
      this.#answered = [];
      this.#position = null;
      this.#outbox.clear();
      this.earlier = left.outbox;
      this.#unstored++;
      this.#waiting = [{ n: this.written++, update: Y.encodeStateAsUpdate(this.doc), at: Date.now() }];
      this.#recreating = false;
      this.#pump();
    } catch {
      this.#recreating = false;
      this.#fail("gone");
    }
  }

  /** Many rows become one, from the rows themselves and in one transaction. */
  async #trim(): Promise<void> {
    this._storeTimeoutId = null;
    if (!this.db || this._destroyed) return;
    const left = await trimRows(this.db);
    if (left !== null) this._dbsize = left;
  }

  #isIdle(): boolean {
    return (
      this.#transactions === 0 &&
      this.#waiting.length === 0 &&
      this.#remote.length === 0 &&
      this.#answered.length === 0 &&
      this.#position === null
    );
  }

  #settle(): void {
    if (!this.#isIdle()) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}

/**
 * Replaces all rows by one that holds the same. Returns how many rows there are afterwards, or null when nothing was
 * changed. Rows that other windows add meanwhile come after this transaction and stay.
 */
function trimRows(db: IDBDatabase): Promise<number | null> {
  return new Promise((resolve) => {
    const transaction = db.transaction("updates", "readwrite");
    const updates = transaction.objectStore("updates");
    transaction.oncomplete = () => resolve(1);
    transaction.onabort = () => resolve(null);
    const keys = updates.getAllKeys();
    const rows = updates.getAll();
    rows.onsuccess = () => {
      const last = keys.result.at(-1);
      if (last === undefined) return;
      const scratch = new Y.Doc({ gc: false });
      try {
        for (const row of rows.result as Uint8Array[]) Y.applyUpdate(scratch, row);
      } catch {
        transaction.abort(); // an unreadable row is the loader's business, not to be merged away here
        return;
      }
      updates.add(Y.encodeStateAsUpdate(scratch));
      updates.delete(IDBKeyRange.upperBound(last));
      scratch.destroy();
    };
  });
}
