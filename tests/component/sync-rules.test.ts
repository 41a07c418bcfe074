/**
 * Rules that change while a device is away, on real IndexedDB: they arrive with the next exchange, its own work is kept, and without
 * signal the last known ones go on counting.
 */
import { createRoot } from "solid-js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openDeviceStore } from "../../client/src/sync/device-store.ts";
import { createLibrary } from "../../client/src/sync/library.ts";
import { useRuleSets } from "../../client/src/sync/rule-sets.ts";
import { createSession } from "../../client/src/sync/session.ts";
import { pmk492025 } from "../../shared/src/rule-set/pmk-49-2025.ts";
import type { RuleSet } from "../../shared/src/rule-set/rule-set.ts";
import { ModelServer } from "./sync-model-server.ts";

const kolor = "3529012005";
const closed = "3529012006";
let server: ModelServer;
let line: "up" | "down" = "up";
const windows: (() => void)[] = [];

beforeEach(async () => {
  server = new ModelServer();
  server.file(kolor);
  server.file(closed);
  line = "up";
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) =>
    line === "up" ? server.fetch(input, init) : Promise.reject(new TypeError("no line")),
  );
});

afterEach(async () => {
  for (const close of windows.splice(0)) close();
  await new Promise((resolve) => setTimeout(resolve, 100));
  vi.restoreAllMocks();
});

/** A person at a device, signed in, with their file open. */
async function siti() {
  const { session, library } = createRoot((dispose) => {
    windows.push(dispose);
    const session = createSession();
    return { session, library: createLibrary(session) };
  });
  await vi.waitFor(() => expect(session.ready()).toBe(true));
  await session.signIn(`siti-${crypto.randomUUID()}`, "right");
  await vi.waitFor(() => expect(library.status(kolor).state).toBe("on-server"), { timeout: 5000 });
  const file = createRoot((close) => {
    windows.unshift(close);
    return library.open(kolor);
  });
  await vi.waitFor(() => expect(file.ydoc()).not.toBeNull());
  return { library, file };
}

const [first] = pmk492025.legality;
if (!first) throw new Error("the built-in set has items");
const extra = { ...first, id: "halal", prerequisites: [], label: { id: "Sertifikat halal", en: "Halal certificate" } };
const second: RuleSet = { ...pmk492025, version: 2, status: "in-force", legality: [...pmk492025.legality, extra] };

/** The device's store as a window reads it that is opened later. */
async function startedAgain(): Promise<typeof import("../../client/src/sync/rule-sets.ts")> {
  const path = `../../client/src/sync/rule-sets.ts?start=${crypto.randomUUID()}`;
  const fresh = (await import(/* @vite-ignore */ path)) as typeof import("../../client/src/sync/rule-sets.ts");
  const device = await openDeviceStore();
  await fresh.loadRuleSets(device);
  device.close();
  return fresh;
}

test("a version published while the device was offline arrives with its unsent work, and nothing is lost", async () => {
  const { library, file } = await siti();
  expect(useRuleSets().current()).toMatchObject({ id: "pmk-49-2025", version: 1 });
  const items = pmk492025.legality.length;
  await vi.waitFor(() => expect(library.summary(closed)?.legality.total).toBe(items), { timeout: 5000 });

  line = "down";
  file.set({ root: "legality", key: "nib.number", value: "1234567890123", label: "NIB" });
  server.published.push(second);
  await library.exchangeNow();
  expect(useRuleSets().current().version).toBe(1);
  expect(file.ydoc()?.getMap("legality").get("nib.number")).toBe("1234567890123");

  line = "up";
  await library.exchangeNow();
  expect(useRuleSets().current()).toEqual(second);
  expect(useRuleSets().publication({ id: "pmk-49-2025", version: 2 })).toMatchObject({ by: "Slamet" });
  expect(useRuleSets().byId("pmk-49-2025", 1)).toEqual(pmk492025);
  await vi.waitFor(() => expect(server.file(kolor).ydoc().getMap("legality").get("nib.number")).toBe("1234567890123"), {
    timeout: 12_000,
  });
  await vi.waitFor(() => expect(library.summary(closed)?.legality.total).toBe(items + 1), { timeout: 5000 });

  line = "down";
  const later = await startedAgain();
  expect(later.useRuleSets().current()).toEqual(second);
  expect(later.useRuleSets().byId("pmk-49-2025", 1)).toEqual(pmk492025);
});

test("what only a newer app understands is kept and does not count; nothing new costs no request", async () => {
  const future = { ...pmk492025, id: "later-rules", version: 1, status: "in-force", legality: "another shape" };
  server.published.push(future as unknown as RuleSet, second);
  const { library } = await siti();
  await vi.waitFor(() => expect(useRuleSets().notUnderstood()).toBe(1), { timeout: 5000 });
  expect(useRuleSets().current()).toEqual(second);
  const device = await openDeviceStore();
  expect(await device.rules()).toContain("another shape");
  device.close();

  server.calls = [];
  await library.exchangeNow();
  expect(server.calls.map(({ path }) => path)).toContain("/api/sync");
  expect(server.calls.filter(({ path }) => path.startsWith("/api/rules"))).toEqual([]);
});

test("a line that breaks while rules are fetched costs nothing: the next exchange fetches them", async () => {
  const { library } = await siti();
  server.published.push({ ...second, version: 3 });
  server.line = ["lose-reply"];
  await library.exchangeNow();
  server.line = [];
  await library.exchangeNow();
  expect(useRuleSets().current().version).toBe(3);
});
