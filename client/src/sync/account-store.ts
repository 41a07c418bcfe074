/**
 * What this device holds of one account beside the files themselves: who the person is, where each file stands, what was
 * refused, who wrote what, and decisions that wait for the server. Small and read whole at the start, without yjs.
 *
 * Everything here can be fetched again except queued decisions and what the person has seen; the unsent work itself lies
 * in the files' own databases ({@link ./file-rows.ts}).
 */
import type { Me } from "@pendamping/shared/protocol/account";
import type { Approval } from "@pendamping/shared/protocol/approvals";
import type { LedgerRow, PersonCard, Suggestion } from "@pendamping/shared/protocol/catch-up";
import type { SuggestionDecision } from "@pendamping/shared/protocol/decisions";
import type { IdRange } from "@pendamping/shared/protocol/frames";
import type { TextPiece } from "@pendamping/shared/search/file-text";
import type { FileSummary } from "@pendamping/shared/summary/file-summary";
import { type DBSchema, openDB } from "idb";
import type { ApprovalList, QueuedApproval } from "./approvals.ts";
import { accountDatabase } from "./names.ts";

/** Where a file stands on this device. A file without a row is not here. */
export interface FileRow {
  readonly id: string;
  /** Which of the file's databases is the replica. */
  readonly generation: number;
  /** Earlier generations whose databases are not yet absorbed and deleted. */
  readonly formerGenerations: readonly number[];
  /** Whether a whole state of the file has arrived here once. */
  readonly held: boolean;
  /** When the server last confirmed that nothing is missing on either side, ms by this device's clock. */
  readonly serverAt: number | null;
  /** The number of the last refusal stored here. */
  readonly refusal: number;
  /** The log's position up to which the ledger is here; what came by a socket came without it. */
  readonly ledger?: number;
  /** The server cannot take all that is unsent: it could not be read, or leans on others' work that was lost and has not come back. */
  readonly setAside: boolean;
  readonly summary: FileSummary | null;
  /** The day it was made for: what is overdue depends on it. */
  readonly summaryOn: string | null;
  /** Rows arrived after the summary was made. */
  readonly summaryStale: boolean;
}

export interface StoredRefusal {
  /** Suggestion and ranges: what came by socket and again by catch-up is one refusal. */
  readonly id: string;
  readonly file: string;
  readonly suggestion: string;
  /** Whose work was refused; other people's refusals only say what to take out of a replica. */
  readonly account: string;
  readonly reason: string;
  readonly sections: readonly string[];
  readonly structs: readonly IdRange[];
  readonly deletions: readonly IdRange[];
  readonly at: string;
  /** Its author has been told, or meant it as a suggestion from the start. */
  readonly seen: boolean;
  /** It is taken out of the replica (or never was in it). */
  readonly settled: boolean;
}

export interface QueuedDecision extends SuggestionDecision {
  readonly suggestion: string;
  readonly queuedAt: number;
}

/** How the last attempt to reach the server ended. */
export type Attempt = {
  readonly at: number;
  readonly outcome: "answered" | "no-signal" | "server-trouble" | "signed-out" | "too-old";
};

interface AccountSchema extends DBSchema {
  about: {
    key: "me" | "suggestions" | "attempt" | "summaries" | "approvals";
    value: Me | SuggestionList | Attempt | readonly FileSummary[] | ApprovalList;
  };
  files: { key: string; value: FileRow };
  refusals: { key: string; value: StoredRefusal; indexes: { file: string } };
  ledger: { key: [string, number, number]; value: LedgerRow & { file: string } };
  people: { key: string; value: PersonCard };
  decisions: { key: string; value: QueuedDecision };
  approvals: { key: string; value: QueuedApproval };
  texts: { key: string; value: readonly TextPiece[] };
}

export interface SuggestionList {
  readonly tag: string;
  readonly suggestions: readonly Suggestion[];
}

export type AccountStore = Awaited<ReturnType<typeof openAccountStore>>;

export async function openAccountStore(account: string) {
  const db = await openDB<AccountSchema>(accountDatabase(account), 3, {
    upgrade(db, from) {
      if (from < 1) {
        db.createObjectStore("about");
        db.createObjectStore("files", { keyPath: "id" });
        db.createObjectStore("refusals", { keyPath: "id" }).createIndex("file", "file");
        db.createObjectStore("ledger", { keyPath: ["file", "client", "clockEnd"] });
        db.createObjectStore("people");
        db.createObjectStore("decisions", { keyPath: "suggestion" });
      }
      if (from < 2) db.createObjectStore("approvals", { keyPath: "key" });
      if (from < 3) db.createObjectStore("texts");
    },
    blocking: (_, __, event) => (event.target as IDBDatabase).close(), // deleted by an explicit act in another window
  });

  return {
    account,
    me: () => db.get("about", "me") as Promise<Me | undefined>,
    async setMe(me: Me) {
      await db.put("about", me, "me");
    },
    attempt: () => db.get("about", "attempt") as Promise<Attempt | undefined>,
    async setAttempt(attempt: Attempt) {
      await db.put("about", attempt, "attempt");
    },
    suggestions: () => db.get("about", "suggestions") as Promise<SuggestionList | undefined>,
    async setSuggestions(list: SuggestionList) {
      await db.put("about", list, "suggestions");
    },
    /** Summaries of files that are not kept here, as the server derived them. */
    summaries: () => db.get("about", "summaries") as Promise<readonly FileSummary[] | undefined>,
    async setSummaries(summaries: readonly FileSummary[]) {
      await db.put("about", summaries, "summaries");
    },

    files: () => db.getAll("files"),
    file: async (id: string): Promise<FileRow> => (await db.get("files", id)) ?? newFile(id),
    /** Reads and writes in one transaction, so two windows never undo each other's change. */
    async changeFile(id: string, change: (row: FileRow) => FileRow): Promise<FileRow> {
      const transaction = db.transaction("files", "readwrite");
      const row = change((await transaction.store.get(id)) ?? newFile(id));
      await transaction.store.put(row);
      await transaction.done;
      return row;
    },

    /** What is written in the files here, for the search; by file. */
    async texts(): Promise<ReadonlyMap<string, readonly TextPiece[]>> {
      const transaction = db.transaction("texts");
      const [ids, pieces] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
      return new Map(ids.map((id, index) => [id, pieces[index] ?? []]));
    },
    /** A summary and the texts are made from one look at the document. */
    async setDerived(id: string, on: string, derived: { summary: FileSummary; text: readonly TextPiece[] }) {
      const transaction = db.transaction(["files", "texts"], "readwrite");
      const files = transaction.objectStore("files");
      const row = (await files.get(id)) ?? newFile(id);
      await files.put({ ...row, summary: derived.summary, summaryOn: on, summaryStale: false });
      await transaction.objectStore("texts").put(derived.text, id);
      await transaction.done;
    },

    refusals: () => db.getAll("refusals"),
    refusalsOf: (file: string) => db.getAllFromIndex("refusals", "file", file),
    /** Stores refusals as they arrived; what is known keeps its `seen` and `settled`. */
    async addRefusals(refusals: readonly StoredRefusal[]) {
      const transaction = db.transaction("refusals", "readwrite");
      for (const refusal of refusals)
        if (!(await transaction.store.get(refusal.id))) await transaction.store.put(refusal);
      await transaction.done;
    },
    async changeRefusals(file: string, change: (refusal: StoredRefusal) => StoredRefusal) {
      const transaction = db.transaction("refusals", "readwrite");
      for (const refusal of await transaction.store.index("file").getAll(file))
        await transaction.store.put(change(refusal));
      await transaction.done;
    },
    /**
     * The new generation is written: from here on it is the replica. The pointer and the settled refusals move together;
     * before this commit the new database counts for nothing, after it the old one does.
     */
    async moveGeneration(file: string, to: number, settled: readonly string[]) {
      const transaction = db.transaction(["files", "refusals"], "readwrite");
      const files = transaction.objectStore("files");
      const row = (await files.get(file)) ?? newFile(file);
      await files.put({
        ...row,
        generation: to,
        formerGenerations: [...row.formerGenerations, row.generation],
        summaryStale: true,
      });
      const refusals = transaction.objectStore("refusals");
      for (const id of settled) {
        const refusal = await refusals.get(id);
        if (refusal) await refusals.put({ ...refusal, settled: true });
      }
      await transaction.done;
    },

    ledger: (file: string) => db.getAll("ledger", IDBKeyRange.bound([file], [file, []])),
    async addLedger(file: string, rows: readonly LedgerRow[], people: Readonly<Record<string, PersonCard>>) {
      const transaction = db.transaction(["ledger", "people"], "readwrite");
      for (const row of rows) await transaction.objectStore("ledger").put({ ...row, file });
      for (const [id, card] of Object.entries(people)) await transaction.objectStore("people").put(card, id);
      await transaction.done;
    },
    async people(): Promise<Record<string, PersonCard>> {
      const transaction = db.transaction("people");
      const [ids, cards] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
      return Object.fromEntries(ids.map((id, index) => [id, cards[index] as PersonCard]));
    },

    decisions: () => db.getAll("decisions"),
    async queueDecision(decision: QueuedDecision) {
      await db.put("decisions", decision);
    },
    async dropDecision(suggestion: string) {
      await db.delete("decisions", suggestion);
    },

    /** What the server last told; undefined where it never did. */
    approvals: () => db.get("about", "approvals") as Promise<ApprovalList | undefined>,
    async setApprovals(list: ApprovalList) {
      await db.put("about", list, "approvals");
    },
    queuedApprovals: () => db.getAll("approvals"),
    async queueApproval(approval: QueuedApproval) {
      await db.put("approvals", approval);
    },
    /** Marks that it is about to leave; undefined where it has been taken back. */
    async approvalLeaves(key: string): Promise<QueuedApproval | undefined> {
      const transaction = db.transaction("approvals", "readwrite");
      const queued = await transaction.store.get(key);
      const leaving = queued && ({ ...queued, left: true } as const);
      if (leaving) await transaction.store.put(leaving);
      await transaction.done;
      return leaving;
    },
    /** Takes back what has not left, or puts away what was refused; what may have reached the server stays. */
    async dropApproval(key: string) {
      const transaction = db.transaction("approvals", "readwrite");
      const queued = await transaction.store.get(key);
      if (queued && (!queued.left || queued.refused !== null)) await transaction.store.delete(key);
      await transaction.done;
    },
    /** From the queue to the list, at once: a decision is never nowhere. */
    async approvalAnswered(approval: Approval) {
      const transaction = db.transaction(["about", "approvals"], "readwrite");
      const about = transaction.objectStore("about");
      const list = (await about.get("approvals")) as ApprovalList | undefined;
      const others = (list?.approvals ?? []).filter(({ id }) => id !== approval.id);
      await about.put({ tag: "", approvals: [...others, approval] }, "approvals");
      await transaction.objectStore("approvals").delete(approval.id);
      await transaction.done;
    },
    close: () => db.close(),
  };
}

/** A refusal as the server tells it, ready to be stored. */
export function storedRefusal(
  file: string,
  refusal: Omit<StoredRefusal, "id" | "file" | "seen" | "settled">,
): StoredRefusal {
  const { suggestion, account, reason, sections, structs, deletions, at } = refusal;
  const id = `${file} ${suggestion} ${JSON.stringify([structs, deletions])}`;
  return { id, file, suggestion, account, reason, sections, structs, deletions, at, seen: false, settled: false };
}

function newFile(id: string): FileRow {
  return {
    id,
    generation: 1,
    formerGenerations: [],
    held: false,
    serverAt: null,
    refusal: 0,
    setAside: false,
    summary: null,
    summaryOn: null,
    summaryStale: false,
  };
}
