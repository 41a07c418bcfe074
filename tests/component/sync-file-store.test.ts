/** The device's store in a real browser's IndexedDB: what is claimed is there, whatever the disk does. */

import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { deleteDatabase, withFileRows } from "../../client/src/sync/file-rows.ts";
import { FileStore } from "../../client/src/sync/file-store.ts";
import { printWhenQuiet } from "../../client/src/sync/print.ts";
import { createYdoc } from "../../shared/src/file/ydoc.ts";
import { fingerprintOf } from "../../shared/src/update/fingerprint.ts";

const stores: FileStore[] = [];

afterEach(async () => {
  vi.restoreAllMocks();
  for (const store of stores.splice(0)) await store.destroy();
});

function newName(): string {
  return `pd:test:3529012005:${crypto.randomUUID()}`;
}

async function open(name: string, loadTimeoutMs?: number) {
  const ydoc = createYdoc();
  const changes: string[] = [];
  const store = new FileStore(name, ydoc, () => changes.push(store?.failure ?? "fine"), loadTimeoutMs);
  stores.push(store);
  const loaded = await store.loaded;
  return { ydoc, store, loaded, changes, profile: ydoc.getMap<unknown>("profile") };
}

/** The document that the rows on disk make. */
async function onDisk(name: string) {
  return withFileRows(name, async (rows) => {
    const ydoc = new Y.Doc({ gc: false });
    for (const update of await rows.updates()) Y.applyUpdate(ydoc, update);
    return {
      ydoc,
      profile: ydoc.getMap<unknown>("profile").toJSON(),
      outbox: await rows.outbox(),
      position: await rows.position(),
    };
  });
}

/** From now on every transaction that writes rows aborts at its commit, as a full disk makes it. */
function fillDisk() {
  const add = IDBObjectStore.prototype.add;
  return vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(function (this: IDBObjectStore, ...args) {
    const request = add.apply(this, args as [unknown]);
    request.addEventListener("success", () => this.transaction.abort());
    return request;
  });
}

/** Where y-indexeddb leaves a failure of its own to nobody. */
async function quietly<T>(run: () => Promise<T>): Promise<T> {
  const quiet = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener("unhandledrejection", quiet, { capture: true });
  try {
    const result = await run();
    await new Promise((resolve) => setTimeout(resolve, 50)); // the browser reports it in a task of its own
    return result;
  } finally {
    window.removeEventListener("unhandledrejection", quiet, { capture: true });
  }
}

describe("local writes", () => {
  test("each write and its outbox entry are stored together", async () => {
    const name = newName();
    const { store, profile } = await open(name);
    for (let n = 0; n < 20; n++) profile.set(`key${n}`, n);
    expect(store.unstored).toBe(20);
    await store.idle();
    expect(store.unstored).toBe(0);
    const disk = await onDisk(name);
    expect(Object.keys(disk.profile)).toHaveLength(20);
    expect(disk.outbox.map((row) => row.key[2])).toEqual(Array.from({ length: 20 }, (_, n) => n));
    expect(store.unsent.count).toBe(20);
  });

  test("what came from the server has no outbox entry, and the position is stored after it", async () => {
    const name = newName();
    const { store, ydoc } = await open(name);
    const remote = createYdoc();
    remote.getMap("profile").set("name", "Kolor");
    Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(remote), "provider");
    store.reach({ epoch: 1, seq: 7 });
    await store.idle();
    const disk = await onDisk(name);
    expect(disk.profile).toEqual({ name: "Kolor" });
    expect(disk.outbox).toEqual([]);
    expect(disk.position).toEqual({ epoch: 1, seq: 7 });
  });

  test("an answer deletes the entries that it covers and no others", async () => {
    const name = newName();
    const { store, profile } = await open(name);
    for (let n = 0; n < 5; n++) profile.set("amount", n);
    store.answer(3);
    await store.idle();
    expect((await onDisk(name)).outbox.map((row) => row.key[2])).toEqual([3, 4]);
    expect(store.unsent.count).toBe(2);
  });

  test("another start finds rows and outbox, and an answer for the whole difference covers them", async () => {
    const name = newName();
    const first = await open(name);
    first.profile.set("name", "Kolor");
    await first.store.idle();
    await first.store.destroy();
    const second = await open(name);
    expect(second.profile.toJSON()).toEqual({ name: "Kolor" });
    expect(second.store.unsent.count).toBe(1);
    expect(second.store.ownClients.has(first.ydoc.clientID)).toBe(true);
    second.store.answerEarlier();
    await second.store.idle();
    expect((await onDisk(name)).outbox).toEqual([]);
  });

  test("opening writes no update that anybody could receive", async () => {
    const name = newName();
    const { store } = await open(name);
    await store.idle();
    const disk = await onDisk(name);
    expect(disk.ydoc.store.clients.size).toBe(0);
    expect(disk.outbox).toEqual([]);
  });
});

describe("a full disk", () => {
  test("nothing is claimed while it is full, and nothing is lost once there is room", async () => {
    const name = newName();
    const { store, profile } = await open(name);
    profile.set("before", true);
    await store.idle();
    const full = fillDisk();
    profile.set("during", 1);
    profile.set("during", 2);
    await vi.waitFor(() => expect(store.failure).toBe("full"));
    expect(store.unstored).toBe(2);
    expect((await onDisk(name)).profile).toEqual({ before: true });
    full.mockRestore();
    await vi.waitFor(() => expect(store.unstored).toBe(0), { timeout: 5000 });
    expect(store.failure).toBeNull();
    const disk = await onDisk(name);
    expect(disk.profile).toEqual({ before: true, during: 2 });
    expect(disk.outbox).toHaveLength(3);
  });

  test("the position does not move past rows that could not be stored", async () => {
    const name = newName();
    const { store, ydoc } = await open(name);
    const full = fillDisk();
    const remote = createYdoc();
    remote.getMap("profile").set("name", "Kolor");
    Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(remote), "provider");
    store.reach({ epoch: 1, seq: 9 });
    await vi.waitFor(() => expect(store.failure).toBe("full"));
    expect((await onDisk(name)).position).toEqual({ epoch: 0, seq: 0 });
    full.mockRestore();
    await store.idle();
    expect((await onDisk(name)).position).toEqual({ epoch: 1, seq: 9 });
  });

  test("a write answered before the disk had room for it is stored without an outbox entry", async () => {
    const name = newName();
    const { store, profile } = await open(name);
    const full = fillDisk();
    profile.set("name", "Kolor");
    await vi.waitFor(() => expect(store.failure).toBe("full"));
    store.answer(1);
    full.mockRestore();
    await store.idle();
    const disk = await onDisk(name);
    expect(disk.profile).toEqual({ name: "Kolor" });
    expect(disk.outbox).toEqual([]);
  });
});

describe("property", () => {
  const act = fc.oneof(
    { weight: 6, arbitrary: fc.constant("write" as const) },
    { weight: 2, arbitrary: fc.constantFrom("disk-full" as const, "disk-free" as const) },
    { weight: 2, arbitrary: fc.constant("answer" as const) },
    { weight: 3, arbitrary: fc.constant("look" as const) },
  );

  test("what counts as stored is on the disk, and what counts as unsent is in the outbox, at every moment", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 30 }), async (acts) => {
        const name = newName();
        const { store, profile } = await open(name);
        let full: ReturnType<typeof fillDisk> | undefined;
        let written = 0;
        for (const next of acts) {
          if (next === "write") profile.set(`key${written++}`, true);
          if (next === "disk-full") full ??= fillDisk();
          if (next === "disk-free") full = void full?.mockRestore();
          if (next === "answer") store.answer(Math.max(0, written - store.unstored - 1));
          if (next !== "look") continue;
          const claimed = written - store.unstored;
          expect(Object.keys((await onDisk(name)).profile).length).toBeGreaterThanOrEqual(claimed);
        }
        full?.mockRestore();
        await vi.waitFor(() => expect(store.unstored).toBe(0), { timeout: 10_000 });
        await store.idle();
        const disk = await onDisk(name);
        expect(Object.keys(disk.profile)).toHaveLength(written);
        expect(disk.outbox).toHaveLength(store.unsent.count);
        await store.destroy();
      }),
      { numRuns: Number(import.meta.env["VITE_RUNS"] ?? 6) },
    );
  }, 60_000);
});

describe("a damaged store", () => {
  test("a row that cannot be read is set aside, and the rest opens", async () => {
    const name = newName();
    const first = await open(name);
    first.profile.set("name", "Kolor");
    await first.store.idle();
    await first.store.destroy();
    await withFileRows(name, (rows) => rows.store({ updates: [new Uint8Array([1, 200, 3])] }));
    const second = await quietly(() => open(name, 300)); // y-indexeddb's own reading fails and tells nobody
    expect(second.loaded).toEqual({ kind: "loaded", rescued: 1 });
    expect(second.profile.toJSON()).toEqual({ name: "Kolor" });
    second.profile.set("name", "Pangarangan");
    await second.store.idle();
    expect((await onDisk(name)).profile).toEqual({ name: "Pangarangan" });
  }, 10_000);

  test("a store that cannot be opened is told, and taken up together with what it holds once it can", async () => {
    const name = newName();
    const first = await open(name);
    first.profile.set("name", "Kolor");
    await first.store.idle();
    await first.store.destroy();
    vi.spyOn(IDBFactory.prototype, "open").mockImplementationOnce(() => {
      throw new DOMException("not now", "UnknownError");
    });
    const second = await quietly(() => open(name));
    expect(second.loaded).toEqual({ kind: "no-storage" });
    expect(second.changes).toContain("gone");
    second.profile.set("chair", "Siti");
    await vi.waitFor(() => expect(second.store.unstored).toBe(0), { timeout: 5000 });
    expect(second.profile.toJSON()).toEqual({ name: "Kolor", chair: "Siti" });
    expect((await onDisk(name)).profile).toEqual({ name: "Kolor", chair: "Siti" });
  });

  test("a database deleted under an open file is made again from memory, unsent as a whole", async () => {
    const name = newName();
    const { store, profile } = await open(name);
    profile.set("name", "Kolor");
    await store.idle();
    store.answer(1);
    await store.idle();
    await deleteDatabase(name);
    profile.set("chair", "Siti");
    expect(store.unstored).toBeGreaterThan(0);
    await vi.waitFor(() => expect(store.unstored).toBe(0), { timeout: 5000 });
    const disk = await onDisk(name);
    expect(disk.profile).toEqual({ name: "Kolor", chair: "Siti" });
    expect(disk.outbox).toHaveLength(1);
    const whole = new Y.Doc();
    Y.applyUpdate(whole, disk.outbox[0]?.update ?? new Uint8Array());
    expect(whole.getMap("profile").toJSON()).toEqual({ name: "Kolor", chair: "Siti" });
  });

  test("600 writes are trimmed to few rows without losing one or its outbox entry", async () => {
    const name = newName();
    const { store, profile } = await open(name);
    for (let n = 0; n < 600; n++) profile.set(`key${n}`, n);
    await store.idle();
    await vi.waitFor(
      async () => expect(await withFileRows(name, async (rows) => (await rows.updates()).length)).toBeLessThan(20),
      { timeout: 5000 },
    );
    const disk = await onDisk(name);
    expect(Object.keys(disk.profile)).toHaveLength(600);
    expect(disk.outbox).toHaveLength(600);
  });
});

describe("two windows on one file", () => {
  test("each keeps its own outbox; an answer to one says nothing of the other's writes", async () => {
    const name = newName();
    const one = await open(name);
    const two = await open(name);
    one.profile.set("name", "Kolor");
    two.profile.set("chair", "Siti");
    await Promise.all([one.store.idle(), two.store.idle()]);
    await one.store.recount();
    expect(one.store.unsent.count).toBe(2);
    one.store.answerEarlier();
    one.store.answer(1);
    await one.store.idle();
    const disk = await onDisk(name);
    expect(disk.profile).toEqual({ name: "Kolor", chair: "Siti" });
    expect(disk.outbox.map((row) => row.key[1])).toEqual([two.ydoc.clientID]);
  });
});

describe("an open document's print", () => {
  const printOf = (name: string) => withFileRows(name, (rows) => rows.print());

  test("is taken when it has been equal to the log for a while, and not while anything is unsent", async () => {
    const name = newName();
    const { ydoc, store, profile } = await open(name);
    let noted = 0;
    const printing = printWhenQuiet(store, () => noted++);
    profile.set("name", "Kolor");
    store.reach({ epoch: 1, seq: 1 });
    await store.idle();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      printing.equal();
      await vi.advanceTimersByTimeAsync(3000);
      for (let look = 0; look < 10; look++) expect(await printOf(name)).toBeUndefined(); // the write has no answer yet
      store.answer(1);
      await store.idle();
      printing.equal();
      await vi.advanceTimersByTimeAsync(2900);
      printing.equal(); // something more has arrived
      await vi.advanceTimersByTimeAsync(2900);
      expect(await printOf(name)).toBeUndefined();
      await vi.advanceTimersByTimeAsync(100);
    } finally {
      vi.useRealTimers();
    }
    await expect.poll(() => noted).toBe(1);
    expect(await printOf(name)).toEqual({ epoch: 1, seq: 1, fingerprint: fingerprintOf(ydoc), nextAt: null });
    printing.end();
  });
});
