/**
 * `/api/sync`: for many files, takes what a device holds unsent and answers with what it lacks. Uploads are judged and
 * stored like frames, all of a request in the same turns; the reply is read from the log afterwards, without opening a
 * document.
 *
 * - The epoch is compared before an upload is touched. A device that is ahead of the log within one epoch has seen what a
 *   restored backup has lost: the file then starts a new epoch.
 * - The reply holds every row after the device's position but the one that this very upload became: that one is certainly
 *   on the device. Rows that the device sent earlier are not left out: it may have died before it had stored them.
 * - A whole replica is judged by authors, not by its sender (judge-replica.ts). It comes after the unsent work, for which only
 *   its sender can speak, and before it once more where that leans on what the replica brings.
 * - A replica whose fingerprint is not the server's gets the whole file, and sends all that it has.
 * - A person who may not open the file (any more) still hands in work, all of it as suggestions, and gets no content.
 */
import { ownRecordsOnly } from "@pendamping/shared/people/permissions";
import type {
  CatchUpFile,
  CatchUpReply,
  CatchUpRequest,
  CatchUpResponse,
  LedgerRow,
  PersonCard,
} from "@pendamping/shared/protocol/catch-up";
import { closeCodes } from "@pendamping/shared/protocol/close-codes";
import * as Y from "yjs";
import type { Access, AccessBook } from "../accounts/access.ts";
import type { Log } from "../observability/log.ts";
import type { LogRow, Storage } from "../storage/port.ts";
import { sealedByClient } from "./brought-back.ts";
import type { Comparison } from "./comparison.ts";
import { noWrittenTimes, writtenTimes } from "./ledger.ts";
import type { LedgerSeal } from "./ledger-seal.ts";
import type { Room } from "./room.ts";
import type { Rooms } from "./rooms.ts";
import { ownership, type Sockets, writerIn } from "./sockets.ts";
import type { UploadOutcome, Uploads } from "./uploads.ts";

export interface CatchUpParts {
  readonly storage: Storage;
  readonly rooms: Rooms;
  readonly uploads: Uploads;
  readonly access: AccessBook;
  readonly sockets: Pick<Sockets, "closeFile" | "newsOfSuggestion">;
  readonly differs: Comparison;
  readonly seal: LedgerSeal;
  readonly log: Log;
  readonly now: () => number;
  readonly replyBytesMax: number;
}

/** A file's part of the reply, and the accounts that it names. */
interface FileAnswer {
  readonly reply: CatchUpReply | null;
  readonly named: readonly string[];
  readonly bytes: number;
}

type UploadVerdicts = Pick<CatchUpReply, "verdict" | "replica">;

type CatchUpFiles = Pick<CatchUpResponse, "files" | "later" | "people">;
/** `failed`: an upload could not be stored; nothing of it is claimed, the device sends again. */
type CatchUpResult = { kind: "answered"; answer: CatchUpFiles } | { kind: "failed" };
export type CatchUp = (access: Access, request: CatchUpRequest) => Promise<CatchUpResult>;

export function createCatchUp(parts: CatchUpParts): CatchUp {
  const { storage, rooms, uploads, access: book, sockets, differs, seal, log, now, replyBytesMax } = parts;

  const answerFile = async (
    access: Access,
    request: CatchUpRequest,
    up: CatchUpFile,
  ): Promise<FileAnswer | "failed"> => {
    const { account } = access.person;
    const opens = access.mayOpen(up.id);
    const room = opens || up.update || up.replica ? await rooms.open(up.id) : null;
    const position = await storage.log.position(up.id);
    if (!position || !room) {
      const closed = opens ? "unknown" : "not-assigned";
      return bare({ ...standing(up), closed });
    }

    if (opens) {
      const ahead = up.epoch === position.epoch && up.seq > position.seq;
      if (ahead) await startEpoch(room);
      if (ahead || (up.epoch !== position.epoch && up.epoch !== 0))
        return whole(up, up.update ? { verdict: "resend" } : {});
      const { fingerprint } = up;
      if (fingerprint !== undefined && !up.update && !up.replica && (await differs(room, { ...up, fingerprint }))) {
        const answer = await whole(up, {});
        return answer.reply ? { ...answer, reply: { ...answer.reply, differs: true } } : answer;
      }
    } else if (!access.everHad(up.id)) return bare({ ...standing(up), closed: "not-assigned" });

    const receivedAtMs = now();
    const taking = {
      room,
      device: request.device,
      receivedAtMs,
      times: up.marks ? writtenTimes({ sentAt: request.sentAt, marks: up.marks }, receivedAtMs) : noWrittenTimes,
    };
    const takeUpdate = async () =>
      up.update
        ? uploads({
            ...taking,
            bytes: bytesOf(up.update),
            ...((await writer(room, account)) ?? strangerIn(room, account)),
          })
        : null;
    const takeReplica = async () => {
      if (!up.replica) return null;
      const mine = (await writer(room, account)) ?? strangerIn(room, account);
      const genuine = up.replica.ledger.filter((row) => seal.isGenuine(up.id, row));
      const back = { own: new Set(up.replica.own), sealed: sealedByClient(genuine) };
      return uploads({ ...taking, bytes: bytesOf(up.replica.update), ...mine, back });
    };
    let outcome = await takeUpdate();
    let replica = await takeReplica();
    const rows = new Set([rowOf(outcome), rowOf(replica)]);
    if (replica && (outcome?.kind === "resend" || outcome?.kind === "set-aside")) {
      outcome = await takeUpdate();
      if (outcome?.kind === "stored") replica = await takeReplica();
      rows.add(rowOf(outcome)).add(rowOf(replica));
    }
    if (outcome?.kind === "failed" || replica?.kind === "failed") return "failed";
    for (const one of [outcome, replica]) {
      if (one?.kind === "stored" && one.refused) await sockets.newsOfSuggestion(up.id, account, one.refused.sections);
      if (one?.kind === "set-aside") log.warn({ file: up.id, account, why: one.why }, "an upload was set aside");
    }
    const verdict: UploadVerdicts = {
      ...(outcome ? { verdict: outcome.kind } : {}),
      ...(replica ? { replica: replicaVerdict(replica, opens) } : {}),
    };

    if (!opens) {
      const refusals = (await storage.log.refusalsAfter(up.id, up.refusal)).filter((one) => one.account === account);
      return bare({ ...standing(up), ...verdict, refusals, closed: "not-assigned" });
    }
    const later = up.epoch === 0 ? undefined : await storage.log.rowsAfter(up.id, up.seq);
    return later ? changed(up, later, rows, verdict) : whole(up, verdict);
  };

  const writer = async (room: Room, account: string) => {
    const found = await writerIn(room, account, book);
    return found && { writer: found };
  };

  /** The rows after the device's position. */
  const changed = async (
    up: CatchUpFile,
    rows: readonly LogRow[],
    own: ReadonlySet<number | null>,
    verdict: UploadVerdicts,
  ): Promise<FileAnswer> => {
    const seq = rows.at(-1)?.seq ?? up.seq;
    const others = rows.filter((row) => !own.has(row.seq)).map((row) => row.bytes);
    const update = others.length > 1 ? Y.mergeUpdates(others) : others[0];
    const [later, refusals] = await Promise.all([
      storage.log.ledgerAfter(up.id, Math.min(up.ledger ?? up.seq, up.seq)),
      storage.log.refusalsAfter(up.id, up.refusal),
    ]);
    const ledger = later.filter((row) => row.seq <= seq);
    const quiet =
      !verdict.verdict && !verdict.replica && !update && ledger.length === 0 && refusals.length === 0 && seq === up.seq;
    return {
      reply: quiet
        ? null
        : {
            id: up.id,
            epoch: up.epoch,
            seq,
            ...(update ? { update: base64(update) } : {}),
            ...verdict,
            ...(refusals.length > 0 ? { refusals } : {}),
            ...(ledger.length > 0 ? { ledger: seal.sealed(up.id, ledger) } : {}),
          },
      named: ledger.flatMap(peopleIn),
      bytes: update?.length ?? 0,
    };
  };

  /** The full state, for a device that has nothing, or whose position means nothing any more. */
  const whole = async (up: CatchUpFile, verdict: UploadVerdicts): Promise<FileAnswer> => {
    const [stored, ledger, refusals] = await Promise.all([
      storage.log.load(up.id),
      storage.log.ledgerAfter(up.id, 0),
      storage.log.refusalsAfter(up.id, up.refusal),
    ]);
    if (!stored) return bare({ ...standing(up), closed: "unknown" });
    const all = [...(stored.checkpoint ? [stored.checkpoint.bytes] : []), ...stored.rows.map((row) => row.bytes)];
    const update = all.length > 1 ? Y.mergeUpdates(all) : all[0];
    return {
      reply: {
        id: up.id,
        epoch: stored.epoch,
        seq: stored.seq,
        whole: true,
        ...(update ? { update: base64(update) } : {}),
        ...verdict,
        ...(refusals.length > 0 ? { refusals } : {}),
        ledger: seal.sealed(
          up.id,
          ledger.filter((row) => row.seq <= stored.seq),
        ),
      },
      named: ledger.flatMap(peopleIn),
      bytes: update?.length ?? 0,
    };
  };

  const startEpoch = async (room: Room) => {
    // By the clock: a second restore of the same backup must not meet devices that know the first one's new epoch.
    const epoch = Math.max(room.position.epoch + 1, Math.floor(now() / 1000));
    await storage.log.startEpoch(room.file, epoch);
    room.position = { ...room.position, epoch };
    log.warn({ file: room.file, epoch }, "a device knows more than the log: new epoch");
    sockets.closeFile(room.file, closeCodes.epochChanged, "the file was restored from a backup");
  };

  return async (access, request) => {
    const answers: FileAnswer[] = [];
    const later: string[] = [];
    // Uploads first and together, so that they share a commit; files without one are read while the reply has room.
    const uploading = request.files.filter((up) => up.update || up.replica);
    const uploaded = await Promise.all(uploading.map((up) => answerFile(access, request, up)));
    for (const answer of uploaded) {
      if (answer === "failed") return { kind: "failed" };
      answers.push(answer);
    }
    let bytes = answers.reduce((sum, answer) => sum + answer.bytes, 0);
    for (const up of request.files) {
      if (up.update || up.replica) continue;
      if (bytes >= replyBytesMax) {
        later.push(up.id);
        continue;
      }
      const answer = await answerFile(access, request, up);
      if (answer === "failed") return { kind: "failed" };
      answers.push(answer);
      bytes += answer.bytes;
    }
    const people = await peopleNamed(storage, new Set(answers.flatMap((answer) => answer.named)));
    return { kind: "answered", answer: { files: answers.flatMap((answer) => answer.reply ?? []), later, people } };
  };
}

/** The accounts that a row of the ledger names. */
export function peopleIn({ account, via, handedInBy }: LedgerRow): string[] {
  return [account, via, handedInBy].filter((one) => one !== null && one !== undefined);
}

/** Whoever may not open the file is told of nobody else's work: there is nothing to wait for. */
function replicaVerdict(
  outcome: Exclude<UploadOutcome, { kind: "failed" }>,
  opens: boolean,
): NonNullable<CatchUpReply["replica"]> {
  if (outcome.kind === "set-aside") return "set-aside";
  return opens && (outcome.kind === "resend" || outcome.inPart) ? "in-part" : "stored";
}

/** The log row that an upload became, if any. */
function rowOf(outcome: UploadOutcome | null): number | null {
  return outcome?.kind === "stored" ? outcome.row : null;
}

/** How people are shown whose names a reply needs. */
export async function peopleNamed(storage: Storage, accounts: Iterable<string>): Promise<Record<string, PersonCard>> {
  const found = await storage.people.named([...new Set(accounts)]);
  return Object.fromEntries(found.map(({ account, name, role, position }) => [account, { name, role, position }]));
}

/** Somebody without a right to the file: whatever they hand in is kept as a suggestion. */
function strangerIn(room: Room, account: string) {
  return {
    refuseAllFor: "not-assigned" as const,
    writer: {
      account,
      mayWrite: () => false,
      ownRecordsOnly,
      owns: (client: number) => ownership(room, account, client),
    },
  };
}

/** The device's own position: a file that is closed to it says nothing about the log. */
function standing({ id, epoch, seq }: CatchUpFile) {
  return { id, epoch, seq };
}

function bare(reply: CatchUpReply): FileAnswer {
  return { reply, named: [], bytes: 0 };
}

function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "base64"));
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}
