/**
 * Suggestions: what each person sees of them, and deciding them.
 *
 * Who may decide is asked of the gate, not of a second table: a person may accept (and decline) what they could have
 * written themselves. Accepting applies the suggested bytes as they are, with the accepter's settling write where a field
 * has been written since; the suggested client ids are bound to the author, *via* the accepter. Bytes, bindings, ledger,
 * status, event and the answer kept for the request's key are one entry of the group commit, so a crash leaves all or none.
 */
import { createHash } from "node:crypto";
import { freshClientId } from "@pendamping/shared/file/ydoc";
import { ownRecordsOnly } from "@pendamping/shared/people/permissions";
import type { SuggestedChange, Suggestion } from "@pendamping/shared/protocol/catch-up";
import type { SuggestionDecision } from "@pendamping/shared/protocol/decisions";
import { updateClients } from "@pendamping/shared/update/content";
import type * as Y from "yjs";
import type { Access } from "../accounts/access.ts";
import type { Log } from "../observability/log.ts";
import type { Binding, Entry, Storage, SuggestionHead, SuggestionRow } from "../storage/port.ts";
import { type Analysis, analyseUpdate } from "../sync/gate/analyse-update.ts";
import { judge, type Verdict, type Writer } from "../sync/gate/judge.ts";
import { acceptance, suggestedChanges } from "../sync/gate/suggested-changes.ts";
import { ledgerEntries, noWrittenTimes } from "../sync/ledger.ts";
import type { Room } from "../sync/room.ts";
import type { Rooms } from "../sync/rooms.ts";
import { ownership } from "../sync/sockets.ts";
import { once, type Staged, type Turns } from "../sync/turns.ts";
import { applyAndCollect } from "../sync/watched.ts";
import { ownCopy } from "./suggestions-own-copy.ts";

export interface SuggestionParts {
  readonly storage: Storage;
  readonly rooms: Rooms;
  readonly turns: Turns;
  readonly log: Log;
  readonly now: () => number;
  /** Tells whom it concerns. */
  news(file: string, author: string, sections: readonly string[]): Promise<void>;
}

interface DecidedSuggestion {
  readonly id: string;
  readonly status: Suggestion["status"];
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
}

/**
 * - `decided`: on disk; the same key gives the same answer again.
 * - `already-decided`: somebody was quicker; nothing changed.
 * - `no-right`, `unknown`: give up.
 * - `needs-earlier`: it leans on an earlier suggestion that is still open; decide that first. (On a declined one: where it
 *   can stand without that, it is accepted without; else it can only be declined.)
 * - `key-reused`: the key was used for something else; the client is mistaken.
 * - `failed`: could not be stored; send it again.
 */
type DecisionResult =
  | { readonly kind: "decided" | "already-decided"; readonly suggestion: DecidedSuggestion }
  | { readonly kind: "no-right" | "unknown" | "needs-earlier" | "key-reused" | "failed" };

export interface SuggestionBook {
  /** A tag that changes with anything that `list` would answer. */
  tag(access: Access): Promise<string>;
  /** Open ones that the person may decide, their own, and lately decided ones of both kinds. */
  list(access: Access): Promise<Suggestion[]>;
  decide(access: Access, id: string, decision: SuggestionDecision): Promise<DecisionResult>;
}

const decidedShownMs = 30 * 86_400_000;
const previewsMax = 500;

interface Preview {
  /** Of the log and the suggestion that it was made from. */
  readonly made: string;
  readonly changes: SuggestedChange[];
  readonly analysis: Analysis;
}

export function createSuggestionBook(parts: SuggestionParts): SuggestionBook {
  const { storage, rooms, turns, log, now, news } = parts;
  const previews = new Map<string, Preview>();

  const concerning = async (access: Access): Promise<SuggestionHead[]> => {
    const { account } = access.person;
    const scopes = access.assignments.map((assignment) => assignment.scope);
    const since = new Date(now() - decidedShownMs).toISOString();
    const found = await storage.suggestions.concerning(account, scopes, since);
    return found.filter((one) => one.author === account || mayWriteAny(access, one));
  };

  /** What accepting would apply now, and what that does. */
  const acceptable = async (ydoc: Y.Doc, row: SuggestionRow): Promise<{ update: Uint8Array; analysis: Analysis }> => {
    const asSent = { update: row.rekeyed, analysis: analyseUpdate(ydoc, row.rekeyed) };
    if (asSent.analysis.kind !== "gap") return asSent;
    const declined = (await storage.suggestions.ofAuthor(row.file, row.author)).filter(
      ({ status }) => status === "declined" || status === "withdrawn",
    );
    const update = ownCopy(
      ydoc,
      row.rekeyed,
      declined.map(({ rekeyed }) => rekeyed),
    );
    const analysis = update && analyseUpdate(ydoc, update);
    if (!update || analysis?.kind !== "footprint") return asSent;
    return analysis.writes.every(({ root, collected }) => root !== null || collected) ? { update, analysis } : asSent;
  };

  /** What an open suggestion would change, made once per state of its file. */
  const preview = async (head: SuggestionHead): Promise<{ room: Room; preview: Preview } | null> => {
    const room = await rooms.open(head.file);
    if (!room) return null;
    return turns.read(async () => {
      const ydoc = await room.ydoc(now());
      const made = `${room.position.epoch}:${room.position.seq}:${head.receivedAt}`;
      let known = previews.get(head.id);
      if (known?.made !== made) {
        const row = await storage.suggestions.get(head.id);
        if (!row) return null;
        const { update, analysis } = await acceptable(ydoc, row);
        known = { made, changes: suggestedChanges(ydoc, update), analysis };
        if (previews.size >= previewsMax) previews.clear();
        previews.set(head.id, known);
      }
      return { room, preview: known };
    });
  };

  const shown = async (access: Access, head: SuggestionHead): Promise<Suggestion | null> => {
    const open = head.status === "open" ? await preview(head) : null;
    if (head.status === "open" && !open) return null;
    return {
      id: head.id,
      file: head.file,
      author: head.author,
      reason: head.reason,
      sections: [...head.sections],
      status: head.status,
      writtenAt: head.writtenAt,
      receivedAt: head.receivedAt,
      decidedBy: head.decidedBy,
      decidedAt: head.decidedAt,
      decisionReason: head.decisionReason,
      mayDecide: open !== null && couldWrite(judge(open.preview.analysis, decider(open.room, access)), access, head),
      changes: open ? open.preview.changes : [...(head.changes ?? [])],
    };
  };

  /** Judges, applies and describes the decision on the room's document. */
  const rule = (
    access: Access,
    row: SuggestionRow,
    decision: SuggestionDecision,
    room: Room,
    ydoc: Y.Doc,
    { update: suggested, analysis }: { update: Uint8Array; analysis: Analysis },
  ): { result: DecisionResult; staged: Staged } => {
    const { account } = access.person;
    const writer = decider(room, access);
    const verdict = judge(analysis, writer);
    const mine = decision.decision === "withdraw" ? row.author === account : couldWrite(verdict, access, row);
    if (!mine) return { result: { kind: "no-right" }, staged: {} };
    if (decision.decision === "accept" && verdict.kind === "retry")
      return { result: { kind: "needs-earlier" }, staged: {} };

    const at = new Date(now()).toISOString();
    const status = statusAfter[decision.decision];
    const suggestion = { id: row.id, status, decidedBy: account, decidedAt: at };
    const changes = suggestedChanges(ydoc, suggested);
    const base: Entry = {
      file: row.file,
      at,
      account,
      device: "decision",
      decided: { id: row.id, status, by: account, at, reason: decision.reason ?? null, changes },
      event: {
        at,
        actor: account,
        kind: `suggestion-${status}`,
        payload: { suggestion: row.id, file: row.file, author: row.author, sections: row.sections },
      },
      answer: { key: decision.key, account, request: requestOf(row.id, decision), result: suggestion },
    };
    const result: DecisionResult = { kind: "decided", suggestion };
    if (decision.decision !== "accept") return { result, staged: { entry: base, endsTurn: true } };

    const settlingId = freshClientId();
    const update = acceptance(ydoc, suggested, settlingId);
    const { bindings, ledger } = authorship(row, account, update, settlingId, room, at);
    const applied = applyAndCollect(ydoc, update, writer);
    if (applied.kind === "differs") {
      log.error({ file: row.file, suggestion: row.id }, "the second judge objected to an accepted suggestion");
      const quarantine = { why: applied.why, bytes: update };
      return {
        result: { kind: "failed" },
        staged: { entry: { file: row.file, at, account, device: "decision", quarantine }, spoiled: true },
      };
    }
    for (const binding of bindings) room.bind(binding);
    room.noteLedger(ledger);
    const entry: Entry = { ...base, bindings, ledger, ...(applied.update ? { update: applied.update } : {}) };
    return { result, staged: { entry, broadcast: applied.update, endsTurn: true } };
  };

  const decideInTurn = (access: Access, room: Room, id: string, decision: SuggestionDecision) =>
    new Promise<DecisionResult>((resolve) => {
      let result: DecisionResult = { kind: "unknown" };
      turns.wake(
        once({
          room,
          sender: null,
          async stage(ydoc) {
            const earlier = await storage.answer(decision.key);
            if (earlier) {
              result = sameAnswer(earlier, access.person.account, requestOf(id, decision));
              return {};
            }
            const row = await storage.suggestions.get(id);
            if (!row) return {};
            if (row.status !== "open") {
              const { status, decidedBy, decidedAt } = row;
              result = { kind: "already-decided", suggestion: { id, status, decidedBy, decidedAt } };
              return {};
            }
            const ruled = rule(access, row, decision, room, ydoc, await acceptable(ydoc, row));
            result = ruled.result;
            return ruled.staged;
          },
          done: () => resolve(result),
          failed: () => resolve({ kind: "failed" }),
        }),
      );
    });

  return {
    async tag(access) {
      const facts = await Promise.all(
        (await concerning(access)).map(async (one) => {
          const position = one.status === "open" ? await storage.log.position(one.file) : null;
          return [one.id, one.status, one.receivedAt, position?.epoch, position?.seq, access.writable(one.file)];
        }),
      );
      return createHash("sha256").update(JSON.stringify(facts)).digest("base64url").slice(0, 22);
    },
    async list(access) {
      const list: Suggestion[] = [];
      for (const head of await concerning(access)) {
        const one = await shown(access, head);
        if (one) list.push(one);
      }
      return list;
    },
    async decide(access, id, decision) {
      const earlier = await storage.answer(decision.key);
      if (earlier) return sameAnswer(earlier, access.person.account, requestOf(id, decision));
      const row = await storage.suggestions.get(id);
      const concerned = row && (row.author === access.person.account || access.mayOpen(row.file));
      const room = concerned ? await rooms.open(row.file) : null;
      if (!row || !room) return { kind: "unknown" };
      const result = await decideInTurn(access, room, id, decision);
      if (result.kind === "decided") await news(row.file, row.author, row.sections);
      return result;
    },
  };
}

const statusAfter = { accept: "accepted", decline: "declined", withdraw: "withdrawn" } as const;

/** The person as the gate would judge them had they written it; a suggested id is nobody's yet. */
function decider(room: Room, access: Access): Writer {
  const { account } = access.person;
  return {
    account,
    mayWrite: (section) => access.mayWrite(room.file, section),
    ownRecordsOnly,
    owns: (client) => ownership(room, account, client),
  };
}

/** Where it leans on something that is not here, only the sections can be asked. */
function couldWrite(verdict: Verdict, access: Access, { file, sections }: SuggestionHead): boolean {
  if (!access.mayOpen(file)) return false;
  if (verdict.kind !== "retry") return verdict.kind === "apply" || verdict.kind === "noop";
  const writable: readonly string[] = access.writable(file);
  return sections.length > 0 && sections.every((section) => writable.includes(section));
}

function mayWriteAny(access: Access, { file, sections }: SuggestionHead): boolean {
  const writable: readonly string[] = access.writable(file);
  return sections.some((section) => writable.includes(section));
}

function authorship(row: SuggestionRow, by: string, update: Uint8Array, settlingId: number, room: Room, at: string) {
  const authors = updateClients(update);
  const bindings: Binding[] = [...authors.keys()].map((client) =>
    client === settlingId
      ? { client, account: by, device: "decision", via: null }
      : { client, account: row.author, device: row.device, via: by },
  );
  const settled = authors.get(settlingId);
  authors.delete(settlingId);
  const receivedAtMs = Date.parse(at);
  const written = { times: noWrittenTimes, receivedAtMs };
  const ledger = [
    ...ledgerEntries({ ...written, authors, account: row.author, via: by }, room).map((entry) => ({
      ...entry,
      writtenAt: row.writtenAt,
    })),
    ...(settled
      ? ledgerEntries({ ...written, authors: new Map([[settlingId, settled]]), account: by, via: null }, room)
      : []),
  ];
  return { bindings, ledger };
}

function requestOf(id: string, { decision, reason }: SuggestionDecision): string {
  return JSON.stringify(["suggestion", id, decision, reason ?? null]);
}

function sameAnswer(
  answer: { account: string; request: string; result: unknown },
  account: string,
  request: string,
): DecisionResult {
  return answer.account === account && answer.request === request
    ? { kind: "decided", suggestion: answer.result as DecidedSuggestion }
    : { kind: "key-reused" };
}
