import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addDays } from "@pendamping/shared/day";
import type { Position, Role } from "@pendamping/shared/people/roles";
import { type Approval, approvalsSchema } from "@pendamping/shared/protocol/approvals";
import { catchUpResponseSchema } from "@pendamping/shared/protocol/catch-up";
import { protocolVersion } from "@pendamping/shared/protocol/version";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createAccessBook } from "../accounts/access.ts";
import { startServer } from "../server.ts";
import { readSettings } from "../settings.ts";
import { openSqlite } from "../storage/sqlite.ts";
import { kolor, password } from "../testing/village.ts";
import { createApprovalBook } from "./approvals.ts";
import { firstBrokenEvent } from "./event-chain.ts";

// passwords are hashed slowly, and the machine may be busy
vi.setConfig({ testTimeout: 20_000, hookTimeout: 30_000 });

const kepanjin = "3529011015"; // a kelurahan
const today = "2026-11-24";

const people: Readonly<Record<string, { role: Role; position: Position | null; scope: string }>> = {
  kades: { role: "village-official", position: "village-head", scope: kolor },
  sekdes: { role: "village-official", position: "village-secretary", scope: kolor },
  lurah: { role: "village-official", position: "village-head", scope: kepanjin },
  dinas: { role: "regency-office", position: null, scope: "3529" },
  siti: { role: "assistant", position: null, scope: kolor },
};

const fileRows = [kolor, kepanjin].map((id) => ({
  id,
  name: `Koperasi ${id}`,
  village: id,
  kind: id === kolor ? ("desa" as const) : ("kelurahan" as const),
  district: "Kota Contoh",
  districtCode: "352901",
  place: "Kota Contoh",
}));

function request(more: Record<string, unknown> = {}) {
  return {
    key: crypto.randomUUID() as string,
    application: "main",
    decision: "given" as const,
    amountRp: 1_250_000_000,
    tenorMonths: 72,
    scheme: { id: "himbara-loan", ruleSet: "pmk-49-2025", version: 1 },
    minutes: { number: "141/07/2026", on: addDays(today, -3), place: "Balai desa" },
    ...more,
  };
}

/** The book on a database of its own, with these people. */
async function openBook() {
  const dir = mkdtempSync(join(tmpdir(), "pendamping-approvals-"));
  const storage = await openSqlite({ dir });
  await storage.files.create(fileRows);
  for (const [account, { role, position, scope }] of Object.entries(people)) {
    const zone = "Asia/Jakarta";
    await storage.people.create({ account, username: account, name: account, role, position, place: "", zone });
    const lasting = { startsOn: "2020-01-01", endsOn: null, endedAt: null, decree: null };
    await storage.people.assign({ id: account, account, scope, ...lasting });
  }
  let now = Date.parse(`${today}T03:00:00Z`);
  const told: string[] = [];
  const book = createApprovalBook({ storage, now: () => now++, news: (file) => void told.push(file) });
  const accessBook = createAccessBook(storage.people, () => now);
  const access = async (account: string) => {
    const found = await accessBook.of(account);
    if (!found) throw new Error(`${account} is somebody`);
    return found;
  };
  return {
    storage,
    told,
    access,
    decide: async (who: string, file: string, body: object) =>
      book.decide(await access(who), file, body as Parameters<typeof book.decide>[2]),
    of: async (who: string, file: string) => book.of(await access(who), file),
    concerning: async (who: string) => book.concerning(await access(who)),
    async [Symbol.asyncDispose]() {
      await storage.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

describe("who decides", () => {
  test("in a desa its village head, in a kelurahan the regency's office, and nobody else", async () => {
    await using book = await openBook();
    expect(await book.decide("sekdes", kolor, request())).toEqual({ kind: "village-head-decides" });
    expect(await book.decide("siti", kolor, request())).toEqual({ kind: "village-head-decides" });
    expect(await book.decide("dinas", kolor, request())).toEqual({ kind: "village-head-decides" });
    expect(await book.decide("lurah", kepanjin, request())).toEqual({ kind: "regent-decides" });
    expect(await book.decide("lurah", kolor, request())).toEqual({ kind: "not-assigned" });
    expect(await book.storage.events.after(0, 10)).toEqual([]);
    expect(await book.decide("kades", kolor, request())).toMatchObject({ kind: "decided" });
    expect(await book.decide("dinas", kepanjin, request())).toMatchObject({ kind: "decided" });
    expect(book.told).toEqual([kolor, kepanjin]);
  });

  test("an assignment that has ended decides nothing", async () => {
    await using book = await openBook();
    const at = `${today}T00:00:00.000Z`;
    const answer = { key: crypto.randomUUID(), account: "x", request: "", result: null };
    await book.storage.people.endAssignment("kades", at, { at, actor: "x", kind: "x", payload: null }, answer);
    expect(await book.decide("kades", kolor, request())).toEqual({ kind: "not-assigned" });
  });

  test("minutes of a day to come are no minutes", async () => {
    await using book = await openBook();
    const minutes = { number: "1", on: addDays(today, 1), place: "Balai desa" };
    expect(await book.decide("kades", kolor, request({ minutes }))).toEqual({ kind: "minutes-in-future" });
  });
});

describe("what is decided", () => {
  test("stands in the decision and in the chain of events, under a hash that anybody can make again", async () => {
    await using book = await openBook();
    const result = await book.decide("kades", kolor, request());
    if (result.kind !== "decided") throw new Error(result.kind);
    const { hash, ...decided } = result.approval;
    expect(decided).toMatchObject({ amountRp: 1_250_000_000, tenorMonths: 72, minutes: { number: "141/07/2026" } });
    expect(createHash("sha256").update(JSON.stringify(decided)).digest("hex")).toBe(hash);
    const events = await book.storage.events.after(0, 10);
    expect(events).toMatchObject([{ kind: "approval-given", actor: "kades", payload: { hash } }]);
    expect(firstBrokenEvent(events)).toBeNull();
    const raised = events.map((event) => ({ ...event, payload: { ...result.approval, amountRp: 3_000_000_000 } }));
    expect(firstBrokenEvent(raised)).toBe(1);
  });

  test("a later decision follows the earlier one, which stays", async () => {
    await using book = await openBook();
    await book.decide("kades", kolor, request());
    const before = await book.concerning("siti");
    await book.decide("kades", kolor, request({ decision: "withheld", reason: "Musdes diulang", minutes: null }));
    const found = await book.of("siti", kolor);
    expect(found?.map(({ decision, reason }) => [decision, reason])).toEqual([
      ["given", null],
      ["withheld", "Musdes diulang"],
    ]);
    expect((await book.concerning("siti")).tag).not.toBe(before.tag);
  });

  test("the same request sent again, or twice at once, is decided once and answered the same", async () => {
    await using book = await openBook();
    const once = request();
    const [first, second] = await Promise.all([book.decide("kades", kolor, once), book.decide("kades", kolor, once)]);
    expect(first).toMatchObject({ kind: "decided" });
    expect(second).toEqual(first);
    expect(await book.decide("kades", kolor, once)).toEqual(first);
    expect(await book.of("kades", kolor)).toHaveLength(1);
    expect(await book.storage.events.after(0, 10)).toHaveLength(1);
    const other = { ...once, amountRp: 1 };
    expect(await book.decide("kades", kolor, other)).toEqual({ kind: "key-reused" });
  });
});

test("who may not open a file sees no decisions of it", async () => {
  await using book = await openBook();
  await book.decide("kades", kolor, request());
  expect(await book.of("lurah", kolor)).toBeNull();
  expect((await book.concerning("lurah")).approvals).toEqual([]);
  expect((await book.concerning("dinas")).approvals).toHaveLength(1);
});

describe("over the wire", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "pendamping-test-"));
  let server: Awaited<ReturnType<typeof startServer>>;
  const cookies = new Map<string, string>();
  beforeAll(async () => {
    const settings = { DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "silent", CLIENT_DIR: join(dataDir, "none") };
    server = await startServer(readSettings({ ...settings, SIGN_IN_ATTEMPTS_PER_MINUTE: "1000" }), {
      async seed(ports) {
        await ports.setRegion({ code: "3529", name: "Kabupaten Contoh", source: "none" });
        await ports.createFiles(fileRows);
        for (const [username, { role, position, scope }] of Object.entries(people)) {
          const card = { name: username, role, position, place: "Contoh", zone: "Asia/Jakarta" as const };
          const account = await ports.createAccount({ username, password, ...card });
          await ports.assign({ account, scope, startsOn: "2020-01-01", endsOn: null, decree: null });
        }
      },
    });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function call(who: string, path: string, body?: unknown): Promise<Response> {
    const send = (to: string, what: unknown, cookie = "") =>
      fetch(`${server.url}${to}`, {
        headers: { cookie, "content-type": "application/json" },
        ...(what === undefined ? {} : { method: "POST", body: JSON.stringify(what) }),
      });
    if (!cookies.has(who)) {
      const signedIn = await send("/api/auth/sign-in/username", { username: who, password });
      cookies.set(who, signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "");
    }
    return send(path, body, cookies.get(who));
  }

  test("a village head's hand-made approval of a kelurahan's file is refused with a reason", async () => {
    const response = await call("lurah", `/api/files/${kepanjin}/approvals`, request({ minutes: oldMinutes }));
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { kind: "regent-decides" } });
    const found = await (await call("dinas", `/api/files/${kepanjin}/approvals`)).json();
    expect(v.parse(approvalsSchema, found).approvals).toEqual([]);
  });

  test("what does not fit is answered, not stored: no minutes, no amount, another's key", async () => {
    for (const wrong of [{ minutes: null }, { amountRp: 0 }, { decision: "perhaps" }, { key: "1" }]) {
      const response = await call("kades", `/api/files/${kolor}/approvals`, request({ minutes: oldMinutes, ...wrong }));
      expect([wrong, response.status]).toEqual([wrong, 400]);
    }
    expect((await call("lurah", `/api/files/${kolor}/approvals`)).status).toBe(403);
    expect((await call("kades", "/api/files/1/approvals", request())).status).toBe(404);
  });

  test("a decision reaches others with the catch-up, once, until something changes", async () => {
    const given = await call("kades", `/api/files/${kolor}/approvals`, request({ minutes: oldMinutes }));
    const { id } = (await given.json()) as Approval;
    const sync = async (approvalsTag?: string) => {
      const body = { protocol: protocolVersion, device: "phone", sentAt: Date.now(), files: [], approvalsTag };
      return v.parse(catchUpResponseSchema, await (await call("siti", "/api/sync", body)).json());
    };
    const first = await sync();
    expect(first.approvals?.map((approval) => approval.id)).toEqual([id]);
    expect((await sync(first.approvalsTag)).approvals).toBeUndefined();
  });

  const oldMinutes = { number: "141/07/2020", on: "2020-02-03", place: "Balai desa" };
});
