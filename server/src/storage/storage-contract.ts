/**
 * What every storage must keep, whatever database is below. An adapter's test calls `storageContract` with a way to open it
 * on the same data twice: the second opening stands for a start after a crash.
 */
import { describe, expect, test } from "vitest";
import { firstBrokenEvent } from "../decisions/event-chain.ts";
import type { Entry, FileRow, Storage, SuggestionRow } from "./port.ts";

export interface OpenedStorage extends AsyncDisposable {
  readonly storage: Storage;
  /** Another opening of the same data, without closing the first. */
  reopen(): Promise<Storage>;
}

const file = "3529012005";
const other = "3529012006";
const at = "2025-11-22T01:15:00.000Z";
const row = (id: string): FileRow => ({
  id,
  name: id,
  village: id,
  kind: "desa",
  district: "Kota",
  districtCode: "352901",
  place: "Kota",
});
const entry = (more: Partial<Entry> = {}): Entry => ({ file, at, account: "siti", device: "phone", ...more });
const update = (...bytes: number[]) => entry({ update: Uint8Array.from(bytes) });

const suggestion: SuggestionRow = {
  id: "s1",
  file,
  author: "kades",
  device: "phone",
  sections: ["plan"],
  reason: "role",
  baseSeq: 0,
  writtenAt: at,
  receivedAt: at,
  original: Uint8Array.of(1),
  rekeyed: Uint8Array.of(2),
  moved: [{ client: 2 ** 53 - 1, clock: 0, len: 3, toClient: 5, toClock: 0 }],
  status: "open",
  decidedBy: null,
  decidedAt: null,
  decisionReason: null,
  changes: null,
};
const refusal = {
  suggestion: "s1",
  reason: "role" as const,
  sections: ["plan"],
  structs: [[2 ** 53 - 1, 0, 3]] as const,
  deletions: [[8, 1, 2]] as const,
};

export function storageContract(open: () => Promise<OpenedStorage>): void {
  const opened = async () => {
    const it = await open();
    await it.storage.files.create([row(file), row(other)]);
    return it;
  };

  describe("the log", () => {
    test("numbers rows per file, in the order of entries, and says where each left the log", async () => {
      await using it = await opened();
      const committed = await it.storage.log.commit([
        update(1),
        { ...update(2), file: other },
        entry({ bindings: [{ client: 4, account: "siti", device: "phone", via: null }] }),
        update(3),
      ]);
      expect(committed.map(({ seq }) => seq)).toEqual([1, 1, 1, 2]);
      const loaded = await it.storage.log.load(file);
      expect(loaded?.rows.map(({ seq, bytes }) => [seq, ...bytes])).toEqual([
        [1, 1],
        [2, 3],
      ]);
      expect(loaded).toMatchObject({ seq: 2, checkpoint: null });
      expect(await it.storage.log.position("9999999999")).toBeUndefined();
    });

    test("what a commit has answered for is there after a crash", async () => {
      await using it = await opened();
      await it.storage.log.commit([update(7)]);
      const again = await it.reopen();
      expect((await again.log.load(file))?.rows.map((one) => [...one.bytes])).toEqual([[7]]);
      await again.close();
    });

    test("a group that cannot be stored whole leaves nothing", async () => {
      await using it = await opened();
      const bad = entry({ file: "9999999999", update: Uint8Array.of(9) });
      await expect(it.storage.log.commit([update(1), bad])).rejects.toThrow();
      expect(await it.storage.log.position(file)).toMatchObject({ seq: 0 });
      expect((await it.storage.log.load(file))?.rows).toEqual([]);
    });

    test("the first account that used a client id keeps it", async () => {
      await using it = await opened();
      const binding = { client: 2 ** 53 - 1, account: "siti", device: "phone", via: null };
      await it.storage.log.commit([
        entry({ bindings: [binding] }),
        entry({ bindings: [{ ...binding, account: "ahmad" }] }),
      ]);
      expect(await it.storage.log.bindings(file)).toEqual([binding]);
      expect(await it.storage.log.bindings(other)).toEqual([]);
    });

    test("a longer ledger row replaces the one of the same start and moves to the new position", async () => {
      await using it = await opened();
      const rowOf = (clockEnd: number) => ({
        client: 4,
        clockStart: 0,
        clockEnd,
        account: "siti",
        via: null,
        writtenAt: at,
        receivedAt: at,
      });
      await it.storage.log.commit([entry({ update: Uint8Array.of(1), ledger: [rowOf(1)] })]);
      await it.storage.log.commit([entry({ update: Uint8Array.of(2), ledger: [rowOf(5)] })]);
      expect(await it.storage.log.ledgerAfter(file, 0)).toEqual([
        { seq: 2, client: 4, clockEnd: 5, account: "siti", via: null, writtenAt: at, receivedAt: at },
      ]);
      expect(await it.storage.log.ledgerAfter(file, 2)).toEqual([]);
      expect(await it.storage.log.ledgerEnds(file)).toEqual([{ client: 4, clockEnd: 5, writtenAt: at }]);
    });

    test("a correction gives an id and what was written under it to its author, handed in by whoever had it", async () => {
      await using it = await opened();
      const wrong = { client: 4, account: "ahmad", device: "phone", via: null };
      const row = { client: 4, clockStart: 0, clockEnd: 3, via: null, writtenAt: at, receivedAt: at };
      const ledger = [{ ...row, account: "ahmad" }];
      await it.storage.log.commit([entry({ update: Uint8Array.of(1), bindings: [wrong], ledger })]);
      const right = { ...wrong, account: "siti", device: "seal" };
      await it.storage.log.commit([entry({ update: Uint8Array.of(2), corrections: [right] })]);
      expect(await it.storage.log.bindings(file)).toEqual([right]);
      expect(await it.storage.log.ledgerAfter(file, 1)).toEqual([
        {
          seq: 2,
          client: 4,
          clockEnd: 3,
          account: "siti",
          via: null,
          handedInBy: "ahmad",
          writtenAt: at,
          receivedAt: at,
        },
      ]);
    });

    test("a fold replaces rows by a checkpoint, once", async () => {
      await using it = await opened();
      await it.storage.log.commit([update(1), update(2), update(3)]);
      const fold = { from: null, seq: 2, bytes: Uint8Array.of(12), at };
      expect(await it.storage.log.fold(file, fold)).toBe(true);
      expect(await it.storage.log.fold(file, fold)).toBe(false);
      const loaded = await it.storage.log.load(file);
      expect(loaded?.checkpoint?.seq).toBe(2);
      expect(loaded?.rows.map(({ seq }) => seq)).toEqual([3]);
      expect(await it.storage.log.rowsAfter(file, 1)).toBeUndefined();
      expect(await it.storage.log.rowsAfter(file, 2)).toHaveLength(1);
      expect(await it.storage.log.rowsAfter(file, 3)).toEqual([]);
      expect(await it.storage.log.longLogs(1)).toEqual([{ file, rows: 1 }]);
      expect(await it.storage.log.rowCount()).toBe(1);
    });

    test("a new epoch leaves the rows and the count of them", async () => {
      await using it = await opened();
      await it.storage.log.commit([update(1)]);
      await it.storage.log.startEpoch(file, 1_700_000_000);
      expect(await it.storage.log.position(file)).toEqual({ epoch: 1_700_000_000, seq: 1 });
    });

    test("bytes set aside are kept once per account", async () => {
      await using it = await opened();
      const aside = entry({ quarantine: { why: "x", bytes: Uint8Array.of(1, 2) } });
      await it.storage.log.commit([aside, aside, { ...aside, account: "ahmad" }]);
      expect(await it.storage.log.position(file)).toMatchObject({ seq: 0 });
    });
  });

  describe("suggestions", () => {
    test("keep ids of 53 bits and every byte, and take additions while open", async () => {
      await using it = await opened();
      await it.storage.log.commit([entry({ suggestion, refusal })]);
      expect(await it.storage.suggestions.get("s1")).toEqual(suggestion);
      const more = { ...suggestion, rekeyed: Uint8Array.of(2, 3), receivedAt: "2025-11-23T00:00:00.000Z" };
      await it.storage.log.commit([entry({ suggestion: more, refusal })]);
      expect(await it.storage.suggestions.ofAuthor(file, "kades")).toEqual([more]);
      expect((await it.storage.log.refusalsAfter(file, 0)).map((one) => one.number)).toEqual([1, 2]);
      expect(await it.storage.log.refusalsAfter(file, 1)).toEqual([
        expect.objectContaining({ number: 2, structs: [[2 ** 53 - 1, 0, 3]], account: "siti" }),
      ]);
      expect(await it.storage.log.refusedDeletions(file, "siti")).toEqual([
        [8, 1, 2],
        [8, 1, 2],
      ]);
    });

    test("are decided once; a second decision stores nothing of its group", async () => {
      await using it = await opened();
      await it.storage.log.commit([entry({ suggestion, refusal })]);
      const decided = { id: "s1", status: "accepted" as const, by: "ahmad", at, reason: null, changes: [] };
      const answer = { key: "k1", account: "ahmad", request: "r", result: { ok: true } };
      await it.storage.log.commit([entry({ update: Uint8Array.of(2), decided, answer })]);
      await expect(
        it.storage.log.commit([entry({ update: Uint8Array.of(2), decided: { ...decided, status: "declined" } })]),
      ).rejects.toThrow();
      expect(await it.storage.suggestions.get("s1")).toMatchObject({ status: "accepted", decidedBy: "ahmad" });
      expect(await it.storage.log.position(file)).toMatchObject({ seq: 1 });
      expect(await it.storage.answer("k1")).toEqual(answer);
      expect(await it.storage.answer("k2")).toBeUndefined();
    });

    test("concern their author and whoever has the area; decided ones for a while", async () => {
      await using it = await opened();
      await it.storage.log.commit([entry({ suggestion, refusal })]);
      const ids = async (account: string, scopes: string[], since: string) =>
        (await it.storage.suggestions.concerning(account, scopes, since)).map((one) => one.id);
      expect(await ids("kades", [], "9")).toEqual(["s1"]);
      expect(await ids("dinas", ["3529"], "9")).toEqual(["s1"]);
      expect(await ids("budi", [other], "9")).toEqual([]);
      const decided = { id: "s1", status: "declined" as const, by: "ahmad", at, reason: "x", changes: [] };
      await it.storage.log.commit([entry({ decided })]);
      expect(await ids("kades", [], "2025-11-01")).toEqual(["s1"]);
      expect(await ids("kades", [], "2025-12-01")).toEqual([]);
    });
  });

  test("files are found by area, in order", async () => {
    await using it = await opened();
    const ids = async (scopes: string[]) => (await it.storage.files.within(scopes)).map((one) => one.id);
    expect(await ids(["3529"])).toEqual([file, other]);
    expect(await ids([""])).toEqual([file, other]);
    expect(await ids([other, "35290120"])).toEqual([file, other]);
    expect(await ids(["36"])).toEqual([]);
    expect(await ids([])).toEqual([]);
    expect(await it.storage.files.get(file)).toMatchObject({ village: file, districtCode: "352901" });
  });

  test("each event carries the hash of the one before, so a changed past is found", async () => {
    await using it = await opened();
    for (const kind of ["a", "b", "c"])
      await it.storage.events.append({ at, actor: "admin", kind, payload: { kind, n: [1, null] } });
    const events = await it.storage.events.after(0, 10);
    expect(events.map((event) => event.seq)).toEqual([1, 2, 3]);
    expect(firstBrokenEvent(events)).toBeNull();
    expect(firstBrokenEvent(events.map((event) => (event.seq === 2 ? { ...event, payload: {} } : event)))).toBe(2);
    expect(firstBrokenEvent(events.filter((event) => event.seq !== 2))).toBe(3);
    expect(await it.storage.events.after(2, 10)).toHaveLength(1);
  });

  test("a summary counts for its file's position and its day only", async () => {
    await using it = await opened();
    await it.storage.summaries.put({ file, epoch: 1, seq: 0, day: "2025-11-22", json: "{}" });
    expect([...(await it.storage.summaries.fresh([file, other], "2025-11-22"))]).toEqual([[file, "{}"]]);
    expect((await it.storage.summaries.fresh([file], "2025-11-23")).size).toBe(0);
    await it.storage.log.commit([update(1)]);
    expect((await it.storage.summaries.fresh([file], "2025-11-22")).size).toBe(0);
  });

  test("a published rule set is there with its event and its answer, and a version only once", async () => {
    await using it = await opened();
    const published = { id: "pmk", version: 2, body: "{}", publishedBy: "admin", publishedAt: at };
    const event = { at, actor: "admin", kind: "rules-published", payload: { id: "pmk", version: 2 } };
    const answer = { key: "k1", account: "admin", request: "r", result: { version: 2 } };
    await it.storage.ruleSets.publish(published, event, answer);
    const again = { ...answer, key: "k2" };
    await expect(it.storage.ruleSets.publish(published, event, again)).rejects.toThrow();
    await it.storage.ruleSets.publish({ ...published, id: "inpres" }, event, again);
    const reopened = await it.reopen();
    expect(await reopened.ruleSets.all()).toEqual([published, { ...published, id: "inpres" }]);
    expect(await reopened.answer("k1")).toEqual(answer);
    expect(await reopened.events.after(0, 10)).toHaveLength(2);
    await reopened.close();
  });

  test("what an operator adds is there with its events, or nothing of it", async () => {
    await using it = await opened();
    const siti = {
      account: "siti",
      username: "siti",
      name: "Siti",
      role: "manager",
      position: null,
      place: "Kolor",
      zone: "Asia/Jakarta",
    } as const;
    const term = { startsOn: "2025-10-01", endsOn: null, endedAt: null, decree: null };
    const addition = {
      region: '{"code":"3529"}',
      files: [row("3529012007")],
      people: [siti],
      assignments: [{ id: "a1", account: "siti", scope: file, ...term }],
      events: [{ at, actor: "operator", kind: "account-created", payload: { account: "siti" } }],
    };
    const dangling = { ...addition, assignments: [{ id: "a1", account: "nobody", scope: file, ...term }] };
    await expect(it.storage.provision(dangling)).rejects.toThrow();
    expect(await it.storage.setting("region")).toBeUndefined();
    expect(await it.storage.people.all()).toEqual([]);
    expect(await it.storage.files.get("3529012007")).toBeUndefined();

    await it.storage.provision(addition);
    const again = await it.reopen();
    expect(await again.setting("region")).toBe('{"code":"3529"}');
    expect(await again.files.get("3529012007")).toMatchObject({ ...row("3529012007"), epoch: 1, seq: 0 });
    expect(await again.people.all()).toEqual([siti]);
    expect(await again.people.assignmentsOf("siti")).toEqual(addition.assignments);
    expect(await again.events.after(0, 10)).toMatchObject(addition.events);
    await again.close();
  });

  test("an assignment ends with its event and answer, and attempts to sign in are counted per window", async () => {
    await using it = await opened();
    const person = {
      account: "siti",
      username: "siti",
      name: "Siti",
      role: "assistant" as const,
      position: null,
      place: "Sumenep",
      zone: "Asia/Jakarta",
    };
    await it.storage.people.create(person);
    expect(await it.storage.people.get("siti")).toEqual(person);
    const assignment = {
      id: "a1",
      account: "siti",
      scope: file,
      startsOn: "2025-10-01",
      endsOn: null,
      endedAt: null,
      decree: null,
    };
    await it.storage.people.assign(assignment);
    const event = { at, actor: "admin", kind: "assignment-ended", payload: {} };
    const answer = { key: "k", account: "admin", request: "r", result: 1 };
    await it.storage.people.endAssignment("a1", at, event, answer);
    expect(await it.storage.people.assignmentsOf("siti")).toEqual([{ ...assignment, endedAt: at }]);
    expect(await it.storage.events.after(0, 9)).toHaveLength(1);
    expect(await it.storage.answer("k")).toEqual(answer);

    const count = async (nowMs: number) => (await it.storage.people.countSignIn("key", nowMs, 1000)).count;
    expect([await count(0), await count(500), await count(999), await count(1500)]).toEqual([1, 2, 3, 1]);
    await it.storage.people.forgetSignIns("key");
    expect(await count(1600)).toBe(1);
  });

  test("a setting is what was put last", async () => {
    await using it = await opened();
    await it.storage.putSetting("region", "a");
    await it.storage.putSetting("region", "b");
    expect(await it.storage.setting("region")).toBe("b");
    await it.storage.ready();
  });
}
