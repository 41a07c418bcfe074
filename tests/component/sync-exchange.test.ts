/**
 * The exchange on real IndexedDB against a server in memory that uses the real gate: whatever is lost on the way, nothing
 * is lost in the end, and what is claimed is true at every step.
 */
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { openAccountChannel } from "../../client/src/sync/account-channel.ts";
import { openAccountStore } from "../../client/src/sync/account-store.ts";
import type { DeviceStore } from "../../client/src/sync/device-store.ts";
import { suggestedWrite, writeFields } from "../../client/src/sync/edits.ts";
import { exchange } from "../../client/src/sync/exchange.ts";
import { type OutboxKey, withFileRows } from "../../client/src/sync/file-rows.ts";
import * as mergeRows from "../../client/src/sync/merge-rows.ts";
import { fileDatabase } from "../../client/src/sync/names.ts";
import { absorbFormer, replicaOf, settleRefusals } from "../../client/src/sync/refusal.ts";
import { summariseStored } from "../../client/src/sync/summarise.ts";
import { freshClientId } from "../../shared/src/file/ydoc.ts";
import { fingerprintOf } from "../../shared/src/update/fingerprint.ts";
import { ModelServer } from "./sync-model-server.ts";

const kolor = "3529012005";
const runs = Number(import.meta.env["VITE_RUNS"] ?? 12);

afterEach(() => vi.restoreAllMocks());

/** A phone: an account of its own on this browser's IndexedDB. */
async function phone(server: ModelServer, name: string) {
  const account = `${name}-${crypto.randomUUID()}`;
  const store = await openAccountStore(account);
  const channel = openAccountChannel(account);
  let rules: string | null = null;
  const device = {
    id: account,
    signedIn: async () => account,
    signOutOwed: async () => false,
    setSignedIn: async () => undefined,
    rules: async () => rules,
    setRules: async (text: string) => {
      rules = text;
    },
  } as unknown as DeviceStore;
  /** An open document keeps its client id; opened anew, or rebuilt, it takes another. */
  let session = { client: freshClientId(), written: 0, generation: 1 };
  const database = async () => fileDatabase(account, kolor, (await store.file(kolor)).generation);
  return {
    account,
    store,
    database,
    exchange({ byHand = false } = {}) {
      server.signedIn = account;
      vi.spyOn(globalThis, "fetch").mockImplementation(server.fetch);
      return exchange({ store, device, channel, byHand, merging: async () => mergeRows });
    },
    reopen() {
      session = { ...session, client: freshClientId(), written: 0 };
    },
    /** Writes into the closed file as an open document would, stored with its outbox entry. */
    async write(root: string, key: string, value: unknown) {
      const { generation } = await store.file(kolor);
      if (generation !== session.generation) session = { client: freshClientId(), written: 0, generation };
      await withFileRows(await database(), async (rows) => {
        const ydoc = await replicaOf(rows);
        ydoc.clientID = session.client;
        let update: Uint8Array | undefined;
        ydoc.once("update", (bytes: Uint8Array) => {
          update = bytes;
        });
        writeFields(ydoc, key, [{ root, key, value }]);
        if (!update) throw new Error("nothing was written");
        const entry: OutboxKey = ["out", session.client, session.written++];
        await rows.store({
          updates: [update],
          outbox: [{ key: entry, update, at: Date.now() }],
          own: [session.client],
        });
      });
    },
    async suggest(root: string, key: string, value: unknown) {
      await withFileRows(await database(), async (rows) => {
        const { client, update } = suggestedWrite(await replicaOf(rows), { root, key, value });
        await rows.store({ outbox: [{ key: ["out", client, 0], update, at: Date.now(), apart: true }] });
      });
    },
    /** What an idle moment does with a closed file. */
    summarise: () => summariseStored(store, kolor, "2026-01-05"),
    /** The disk loses rows of the replica, or outbox entries. */
    async lose(what: "row" | "outbox", which: number) {
      const db = await answerOf(indexedDB.open(await database()));
      const store = db
        .transaction(["updates", "custom"], "readwrite")
        .objectStore(what === "row" ? "updates" : "custom");
      const keys = await answerOf(what === "row" ? store.getAllKeys() : store.getAllKeys(outboxKeys()));
      const key = keys[which % Math.max(1, keys.length)];
      if (key !== undefined) await answerOf(store.delete(key));
      db.close();
      session = { ...session, client: freshClientId(), written: 0 };
    },
    read: async () => withFileRows(await database(), replicaOf),
    standing: async () =>
      withFileRows(await database(), async (rows) => ({
        unsent: (await rows.unsent()).count,
        position: await rows.position(),
      })),
    unsent: async () => withFileRows(await database(), async (rows) => (await rows.unsent()).count),
    close() {
      channel.close();
      store.close();
    },
  };
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function outboxKeys(): IDBKeyRange {
  return IDBKeyRange.bound(["out"], ["out", []]);
}

type Phone = Awaited<ReturnType<typeof phone>>;

function profile(ydoc: Y.Doc): Record<string, unknown> {
  return ydoc.getMap<unknown>("profile").toJSON();
}

async function expectEqual(phones: readonly Phone[], server: ModelServer) {
  const there = server.file(kolor).ydoc();
  for (const one of phones) {
    const here = await one.read();
    expect(Y.equalSnapshots(Y.snapshot(here), Y.snapshot(there))).toBe(true);
    expect(await one.unsent()).toBe(0);
  }
}

describe("one round trip", () => {
  test("takes a new phone from nothing to everything, and says when the server answered", async () => {
    const server = new ModelServer();
    const source = new Y.Doc();
    source.getMap("profile").set("name", "Kolor");
    server.file(kolor).append(Y.encodeStateAsUpdate(source), "ahmad");
    const siti = await phone(server, "siti");
    expect((await siti.exchange()).outcome).toBe("answered");
    expect(profile(await siti.read())).toEqual({ name: "Kolor" });
    const row = await siti.store.file(kolor);
    expect(row).toMatchObject({ held: true, summaryStale: true });
    expect(row.serverAt).not.toBeNull();
    expect(await siti.store.ledger(kolor)).toHaveLength(1);
    siti.close();
  });

  test("sends what is unsent, and deletes it only with the answer", async () => {
    const server = new ModelServer();
    server.file(kolor);
    const siti = await phone(server, "siti");
    await siti.exchange();
    await siti.write("profile", "name", "Kolor");
    server.line = ["lose-reply"];
    expect((await siti.exchange()).outcome).toBe("no-signal");
    expect(await siti.unsent()).toBe(1);
    expect(profile(server.file(kolor).ydoc())).toEqual({ name: "Kolor" });
    expect((await siti.exchange()).outcome).toBe("answered");
    await expectEqual([siti], server);
    expect(server.file(kolor).rows).toHaveLength(1);
    siti.close();
  });

  test("an expired session keeps the work and says so", async () => {
    const server = new ModelServer();
    server.file(kolor);
    const siti = await phone(server, "siti");
    await siti.exchange();
    await siti.write("profile", "name", "Kolor");
    server.line = ["signed-out"];
    expect((await siti.exchange()).outcome).toBe("signed-out");
    expect(await siti.unsent()).toBe(1);
    server.line = ["trouble"];
    expect((await siti.exchange()).outcome).toBe("server-trouble");
    expect(await siti.unsent()).toBe(1);
    siti.close();
  });

  test("a server set back to a backup gets everything again from the phones", async () => {
    const server = new ModelServer();
    server.file(kolor);
    const siti = await phone(server, "siti");
    await siti.exchange();
    for (const key of ["name", "chair", "phone"]) {
      await siti.write("profile", key, key);
      await siti.exchange();
    }
    server.file(kolor).restore(1);
    expect(profile(server.file(kolor).ydoc())).toEqual({ name: "name" });
    await siti.exchange();
    expect(profile(server.file(kolor).ydoc())).toEqual({ name: "name", chair: "chair", phone: "phone" });
    await expectEqual([siti], server);
    siti.close();
  });

  test("whoever returns first brings back what both wrote on each other's work, under ids that the backup knew", async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ] as const) {
      const server = new ModelServer();
      const file = server.file(kolor);
      const phones = [await phone(server, "siti"), await phone(server, "ahmad")] as const;
      for (const one of phones) await one.exchange();
      await phones[0].write("profile", "mine", "before");
      await phones[1].write("profile", "his", "before");
      for (const one of [...phones, ...phones]) await one.exchange();
      const backup = file.rows.length;
      for (const value of ["a", "b"])
        for (const one of phones) {
          await one.write("profile", "name", `${value} of ${one.account}`);
          for (const each of phones) await each.exchange();
        }
      for (const one of phones) await one.exchange();
      file.restore(backup);
      await phones[order[0]].exchange();
      expect(profile(file.ydoc())).toMatchObject({ name: `b of ${phones[1].account}` });
      await phones[order[1]].exchange();
      await expectEqual(phones, server);
      for (const one of phones) one.close();
    }
  });

  test("what a phone may not bring waits, and goes by itself when those who may have brought it", async () => {
    const server = new ModelServer();
    const file = server.file(kolor);
    const [siti, kades] = [await phone(server, "siti"), await phone(server, "kades")];
    server.forbiddenByAccount.set(kades.account, new Set(["profile"]));
    for (const one of [siti, kades]) await one.exchange();
    await siti.write("profile", "name", "Kolor");
    for (const one of [siti, kades]) await one.exchange();
    await siti.write("profile", "name", "Kolor Baru");
    for (const one of [siti, kades]) await one.exchange();
    file.restore(1);
    for (let round = 0; round < 2; round++) {
      await kades.exchange();
      expect(profile(file.ydoc())).toEqual({ name: "Kolor" });
      expect({ unsent: await kades.unsent(), ...(await kades.store.file(kolor)) }).toMatchObject({
        unsent: 1,
        setAside: true,
        refusal: 0,
      });
    }
    await siti.exchange();
    for (let round = 0; round < 2; round++) await kades.exchange();
    await expectEqual([siti, kades], server);
    expect((await kades.store.file(kolor)).setAside).toBe(false);
    expect(file.refusals).toEqual([]);
    for (const one of [siti, kades]) one.close();
  });

  test("upload that leans on something lost is answered with the whole replica", async () => {
    const server = new ModelServer();
    server.file(kolor);
    const siti = await phone(server, "siti");
    await siti.exchange();
    await siti.write("profile", "name", "Kolor");
    const name = await siti.database();
    // the outbox entry got lost, the row did not; the next write leans on it
    await withFileRows(name, async (rows) => rows.store({ answered: (await rows.outbox()).map((row) => row.key) }));
    await siti.write("profile", "name", "Pangarangan");
    await siti.exchange();
    await expectEqual([siti], server);
    siti.close();
  });
});

describe("what the server refuses", () => {
  test("is taken out of the replica by a new generation, and everything else stays", async () => {
    const server = new ModelServer();
    server.file(kolor);
    const kades = await phone(server, "kades");
    server.forbiddenByAccount.set(kades.account, new Set(["plan", "profile"]));
    await kades.exchange();
    await kades.write("profile", "name", "not mine to write");
    await kades.write("notes", "mine", "kept");
    await kades.exchange();
    expect(server.file(kolor).suggestions).toHaveLength(1);
    expect((await kades.store.refusalsOf(kolor)).map(({ seen, settled }) => ({ seen, settled }))).toEqual([
      { seen: false, settled: false },
    ]);
    expect(await settleRefusals(kades.store, kolor)).toEqual({ kind: "rebuilt", generation: 2 });
    await absorbFormer(kades.store, kolor);
    const ydoc = await kades.read();
    expect(profile(ydoc)).toEqual({});
    expect(ydoc.getMap("notes").toJSON()).toEqual({ mine: "kept" });
    expect(await settleRefusals(kades.store, kolor)).toEqual({ kind: "nothing" });
    await kades.exchange();
    await expectEqual([kades], server);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(fileDatabase(kades.account, kolor, 1));
    kades.close();
  });

  test("is told on the device that wrote it, and not again on another one of the same person", async () => {
    const server = new ModelServer();
    server.file(kolor);
    const kades = await phone(server, "kades");
    server.forbiddenByAccount.set(kades.account, new Set(["profile"]));
    await kades.exchange();
    await kades.write("profile", "name", "refused");
    await kades.exchange();
    const [refusal] = server.file(kolor).refusals;
    const desktop = await phone(server, "kades-desktop");
    if (refusal) server.file(kolor).refusals = [{ ...refusal, account: desktop.account }];
    await desktop.exchange();
    expect((await kades.store.refusalsOf(kolor)).map(({ seen }) => seen)).toEqual([false]);
    expect((await desktop.store.refusalsOf(kolor)).map(({ seen }) => seen)).toEqual([true]);
    kades.close();
    desktop.close();
  });

  test("waits until everything local has its verdict before it is taken out", async () => {
    const server = new ModelServer();
    server.file(kolor);
    const kades = await phone(server, "kades");
    server.forbiddenByAccount.set(kades.account, new Set(["profile"]));
    await kades.exchange();
    await kades.write("profile", "name", "refused");
    await kades.exchange();
    await kades.write("notes", "later", "written after");
    expect(await settleRefusals(kades.store, kolor)).toEqual({ kind: "waiting" });
    await kades.exchange();
    expect((await settleRefusals(kades.store, kolor)).kind).toBe("rebuilt");
    expect((await kades.read()).getMap("notes").toJSON()).toEqual({ later: "written after" });
    kades.close();
  });

  test("a suggestion leaves the file as it is, and its author is not told of a refusal", async () => {
    const server = new ModelServer();
    server.file(kolor);
    const kades = await phone(server, "kades");
    server.forbiddenByAccount.set(kades.account, new Set(["profile"]));
    await kades.exchange();
    await kades.suggest("profile", "name", "Kolor Baru");
    expect(profile(await kades.read())).toEqual({});
    await kades.exchange();
    expect(server.file(kolor).suggestions).toHaveLength(1);
    expect(await kades.unsent()).toBe(0);
    expect((await kades.store.refusalsOf(kolor)).map((refusal) => refusal.seen)).toEqual([true]);
    expect(await settleRefusals(kades.store, kolor)).toEqual({ kind: "nothing" });
    kades.close();
  });

  test("a suggestion that the server simply applies arrives in the file", async () => {
    const server = new ModelServer();
    server.file(kolor);
    const siti = await phone(server, "siti");
    await siti.exchange();
    await siti.suggest("profile", "name", "Kolor");
    await siti.exchange();
    expect(profile(await siti.read())).toEqual({ name: "Kolor" });
    await expectEqual([siti], server);
    siti.close();
  });

  test("a crash after the new generation was written, before the pointer moved: it is written again", async () => {
    const server = new ModelServer();
    server.file(kolor);
    const kades = await phone(server, "kades");
    server.forbiddenByAccount.set(kades.account, new Set(["profile"]));
    await kades.exchange();
    await kades.write("profile", "name", "refused");
    await kades.write("notes", "mine", "kept");
    await kades.exchange();
    await withFileRows(fileDatabase(kades.account, kolor, 2), (rows) =>
      rows.store({ updates: [Y.encodeStateAsUpdate(new Y.Doc())], position: { epoch: 9, seq: 99 } }),
    );
    expect((await settleRefusals(kades.store, kolor)).kind).toBe("rebuilt");
    expect((await kades.read()).getMap("notes").toJSON()).toEqual({ mine: "kept" });
    kades.close();
  });

  test("what another window still wrote into the old generation is absorbed", async () => {
    const server = new ModelServer();
    server.file(kolor);
    const kades = await phone(server, "kades");
    server.forbiddenByAccount.set(kades.account, new Set(["profile"]));
    await kades.exchange();
    await kades.write("profile", "name", "refused");
    await kades.exchange();
    const old = fileDatabase(kades.account, kolor, 1);
    expect((await settleRefusals(kades.store, kolor)).kind).toBe("rebuilt");
    await withFileRows(old, async (rows) => {
      const ydoc = await replicaOf(rows);
      const before = Y.encodeStateVector(ydoc);
      ydoc.getMap("notes").set("late", "still here");
      const update = Y.encodeStateAsUpdate(ydoc, before);
      await rows.store({ updates: [update], outbox: [{ key: ["out", ydoc.clientID, 0], update, at: Date.now() }] });
    });
    await absorbFormer(kades.store, kolor);
    expect(await kades.unsent()).toBe(1);
    await kades.exchange();
    expect((await kades.read()).getMap("notes").toJSON()).toEqual({ late: "still here" });
    await expectEqual([kades], server);
    kades.close();
  });
});

describe("property", () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant("write" as const), who: fc.nat(2), key: fc.nat(3) }) },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant("exchange" as const),
        who: fc.nat(2),
        line: fc.constantFrom(null, null, "lose-request" as const, "lose-reply" as const, "trouble" as const),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("reopen" as const), who: fc.nat(2) }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("restore" as const), part: fc.double({ min: 0, max: 1, noNaN: true }) }),
    },
  );

  /** Every value that stands somewhere in the file or in a suggestion, shown or overwritten. */
  function valuesOn(server: ModelServer): Set<unknown> {
    const file = server.file(kolor);
    const structs = [
      ...[...file.ydoc().store.clients.values()].flat(),
      ...file.suggestions.flatMap((update) => Y.decodeUpdate(update).structs),
    ];
    return new Set(structs.flatMap((struct) => (struct instanceof Y.Item ? struct.content.getContent() : [])));
  }

  async function allSent(phones: readonly Phone[]): Promise<boolean> {
    const unsent = await Promise.all(phones.map((one) => one.unsent()));
    return unsent.every((count) => count === 0);
  }

  /** Every value in the file, and whose it is by the ledger. */
  function authorsOn(server: ModelServer): [value: string, account: string | undefined][] {
    const file = server.file(kolor);
    return [...file.ydoc().store.clients.values()].flat().flatMap((struct) => {
      if (!(struct instanceof Y.Item)) return [];
      const rows = file.ledger.filter(
        ({ client, clockEnd }) => client === struct.id.client && clockEnd > struct.id.clock,
      );
      const row = rows.toSorted((a, b) => a.clockEnd - b.clockEnd)[0];
      return struct.content
        .getContent()
        .flatMap((value): [string, string | undefined][] =>
          typeof value === "string" && made.test(value) ? [[value, row?.account]] : [],
        );
    });
  }
  const made = /^\d-\d+$/;

  test(
    "phones and the server agree in the end, whatever was lost on the way; no write is missing, and nothing unsent means equal",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
          const server = new ModelServer();
          server.file(kolor);
          const names = ["siti", "ahmad", "kades"];
          const phones = await Promise.all(names.map((name) => phone(server, name)));
          for (const one of phones.slice(2)) server.forbiddenByAccount.set(one.account, new Set(["profile"]));
          const made = new Set<string>();
          let count = 0;
          for (const one of phones) await one.exchange();
          /** As a window does after each answer; whoever is equal now is never told otherwise. */
          const settle = async (one: Phone) => {
            await settleRefusals(one.store, kolor);
            await absorbFormer(one.store, kolor);
            const row = await one.standing();
            if (row.unsent > 0 || row.position.epoch === 0) return; // what it had taken out comes back with the whole state
            expect(row.position).toEqual({ epoch: server.file(kolor).epoch, seq: server.file(kolor).seq });
            expect(fingerprintOf(await one.read())).toBe(fingerprintOf(server.file(kolor).ydoc()));
          };
          for (const next of steps) {
            if (next.kind === "restore") {
              const file = server.file(kolor);
              file.restore(Math.floor(file.rows.length * next.part));
              continue;
            }
            const one = phones[next.who] as Phone;
            if (next.kind === "reopen") {
              one.reopen();
              continue;
            }
            if (next.kind === "write") {
              const value = `${next.who}-${count++}`;
              made.add(value);
              await one.write(next.key === 3 ? "notes" : "profile", `key${next.key}`, value);
              continue;
            }
            server.line = next.line ? [next.line] : [];
            const before = await one.standing();
            const { outcome } = await one.exchange();
            server.line = [];
            if (outcome === "answered") await settle(one);
            else expect((await one.standing()).unsent).toBe(before.unsent);
          }
          // Each round brings at least one more write that all others lean on; one with nothing to bring says nothing.
          for (let round = 0; round < steps.length && (round < 3 || !(await allSent(phones))); round++)
            for (const one of phones) {
              await one.exchange();
              await settle(one);
            }
          await expectEqual(phones, server);
          const values = valuesOn(server);
          for (const value of made) expect(values).toContain(value);
          for (const [value, account] of authorsOn(server)) expect(account).toBe(phones[Number(value[0])]?.account);
          for (const one of phones) one.close();
        }),
        { numRuns: runs },
      );
    },
    120_000 + runs * 5000,
  );

  test(
    "a replica that the disk damaged is found out by its fingerprint and healed; no write that was made is missing",
    async () => {
      const damaged = fc.oneof(
        { weight: 5, arbitrary: fc.record({ kind: fc.constant("write" as const), who: fc.nat(1), key: fc.nat(3) }) },
        { weight: 4, arbitrary: fc.record({ kind: fc.constant("exchange" as const), who: fc.nat(1) }) },
        { weight: 2, arbitrary: fc.record({ kind: fc.constant("lose" as const), who: fc.nat(1), which: fc.nat(9) }) },
      );
      let clock = Date.now();
      vi.spyOn(Date, "now").mockImplementation(() => clock);
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom("row" as const, "outbox" as const), // of one write only one of the two: both is a loss indeed
          fc.array(damaged, { minLength: 4, maxLength: 20 }),
          async (what, steps) => {
            const server = new ModelServer();
            server.file(kolor);
            const phones = [await phone(server, "siti"), await phone(server, "ahmad")] as const;
            const made = new Set<string>();
            let count = 0;
            for (const one of phones) await one.exchange();
            for (const next of steps) {
              const one = phones[next.who === 0 ? 0 : 1];
              clock += 60_000;
              if (next.kind === "write") {
                const value = `${next.who}-${count++}`;
                made.add(value);
                await one.write("profile", `key${next.key}`, value);
              } else if (next.kind === "lose") await one.lose(what, next.which);
              else await one.exchange();
            }
            for (const one of phones) await one.exchange();
            clock += 48 * 3_600_000;
            for (let round = 0; round < 2; round++)
              for (const one of phones) {
                await one.exchange();
                await one.summarise();
                await one.exchange();
              }
            await expectEqual(phones, server);
            const values = valuesOn(server);
            for (const value of made) expect(values).toContain(value);
            expect(server.compared).toBeGreaterThan(1);
            for (const one of phones) one.close();
          },
        ),
        { numRuns: runs },
      );
    },
    120_000 + runs * 5000,
  );
});

describe("a replica that is not what it believes to be", () => {
  async function equalPhones() {
    const server = new ModelServer();
    server.file(kolor);
    const phones = [await phone(server, "siti"), await phone(server, "ahmad")] as const;
    for (const one of phones) await one.exchange();
    await phones[0].write("profile", "name", "Kolor");
    await phones[0].write("profile", "chair", "Hasan");
    for (const one of phones) await one.exchange();
    return { server, siti: phones[0], ahmad: phones[1] };
  }

  test("without its fingerprint a lost row stays lost; with it the next exchange brings it back", async () => {
    const { server, siti, ahmad } = await equalPhones();
    await ahmad.lose("row", 0);
    await ahmad.exchange();
    expect(profile(await ahmad.read())).not.toEqual(profile(server.file(kolor).ydoc()));
    await ahmad.summarise();
    await ahmad.exchange();
    await expectEqual([siti, ahmad], server);
    expect(profile(await ahmad.read())).toEqual({ name: "Kolor", chair: "Hasan" });
  });

  test("what it holds and the server does not is sent, although it was believed to be there", async () => {
    const { server, siti, ahmad } = await equalPhones();
    await siti.write("profile", "phone", "0812");
    await siti.lose("outbox", 0);
    await siti.summarise();
    await siti.exchange();
    await ahmad.exchange();
    expect(profile(server.file(kolor).ydoc())).toEqual({ name: "Kolor", chair: "Hasan", phone: "0812" });
    await expectEqual([siti, ahmad], server);
  });

  test("an equal one is compared once an hour, not with every exchange", async () => {
    const { server, siti } = await equalPhones();
    let clock = Date.now();
    vi.spyOn(Date, "now").mockImplementation(() => clock);
    for (let round = 0; round < 4; round++) {
      await siti.summarise();
      await siti.exchange();
    }
    expect(server.compared).toBe(1);
    clock += 3_700_000;
    await siti.summarise();
    await siti.exchange();
    expect(server.compared).toBe(2);
  });

  test("nothing is compared while something is unsent, or while what was refused is still shown", async () => {
    const { server, siti, ahmad } = await equalPhones();
    await siti.write("profile", "phone", "0812");
    await siti.summarise();
    await siti.exchange();
    expect(server.compared).toBe(0);
    server.forbiddenByAccount.set(ahmad.account, new Set(["profile"]));
    await ahmad.write("profile", "phone", "refused");
    await ahmad.exchange();
    await ahmad.summarise();
    await ahmad.exchange();
    expect(server.compared).toBe(0);
  });
});
