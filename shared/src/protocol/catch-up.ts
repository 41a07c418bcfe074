/**
 * `POST /api/sync`: what a socket carries, for many files in one round trip, as JSON with updates in base64. Used for
 * files that are not open, for the morning catch-up on a thin line, and by the service worker.
 *
 * Up: where the device stands in each file's log, and what it holds unsent. Down: only what changed. Every upload is
 * idempotent, so a lost reply is harmless: send again.
 */
import * as v from "valibot";
import { approvalSchema } from "./approvals.ts";
import { catchUpFilesMax, ledgerRowsMax } from "./limits.ts";

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const base64 = v.pipe(v.string(), v.base64());
const range = v.tuple([count, count, count]);
export const fileIdSchema = v.pipe(v.string(), v.regex(/^\d{10}$/));

/** One row of the ledger: up to `clockEnd`, clocks of `client` not covered by an earlier row were written by `account`. */
const ledgerRow = v.object({
  seq: count,
  client: count,
  clockEnd: count,
  account: v.string(),
  /** Who accepted it, where it came as a suggestion. */
  via: v.nullable(v.string()),
  /** Whose device brought it back, where the server had lost it and its author's has not. */
  handedInBy: v.optional(v.nullable(v.string())),
  writtenAt: v.string(),
  receivedAt: v.string(),
  /** The server's own signature of this row: proves to it, should it have lost the row, that it once said so. */
  seal: v.optional(v.pipe(v.string(), v.maxLength(64))),
});
export type LedgerRow = v.InferOutput<typeof ledgerRow>;

const fileUp = v.object({
  id: fileIdSchema,
  /** 0 with seq 0: the device holds nothing of this file yet. */
  epoch: count,
  seq: count,
  /**
   * What this device's replica looks like at (epoch, seq), where a document was open and nothing is unsent: see
   * update/fingerprint.ts. Without an update only. The server may leave it uncompared.
   */
  fingerprint: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))),
  /** The unsent updates, merged: of this device's own ids only. */
  update: v.optional(base64),
  /** When the unsent writes were made: [client, clockEnd, ms by the device's clock]. */
  marks: v.optional(v.array(range)),
  /** All that the device holds, whoever wrote it, where the server may have lost something: see SPEC.md, "After a restore". */
  replica: v.optional(
    v.object({
      update: base64,
      /** Client ids that this device wrote under. */
      own: v.array(count),
      /** What the device was told of the authors, with the server's seals. */
      ledger: v.pipe(v.array(ledgerRow), v.maxLength(ledgerRowsMax)),
    }),
  ),
  /** The log's position up to which the device has the ledger, where that is not `seq`. */
  ledger: v.optional(count),
  /** The number of the last refusal that this device has stored. */
  refusal: count,
});
export const catchUpRequestSchema = v.object({
  protocol: count,
  device: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** The device's clock, ms. */
  sentAt: count,
  /** Whatever the last reply gave as `suggestionsTag`. */
  suggestionsTag: v.optional(v.pipe(v.string(), v.maxLength(64))),
  /** Whatever the last reply gave as `approvalsTag`. */
  approvalsTag: v.optional(v.pipe(v.string(), v.maxLength(64))),
  files: v.pipe(v.array(fileUp), v.maxLength(catchUpFilesMax)),
});
export type CatchUpFile = v.InferOutput<typeof fileUp>;
export type CatchUpRequest = v.InferOutput<typeof catchUpRequestSchema>;

const refusal = v.object({
  /** Counts up within a file; the device asks for what is later than its last. */
  number: count,
  suggestion: v.string(),
  account: v.string(),
  reason: v.string(),
  sections: v.array(v.string()),
  structs: v.array(range),
  deletions: v.array(range),
  at: v.string(),
});
export type Refusal = v.InferOutput<typeof refusal>;

/**
 * What became of an upload.
 * - `stored`: every part has its verdict on disk; what was refused stands under `refusals`. Delete the outbox rows sent.
 * - `resend`: something it leans on is missing; send the whole replica along.
 * - `set-aside`: could not be read as an update; kept by the server for inspection. The device keeps its rows and says so.
 */
const verdict = v.picklist(["stored", "resend", "set-aside"]);

/**
 * What became of a replica.
 * - `stored`: the log holds all of it.
 * - `in-part`: what this person may bring is stored; the device keeps the rest, and sends again when others' work has come.
 */
const replicaVerdict = v.picklist(["stored", "in-part", "set-aside"]);

const fileDown = v.object({
  id: fileIdSchema,
  epoch: count,
  seq: count,
  /** Rows later than the device's position, merged; or the full state where `whole`. */
  update: v.optional(base64),
  whole: v.optional(v.boolean()),
  /** The fingerprint is not the server's: the device counts its whole replica as unsent. With `whole`. */
  differs: v.optional(v.boolean()),
  verdict: v.optional(verdict),
  replica: v.optional(replicaVerdict),
  refusals: v.optional(v.array(refusal)),
  ledger: v.optional(v.array(ledgerRow)),
  /** The person may not open this file (any more): no content follows. */
  closed: v.optional(v.picklist(["not-assigned", "unknown"])),
});
export type CatchUpReply = v.InferOutput<typeof fileDown>;

const person = v.object({ name: v.string(), role: v.string(), position: v.nullable(v.string()) });
export type PersonCard = v.InferOutput<typeof person>;

/** One change that a suggestion proposes. Texts are shown as words before and after. */
const change = v.object({
  root: v.string(),
  /** The field's key in a map; null for a text. For a record: its id. */
  key: v.nullable(v.string()),
  kind: v.picklist(["field", "text", "record"]),
  before: v.unknown(),
  after: v.unknown(),
});
export type SuggestedChange = v.InferOutput<typeof change>;

const suggestion = v.object({
  id: v.string(),
  file: fileIdSchema,
  author: v.string(),
  reason: v.string(),
  sections: v.array(v.string()),
  status: v.picklist(["open", "accepted", "declined", "withdrawn"]),
  writtenAt: v.string(),
  receivedAt: v.string(),
  decidedBy: v.nullable(v.string()),
  decidedAt: v.nullable(v.string()),
  decisionReason: v.nullable(v.string()),
  /** May the person who asks accept or decline it? */
  mayDecide: v.boolean(),
  /** Against the file as it is now while open; as it was when decided afterwards. */
  changes: v.array(change),
});
export type Suggestion = v.InferOutput<typeof suggestion>;

export const catchUpResponseSchema = v.object({
  /** The server's clock, ms. */
  now: count,
  files: v.array(fileDown),
  /** Files left out because the reply would have grown too long: ask again for these. */
  later: v.array(fileIdSchema),
  /** Everybody named in ledger rows and suggestions of this reply. */
  people: v.record(v.string(), person),
  /** All that concern the person (open ones to decide, own ones, lately decided), where they changed since the tag sent. */
  suggestions: v.optional(v.array(suggestion)),
  suggestionsTag: v.string(),
  /** Decisions of villages about all files that the person may open, where they changed since the tag sent. */
  approvals: v.optional(v.array(approvalSchema)),
  approvalsTag: v.optional(v.string()),
  /** The list of files or rights changed since the session began: fetch /api/me. */
  me: v.string(),
  /** Of the published rule sets: fetch /api/rules where it is another than the device's. */
  rules: v.optional(v.string()),
});
export type CatchUpResponse = v.InferOutput<typeof catchUpResponseSchema>;
