/**
 * One exchange with the server for all files of an account, by `POST /api/sync`: the unsent goes up, what is missing
 * comes down, refusals and authors with it. Runs in a window or in the service worker, one at a time per account (a Web
 * Lock), and opens no document to append rows.
 *
 * Every step may be the last one before a crash: refusals and authors are stored first, then rows, answered outbox
 * entries and the log's position in one transaction per file, then the file's standing. Whatever was stored twice or sent
 * twice changes nothing.
 */
import { type Me, meSchema } from "@pendamping/shared/protocol/account";
import {
  type CatchUpFile,
  type CatchUpReply,
  type CatchUpRequest,
  type CatchUpResponse,
  catchUpResponseSchema,
} from "@pendamping/shared/protocol/catch-up";
import { catchUpFilesMax, ledgerRowsMax } from "@pendamping/shared/protocol/limits";
import { protocolVersion } from "@pendamping/shared/protocol/version";
import * as v from "valibot";
import type { AccountChannel } from "./account-channel.ts";
import { type AccountStore, type Attempt, type StoredRefusal, storedRefusal } from "./account-store.ts";
import { sendApprovals, waitingApprovals } from "./approvals.ts";
import { fromBase64, toBase64 } from "./base64.ts";
import type { DeviceStore } from "./device-store.ts";
import { fetchRules } from "./fetch-rules.ts";
import { type FileRows, type OutboxRow, type Position, type Print, withFileRows } from "./file-rows.ts";
import { type ApiAnswer, callApi } from "./http.ts";
import { exchangeLock, fileDatabase, openLock } from "./names.ts";

export interface ExchangeOptions {
  readonly store: AccountStore;
  readonly device: DeviceStore;
  readonly channel: AccountChannel;
  /** Brings yjs along: a window loads it when there is something to send; a worker, which may not load later, has it. */
  readonly merging: () => Promise<typeof import("./merge-rows.ts")>;
  /** Also try again what the server could not read. */
  readonly byHand?: boolean;
  /** Told as files arrive for the first time. */
  readonly onProgress?: (progress: { done: number; total: number; bytes: number } | null) => void;
  readonly now?: () => number;
}

/** Outbox rows of a file that some window has open are left to its socket for this long. */
const socketMsMax = 10_000;
/** Files that come for the first time are asked for a few at a time, so that the first are usable soon. */
const firstFetchFiles = 3;
const roundsMax = 40;
/** A replica that was equal to the log is compared again after this; one that was not has just sent everything. */
const comparedEveryMs = 3_600_000;
const comparedAfterResendMs = 24 * 3_600_000;

/**
 * Resolves when it is over, whatever came of it; the outcome is also stored. Nothing is sent while the browser's session
 * is not this account's.
 */
export function exchange(options: ExchangeOptions): Promise<Attempt> {
  const { store, channel, now = Date.now } = options;
  return navigator.locks.request(exchangeLock(store.account), async () => {
    const outcome = await attempt(options);
    const done: Attempt = { at: now(), outcome };
    await store.setAttempt(done);
    channel.tell({ kind: "account" });
    return done;
  });
}

async function attempt(options: ExchangeOptions): Promise<Attempt["outcome"]> {
  const { store, device, channel } = options;
  if ((await device.signedIn()) !== store.account || (await device.signOutOwed())) return "signed-out";
  const stored = await store.me();
  if (!stored) {
    const heard = await fetchMe(options);
    if (heard !== "answered") return heard;
  }
  const sentDecisions = await sendDecisions(options);
  if (sentDecisions !== "answered") return sentDecisions;
  if (stored && (await waitingApprovals(store)).length > 0) {
    const heard = await fetchMe(options); // is there a line? What leaves cannot be taken back
    if (heard !== "answered") return heard;
  }
  const stopped = await sendApprovals(store, () => channel.tell({ kind: "account" }));
  if (stopped) return outcomeOf(stopped);
  const heard = await catchUp(options);
  if (heard.outcome !== "answered") return heard.outcome;
  const me = await store.me();
  if (me && heard.me !== null && heard.me !== me.tag) {
    const before = new Set(me.files.filter((file) => file.kept).map((file) => file.id));
    const again = await fetchMe(options);
    if (again !== "answered") return again;
    const files = (await store.me())?.files ?? [];
    if (files.some((file) => file.kept && !before.has(file.id))) return (await catchUp(options)).outcome; // newly assigned
  }
  channel.tell({ kind: "account" });
  return "answered";
}

/** Asks who is signed in. Another account's answer means that the session is not ours to use. */
async function fetchMe({ store, device, channel }: ExchangeOptions): Promise<Attempt["outcome"]> {
  const answer = await callApi("/api/me", meSchema, { account: store.account });
  if (answer.kind !== "ok") return outcomeOf(answer);
  if (answer.value.account !== store.account) {
    await device.setSignedIn(answer.value.account);
    return "signed-out";
  }
  await store.setMe(answer.value);
  channel.tell({ kind: "account" });
  return "answered";
}

/** Decisions carry a key, so one that was sent and whose answer got lost is decided once. */
async function sendDecisions({ store, channel }: ExchangeOptions): Promise<Attempt["outcome"]> {
  for (const { suggestion, queuedAt: _, ...decision } of await store.decisions()) {
    const answer = await callApi(`/api/suggestions/${encodeURIComponent(suggestion)}/decision`, v.unknown(), {
      account: store.account,
      body: decision,
    });
    // Refused for good (decided by somebody else, no right any more): the fresh list of suggestions shows what is.
    const over = answer.kind === "ok" || answer.kind === "refused";
    if (!over) return outcomeOf(answer);
    await store.dropDecision(suggestion);
    channel.tell({ kind: "account" });
  }
  return "answered";
}

interface Upload {
  readonly file: CatchUpFile;
  readonly rows: readonly OutboxRow[];
  readonly generation: number;
  readonly position: Position;
  /** Client ids that this device has written under. */
  readonly ownClients: readonly number[];
  /** All that is here goes along. */
  readonly whole: boolean;
  /** Sent along to be compared. */
  readonly print: Print | null;
}

async function catchUp(options: ExchangeOptions): Promise<{ outcome: Attempt["outcome"]; me: string | null }> {
  const { store, onProgress } = options;
  const me = await store.me();
  const queue = await filesToAsk(store, me ?? null);
  const firstTime = new Set(queue.filter(({ held }) => !held).map(({ id }) => id));
  const total = queue.length;
  let done = total - firstTime.size;
  let bytes = 0;
  let tag: string | null = null;
  const left = queue.map(({ id }) => id);
  const whole = new Set<string>();
  const progress = () => onProgress?.(firstTime.size > 0 ? { done, total, bytes } : null);
  progress();
  try {
    for (let round = 0; round < roundsMax && (left.length > 0 || round === 0); round++) {
      const asked = nextFiles(left, firstTime);
      const uploads: Upload[] = [];
      for (const id of asked) uploads.push(await prepare(options, id, whole.has(id)));
      const answer = await callApi("/api/sync", catchUpResponseSchema, {
        account: store.account,
        body: await requestOf(options, uploads),
      });
      if (answer.kind !== "ok") return { outcome: outcomeOf(answer), me: tag };
      bytes += answer.bytes;
      tag = answer.value.me;
      const again = await take(options, answer.value, uploads, whole);
      for (const upload of uploads) {
        if (again.has(upload.file.id)) continue;
        if (firstTime.delete(upload.file.id)) done++;
      }
      left.push(...again);
      progress();
    }
  } finally {
    onProgress?.(null);
  }
  return { outcome: "answered", me: tag };
}

/** Files kept on the device, and whatever else holds unsent work, with those first that have been here before. */
async function filesToAsk(store: AccountStore, me: Me | null): Promise<{ id: string; held: boolean }[]> {
  const rows = new Map((await store.files()).map((row) => [row.id, row]));
  const asked = new Set((me?.files ?? []).flatMap((file) => (file.kept ? [file.id] : [])));
  const assigned = new Set(me?.files.map((file) => file.id));
  for (const row of rows.values()) {
    if (!row.held || asked.has(row.id)) continue;
    // A file that is no longer assigned is asked about while it holds work: that becomes suggestions.
    const name = fileDatabase(store.account, row.id, row.generation);
    const due = assigned.has(row.id) || (await withFileRows(name, (file) => file.unsent())).count > 0;
    if (due) asked.add(row.id);
  }
  const files = [...asked].map((id) => ({ id, held: rows.get(id)?.held ?? false }));
  return files.sort((a, b) => Number(b.held) - Number(a.held));
}

/** Removes the next files to ask for from the list. */
function nextFiles(left: string[], firstTime: ReadonlySet<string>): string[] {
  const known = left.findIndex((id) => firstTime.has(id));
  const count = known === -1 ? catchUpFilesMax : known > 0 ? known : firstFetchFiles;
  return left.splice(0, Math.min(count, catchUpFilesMax));
}

async function prepare(options: ExchangeOptions, id: string, whole: boolean): Promise<Upload> {
  const { store, byHand = false, now = Date.now } = options;
  const row = await store.file(id);
  const isOpen = await isOpenSomewhere(store.account, id, row.generation);
  return withFileRows(fileDatabase(store.account, id, row.generation), async (rows) => {
    const position = await rows.position();
    const outbox = await rows.outbox();
    const left = (entry: OutboxRow) => isOpen && !entry.apart && !entry.whole && now() - entry.at <= socketMsMax;
    const sendable = row.setAside && !byHand ? [] : outbox.filter((entry) => byHand || !left(entry));
    const about = { generation: row.generation, position, ownClients: await rows.ownClients() };
    const { ledger = 0 } = row;
    const base = { id, epoch: position.epoch, seq: position.seq, refusal: row.refusal, ledger };
    if (sendable.length === 0 && !whole) {
      const print = outbox.length === 0 && !(await holdsRefusals(store, id)) ? await printAt(rows, position) : null;
      const file = print ? { ...base, fingerprint: print.fingerprint } : base;
      return { file, rows: [], ...about, whole: false, print };
    }
    const { mergeRows, wholeOf } = await options.merging();
    const unsent = sendable.filter((entry) => !entry.whole);
    const merged =
      unsent.length > 0
        ? mergeRows(
            unsent.map((entry) => entry.update),
            unsent,
          )
        : null;
    const all = whole || unsent.length < sendable.length ? wholeOf(await rows.updates()) : null;
    const told = all ? (await store.ledger(id)).filter((told) => told.seal && all.clients.has(told.client)) : [];
    return {
      file: {
        ...base,
        ...(merged ? { update: toBase64(merged.update), marks: merged.marks } : {}),
        ...(all
          ? {
              replica: { update: toBase64(all.update), own: [...about.ownClients], ledger: told.slice(-ledgerRowsMax) },
            }
          : {}),
      },
      rows: sendable,
      ...about,
      whole: all !== null,
      print: null,
    };
  });
}

/** The replica may still show what the server has refused: until that is taken out it is not equal, and need not be. */
async function holdsRefusals(store: AccountStore, id: string): Promise<boolean> {
  return (await store.refusalsOf(id)).some((refusal) => !refusal.settled);
}

/** The print that was not compared yet, if it still speaks of this position. */
async function printAt(rows: FileRows, { epoch, seq }: Position): Promise<Print | null> {
  const print = await rows.print();
  return print && print.nextAt === null && print.epoch === epoch && print.seq === seq ? print : null;
}

async function isOpenSomewhere(account: string, file: string, generation: number): Promise<boolean> {
  const name = openLock(account, file, generation);
  const { held } = await navigator.locks.query();
  return held?.some((lock) => lock.name === name) ?? false;
}

async function requestOf(options: ExchangeOptions, uploads: readonly Upload[]): Promise<CatchUpRequest> {
  const suggestionsTag = (await options.store.suggestions())?.tag;
  const approvalsTag = (await options.store.approvals())?.tag;
  return {
    protocol: protocolVersion,
    device: options.device.id,
    sentAt: Date.now(),
    ...(suggestionsTag === undefined ? {} : { suggestionsTag }),
    ...(approvalsTag === undefined ? {} : { approvalsTag }),
    files: uploads.map((upload) => upload.file),
  };
}

/** Stores a reply. Returns the files to ask for once more. */
async function take(
  options: ExchangeOptions,
  response: CatchUpResponse,
  uploads: readonly Upload[],
  whole: Set<string>,
): Promise<Set<string>> {
  const { store, channel } = options;
  const again = new Set<string>(response.later);
  const authors = new Set<string>();
  for (const reply of response.files) {
    const upload = uploads.find((candidate) => candidate.file.id === reply.id);
    if (!upload) continue; // not asked for
    if (reply.ledger?.length) authors.add(reply.id);
    await store.addLedger(reply.id, reply.ledger ?? [], response.people);
    if (await takeFile(options, reply, upload, whole)) again.add(reply.id);
  }
  const answered = new Set(response.files.map((reply) => reply.id));
  for (const upload of uploads)
    if (!answered.has(upload.file.id) && !again.has(upload.file.id)) await confirm(options, upload);
  await store.addLedger("", [], response.people);
  if (response.suggestions)
    await store.setSuggestions({ tag: response.suggestionsTag, suggestions: response.suggestions });
  if (response.rules !== undefined) await fetchRules(options, response.rules);
  if (response.approvals) await store.setApprovals({ tag: response.approvalsTag ?? "", approvals: response.approvals });
  if (authors.size > 0) channel.tell({ kind: "ledger", files: [...authors] });
  channel.tell({ kind: "files", files: uploads.map((upload) => upload.file.id) });
  channel.tell({ kind: "account" });
  return again;
}

/** No part of its own in the reply: nothing is missing on either side. */
async function confirm({ store, now = Date.now }: ExchangeOptions, { file: { id }, print }: Upload): Promise<void> {
  const { generation } = await store.file(id);
  const unsent = await withFileRows(fileDatabase(store.account, id, generation), async (rows) => {
    if (print) await rows.store({ print: { ...print, nextAt: now() + comparedEveryMs } });
    return rows.unsent();
  });
  await store.changeFile(id, (row) => ({ ...row, serverAt: unsent.count === 0 ? now() : row.serverAt }));
}

/** Stores one file's part of a reply; true if it must be asked for again. */
async function takeFile(
  options: ExchangeOptions,
  reply: CatchUpReply,
  upload: Upload,
  whole: Set<string>,
): Promise<boolean> {
  const { store, channel, now = Date.now } = options;
  const { id } = reply;
  if ((await store.file(id)).generation !== upload.generation) return true; // rebuilt meanwhile: compare anew

  const refusals = (reply.refusals ?? []).map((refusal) => {
    const stored = storedRefusal(id, refusal);
    return toldHere(stored, upload) ? stored : { ...stored, seen: true };
  });
  await store.addRefusals(refusals);

  const open = reply.closed === undefined;
  const restored = open && upload.position.epoch !== 0 && reply.epoch !== upload.position.epoch;
  const sendAll = restored || reply.differs === true;
  const answered = upload.rows.filter((row) => (row.whole ? reply.replica : reply.verdict) === "stored");
  // Not all of it could be taken. Others may bring what it leans on: once something has come, it is sent again.
  const stuck =
    reply.verdict === "set-aside" || (upload.whole && (reply.verdict === "resend" || reply.replica !== "stored"));
  const refusedClients = new Set(refusals.flatMap((refusal) => refusal.structs.map(([client]) => client)));
  const updates = reply.update === undefined ? [] : [fromBase64(reply.update)];
  // A suggestion that the server simply applied (the right came meanwhile) is in no row yet.
  for (const row of answered) if (row.apart && !refusedClients.has(row.key[1])) updates.push(row.update);
  await withFileRows(fileDatabase(store.account, id, upload.generation), async (rows) => {
    const outbox: OutboxRow[] = [];
    // The server's history was set back, or something got lost on one side: what it had answered for may not be there.
    if (sendAll && !(await rows.outbox()).some((row) => row.whole)) {
      const { emptyUpdate } = await options.merging();
      outbox.push({ key: ["out", 0, now()], update: emptyUpdate, at: now(), whole: true });
    }
    await rows.store({
      updates,
      outbox,
      answered: answered.map((row) => row.key),
      ...(open ? { position: { epoch: reply.epoch, seq: reply.seq } } : {}),
      ...(upload.print && reply.differs ? { print: { ...upload.print, nextAt: now() + comparedAfterResendMs } } : {}),
    });
    const unsent = await rows.unsent();
    await store.changeFile(id, (row) => ({
      ...row,
      held: row.held || open,
      // A server set back counts refusals anew from an earlier number: all of them are asked for again.
      refusal: restored ? 0 : Math.max(row.refusal, ...(reply.refusals ?? []).map((refusal) => refusal.number)),
      setAside: updates.length === 0 && !sendAll && (stuck || (row.setAside && upload.rows.length === 0)),
      ...(open ? { ledger: reply.seq } : {}),
      serverAt: open && unsent.count === 0 ? now() : row.serverAt,
      summaryStale: row.summaryStale || updates.length > 0 || (open && row.summary === null),
    }));
  });
  if (updates.length > 0) channel.tell({ kind: "rows", file: id, generation: upload.generation, updates });
  if (refusals.length > 0) channel.tell({ kind: "refused", file: id });
  if (sendAll) return true;
  if (reply.verdict !== "resend" || upload.whole) return false;
  whole.add(id);
  return true;
}

/**
 * Whether this device tells the author of a refusal: it does where the work was written here and not meant as a suggestion
 * from the start. On another phone of the same person the suggestion stands in the list, and that is enough.
 */
function toldHere(refusal: StoredRefusal, upload: Upload): boolean {
  const apart = new Set(upload.rows.filter((row) => row.apart).map((row) => row.key[1]));
  const own = new Set([...upload.ownClients, ...upload.rows.map((row) => row.key[1])]);
  const clients = refusal.structs.map(([client]) => client);
  if (clients.length === 0) return upload.rows.some((row) => !row.apart); // only deletions were refused
  return clients.some((client) => own.has(client) && !apart.has(client));
}

function outcomeOf(answer: Exclude<ApiAnswer<unknown>, { kind: "ok" }>): Attempt["outcome"] {
  switch (answer.kind) {
    case "no-signal":
      return "no-signal";
    case "signed-out":
      return "signed-out";
    case "too-old":
      return "too-old";
    case "refused":
    case "server-trouble":
      return "server-trouble";
  }
}
