/** The village's decision on its way, on real IndexedDB: taken back only while it certainly has not left, and never in two states. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type AccountStore, openAccountStore } from "../../client/src/sync/account-store.ts";
import { sendApprovals } from "../../client/src/sync/approvals.ts";

const key = "5f0f2a52-7a0e-4f6c-9c55-0d8c7c1f8a01";
const minutes = { number: "141/07/2026", on: "2026-11-20", place: "Balai Desa Kolor" };
const request = { application: "main", amountRp: 1_250_000_000, tenorMonths: 72, scheme: null, minutes } as const;
let store: AccountStore;

beforeEach(async () => {
  store = await openAccountStore(`umar-${crypto.randomUUID()}`);
  await store.queueApproval({
    key,
    file: "3529012005",
    request: { ...request, key, decision: "given" },
    queuedAt: 0,
    refused: null,
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  store.close();
});

test("what was taken back is not sent", async () => {
  const fetch = vi.spyOn(globalThis, "fetch");
  await store.dropApproval(key);
  expect(await sendApprovals(store, () => undefined)).toBeNull();
  expect(fetch).not.toHaveBeenCalled();
});

test("what may have reached the server is not taken back, and its refusal can be put away", async () => {
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => {
    await store.dropApproval(key);
    return Response.json({ error: "forbidden", message: "no" }, { status: 403 });
  });
  await sendApprovals(store, () => undefined);
  const [refused] = await store.queuedApprovals();
  expect(refused).toMatchObject({ key, left: true });
  expect(refused?.refused).not.toBeNull();
  await store.dropApproval(key);
  expect(await store.queuedApprovals()).toEqual([]);
});

test("a lost answer leaves it as sent, also for the next attempt", async () => {
  vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("no line"));
  expect(await sendApprovals(store, () => undefined)).not.toBeNull();
  await store.dropApproval(key);
  expect(await store.queuedApprovals()).toMatchObject([{ key, left: true, refused: null }]);
});
