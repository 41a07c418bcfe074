/**
 * From bytes to a verdict that can be stored: judged on the room's document, applied to it, watched by the second judge,
 * and turned into one entry of the group commit. One way for all that arrives, by socket or by /api/sync.
 *
 * What is staged here is in the room's document before it is on disk. Nobody is told of it until the commit has returned;
 * if that fails, the room is thrown away (turns.ts).
 */
import { randomUUID } from "node:crypto";
import { freshClientId } from "@pendamping/shared/file/ydoc";
import type { IdRange, RefusalReason, Refused } from "@pendamping/shared/protocol/frames";
import { isEmptyUpdate } from "@pendamping/shared/update/content";
import { type IdSet, idRanges, idSet, pieces } from "@pendamping/shared/update/id-ranges";
import { rekey, tombstone } from "@pendamping/shared/update/rewrite";
import * as Y from "yjs";
import type { Log } from "../observability/log.ts";
import type { Metrics } from "../observability/metrics.ts";
import type { Entry, NewRefusal, Storage, SuggestionRow } from "../storage/port.ts";
import { type Authorship, type BroughtBack, backWriter, broughtBack, originsIn } from "./brought-back.ts";
import { type Authors, analyseUpdate } from "./gate/analyse-update.ts";
import { judge, type Verdict, type Writer } from "./gate/judge.ts";
import { judgeReplica, lacksOf } from "./gate/judge-replica.ts";
import { defaultUpdateLimits, type UpdateLimits } from "./gate/read-update.ts";
import { meantDeletions } from "./gate/retracted.ts";
import { ledgerEntries, type WrittenTimes } from "./ledger.ts";
import type { Room } from "./room.ts";
import { applyAndCollect } from "./watched.ts";

export interface Submission {
  readonly bytes: Uint8Array;
  readonly device: string;
  readonly writer: Writer;
  readonly receivedAtMs: number;
  readonly times: WrittenTimes;
  /** The bytes are a whole replica, brought back by a device. */
  readonly back?: BroughtBack;
  /** Why everything is refused, where the sender has no right to the file at all. */
  readonly refuseAllFor?: RefusalReason;
}

/**
 * - `noop`: nothing new; acknowledge (after the turn's commit, which may hold what made it so).
 * - `retry`: it leans on something missing; ask for everything.
 * - `close`: no honest client sends this; nothing is kept, or its bytes are set aside.
 * - `alarm`: the second judge objects. The room's document is spoiled; commit the entry, which sets the
 *   bytes aside, and throw the document away.
 * - `stored`: commit the entry; then broadcast `update`, tell the sender what was `refused`.
 *
 * `inPart`: of a replica; the document lacks some of it even then.
 */
export type Judgement =
  | { readonly kind: "noop"; readonly inPart?: boolean }
  | { readonly kind: "retry" }
  | { readonly kind: "close"; readonly code: number; readonly why: string }
  | { readonly kind: "alarm"; readonly why: string; readonly entry: Entry }
  | {
      readonly kind: "stored";
      readonly entry: Entry;
      readonly update: Uint8Array | null;
      readonly refused: Omit<Refused, "frame"> | null;
      readonly inPart?: boolean;
    };

export interface VerdictParts {
  readonly storage: Storage;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly updateStructsMax: number;
}

export type Verdicts = (room: Room, ydoc: Y.Doc, submission: Submission) => Promise<Judgement>;

/** A suggestion that has grown beyond this is left as it is, and the next refusal opens another. */
const suggestionBytesMax = 2 ** 20;

const nothing = Uint8Array.of(0, 0);

export function createVerdicts({ storage, metrics, log, updateStructsMax }: VerdictParts): Verdicts {
  const limits: UpdateLimits = { ...defaultUpdateLimits, structsMax: updateStructsMax };
  return async (room, ydoc, submission) => {
    const { account } = submission.writer;
    const origins = submission.back ? originsIn(room, account, submission.back) : null;
    const verdict = origins
      ? judgeReplica(ydoc, submission.bytes, submission.writer, origins, limits)
      : judge(analyseUpdate(ydoc, submission.bytes, limits), submission.writer);
    metrics.frames.inc({ verdict: verdict.kind });
    const leftOver = async () => {
      if (!origins) return {};
      const refusedBefore = await storage.log.refusedDeletions(room.file, account);
      return { inPart: lacksOf(ydoc, submission.bytes, refusedBefore, limits) };
    };
    if (verdict.kind === "close" || verdict.kind === "retry") return verdict;
    const authors: Authors = verdict.kind === "noop" ? new Map() : verdict.authors;
    const authorship =
      submission.back && origins
        ? broughtBack(room, submission, submission.back, authors, origins)
        : ownWork(room, submission, authors);
    const nothingProven = authorship.bindings.length === 0 && authorship.corrections.length === 0;
    if (verdict.kind === "noop" && nothingProven) return { kind: "noop", ...(await leftOver()) };

    const partial = verdict.kind === "partial" ? await suggest(storage, room, verdict, submission) : null;
    const permitted = partial ? partial.permitted : verdict.kind === "noop" ? nothing : verdict.update;
    const applied = isEmptyUpdate(permitted)
      ? ({ kind: "applied", update: null } as const)
      : applyAndCollect(ydoc, permitted, origins ? backWriter(submission.writer, authors, origins) : submission.writer);
    if (applied.kind === "differs") {
      metrics.secondJudgeAlarms.inc();
      log.error({ file: room.file, account: submission.writer.account }, "the second judge objected: update set aside");
      return { kind: "alarm", why: applied.why, entry: quarantine(room, submission, applied.why) };
    }
    if (!applied.update && !partial?.suggestion && !origins) return { kind: "noop" };

    for (const binding of authorship.bindings) room.bind(binding);
    for (const binding of authorship.corrections) room.rebind(binding);
    room.noteLedger(authorship.ledger);
    const entry: Entry = {
      file: room.file,
      at: new Date(submission.receivedAtMs).toISOString(),
      account,
      device: submission.device,
      ...authorship,
      ...(applied.update ? { update: applied.update } : {}),
      ...(partial?.suggestion ? { suggestion: partial.suggestion, refusal: partial.refusal } : {}),
    };
    if (partial?.suggestion) metrics.refusals.inc({ reason: partial.refusal.reason });
    const refused = partial?.suggestion
      ? {
          ...partial.refusal,
          text: `${partial.refusal.sections.join(", ") || "no section"}: ${partial.refusal.reason}`,
        }
      : null;
    return { kind: "stored", entry, update: applied.update, refused, ...(await leftOver()) };
  };
}

export function quarantine(room: Room, submission: Submission, why: string): Entry {
  return {
    file: room.file,
    at: new Date(submission.receivedAtMs).toISOString(),
    account: submission.writer.account,
    device: submission.device,
    quarantine: { why, bytes: submission.bytes },
  };
}

/** All of it is the sender's. */
function ownWork(room: Room, submission: Submission, authors: Authors): Authorship {
  const { device, times, receivedAtMs } = submission;
  const { account } = submission.writer;
  return {
    bindings: [...authors.keys()]
      .filter((client) => room.owner(client) === undefined)
      .map((client) => ({ client, account, device, via: null })),
    corrections: [],
    ledger: ledgerEntries({ authors, account, via: null, times, receivedAtMs }, room),
  };
}

interface Suggested {
  readonly permitted: Uint8Array;
  readonly suggestion: SuggestionRow | null;
  readonly refusal: NewRefusal;
}

/**
 * The refused part as a suggestion: a new one, or an addition to the author's open one on the same sections. Deletions that
 * were refused to this author before are left out without a word: a client that does not take part in refusals repeats
 * them whenever it connects.
 */
async function suggest(
  storage: Storage,
  room: Room,
  verdict: Extract<Verdict, { kind: "partial" }>,
  submission: Submission,
): Promise<Suggested> {
  const { account } = submission.writer;
  const reason = submission.refuseAllFor ?? verdict.reason;
  const permitted = tombstone(verdict.update, verdict.structs, verdict.deletions);
  const before = idSet(verdict.deletions.length > 0 ? await storage.log.refusedDeletions(room.file, account) : []);
  const deletions = rangesWithout(verdict.deletions, before);
  const nothingNew = { suggestion: "", reason, structs: verdict.structs, deletions, sections: verdict.sections };
  if (verdict.structs.length === 0 && deletions.length === 0)
    return { permitted, suggestion: null, refusal: nothingNew };

  const earlier = await storage.suggestions.ofAuthor(room.file, account);
  const movedBefore = earlier.flatMap((suggestion) => suggestion.moved);
  const { update: rekeyed, moved } = rekey(
    meantDeletions(verdict.update, verdict.authors, movedBefore),
    verdict.structs,
    deletions,
    freshClientId,
    movedBefore,
  );
  const sections = verdict.sections.length > 0 ? verdict.sections : sectionsLeanedOn(rekeyed, earlier);
  const receivedAt = new Date(submission.receivedAtMs).toISOString();
  const open = earlier.findLast(
    (one) =>
      one.status === "open" &&
      one.reason === reason &&
      sameNames(one.sections, sections) &&
      one.rekeyed.length + rekeyed.length < suggestionBytesMax,
  );
  const suggestion: SuggestionRow = open
    ? {
        ...open,
        receivedAt,
        original: Y.mergeUpdates([open.original, verdict.update]),
        rekeyed: Y.mergeUpdates([open.rekeyed, rekeyed]),
        moved: [...open.moved, ...moved],
      }
    : {
        id: randomUUID(),
        file: room.file,
        author: account,
        device: submission.device,
        sections,
        reason,
        baseSeq: room.position.seq,
        writtenAt: writtenAt(verdict.structs, submission),
        receivedAt,
        original: verdict.update,
        rekeyed,
        moved,
        status: "open",
        decidedBy: null,
        decidedAt: null,
        decisionReason: null,
        changes: null,
      };
  return { permitted, suggestion, refusal: { ...nothingNew, sections, suggestion: suggestion.id } };
}

/** Work on top of refused work has no place in the document; it belongs to the section where that would have stood. */
function sectionsLeanedOn(rekeyed: Uint8Array, earlier: readonly SuggestionRow[]): string[] {
  const { structs, ds } = Y.decodeUpdate(rekeyed);
  const clients = new Set(ds.clients.keys());
  for (const struct of structs)
    if (struct instanceof Y.Item)
      for (const id of [struct.origin, struct.rightOrigin, struct.parent])
        if (id instanceof Y.ID) clients.add(id.client);
  const leanedOn = earlier.filter(({ moved }) => moved.some(({ toClient }) => clients.has(toClient)));
  return [...new Set(leanedOn.flatMap(({ sections }) => sections))];
}

function writtenAt(structs: readonly IdRange[], { times, receivedAtMs }: Submission): string {
  for (const [client, clock] of structs) {
    const mark = times.get(client)?.find(({ clockEnd }) => clockEnd > clock);
    if (mark) return new Date(Math.max(0, Math.min(mark.atMs, receivedAtMs))).toISOString();
  }
  return new Date(receivedAtMs).toISOString();
}

function rangesWithout(ranges: readonly IdRange[], drop: IdSet): IdRange[] {
  return idRanges(
    idSet(
      ranges.flatMap(([client, clock, len]) =>
        pieces(drop.get(client), clock, clock + len)
          .filter((piece) => !piece.inside)
          .map((piece): IdRange => [client, piece.from, piece.to - piece.from]),
      ),
    ),
  );
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.toSorted().join() === b.toSorted().join();
}
