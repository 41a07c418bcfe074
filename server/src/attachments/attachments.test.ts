import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addAttachment } from "@pendamping/shared/attachments/access";
import { createYdoc } from "@pendamping/shared/file/ydoc";
import { attachmentPath } from "@pendamping/shared/protocol/attachments";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { bangkal, kolor, openVillage, type Village } from "../testing/village.ts";
import { openContents } from "./contents.ts";

// passwords are hashed slowly, and the machine may be busy
vi.setConfig({ testTimeout: 20_000 });

let village: Village;
beforeAll(async () => {
  village = await openVillage({ ATTACHMENT_BYTES_MAX: "50000" });
}, 20_000);
afterAll(async () => {
  await village[Symbol.asyncDispose]();
});

let made = 0;
/** A photo that nobody has sent before. */
function photo(bytes = 9000): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(bytes, `photo ${made++} `)]);
}

function hashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function ask(name: string, method: string, file: string, sha256: string, body?: Buffer): Promise<Response> {
  const cookie = await village.signIn(name);
  const init = { method, headers: { cookie }, ...(body ? { body: new Uint8Array(body) } : {}) };
  return fetch(`${village.server.url}${attachmentPath(file, sha256)}`, init);
}

const put = (name: string, file: string, bytes: Buffer, sha256 = hashOf(bytes)) =>
  ask(name, "PUT", file, sha256, bytes);

/** What lies on the disk: whole contents of a file, and what is half. */
function onDisk(file: string): { whole: string[]; half: string[] } {
  const dir = join(village.dataDir, "attachments");
  return {
    whole: readdirSync(dir).includes(file) ? readdirSync(join(dir, file)) : [],
    half: readdirSync(join(dir, "incoming")),
  };
}

test("what one person stores another gets back byte for byte, and storing it again changes nothing", async () => {
  const bytes = photo();
  const sha256 = hashOf(bytes);
  expect((await ask("ahmad", "HEAD", kolor, sha256)).status).toBe(404);
  expect((await put("siti", kolor, bytes)).status).toBe(201);
  expect((await put("ahmad", kolor, bytes)).status).toBe(200);
  const head = await ask("kades", "HEAD", kolor, sha256);
  expect([head.status, head.headers.get("content-length")]).toEqual([200, String(bytes.length)]);
  const got = await ask("kades", "GET", kolor, sha256);
  expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
  expect(Object.fromEntries(got.headers)).toMatchObject({
    "content-type": "image/jpeg",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=31536000, immutable",
    etag: `"${sha256}"`,
  });
  expect(onDisk(kolor).half).toEqual([]);
  await village.restart();
  expect((await ask("dinas", "GET", kolor, sha256)).status).toBe(200);
});

test("bytes under a name that is not theirs are refused, and nothing of them stays", async () => {
  const wrong = hashOf(photo());
  const refused = await put("siti", kolor, photo(), wrong);
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({ error: { kind: "wrong-hash" } });
  expect((await ask("siti", "GET", kolor, wrong)).status).toBe(404);
  expect(onDisk(kolor).half).toEqual([]);
});

test("too much is refused, said or unsaid", async () => {
  const bytes = photo(60_000);
  expect((await put("siti", kolor, bytes)).status).toBe(413);
  const cookie = await village.signIn("siti");
  const unsaid = await fetch(`${village.server.url}${attachmentPath(kolor, hashOf(bytes))}`, {
    method: "PUT",
    headers: { cookie },
    body: new Blob([new Uint8Array(bytes)]).stream(),
    duplex: "half",
  } as RequestInit);
  expect(unsaid.status).toBe(413);
  expect(onDisk(kolor).whole).not.toContain(hashOf(bytes));
  expect(onDisk(kolor).half).toEqual([]);
});

test("an upload that breaks off leaves nothing, and sending it again is fine", async () => {
  const bytes = photo(40_000);
  const path = attachmentPath(kolor, hashOf(bytes));
  const sending = request(`${village.server.url}${path}`, {
    method: "PUT",
    headers: { cookie: await village.signIn("siti"), "content-length": bytes.length },
  });
  sending.on("error", () => undefined);
  sending.write(bytes.subarray(0, 20_000));
  await expect.poll(() => onDisk(kolor).half.length).toBe(1);
  sending.destroy();
  await expect.poll(() => onDisk(kolor).half.length).toBe(0);
  expect((await ask("siti", "HEAD", kolor, hashOf(bytes))).status).toBe(404);
  expect((await put("siti", kolor, bytes)).status).toBe(201);
});

test("only photos and PDFs are taken, by what they are, and a PDF is never shown as a page", async () => {
  const page = Buffer.from("<!doctype html><script>alert(1)</script>");
  expect((await put("siti", kolor, page)).status).toBe(415);
  expect((await put("siti", kolor, Buffer.from("short"))).status).toBe(415);
  expect((await put("siti", kolor, Buffer.alloc(0))).status).toBe(415);
  const pdf = Buffer.from("%PDF-1.7\n1 0 obj");
  expect((await put("siti", kolor, pdf)).status).toBe(201);
  const got = await ask("siti", "GET", kolor, hashOf(pdf));
  expect(got.headers.get("content-type")).toBe("application/pdf");
  expect(got.headers.get("content-disposition")).toMatch(/^attachment; filename="[0-9a-f]{12}\.pdf"$/);
});

test("who may not write or open a file can neither store nor find anything through it", async () => {
  const bytes = photo();
  const sha256 = hashOf(bytes);
  expect((await put("kades", kolor, bytes)).status).toBe(403); // a village official writes notes
  expect((await put("budi", kolor, bytes)).status).toBe(403); // another cooperative's manager
  expect((await put("siti", "9999999999", bytes)).status).toBe(403);
  expect((await put("siti", kolor, bytes)).status).toBe(201);
  expect((await ask("budi", "GET", kolor, sha256)).status).toBe(403);
  expect((await ask("budi", "GET", bangkal, sha256)).status).toBe(404); // not through his own file either
  expect((await ask("admin", "GET", kolor, sha256)).status).toBe(403);
  const stranger = await fetch(`${village.server.url}${attachmentPath(kolor, sha256)}`);
  expect(stranger.status).toBe(401);
  for (const name of ["../../auth-secret", sha256.toUpperCase(), "0".repeat(63)])
    expect((await ask("siti", "GET", kolor, encodeURIComponent(name))).status).toBe(400);
});

test("work done before an assignment ended is still taken, so that an accepted suggestion has its photo", async () => {
  await using other = await openVillage();
  const { people } = (await (await other.call("admin", "/api/people")).json()) as {
    people: { username: string; assignments: { id: string }[] }[];
  };
  const assignment = people.find(({ username }) => username === "budi")?.assignments[0]?.id;
  const end = { key: crypto.randomUUID(), reason: "masa tugas selesai" };
  expect((await other.call("admin", `/api/assignments/${assignment}/end`, end)).status).toBe(200);
  const bytes = photo();
  const path = attachmentPath(bangkal, hashOf(bytes));
  const headers = { cookie: await other.signIn("budi") };
  const sent = await fetch(`${other.server.url}${path}`, { method: "PUT", headers, body: new Uint8Array(bytes) });
  expect(sent.status).toBe(201);
  expect((await other.call("budi", path)).status).toBe(403);
  expect((await other.call("siti", path)).status).toBe(200);
});

test("a disk that keeps its last room for texts says so", async () => {
  const bytes = photo();
  await village.restart({ DISK_RESERVE_BYTES: String(2 ** 52) });
  const refused = await put("siti", kolor, bytes);
  expect(refused.status).toBe(507);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  await village.restart();
  expect((await put("siti", kolor, bytes)).status).toBe(201);
});

test("a disk that is full in the middle keeps nothing half, and takes it once there is room", async () => {
  const dir = mkdtempSync(join(tmpdir(), "pendamping-contents-"));
  try {
    const bytes = photo();
    const settings = { dir, bytesMax: 50_000, reserveBytes: 0 };
    const full = openContents({ ...settings, create: () => open("/dev/full", "w") });
    const body = async function* () {
      yield bytes.subarray(0, 5000);
      yield bytes.subarray(5000);
    };
    expect(await full.put(kolor, hashOf(bytes), body())).toBe("no-room");
    expect(await full.get(kolor, hashOf(bytes))).toBeNull();
    expect(readdirSync(join(dir, "incoming"))).toEqual([]);
    expect(await openContents(settings).put(kolor, hashOf(bytes), body())).toBe("stored");
    expect(readFileSync(join(dir, kolor, hashOf(bytes))).equals(bytes)).toBe(true);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

test("an administrator sees the contents that no record names", async () => {
  const [named, lost] = [photo(), photo()];
  for (const bytes of [named, lost]) expect((await put("budi", bangkal, bytes)).status).toBe(201);
  const ydoc = createYdoc();
  addAttachment(ydoc, {
    about: "legality/nib",
    name: "nib.jpg",
    mime: "image/jpeg",
    bytes: named.length,
    sha256: hashOf(named),
    addedAt: "2026-11-24T01:00:00Z",
    zone: "Asia/Jakarta",
  });
  const update = Buffer.from(Y.encodeStateAsUpdate(ydoc)).toString("base64");
  const sent = {
    protocol: 1,
    device: "phone",
    sentAt: Date.now(),
    files: [{ id: bangkal, epoch: 0, seq: 0, refusal: 0, update }],
  };
  expect((await village.call("budi", "/api/sync", sent)).status).toBe(200);
  expect((await village.call("budi", "/api/attachments/unreferenced")).status).toBe(403);
  const answer = await (await village.call("admin", "/api/attachments/unreferenced")).json();
  const ofBangkal = (answer as { contents: { file: string; sha256: string }[] }).contents.filter(
    ({ file }) => file === bangkal,
  );
  expect(ofBangkal).toMatchObject([{ sha256: hashOf(lost), bytes: lost.length }]);
});
