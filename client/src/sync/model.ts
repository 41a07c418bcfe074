/**
 * What the screens see of the device's store and its exchange with the server. Every word about saving is derived from
 * evidence: a completed IndexedDB transaction, the server's acknowledgement after its commit, a refusal. Never from an
 * open socket, a timer alone, or `navigator.onLine`.
 */
import type { WriteId } from "@pendamping/shared/file/heads";
import type { Reading } from "@pendamping/shared/file/reading";
import type { Section } from "@pendamping/shared/file/section";
import type { FileEntry, Me } from "@pendamping/shared/protocol/account";
import type { Approval, ApprovalRequest } from "@pendamping/shared/protocol/approvals";
import type { PersonCard, Suggestion } from "@pendamping/shared/protocol/catch-up";
import type { SuggestionDecision } from "@pendamping/shared/protocol/decisions";
import type { TextPiece } from "@pendamping/shared/search/file-text";
import type { FileSummary } from "@pendamping/shared/summary/file-summary";
import type { Accessor } from "solid-js";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { QueuedApproval } from "./approvals.ts";

/** Least safe first; the pill shows the least safe of all files. */
export type SavingState =
  /** A write could not be stored on this device. Loud. */
  | "not-on-device"
  /** A refusal that its author has not seen to. */
  | "refused"
  /** A local write whose transaction has not completed; lasts a moment. */
  | "saving"
  /** Stored here; the last attempt to send failed, or 20 s passed without an answer. */
  | "waiting"
  /** Stored here, the server has not answered yet. */
  | "on-device"
  /** Nothing unsent; `serverAt` is the time of the last answer. */
  | "on-server"
  /** Nothing of this file is on the device yet. */
  | "not-fetched";

export type WaitingFor = "signal" | "sign-in" | "server" | "update";

export interface SavingStatus {
  readonly state: SavingState;
  /** Changes of this account on this device that no answer covers. */
  readonly unsent: number;
  /** How many of those are photos or papers. */
  readonly attachments: number;
  readonly oldestUnsentAt: number | null;
  readonly waitingFor: WaitingFor | null;
  /** When the server last confirmed this file as equal to its log (ms), null if never. */
  readonly serverAt: number | null;
  readonly refusals: number;
}

export interface OverallStatus extends SavingStatus {
  readonly files: number;
  readonly filesWithUnsent: number;
  /** Whether the browser has promised to keep this store; null while unknown. */
  readonly persisted: boolean | null;
  /** First fetch in progress: files on board, of how many, bytes so far. */
  readonly fetching: { readonly done: number; readonly total: number; readonly bytes: number } | null;
  /** Decisions queued on the device. */
  readonly queuedDecisions: number;
}

export interface DeviceAccount {
  readonly account: string;
  readonly username: string;
  readonly name: string;
  readonly role: string;
  readonly unsent: number;
}

export type SignInResult =
  | { readonly kind: "signed-in" }
  | { readonly kind: "wrong" }
  | { readonly kind: "too-many"; readonly retryAfterS: number }
  | { readonly kind: "no-signal" }
  | { readonly kind: "server-trouble" };

export interface Session {
  /** False until the device's own records have been read: neither a page nor the sign-in may be shown before. */
  readonly ready: Accessor<boolean>;
  /** The open account as last heard of from the server; null on the sign-in page. */
  readonly me: Accessor<Me | null>;
  /** `expired`: the server has answered 401; work goes on, sending waits. */
  readonly credential: Accessor<"unknown" | "valid" | "expired">;
  /** Accounts that have work on this device; each opens without signal. */
  readonly accounts: Accessor<readonly DeviceAccount[]>;
  signIn(username: string, password: string): Promise<SignInResult>;
  /** Opens an account of this device, without the network. */
  open(account: string): Promise<void>;
  /** Ends the session. With unsent work it answers `unsent` and does nothing, unless `keep`: the work stays on the device. */
  signOut(options?: { keep: boolean }): Promise<{ kind: "done" } | { kind: "unsent"; changes: number }>;
}

/** Who made a write. `confirmed` is false until the server's ledger has named its author. */
export interface Author {
  readonly account: string | null;
  readonly name: string | null;
  readonly role: string | null;
  readonly position: string | null;
  readonly own: boolean;
  readonly confirmed: boolean;
  /** Accepted by, where it came as a suggestion. */
  readonly viaName: string | null;
  /** Whose device brought it back after the server had lost it, where not the author's. */
  readonly broughtBackBy?: string | null;
  readonly writtenAt: string | null;
  readonly receivedAt: string | null;
}

/** Another person's window on this file. `place` is a path within the file: "legality/nib", "plan/market". */
export interface Presence {
  readonly account: string;
  readonly name: string;
  readonly role: string;
  readonly place: string;
  readonly writing: boolean;
}

/** One write of a step, with the value that was there before it. */
export interface StepField {
  readonly root: string;
  readonly key: string;
  readonly former: unknown;
  readonly id: WriteId;
}

/** What this person did at once, by its name: a field that was set, a row that was added, forty rows that were pasted. */
export interface Step {
  readonly label: string;
  readonly fields: readonly StepField[];
}

/** What this device has of an attachment's content. */
export interface HeldAttachment {
  /** Chosen here, and the server has not answered for it yet. */
  readonly waiting?: 1;
  /** When the server answered for it (ms); null where it came from there. */
  readonly sentAt: number | null;
  readonly trouble: "signal" | "server" | "refused" | null;
}

/** `not-there`: its content is still on the device of whoever added it. `unreachable`: no answer now. */
export type AttachmentContent =
  | { readonly kind: "here"; readonly blob: Blob }
  | { readonly kind: "not-there" }
  | { readonly kind: "unreachable" };

/** Photos and papers of an opened file. */
export interface FileAttachments {
  /** Undefined where nothing is here. Reactive. */
  held(sha256: string): HeldAttachment | undefined;
  /** Was this write waiting in the file's outbox when its attachments were loaded? */
  waited(id: WriteId): boolean;
  /** From this device, else from the server; then it is kept here. */
  content(attachment: { readonly sha256: string; readonly mime: string }): Promise<AttachmentContent>;
  /**
   * Keeps a photo or paper on this device, then writes its record; it is sent by itself. `full`: the device has no room, nothing was
   * written. `closed`: the file is not open any more.
   */
  add(about: string, chosen: File): Promise<"added" | "full" | "too-large" | "not-accepted" | "closed">;
}

/** An opened file. Everything is reactive; a refusal replaces the document by a new generation of it. */
export interface OpenFile {
  readonly entry: FileEntry;
  /** The current generation's document; null until the device's rows are loaded. */
  readonly ydoc: Accessor<Y.Doc | null>;
  readonly awareness: Accessor<Awareness | null>;
  /** Set when the file was made by a newer version: read only, and no editor may be bound. */
  readonly newerThanApp: Accessor<boolean>;
  readonly status: Accessor<SavingStatus>;
  /** Recomputes when a root of the section changes. */
  watch<T>(section: Section, read: (ydoc: Y.Doc) => T): Accessor<T | undefined>;
  mayWrite(section: Section): boolean;
  /** Writes one field of a root map, with an undo step. `shown` settles the claims that were on the screen. */
  set<T>(step: { root: string; key: string; value: T | null; label: string; shown?: Reading<T> }): void;
  /** Writes several fields at once, as one step of undoing: a row, a paste, a position from the device. */
  setAll(label: string, writes: readonly { root: string; key: string; value: unknown }[]): void;
  /** The person's own last step in this file, if it can still be undone. */
  readonly undoable: Accessor<Step | null>;
  undo(): void;
  authorOf(id: WriteId): Author;
  readonly people: Accessor<Readonly<Record<string, PersonCard>>>;
  readonly presences: Accessor<readonly Presence[]>;
  /** Tells others where this person is. */
  setPlace(place: string, writing: boolean): void;
  /** Loads what photos and papers need. */
  attachments(): Promise<FileAttachments>;
  /** Sends one field's value as a suggestion, for those who may not write the section. The local file stays as it is. */
  suggest(step: { root: string; key: string; value: unknown }): void;
}

type WithoutKey<R> = R extends unknown ? Omit<R, "key"> : never;
export type UnsentApproval = WithoutKey<ApprovalRequest>;

/** The files on this device and their exchange with the server, for the open account. */
export interface Library {
  /** False while the list shows what was on the screen last time; files can be opened once it is true. */
  readonly ready: Accessor<boolean>;
  readonly files: Accessor<readonly FileEntry[]>;
  summary(id: string): FileSummary | undefined;
  status(id: string): SavingStatus;
  readonly overall: Accessor<OverallStatus>;
  /** What is written in the files of this device, by file, for the search; as of their summaries. */
  texts(): Promise<ReadonlyMap<string, readonly TextPiece[]>>;
  readonly suggestions: Accessor<readonly Suggestion[]>;
  /** People named in suggestions. */
  readonly people: Accessor<Readonly<Record<string, PersonCard>>>;
  /** Queues a decision; `queued` ones show as waiting until the server has answered. */
  decide(suggestion: string, decision: Omit<SuggestionDecision, "key">): Promise<void>;
  queuedDecision(suggestion: string): SuggestionDecision["decision"] | undefined;
  /** The village's decisions about a file, oldest first; undefined where the server never told any on this device. */
  approvals(file: string): readonly Approval[] | undefined;
  /** Those that wait to be sent, or were refused and not seen to. */
  queuedApprovals(file: string): readonly QueuedApproval[];
  /** Queues a decision about an application; it goes with the next exchange. */
  approve(file: string, request: UnsentApproval): Promise<void>;
  /** Takes back what has not left yet, or puts away what was refused. Nothing happens to one that may have reached the server. */
  dropApproval(key: string): Promise<void>;
  /** The person has seen the refusals of this file. */
  acknowledgeRefusals(id: string): Promise<void>;
  /** One exchange with the server, now. Resolves when it is over, whatever came of it. */
  exchangeNow(): Promise<void>;
  /** Opens a file within the calling owner; it closes with it. */
  open(id: string): OpenFile;
}
