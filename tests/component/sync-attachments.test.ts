/**
 * Photos and papers on the device, on real IndexedDB: what waits is sent once and never removed, copies make room, a full device says so
 * and a rebuilt replica leaves them alone. The server is the two routes, in memory.
 */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openAccountChannel } from "../../client/src/sync/account-channel.ts";
import { openAccountStore } from "../../client/src/sync/account-store.ts";
import { sha256Of, takeIn } from "../../client/src/sync/attachment-intake.ts";
import { type AttachmentRow, waitingAttachments, withAttachmentRows } from "../../client/src/sync/attachment-rows.ts";
import { uploadAttachments } from "../../client/src/sync/attachment-upload.ts";
import { createAttachments } from "../../client/src/sync/attachments.ts";
import type { DeviceStore } from "../../client/src/sync/device-store.ts";
import { readAttachments } from "../../shared/src/attachments/access.ts";
import { createYdoc } from "../../shared/src/file/ydoc.ts";

const kolor = "3529012005";
type Fate = "lose-request" | "lose-reply" | "no-room" | "no-right" | "damaged";

/** What the server holds, and what came of each call: "PUT 201". */
let stored: Map<string, ArrayBuffer>;
let calls: string[];
let line: Fate[];
let account: string;

beforeEach(() => {
  account = `siti-${crypto.randomUUID()}`;
  stored = new Map();
  calls = [];
  line = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const path = new URL(String(input), location.href).pathname;
    const method = init?.method ?? "GET";
    const answer = async (): Promise<Response> => {
      const content = stored.get(path);
      if (method !== "PUT") return new Response(method === "HEAD" ? null : content, { status: content ? 200 : 404 });
      const fate = line.shift();
      if (fate === "lose-request") throw new TypeError("no line");
      if (fate === "no-room") return new Response("{}", { status: 507 });
      if (fate === "no-right") return new Response("{}", { status: 403 });
      if (fate === "damaged") return new Response("{}", { status: 422 });
      stored.set(path, await new Response(init?.body).arrayBuffer());
      if (fate === "lose-reply") throw new TypeError("the line broke");
      return new Response("{}", { status: content ? 200 : 201 });
    };
    try {
      const response = await answer();
      calls.push(`${method} ${response.status}`);
      return response;
    } catch (error) {
      calls.push(`${method} lost`);
      throw error;
    }
  });
});

afterEach(() => vi.restoreAllMocks());

async function open() {
  const store = await openAccountStore(account);
  const ydoc = createYdoc();
  const channel = openAccountChannel(account);
  const attachments = await createAttachments(store, channel, () => undefined).of(kolor, () => ydoc);
  const device = { signedIn: async () => account, signOutOwed: async () => false } as unknown as DeviceStore;
  return { attachments, ydoc, send: (byHand = false) => uploadAttachments({ account, device, channel, byHand }) };
}

function pdf(text: string): File {
  return new File([`%PDF-1.7\n${text}`], "akta.pdf");
}

async function waiting(): Promise<number> {
  return (await waitingAttachments(account)).get(kolor)?.count ?? 0;
}

test("what waits is on this device before its record is written, and is sent once", async () => {
  const { attachments, ydoc, send } = await open();
  const recordWhenStored: number[] = [];
  ydoc.on("update", async () => recordWhenStored.push(await waiting()));
  expect(await attachments.add("legality/deed", pdf("satu"))).toBe("added");
  await vi.waitFor(() => expect(recordWhenStored).toEqual([1]));
  const [record] = readAttachments(ydoc, "legality/deed");
  expect(record).toMatchObject({ name: "akta.pdf", mime: "application/pdf", bytes: 13 });
  expect(await send()).toBe("done");
  expect(await send()).toBe("done");
  expect(calls).toEqual(["PUT 201"]);
  expect(await waiting()).toBe(0);
});

test("a photo whose answer got lost is not sent again", async () => {
  const { attachments, send } = await open();
  await attachments.add("legality/deed", pdf("dua"));
  line = ["lose-reply"];
  expect(await send()).toBe("signal");
  expect(await waiting()).toBe(1);
  expect(await send()).toBe("done");
  expect(calls).toEqual(["PUT lost", "HEAD 200"]);
  expect(await waiting()).toBe(0);
});

test("it waits through a lost line, a full server and damaged bytes; what is refused is tried again by hand only", async () => {
  const { attachments, send } = await open();
  await attachments.add("legality/deed", pdf("tiga"));
  line = ["lose-request", "no-room", "damaged", "no-right"];
  expect([await send(), await send(), await send(), await send()]).toEqual(["signal", "server", "server", "done"]);
  expect((await waitingAttachments(account)).get(kolor)?.trouble).toBe("refused");
  const before = calls.length;
  await send();
  expect(calls).toHaveLength(before);
  expect(await send(true)).toBe("done");
  expect(await waiting()).toBe(0);
});

test("another person's content is fetched once, kept, and not believed where its hash is another", async () => {
  const { attachments } = await open();
  const content = await pdf("empat").arrayBuffer();
  const sha256 = await sha256Of(content);
  const wanted = { sha256, mime: "application/pdf" };
  expect(await attachments.content(wanted)).toEqual({ kind: "not-there" });
  stored.set(
    `/api/files/${kolor}/attachments/${sha256}`,
    new TextEncoder().encode("a proxy's page").buffer as ArrayBuffer,
  );
  expect(await attachments.content(wanted)).toEqual({ kind: "unreachable" });
  stored.set(`/api/files/${kolor}/attachments/${sha256}`, content);
  expect((await attachments.content(wanted)).kind).toBe("here");
  stored.clear();
  const again = await attachments.content(wanted);
  expect(again.kind === "here" && (await sha256Of(await again.blob.arrayBuffer()))).toBe(sha256);
});

test("copies make room, those looked at longest ago first, and what waits never does", async () => {
  const row = (n: number, more: Partial<AttachmentRow>): AttachmentRow => {
    const sha256 = n.toString(16).padStart(64, "0");
    const times = { keptAt: n, usedAt: n, sentAt: null };
    return { file: kolor, sha256, mime: "application/pdf", bytes: 10, trouble: null, ...times, ...more };
  };
  await withAttachmentRows(account, async (rows) => {
    for (const n of [1, 2, 3, 4]) await rows.keep(row(n, n === 1 ? { waiting: 1 } : {}), new ArrayBuffer(10));
    await rows.change(kolor, row(2, {}).sha256, (known) => ({ ...known, usedAt: 9 }));
    await rows.makeRoom(20);
    expect((await rows.ofFile(kolor)).map(({ keptAt }) => keptAt)).toEqual([1, 2, 4]);
    await rows.makeRoom(0);
    expect((await rows.ofFile(kolor)).map(({ keptAt }) => keptAt)).toEqual([1]);
    expect((await rows.bytes(kolor, row(1, {}).sha256))?.byteLength).toBe(10);
  });
});

test("a full device says so, and no record names what is not there", async () => {
  const { attachments, ydoc } = await open();
  const put = IDBObjectStore.prototype.put;
  const fillDisk = (fail: (store: IDBObjectStore) => void) =>
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, value, key) {
      const request = put.call(this, value, key);
      if (this.name === "bytes") fail(this);
      return request;
    });
  const atOnce = fillDisk(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  expect(await attachments.add("legality/deed", pdf("lima"))).toBe("full");
  atOnce.mockRestore();
  fillDisk((store) => store.transaction.abort()); // as at its commit
  expect(await attachments.add("legality/deed", pdf("lima"))).toBe("full");
  expect(readAttachments(ydoc)).toEqual([]);
  expect(await waiting()).toBe(0);
});

test("a photo becomes a JPEG of at most 1600 pixels, and what is neither photo nor paper is not taken", async () => {
  const canvas = new OffscreenCanvas(400, 3200);
  canvas.getContext("2d")?.fillRect(0, 0, 10, 10);
  const taken = await takeIn(new File([await canvas.convertToBlob({ type: "image/webp" })], "Foto.webp"));
  if (taken.kind !== "taken") throw new Error(taken.kind);
  expect(taken).toMatchObject({ mime: "image/jpeg", name: "Foto.jpg", sha256: await sha256Of(taken.content) });
  const bitmap = await createImageBitmap(new Blob([taken.content]));
  expect([bitmap.width, bitmap.height]).toEqual([200, 1600]);
  expect((await takeIn(new File(["<svg/>"], "x.svg", { type: "image/svg+xml" }))).kind).toBe("not-accepted");
  expect((await takeIn(new File(["%PDF-1.7", new Uint8Array(11 * 2 ** 20)], "besar.pdf"))).kind).toBe("too-large");
});
