/**
 * Rooms without a network: real storage, turns, verdicts and connections, and people who hold a replica each and speak
 * y-websocket's frames over a wire in memory. `storage.commit` can be held or made to fail.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createYdoc } from "@pendamping/shared/file/ydoc";
import type { Role } from "@pendamping/shared/people/roles";
import {
  type At,
  type Durable,
  messageAt,
  messageAwareness,
  messageDurable,
  messageNews,
  messageRefused,
  messageSync,
  parseAt,
  parseDurable,
  parseRefused,
  type Refused,
} from "@pendamping/shared/protocol/frames";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from "y-protocols/sync";
import * as Y from "yjs";
import { type Access, createAccessBook } from "../accounts/access.ts";
import { createSuggestionBook, type SuggestionBook } from "../decisions/suggestions.ts";
import { createLog } from "../observability/log.ts";
import { createMetrics } from "../observability/metrics.ts";
import { type Limits, readSettings } from "../settings.ts";
import type { Committed, Entry } from "../storage/port.ts";
import { openSqlite, type SqliteStorage } from "../storage/sqlite.ts";
import { Connection } from "../sync/connection.ts";
import { type PresenceState, parsePresence } from "../sync/presence.ts";
import { createRooms, type Rooms } from "../sync/rooms.ts";
import { writerIn } from "../sync/sockets.ts";
import { createTurns, type Turns } from "../sync/turns.ts";
import { createUploads, type Uploads } from "../sync/uploads.ts";
import { createVerdicts } from "../sync/verdicts.ts";
import { kolor } from "./village.ts";

export interface Meeting extends AsyncDisposable {
  readonly storage: SqliteStorage;
  readonly rooms: Rooms;
  readonly turns: Turns;
  readonly uploads: Uploads;
  readonly metrics: ReturnType<typeof createMetrics>;
  /** Runs before each group is stored; may wait, or throw as a full disk would. */
  beforeCommit: (entries: readonly Entry[]) => Promise<void>;
  readonly suggestions: SuggestionBook;
  access(name: string): Promise<Access>;
  join(name: string, options?: { ack?: boolean; ydoc?: Y.Doc; silent?: boolean }): Promise<Peer>;
  endAssignments(name: string): Promise<void>;
  /** All that is stored of the file, as a document. */
  stored(): Promise<Y.Doc>;
}

const roles: Readonly<Record<string, Role>> = {
  siti: "assistant",
  ahmad: "manager",
  kades: "village-official",
};

export async function openMeeting(limits: Partial<Limits> = {}, idleMs = 60_000): Promise<Meeting> {
  const dir = mkdtempSync(join(tmpdir(), "pendamping-meeting-"));
  const real = await openSqlite({ dir });
  await real.files.create([
    {
      id: kolor,
      name: "Kolor",
      village: "Kolor",
      kind: "desa",
      district: "Kota",
      districtCode: "352901",
      place: "Kota",
    },
  ]);
  for (const [account, role] of Object.entries(roles)) {
    const person = { account, username: account, name: account, role, position: null, place: "", zone: "Asia/Jakarta" };
    await real.people.create(person);
    await real.people.assign({
      id: `of-${account}`,
      account,
      scope: kolor,
      startsOn: "2020-01-01",
      endsOn: null,
      endedAt: null,
      decree: null,
    });
  }
  let beforeCommit: Meeting["beforeCommit"] = async () => undefined;
  const storage: SqliteStorage = {
    ...real,
    log: {
      ...real.log,
      async commit(entries): Promise<Committed[]> {
        await beforeCommit(entries);
        return real.log.commit(entries);
      },
    },
  };
  const now = Date.now;
  const metrics = createMetrics();
  const log = createLog("silent");
  const allLimits = { ...readSettings({ DATA_DIR: dir }).limits, ...limits };
  const access = createAccessBook(storage.people, now);
  const rooms = createRooms({ storage, metrics, now, idleMs });
  const turns = createTurns({ storage, metrics, log, now, turnMs: allLimits.turnMs });
  const verdicts = createVerdicts({ storage, metrics, log, updateStructsMax: allLimits.updateStructsMax });
  return {
    storage,
    rooms,
    turns,
    metrics,
    uploads: createUploads(turns, verdicts),
    suggestions: createSuggestionBook({ storage, rooms, turns, log, now, news: async () => undefined }),
    async access(name) {
      const found = await access.of(name);
      if (!found) throw new Error(`${name} has no account here`);
      return found;
    },
    get beforeCommit() {
      return beforeCommit;
    },
    set beforeCommit(hook) {
      beforeCommit = hook;
    },
    async join(name, { ack = true, ydoc = createYdoc(), silent = false } = {}) {
      const room = await rooms.open(kolor);
      if (!room) throw new Error("the meeting's file is stored");
      const peer = new Peer(ydoc, silent);
      peer.connection = new Connection({
        line: peer,
        room,
        turns,
        verdicts,
        account: name,
        device: `${name}'s phone`,
        acknowledges: ack,
        limits: allLimits,
        now,
        writer: (of) => writerIn(of, name, access),
        suggested: () => undefined,
      });
      peer.connection.open();
      if (!silent) peer.greet();
      return peer;
    },
    async endAssignments(name) {
      await storage.people.endAssignment(
        `of-${name}`,
        new Date().toISOString(),
        { at: "", actor: "", kind: "assignment-ended", payload: {} },
        { key: name, account: "", request: "", result: null },
      );
      access.forget(name);
    },
    async stored() {
      const stored = await storage.log.load(kolor);
      const whole = new Y.Doc({ gc: false });
      if (stored?.checkpoint) Y.applyUpdate(whole, stored.checkpoint.bytes);
      for (const row of stored?.rows ?? []) Y.applyUpdate(whole, row.bytes);
      return whole;
    },
    async [Symbol.asyncDispose]() {
      await turns.stop();
      rooms.stop();
      await storage.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Somebody's window: a replica, and all that the server has said. */
export class Peer {
  readonly ydoc: Y.Doc;
  connection: Connection | null = null;
  readonly durable: Durable[] = [];
  readonly refused: Refused[] = [];
  readonly at: At[] = [];
  readonly presences: PresenceState[] = [];
  /** Message numbers in the order of arrival; sync messages as 1000 + step. */
  readonly heard: number[] = [];
  closedWith: { code: number; reason: string } | null = null;
  paused = false;
  readonly #silent: boolean;

  constructor(ydoc: Y.Doc, silent: boolean) {
    this.ydoc = ydoc;
    this.#silent = silent;
    ydoc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this && !silent && !this.closedWith) this.update(update);
    });
  }

  greet(): void {
    this.say(syncFrame(messageYjsSyncStep1, Y.encodeStateVector(this.ydoc)));
  }

  update(update: Uint8Array): void {
    this.say(syncFrame(messageYjsUpdate, update));
  }

  difference(update: Uint8Array): void {
    this.say(syncFrame(messageYjsSyncStep2, update));
  }

  presence(states: Uint8Array): void {
    this.say(frame(messageAwareness, states));
  }

  say(bytes: Uint8Array): void {
    this.connection?.receive(bytes);
  }

  leave(): void {
    this.closedWith ??= { code: 1000, reason: "left" };
    this.connection?.closed();
  }

  send(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    const message = decoding.readVarUint(decoder);
    if (message === messageSync) this.#sync(decoder);
    else this.heard.push(message);
    if (message === messageDurable) this.durable.push(must(parseDurable(decoder)));
    if (message === messageRefused) this.refused.push(must(parseRefused(decoder)));
    if (message === messageAt) this.at.push(must(parseAt(decoder)));
    if (message === messageAwareness) this.presences.push(...must(parsePresence(decoding.readVarUint8Array(decoder))));
  }

  close(code: number, reason: string): void {
    this.closedWith = { code, reason };
    this.connection?.closed();
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
  }

  get acknowledged(): number {
    return this.durable.at(-1)?.frames ?? 0;
  }

  get newsHeard(): number {
    return this.heard.filter((message) => message === messageNews).length;
  }

  #sync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    this.heard.push(1000 + step);
    if (this.#silent) return;
    if (step === messageYjsSyncStep1) this.difference(Y.encodeStateAsUpdate(this.ydoc, bytes));
    else Y.applyUpdate(this.ydoc, bytes, this);
  }
}

function must<T>(value: T | null): T {
  if (value === null) throw new Error("the server sent a frame that cannot be read");
  return value;
}

function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageSync);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}

function frame(message: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, message);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}
