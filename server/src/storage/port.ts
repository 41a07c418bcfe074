/**
 * What the server needs of a database. The docstrings are promises; storage-contract.ts holds every adapter to them.
 * A method that cannot keep its promise rejects; a rejected {@link FileLog.commit} has changed nothing.
 */

import type { Assignment } from "@pendamping/shared/people/permissions";
import type { Position, Role } from "@pendamping/shared/people/roles";
import type { FileEntry } from "@pendamping/shared/protocol/account";
import type { Approval } from "@pendamping/shared/protocol/approvals";
import type { LedgerRow, Refusal, SuggestedChange, Suggestion } from "@pendamping/shared/protocol/catch-up";
import type { IdRange, RefusalReason } from "@pendamping/shared/protocol/frames";
import type { Moved } from "@pendamping/shared/update/rewrite";

/** What is known of a cooperative's file without opening it. */
export type FileRow = Pick<FileEntry, "id" | "name" | "village" | "kind" | "district" | "districtCode" | "place">;

/** Where a file's log stands. A position means the same on two sides only if the epochs are equal. */
export interface LogPosition {
  readonly epoch: number;
  readonly seq: number;
}

export interface LogRow {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly account: string;
  readonly device: string;
}

/** Whose a client id is in a file, for ever. `via`: who accepted it, where it carries a suggestion. */
export interface Binding {
  readonly client: number;
  readonly account: string;
  readonly device: string;
  readonly via: string | null;
}

/** Clocks of `client` from `clockStart` to `clockEnd` (exclusive). A longer row replaces the one of the same start. */
export interface LedgerEntry {
  readonly client: number;
  readonly clockStart: number;
  readonly clockEnd: number;
  readonly account: string;
  readonly via: string | null;
  /** Who brought it back, where a restored backup had lost it. */
  readonly handedInBy?: string | null;
  readonly writtenAt: string;
  readonly receivedAt: string;
}

/** All that is needed to open a room, read at one moment. */
export interface StoredFile extends LogPosition {
  readonly checkpoint: { readonly seq: number; readonly bytes: Uint8Array } | null;
  readonly rows: readonly LogRow[];
}

export type SuggestionStatus = Suggestion["status"];

export interface SuggestionRow {
  readonly id: string;
  readonly file: string;
  readonly author: string;
  readonly device: string;
  readonly sections: readonly string[];
  readonly reason: RefusalReason;
  readonly baseSeq: number;
  readonly writtenAt: string;
  readonly receivedAt: string;
  /** The update as it came. */
  readonly original: Uint8Array;
  /** The refused part under fresh client ids: applying it is accepting it. */
  readonly rekeyed: Uint8Array;
  readonly moved: readonly Moved[];
  readonly status: SuggestionStatus;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decisionReason: string | null;
  /** What it changed, frozen when decided. */
  readonly changes: readonly SuggestedChange[] | null;
}

/** A suggestion without its bytes, for lists. */
export type SuggestionHead = Omit<SuggestionRow, "original" | "rekeyed" | "moved">;

interface SuggestionDecided {
  readonly id: string;
  readonly status: Exclude<SuggestionStatus, "open">;
  readonly by: string;
  readonly at: string;
  readonly reason: string | null;
  readonly changes: readonly SuggestedChange[];
}

/** The reply that a request with this key got; the same key gets the same reply. */
interface Answer {
  readonly key: string;
  readonly account: string;
  /** What was asked, in a fixed form: a key used for something else is a mistake of the client. */
  readonly request: string;
  readonly result: unknown;
}

export interface NewEvent {
  readonly at: string;
  readonly actor: string;
  readonly kind: string;
  readonly payload: unknown;
}

export interface EventRow extends NewEvent {
  readonly seq: number;
  readonly previousHash: string;
  readonly hash: string;
}

/** What of the sender's was refused. */
export interface NewRefusal {
  readonly suggestion: string;
  readonly reason: RefusalReason;
  readonly sections: readonly string[];
  readonly structs: readonly IdRange[];
  readonly deletions: readonly IdRange[];
}

/** One verdict and all that belongs to it: stored whole or not at all, together with everything else of its group. */
export interface Entry {
  readonly file: string;
  readonly at: string;
  readonly account: string;
  readonly device: string;
  /** A new log row. */
  readonly update?: Uint8Array;
  readonly bindings?: readonly Binding[];
  /** Replace whatever the id was bound to; what that account had written under it counts as handed in by it. */
  readonly corrections?: readonly Binding[];
  readonly ledger?: readonly LedgerEntry[];
  /** A new suggestion, or an open one that this verdict adds to. */
  readonly suggestion?: SuggestionRow;
  readonly refusal?: NewRefusal;
  readonly decided?: SuggestionDecided;
  /** Bytes set aside for inspection; the same bytes of the same account are kept once. */
  readonly quarantine?: { readonly why: string; readonly bytes: Uint8Array };
  readonly event?: NewEvent;
  readonly answer?: Answer;
}

/** Where the log of the entry's file stood right after it. */
export interface Committed extends LogPosition {
  /** The number given to the entry's refusal. */
  readonly refusal: number | null;
}

export interface FileLog {
  /**
   * Stores a group of entries in one transaction, in order. Resolves once all of it is on disk: after a crash at any later
   * moment it is there. Rejects with nothing of it stored.
   */
  commit(entries: readonly Entry[]): Promise<Committed[]>;
  position(file: string): Promise<LogPosition | undefined>;
  load(file: string): Promise<StoredFile | undefined>;
  bindings(file: string): Promise<Binding[]>;
  /** Rows later than `seq`, or undefined where compaction has already folded some of them. */
  rowsAfter(file: string, seq: number): Promise<LogRow[] | undefined>;
  /** Files whose log holds at least `rows` rows, with how many. */
  longLogs(rows: number): Promise<{ file: string; rows: number }[]>;
  /** Up to where the log is folded; null: not at all. */
  checkpointSeq(file: string): Promise<number | null>;
  /** The checkpoint and the oldest rows up to and including `seq`. */
  foldable(file: string, seq: number): Promise<StoredFile | undefined>;
  /**
   * Replaces the checkpoint and removes the rows up to `seq` in one transaction: a crash leaves the state before or after.
   * Does nothing and answers false if the file's checkpoint is not `from` (null: none) any more.
   */
  fold(file: string, fold: { from: number | null; seq: number; bytes: Uint8Array; at: string }): Promise<boolean>;
  /** Starts a new epoch of the file: what devices know of its positions no longer counts. */
  startEpoch(file: string, epoch: number): Promise<void>;
  ledgerAfter(file: string, seq: number): Promise<LedgerRow[]>;
  /** Per client id: the end of its clocks in the ledger and when the last of them were written. */
  ledgerEnds(file: string): Promise<{ client: number; clockEnd: number; writtenAt: string }[]>;
  refusalsAfter(file: string, number: number): Promise<Refusal[]>;
  /** Deletions of this account that were ever refused in the file. */
  refusedDeletions(file: string, account: string): Promise<IdRange[]>;
  rowCount(): Promise<number>;
}

export interface Suggestions {
  get(id: string): Promise<SuggestionRow | undefined>;
  /** Every suggestion of the author in the file, oldest first. */
  ofAuthor(file: string, author: string): Promise<SuggestionRow[]>;
  /** Those a person may see: own ones and those in files with the given prefixes; decided ones since `decidedAfter`. */
  concerning(account: string, scopes: readonly string[], decidedAfter: string): Promise<SuggestionHead[]>;
}

export interface Files {
  create(rows: readonly FileRow[]): Promise<void>;
  get(id: string): Promise<FileRow | undefined>;
  /** Files below any of the prefixes, by id. */
  within(scopes: readonly string[]): Promise<(FileRow & LogPosition)[]>;
}

export interface PersonRow {
  readonly account: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly position: Position | null;
  readonly place: string;
  readonly zone: string;
}

export interface People {
  create(person: PersonRow): Promise<void>;
  get(account: string): Promise<PersonRow | undefined>;
  named(accounts: readonly string[]): Promise<PersonRow[]>;
  all(): Promise<PersonRow[]>;
  assign(assignment: Assignment): Promise<void>;
  assignments(): Promise<Assignment[]>;
  assignmentsOf(account: string): Promise<Assignment[]>;
  assignment(id: string): Promise<Assignment | undefined>;
  /** Ends the assignment, appends the event and keeps the answer in one transaction; on disk when it resolves. */
  endAssignment(id: string, at: string, event: NewEvent, answer: Answer): Promise<void>;
  /** Counts an attempt within a window that starts with the first one; answers how many there were, and since when. */
  countSignIn(key: string, nowMs: number, windowMs: number): Promise<{ count: number; startedAt: number }>;
  forgetSignIns(key: string): Promise<void>;
}

export interface Approvals {
  /**
   * Stores the decision, its event and its answer in one transaction; on disk when it resolves. False, and nothing stored, where the
   * answer's key has been used.
   */
  add(approval: Approval, event: NewEvent, answer: Answer): Promise<boolean>;
  /** All decisions about files below any of the prefixes, in the order in which they were made. */
  within(scopes: readonly string[]): Promise<Approval[]>;
}

export interface Events {
  append(event: NewEvent): Promise<void>;
  /** In order, from the one after `seq`. */
  after(seq: number, limit: number): Promise<EventRow[]>;
}

export interface Summaries {
  /** Those that still fit their file's position and this day, as stored. */
  fresh(files: readonly string[], day: string): Promise<Map<string, string>>;
  put(row: { file: string; epoch: number; seq: number; day: string; json: string }): Promise<void>;
}

/** A version of a rule set as an administrator published it. */
export interface PublishedRow {
  readonly id: string;
  readonly version: number;
  /** The set as JSON. */
  readonly body: string;
  /** An account. */
  readonly publishedBy: string;
  readonly publishedAt: string;
}

export interface RuleSets {
  /** In the order of publication. */
  all(): Promise<PublishedRow[]>;
  /** Adds a version with its event and its answer in one transaction; on disk when it resolves. Rejects where it is there already. */
  publish(row: PublishedRow, event: NewEvent, answer: Answer): Promise<void>;
}

/** What an operator adds to a server in the field. */
export interface Provision {
  /** The region's card, as `setting("region")` answers it. */
  readonly region: string;
  readonly files: readonly FileRow[];
  readonly people: readonly PersonRow[];
  readonly assignments: readonly Assignment[];
  readonly events: readonly NewEvent[];
}

export interface Storage {
  readonly log: FileLog;
  readonly suggestions: Suggestions;
  readonly files: Files;
  readonly people: People;
  readonly events: Events;
  readonly approvals: Approvals;
  readonly summaries: Summaries;
  readonly ruleSets: RuleSets;
  /** Adds all of it in one transaction; on disk when it resolves, and nothing of it is there when it rejects. */
  provision(provision: Provision): Promise<void>;
  answer(key: string): Promise<Answer | undefined>;
  setting(key: string): Promise<string | undefined>;
  putSetting(key: string, value: string): Promise<void>;
  /** Resolves if a query is answered. */
  ready(): Promise<void>;
  /**
   * Runs a load of writing whose loss by a crash does no harm, quicker: until it is over nothing is promised to be on
   * disk, then everything is.
   */
  bulk(work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}
