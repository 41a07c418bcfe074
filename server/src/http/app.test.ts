import { gzipSync } from "node:zlib";
import { createYdoc } from "@pendamping/shared/file/ydoc";
import { meSchema } from "@pendamping/shared/protocol/account";
import { catchUpResponseSchema } from "@pendamping/shared/protocol/catch-up";
import { peopleSchema } from "@pendamping/shared/protocol/people";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { startServer } from "../server.ts";
import { readSettings } from "../settings.ts";
import { bangkal, kolor, openVillage, password, type Village } from "../testing/village.ts";

// passwords are hashed slowly, and the machine may be busy
vi.setConfig({ testTimeout: 20_000 });

let village: Village;
beforeAll(async () => {
  village = await openVillage();
}, 20_000);
afterAll(async () => {
  await village[Symbol.asyncDispose]();
});

function written(write: (ydoc: Y.Doc) => void): string {
  const ydoc = createYdoc();
  ydoc.transact(() => write(ydoc));
  return Buffer.from(Y.encodeStateAsUpdate(ydoc)).toString("base64");
}

function syncBody(files: Record<string, unknown>[], more: Record<string, unknown> = {}) {
  return {
    protocol: 1,
    device: "phone",
    sentAt: Date.now(),
    files: files.map((file) => ({ epoch: 0, seq: 0, refusal: 0, ...file })),
    ...more,
  };
}

async function sync(name: string, files: Record<string, unknown>[], more: Record<string, unknown> = {}) {
  const response = await village.call(name, "/api/sync", syncBody(files, more));
  expect(response.status).toBe(200);
  return v.parse(catchUpResponseSchema, await response.json());
}

function content(update: string | undefined): Y.Doc {
  const ydoc = new Y.Doc({ gc: false });
  if (update) Y.applyUpdate(ydoc, Buffer.from(update, "base64"));
  return ydoc;
}

describe("who may ask", () => {
  test("without a session every route but the probes answers 401", async () => {
    for (const path of ["/api/me", "/api/summaries", "/api/people", "/api/nothing"]) {
      const response = await village.call(null, path);
      expect([path, response.status]).toEqual([path, 401]);
      expect(await response.json()).toMatchObject({ error: { kind: "signed-out" } });
    }
    for (const path of ["/healthz", "/readyz", "/metrics"]) expect((await village.call(null, path)).status).toBe(200);
  });

  test("another account's session is not taken for the one that the device means", async () => {
    const response = await village.call("siti", "/api/me", undefined, {
      "pendamping-account": village.accounts["ahmad"] ?? "",
    });
    expect(response.status).toBe(401);
  });

  test("a foreign page gets 403 before anything is read", async () => {
    const response = await village.call("siti", "/api/sync", syncBody([]), { origin: "https://evil.example" });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { kind: "wrong-origin" } });
  });

  test("an unknown address is a JSON 404, and a wrong password a 401 that names nobody", async () => {
    expect((await village.call("siti", "/api/nothing")).status).toBe(404);
    const wrong = await village.call(null, "/api/auth/sign-in/username", { username: "siti", password: "guess-guess" });
    expect(wrong.status).toBe(401);
    const nobody = await village.call(null, "/api/auth/sign-in/username", { username: "nobody", password });
    expect(nobody.status).toBe(401);
    expect(await wrong.text()).toBe(await nobody.text());
  });

  test("accounts cannot be made over HTTP", async () => {
    const body = { email: "x@example.org", name: "X", password, username: "newcomer" };
    expect((await village.call(null, "/api/auth/sign-up/email", body)).status).toBe(404);
  });

  test("signing in gives the token in an HttpOnly cookie only", async () => {
    const response = await village.call(null, "/api/auth/sign-in/username", { username: "siti", password });
    expect(response.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Lax/);
    expect(await response.text()).toBe("{}");
  });
});

test("/api/me lists exactly the assigned files and what may be written there", async () => {
  const siti = v.parse(meSchema, await (await village.call("siti", "/api/me")).json());
  expect(siti.files.map((file) => file.id)).toEqual([kolor, bangkal]);
  expect(siti.files[0]).toMatchObject({ kept: true, assistant: "Nama siti" });
  const kades = v.parse(meSchema, await (await village.call("kades", "/api/me")).json());
  expect(kades.files.map((file) => [file.id, file.writable])).toEqual([[kolor, ["notes"]]]);
  const dinas = v.parse(meSchema, await (await village.call("dinas", "/api/me")).json());
  expect(dinas.files.map((file) => file.kept)).toEqual([false, false]);
  const admin = v.parse(meSchema, await (await village.call("admin", "/api/me")).json());
  expect(admin.files).toEqual([]);
});

describe("/api/sync", () => {
  test("takes unsent work, gzip or plain, and hands it to the next who asks", async () => {
    const update = written((ydoc) => ydoc.getMap("profile").set("members", 412));
    const packed = await fetch(`${village.server.url}/api/sync`, {
      method: "POST",
      headers: {
        cookie: await village.signIn("siti"),
        "content-type": "application/json",
        "content-encoding": "gzip",
      },
      body: gzipSync(JSON.stringify(syncBody([{ id: bangkal, update }]))),
    });
    expect(packed.status).toBe(200);
    const stored = v.parse(catchUpResponseSchema, await packed.json());
    expect(stored.files[0]).toMatchObject({ verdict: "stored" });

    const budi = await sync("budi", [{ id: bangkal }]);
    const [file] = budi.files;
    expect(content(file?.update).getMap("profile").get("members")).toBe(412);
    expect(file?.ledger?.map((row) => row.account)).toContain(village.accounts["siti"]);
    expect(budi.people[village.accounts["siti"] ?? ""]).toMatchObject({ name: "Nama siti", role: "assistant" });

    const { epoch, seq } = file ?? { epoch: 0, seq: 0 };
    const again = await sync("budi", [{ id: bangkal, epoch, seq }], { suggestionsTag: budi.suggestionsTag });
    expect(again.files).toEqual([]);
    expect(again.suggestions).toBeUndefined();
  });

  test("the reply to an upload leaves out just what was uploaded, and sending it twice changes nothing", async () => {
    const before = (await sync("siti", [{ id: kolor }])).files[0];
    const other = written((ydoc) => ydoc.getMap("notes").set("seen", 1));
    await sync("ahmad", [{ id: kolor, update: other, epoch: before?.epoch, seq: before?.seq }]);
    const update = written((ydoc) => ydoc.getMap("profile").set("phone", "0812"));
    const up = { id: kolor, update, epoch: before?.epoch, seq: before?.seq };
    const first = (await sync("siti", [up])).files[0];
    expect(content(first?.update).getMap("profile").has("phone")).toBe(false);
    expect(content(first?.update).getMap("notes").get("seen")).toBe(1);
    const second = (await sync("siti", [up])).files[0];
    expect(second).toMatchObject({ verdict: "stored", seq: first?.seq });
  });

  test("work that leans on something missing is asked for whole", async () => {
    const ydoc = createYdoc();
    ydoc.getMap("profile").set("a", 1);
    const vector = Y.encodeStateVector(ydoc);
    ydoc.getMap("profile").set("b", 2);
    const gap = Buffer.from(Y.encodeStateAsUpdate(ydoc, vector)).toString("base64");
    const { epoch, seq } = (await sync("siti", [{ id: kolor }])).files[0] ?? {};
    expect((await sync("siti", [{ id: kolor, epoch, seq, update: gap }])).files[0]?.verdict).toBe("resend");
    const whole = Buffer.from(Y.encodeStateAsUpdate(ydoc)).toString("base64");
    expect((await sync("siti", [{ id: kolor, epoch, seq, update: whole }])).files[0]?.verdict).toBe("stored");
  });

  test("bytes that are no update are set aside once, and the rest of the request is served", async () => {
    const junk = Buffer.from("no update at all").toString("base64");
    const { epoch, seq } = (await sync("siti", [{ id: kolor }])).files[0] ?? {};
    const reply = await sync("siti", [{ id: kolor, epoch, seq, update: junk }, { id: bangkal }]);
    expect(reply.files.map((file) => [file.id, file.verdict])).toEqual([
      [kolor, "set-aside"],
      [bangkal, undefined],
    ]);
  });

  test("a device that knows more than the log starts a new epoch and is sent everything", async () => {
    const { epoch = 0, seq = 0 } = (await sync("budi", [{ id: bangkal }])).files[0] ?? {};
    const ahead = (await sync("budi", [{ id: bangkal, epoch, seq: seq + 5 }])).files[0];
    expect(ahead).toMatchObject({ whole: true });
    expect(ahead?.epoch).toBeGreaterThan(epoch);
    const old = (await sync("siti", [{ id: bangkal, epoch, seq }])).files[0];
    expect(old).toMatchObject({ whole: true, epoch: ahead?.epoch });
  });

  test("a file that was never assigned is closed, and nothing is taken for it", async () => {
    const update = written((ydoc) => ydoc.getMap("profile").set("x", 1));
    const reply = await sync("budi", [{ id: kolor, update }, { id: "9999999999" }]);
    expect(reply.files).toEqual([
      { id: kolor, epoch: 0, seq: 0, closed: "not-assigned" },
      { id: "9999999999", epoch: 0, seq: 0, closed: "not-assigned" },
    ]);
  });

  test("what does not fit is refused with 400, 413 or 426, and a body says why", async () => {
    const cases: [unknown, number][] = [
      [{ nothing: 1 }, 400],
      [syncBody([{ id: "../../etc" }]), 400],
      [{ ...syncBody([]), protocol: 0 }, 426],
      [syncBody([], { padding: "x".repeat(17 * 2 ** 20) }), 413],
    ];
    for (const [body, status] of cases) {
      const response = await village.call("siti", "/api/sync", body);
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ error: { kind: expect.any(String) } });
    }
    const bomb = await fetch(`${village.server.url}/api/sync`, {
      method: "POST",
      headers: { cookie: await village.signIn("siti"), "content-encoding": "gzip" },
      body: gzipSync(Buffer.alloc(40 * 2 ** 20)),
    });
    expect(bomb.status).toBe(413);
  });
});

describe("a suggestion", () => {
  /** The village head writes into the plan, which is not his to write. */
  async function suggest(words: string) {
    const update = written((ydoc) => ydoc.getMap("profile").set("about", words));
    const { epoch, seq } = (await sync("kades", [{ id: kolor }])).files[0] ?? {};
    const reply = await sync("kades", [{ id: kolor, epoch, seq, update }]);
    return { file: reply.files[0], suggestions: reply.suggestions ?? [] };
  }

  test("is what becomes of refused work: kept, shown before and after, accepted once, its author told", async () => {
    const { file, suggestions } = await suggest("Warung di tepi jalan");
    expect(file).toMatchObject({ verdict: "stored" });
    expect(file?.refusals?.at(-1)).toMatchObject({ reason: "role", sections: ["profile"] });
    const mine = suggestions.find((one) => one.status === "open");
    expect(mine).toMatchObject({ author: village.accounts["kades"], mayDecide: false });

    const seen = (await sync("ahmad", [])).suggestions?.find((one) => one.id === mine?.id);
    expect(seen).toMatchObject({
      mayDecide: true,
      changes: [{ root: "profile", key: "about", kind: "field", before: null, after: "Warung di tepi jalan" }],
    });

    const path = `/api/suggestions/${mine?.id}/decision`;
    const key = crypto.randomUUID();
    expect((await village.call("kades", path, { key, decision: "accept" })).status).toBe(403);
    const accepted = await village.call("ahmad", path, { key, decision: "accept" });
    expect(await accepted.json()).toMatchObject({ status: "accepted", decidedBy: village.accounts["ahmad"] });
    const repeated = await village.call("ahmad", path, { key, decision: "accept" });
    expect(repeated.status).toBe(200);
    const other = await village.call("siti", path, { key: crypto.randomUUID(), decision: "decline" });
    expect(other.status).toBe(409);
    const reused = await village.call("siti", path, { key, decision: "decline" });
    expect(reused.status).toBe(409);

    const after = (await sync("siti", [{ id: kolor }])).files[0];
    expect(content(after?.update).getMap("profile").get("about")).toBe("Warung di tepi jalan");
    expect(after?.ledger).toContainEqual(
      expect.objectContaining({ account: village.accounts["kades"], via: village.accounts["ahmad"] }),
    );
    const told = (await sync("kades", [])).suggestions?.find((one) => one.id === mine?.id);
    expect(told).toMatchObject({ status: "accepted", decidedBy: village.accounts["ahmad"] });
  });

  test("takes in further refusals on the same section while it is open, and is withdrawn by its author only", async () => {
    const first = await suggest("Satu");
    const id = first.suggestions.find((one) => one.status === "open")?.id;
    const second = await suggest("Dua");
    expect(second.suggestions.filter((one) => one.status === "open").map((one) => one.id)).toEqual([id]);
    const path = `/api/suggestions/${id}/decision`;
    const decision = { key: crypto.randomUUID(), decision: "withdraw" };
    expect((await village.call("ahmad", path, decision)).status).toBe(403);
    expect((await village.call("kades", path, decision)).status).toBe(200);
    expect((await village.call("budi", path, decision)).status).not.toBe(200);
  });
});

test("an assignment that an administrator ends counts at once, and unsent work becomes a suggestion", async () => {
  await using other = await openVillage();
  expect((await other.call("siti", "/api/people")).status).toBe(403);
  const { people } = v.parse(peopleSchema, await (await other.call("admin", "/api/people")).json());
  const budi = people.find(({ username }) => username === "budi");
  const path = `/api/assignments/${budi?.assignments[0]?.id}/end`;
  const request = { key: crypto.randomUUID(), reason: "masa tugas selesai" };
  expect((await other.call("siti", path, request)).status).toBe(403);
  const ended = await (await other.call("admin", path, request)).json();
  expect(await (await other.call("admin", path, request)).json()).toEqual(ended);
  expect(v.parse(meSchema, await (await other.call("budi", "/api/me")).json()).files).toEqual([]);

  const update = written((ydoc) => ydoc.getMap("profile").set("members", 7));
  const response = await other.call("budi", "/api/sync", syncBody([{ id: bangkal, update }]));
  const { files } = v.parse(catchUpResponseSchema, await response.json());
  expect(files[0]).toMatchObject({ closed: "not-assigned", verdict: "stored" });
  expect(files[0]?.refusals?.[0]).toMatchObject({ reason: "not-assigned" });
  expect(files[0]?.update).toBeUndefined();
});

test("guessing a password is slowed for one account, not for its neighbours", async () => {
  await using other = await openVillage({ SIGN_IN_ATTEMPTS_PER_MINUTE: "3" });
  const attempt = (username: string, guess: string) =>
    other.call(null, "/api/auth/sign-in/username", { username, password: guess });
  for (let n = 0; n < 3; n++) expect((await attempt("siti", `guess-${n}-guess`)).status).toBe(401);
  const limited = await attempt("siti", password);
  expect(limited.status).toBe(429);
  expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
  for (let n = 0; n < 5; n++) expect((await attempt("ahmad", password)).status).toBe(200);
  await other.restart({ SIGN_IN_ATTEMPTS_PER_MINUTE: "3" });
  expect((await attempt("siti", password)).status).toBe(429);
});

test("a second server on the same data does not start, and says what to do", async () => {
  const settings = readSettings({ DATA_DIR: village.dataDir, PORT: "0", LOG_LEVEL: "silent" });
  await expect(startServer(settings)).rejects.toThrow(
    /DATA_DIR .* is in use by another server: stop it, or set another/,
  );
});

test("sessions survive a restart", async () => {
  const cookie = await village.signIn("siti");
  await village.restart();
  expect((await village.call(null, "/api/me", undefined, { cookie })).status).toBe(200);
});
