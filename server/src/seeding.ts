/**
 * The demo's ports on the real parts: accounts through Better Auth, updates through gate, turns and log. Loading the demo
 * does not wait for the disk at each step; a mark in the data directory says that it is under way, and a start that finds
 * the mark throws the half-filled database away and begins again.
 */
import { randomUUID } from "node:crypto";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AccessBook } from "./accounts/access.ts";
import { type Accounts, passwordHash } from "./accounts/auth.ts";
import type { DemoPorts } from "./demo/ports.ts";
import type { Storage } from "./storage/port.ts";
import { noWrittenTimes } from "./sync/ledger.ts";
import type { Rooms } from "./sync/rooms.ts";
import { writerIn } from "./sync/sockets.ts";
import type { Uploads } from "./sync/uploads.ts";

export interface SeedingParts {
  readonly storage: Storage;
  readonly accounts: Accounts;
  readonly access: AccessBook;
  readonly rooms: Rooms;
  readonly uploads: Uploads;
}

export function createDemoPorts({ storage, accounts, access, rooms, uploads }: SeedingParts): DemoPorts {
  const hashes = new Map<string, Promise<string>>();
  const hashOf = (password: string) => {
    const hash = hashes.get(password) ?? passwordHash(password);
    hashes.set(password, hash);
    return hash;
  };
  return {
    async setRegion(region) {
      await storage.putSetting("region", JSON.stringify(region));
    },
    async createAccount({ username, password, name, ...person }) {
      const account = await accounts.create({ username, name, passwordHash: await hashOf(password) });
      await storage.people.create({ account, username, name, ...person });
      return account;
    },
    async assign(assignment) {
      await storage.people.assign({ id: randomUUID(), endedAt: null, ...assignment });
      access.forget(assignment.account);
    },
    async createFiles(files) {
      await storage.files.create(files);
    },
    async submit(file, updates) {
      const room = await rooms.open(file);
      if (!room) throw new Error(`the seed writes into ${file}, which it has not created`);
      for (const { account, at, update } of updates) {
        const writer = await writerIn(room, account, access);
        if (!writer) throw new Error(`the seed writes into ${file} as somebody who may not open it`);
        const outcome = await uploads({
          room,
          bytes: update,
          device: "demo",
          writer,
          receivedAtMs: Date.parse(at),
          times: noWrittenTimes,
        });
        if (outcome.kind !== "stored") throw new Error(`the seed's update of ${file} at ${at} was: ${outcome.kind}`);
      }
      room.unload();
    },
  };
}

const mark = (dataDir: string) => join(dataDir, "loading-demo");

/** Only ever deletes a database that was being filled with the demo when the process died. */
export function discardHalfSeeded(dataDir: string): void {
  if (!existsSync(mark(dataDir))) return;
  for (const suffix of ["", "-wal", "-shm"]) rmSync(join(dataDir, `pendamping.db${suffix}`), { force: true });
  rmSync(mark(dataDir));
}

/** Fills an empty database; does nothing where there are people already. */
export async function seedOnce(dataDir: string, storage: Storage, seed: () => Promise<void>): Promise<void> {
  if ((await storage.people.all()).length > 0) return;
  writeFileSync(mark(dataDir), "");
  await storage.bulk(seed);
  await storage.putSetting("demo", "1");
  rmSync(mark(dataDir));
}

/** The database was filled with the demo, whose passwords everybody knows. */
export async function isDemoData(storage: Storage): Promise<boolean> {
  return (await storage.setting("demo")) === "1";
}
