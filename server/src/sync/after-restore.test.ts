/**
 * A real server whose data directory is put back to an earlier backup, and the devices that return to it in any order: all
 * that they hold comes back, under its authors' names, and nobody gets anything in that the server had not once taken.
 */
import { cpSync, rmSync } from "node:fs";
import { createYdoc } from "@pendamping/shared/file/ydoc";
import {
  type CatchUpFile,
  type CatchUpReply,
  catchUpResponseSchema,
  type LedgerRow,
} from "@pendamping/shared/protocol/catch-up";
import * as v from "valibot";
import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { bangkal, kolor, openVillage, type Village } from "../testing/village.ts";

// passwords are hashed slowly, and the machine may be busy
vi.setConfig({ testTimeout: 40_000 });

/** A device that works by `/api/sync` alone. */
class Device {
  ydoc = createYdoc();
  readonly own = new Set<number>();
  ledger: LedgerRow[] = [];
  position = { epoch: 0, seq: 0 };
  unsent: Uint8Array[] = [];
  whole = false;
  readonly #village: Village;
  readonly #name: string;

  constructor(village: Village, name: string) {
    this.#village = village;
    this.#name = name;
  }

  /** Goes on under another client id, as after the app was closed. */
  reopen(): void {
    const before = this.ydoc;
    this.ydoc = createYdoc();
    Y.applyUpdate(this.ydoc, Y.encodeStateAsUpdate(before));
  }

  set(root: string, key: string, value: unknown): void {
    const before = Y.encodeStateVector(this.ydoc);
    this.ydoc.getMap(root).set(key, value);
    this.unsent.push(Y.encodeStateAsUpdate(this.ydoc, before));
    this.own.add(this.ydoc.clientID);
  }

  get(root: string, key: string): unknown {
    return this.ydoc.getMap(root).get(key);
  }

  replica(): NonNullable<CatchUpFile["replica"]> {
    return { update: base64(Y.encodeStateAsUpdate(this.ydoc)), own: [...this.own], ledger: this.ledger };
  }

  async ask(more: Partial<CatchUpFile> = {}): Promise<CatchUpReply | undefined> {
    const file = { id: kolor, refusal: 0, ...this.position, ...more };
    const body = { protocol: 1, device: `${this.#name}'s`, sentAt: Date.now(), files: [file] };
    const response = await this.#village.call(this.#name, "/api/sync", body);
    return v.parse(catchUpResponseSchema, await response.json()).files[0];
  }

  /** As the exchange does it; the last reply. */
  async exchange(): Promise<CatchUpReply | undefined> {
    const sent = this.unsent.length;
    const reply = await this.ask({
      ...(sent > 0 ? { update: base64(Y.mergeUpdates(this.unsent)) } : {}),
      ...(this.whole ? { replica: this.replica() } : {}),
    });
    if (!reply) return undefined;
    if (reply.update) Y.applyUpdate(this.ydoc, new Uint8Array(Buffer.from(reply.update, "base64")));
    if (reply.verdict === "stored") this.unsent.splice(0, sent);
    if (reply.replica === "stored") this.whole = false;
    this.ledger.push(...(reply.ledger ?? []));
    const restored = this.position.epoch !== 0 && reply.epoch !== this.position.epoch;
    this.position = { epoch: reply.epoch, seq: reply.seq };
    if (!restored) return reply;
    this.whole = true;
    return this.exchange();
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

async function devices(village: Village, ...names: string[]): Promise<Device[]> {
  const all = names.map((name) => new Device(village, name));
  for (const one of all) await one.exchange();
  return all;
}

async function backUp(village: Village): Promise<() => Promise<void>> {
  const backup = `${village.dataDir}-backup`;
  await village.restart({}, () => cpSync(village.dataDir, backup, { recursive: true }));
  return () =>
    village.restart({ RESTORED: "1" }, () => {
      rmSync(village.dataDir, { recursive: true });
      cpSync(backup, village.dataDir, { recursive: true });
      rmSync(backup, { recursive: true });
    });
}

/** Who wrote a key's value by the ledger as the server gives it, and who handed it in. */
async function authorOf(village: Village, device: Device, root: string, key: string) {
  const response = await village.call("siti", `/api/files/${kolor}/ledger?after=0`);
  const { rows } = (await response.json()) as { rows: LedgerRow[] };
  const id = device.ydoc.getMap(root)._map.get(key)?.id;
  const row = rows
    .filter(({ client, clockEnd }) => client === id?.client && clockEnd > id.clock)
    .toSorted((a, b) => a.clockEnd - b.clockEnd)[0];
  const nameOf = (account: string | null | undefined) =>
    Object.entries(village.accounts).find(([, one]) => one === account)?.[0] ?? null;
  return { by: nameOf(row?.account), through: nameOf(row?.handedInBy), writtenAt: row?.writtenAt };
}

/** Siti and Ahmad write before and after a backup, under ids that it knows and under new ones, and hear of each other. */
async function writtenSince(village: Village) {
  const [siti, ahmad, kades] = (await devices(village, "siti", "ahmad", "kades")) as [Device, Device, Device];
  siti.set("profile", "before.siti", 1);
  ahmad.set("profile", "before.ahmad", 2);
  for (const one of [siti, ahmad]) await one.exchange();
  const putBack = await backUp(village);
  siti.set("profile", "field", "siti");
  for (const one of [siti, ahmad]) await one.exchange();
  ahmad.set("profile", "field", "ahmad, on siti's");
  ahmad.reopen();
  ahmad.set("legality", "nib.number", "1234");
  for (const one of [ahmad, siti]) await one.exchange();
  siti.set("profile", "field", "siti, on ahmad's");
  siti.set("notes", "n", "siti's note");
  for (const one of [siti, ahmad, kades, siti]) await one.exchange();
  return { siti, ahmad, kades, putBack };
}

for (const order of [
  ["siti", "ahmad"],
  ["ahmad", "siti"],
] as const)
  test(`after a restore ${order[0]}'s device alone brings everybody's work back, and ${order[1]}'s finds it there`, async () => {
    await using village = await openVillage();
    const { siti, ahmad, putBack } = await writtenSince(village);
    const written = await authorOf(village, siti, "legality", "nib.number");
    await putBack();
    const [first, second] = order.map((name) => (name === "siti" ? siti : ahmad)) as [Device, Device];
    expect(await first.exchange()).toMatchObject({ replica: "stored" });
    const [fresh] = (await devices(village, "siti")) as [Device];
    for (const root of ["profile", "legality", "notes"])
      expect(fresh.ydoc.getMap(root).toJSON()).toEqual(siti.ydoc.getMap(root).toJSON());
    expect(await second.exchange()).toMatchObject({ replica: "stored" });

    const through = (by: string) => (by === order[0] ? null : order[0]);
    expect(await authorOf(village, fresh, "profile", "field")).toMatchObject({ by: "siti", through: through("siti") });
    expect(await authorOf(village, fresh, "notes", "n")).toMatchObject({ by: "siti", through: through("siti") });
    expect(await authorOf(village, fresh, "profile", "before.ahmad")).toMatchObject({ by: "ahmad", through: null });
    expect(await authorOf(village, fresh, "legality", "nib.number")).toEqual({
      by: "ahmad",
      through: through("ahmad"),
      writtenAt: written.writtenAt,
    });

    // Both go on under the ids that they had.
    siti.set("profile", "after", "siti");
    ahmad.set("legality", "nib.number", "5678");
    for (const one of [siti, ahmad]) expect(await one.exchange()).toMatchObject({ verdict: "stored" });
    expect(await authorOf(village, siti, "profile", "after")).toMatchObject({ by: "siti", through: null });
    expect(await authorOf(village, ahmad, "legality", "nib.number")).toMatchObject({ by: "ahmad", through: null });
  });

test("whoever may not write a section leaves others' work in it to those who may, and burns nobody's clocks", async () => {
  await using village = await openVillage();
  const { siti, kades, putBack } = await writtenSince(village);
  kades.set("notes", "k", "kades' note");
  await kades.exchange();
  await putBack();
  const reply = await kades.exchange();
  expect(reply).toMatchObject({ replica: "in-part" });
  expect(reply?.refusals).toBeUndefined();
  const [fresh] = (await devices(village, "siti")) as [Device];
  expect(fresh.ydoc.getMap("profile").toJSON()).toEqual({ "before.siti": 1, "before.ahmad": 2 });
  expect(fresh.get("notes", "k")).toBe("kades' note");
  expect(await siti.exchange()).toMatchObject({ replica: "stored" });
  expect(await kades.exchange()).toMatchObject({ replica: "stored" });
  expect(kades.get("profile", "field")).toBe("siti, on ahmad's");
  expect(await authorOf(village, kades, "profile", "field")).toMatchObject({ by: "siti", through: null });
});

test("without any seal each device brings its own, step by step, and nobody becomes the author of another's work", async () => {
  await using village = await openVillage();
  const { siti, ahmad, putBack } = await writtenSince(village);
  await putBack();
  const exchange = async (one: Device) => {
    one.ledger = [];
    return (await one.exchange())?.replica;
  };
  expect(await exchange(ahmad)).toBe("in-part");
  expect(await exchange(siti)).toBe("in-part");
  expect(await exchange(ahmad)).toBe("in-part");
  expect(await exchange(siti)).toBe("stored");
  expect(await exchange(ahmad)).toBe("stored");
  expect(await authorOf(village, siti, "profile", "field")).toMatchObject({ by: "siti", through: null });
  expect(await authorOf(village, siti, "legality", "nib.number")).toMatchObject({ by: "ahmad", through: null });
});

test("an id that somebody else took as theirs meanwhile goes back to whose it was, with what was written under it", async () => {
  await using village = await openVillage();
  const { siti, ahmad, putBack } = await writtenSince(village);
  await putBack();
  const lost = siti.ydoc.getMap("legality")._map.get("nib.number")?.id.client ?? 0;
  siti.ledger = [];
  siti.own.add(lost);
  await siti.exchange();
  expect(await authorOf(village, siti, "legality", "nib.number")).toMatchObject({ by: "siti" });
  await ahmad.exchange();
  expect(await authorOf(village, siti, "legality", "nib.number")).toMatchObject({ by: "ahmad", through: "siti" });
  ahmad.set("legality", "nib.number", "5678");
  expect(await ahmad.exchange()).toMatchObject({ verdict: "stored" });
  // A seal that the taker was given meanwhile does not turn it back.
  const { epoch, seq } = siti.position;
  const told = await siti.ask({ epoch, seq, ledger: 0 });
  await siti.ask({ replica: { ...siti.replica(), ledger: told?.ledger ?? [] } });
  expect(await authorOf(village, siti, "legality", "nib.number")).toMatchObject({ by: "ahmad" });
});

test("an ordinary epoch takes nothing under another's id: not by upload, not with seals, not after a pretended restore", async () => {
  await using village = await openVillage();
  const [siti, ahmad] = (await devices(village, "siti", "ahmad")) as [Device, Device];
  siti.set("profile", "name", "Kolor");
  await siti.exchange();
  await siti.exchange();
  await ahmad.exchange();
  const forged = copyUnder(ahmad.ydoc, siti.ydoc.clientID);
  forged.getMap("profile").set("name", "not Siti's");
  const update = base64(Y.encodeStateAsUpdate(forged, Y.encodeStateVector(ahmad.ydoc)));
  expect(await ahmad.ask({ update })).toMatchObject({ verdict: "set-aside" });

  const row = ahmad.ledger.find(({ client }) => client === siti.ydoc.clientID);
  if (!row) throw new Error("ahmad was told of siti's work");
  const replica = { update: base64(Y.encodeStateAsUpdate(forged)), own: [siti.ydoc.clientID], ledger: [row] };
  const forgeries: LedgerRow[][] = [
    [row],
    [],
    [{ ...row, clockEnd: row.clockEnd + 1 }],
    [{ ...row, account: village.accounts["ahmad"] ?? "" }],
    [{ ...row, seal: undefined }],
  ].map((rows) => rows as LedgerRow[]);
  for (const ledger of forgeries)
    expect(await ahmad.ask({ replica: { ...replica, ledger } })).toMatchObject({ replica: "in-part" });

  const ahead = await ahmad.ask({ seq: ahmad.position.seq + 100 });
  expect(ahead?.epoch).toBeGreaterThan(ahmad.position.epoch);
  ahmad.position = { epoch: ahead?.epoch ?? 0, seq: ahead?.seq ?? 0 };
  for (const ledger of forgeries)
    expect(await ahmad.ask({ replica: { ...replica, ledger } })).toMatchObject({ replica: "in-part" });

  siti.set("profile", "name", "Kolor Baru");
  await siti.exchange();
  const [fresh] = (await devices(village, "ahmad")) as [Device];
  expect(fresh.get("profile", "name")).toBe("Kolor Baru");
  expect(await authorOf(village, fresh, "profile", "name")).toMatchObject({ by: "siti", through: null });
});

test("a seal of one file proves nothing in another", async () => {
  await using village = await openVillage();
  const [siti] = (await devices(village, "siti")) as [Device];
  siti.set("profile", "name", "Kolor");
  await siti.exchange();
  await siti.exchange();
  const other = createYdoc();
  other.clientID = siti.ydoc.clientID;
  other.getMap("profile").set("name", "forged");
  const replica = { update: base64(Y.encodeStateAsUpdate(other)), own: [], ledger: siti.ledger };
  const budi = new Device(village, "budi");
  expect(await budi.ask({ id: bangkal, replica })).toMatchObject({ replica: "in-part" });
});

function copyUnder(ydoc: Y.Doc, clientId: number): Y.Doc {
  const copy = createYdoc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc));
  copy.clientID = clientId;
  return copy;
}
