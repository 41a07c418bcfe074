/**
 * Session, library and opened files as the screens use them, on real IndexedDB and a server in memory. There is no socket
 * here: whatever an open file wrote goes by the exchange.
 */
import { createRoot } from "solid-js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { createLibrary } from "../../client/src/sync/library.ts";
import type { Library, OpenFile } from "../../client/src/sync/model.ts";
import { createSession, type DeviceSession } from "../../client/src/sync/session.ts";
import { headsOf } from "../../shared/src/file/heads.ts";
import { ModelServer } from "./sync-model-server.ts";

const kolor = "3529012005";
let server: ModelServer;
const windows: (() => void)[] = [];

beforeEach(() => {
  server = new ModelServer();
  server.file(kolor);
  vi.spyOn(globalThis, "fetch").mockImplementation(server.fetch);
});

afterEach(async () => {
  for (const close of windows.splice(0)) close();
  await new Promise((resolve) => setTimeout(resolve, 100));
  vi.restoreAllMocks();
});

interface Window {
  session: DeviceSession;
  library: Library;
  open(): OpenFile;
  close(): void;
}

/** A window of the app. */
async function openWindow(): Promise<Window> {
  const opened = createRoot((dispose) => {
    windows.push(dispose);
    const session = createSession();
    return { session, library: createLibrary(session), dispose };
  });
  await vi.waitFor(() => expect(opened.session.ready()).toBe(true));
  return {
    ...opened,
    open: () =>
      createRoot((close) => {
        windows.unshift(close);
        return opened.library.open(kolor);
      }),
    close: opened.dispose,
  };
}

async function signedIn(username = `siti-${crypto.randomUUID()}`): Promise<Window & { username: string }> {
  const window = await openWindow();
  expect(await window.session.signIn(username, "right")).toEqual({ kind: "signed-in" });
  await vi.waitFor(() => expect(window.library.status(kolor).state).toBe("on-server"), { timeout: 5000 });
  return { ...window, username };
}

async function opened(window: Window): Promise<OpenFile> {
  const file = window.open();
  await vi.waitFor(() => expect(file.ydoc()).not.toBeNull(), { timeout: 8000 });
  return file;
}

function name(file: OpenFile): unknown {
  return file.ydoc()?.getMap("profile").get("name") ?? undefined;
}

describe("signing in and out", () => {
  test("a wrong password is told as wrong, and no line as no signal", async () => {
    const { session } = await openWindow();
    expect(await session.signIn("siti", "wrong")).toEqual({ kind: "wrong" });
    server.line = ["lose-request"];
    expect(await session.signIn("siti", "right")).toEqual({ kind: "no-signal" });
  });

  test("the account opens again at the next start, without the network", async () => {
    const first = await signedIn();
    first.close();
    vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("no line"));
    const second = await openWindow();
    await vi.waitFor(() => expect(second.library.files().map((file) => file.id)).toEqual([kolor]));
    expect(second.session.me()?.username).toBe(first.username);
    expect(second.library.status(kolor).state).toBe("on-server");
  });

  test("the next start shows the list at once, and claims no more of saving than that it is on this device", async () => {
    const first = await signedIn();
    await vi.waitFor(() => {
      const kept = localStorage.getItem("pd:glance");
      expect(kept).toContain(first.username);
      expect(kept).toContain(`"summaries":{"${kolor}"`);
    });
    first.close();
    const { session, library } = createRoot((dispose) => {
      windows.push(dispose);
      const session = createSession();
      return { session, library: createLibrary(session) };
    });
    expect(session.ready()).toBe(true);
    expect(library.ready()).toBe(false);
    expect(library.files().map((file) => file.id)).toEqual([kolor]);
    expect(library.status(kolor).state).toBe("on-device");
    expect(library.overall().state).toBe("on-device");
    const shown = library.files()[0];
    await vi.waitFor(() => expect(library.status(kolor).state).toBe("on-server"));
    expect(library.ready()).toBe(true);
    expect(library.files()[0]).toBe(shown); // what is on the screen stays
    await session.signOut({ keep: true });
    expect(localStorage.getItem("pd:glance")).toBeNull();
  });

  test("signing out warns of unsent work and keeps it; another account sees nothing of it", async () => {
    const siti = await signedIn();
    const file = await opened(siti);
    vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("no line"));
    file.set({ root: "profile", key: "name", value: "Kolor", label: "nama" });
    await vi.waitFor(() => expect(file.status().unsent).toBe(1));
    await vi.waitFor(() => expect(file.status().state).not.toBe("saving"));
    expect(await siti.session.signOut()).toEqual({ kind: "unsent", changes: 1 });
    expect(siti.session.me()).not.toBeNull();
    expect(await siti.session.signOut({ keep: true })).toEqual({ kind: "done" });
    expect(siti.session.me()).toBeNull();
    expect(siti.session.accounts().find((account) => account.username === siti.username)?.unsent).toBe(1);

    vi.spyOn(globalThis, "fetch").mockImplementation(server.fetch);
    const ahmad = await signedIn(`ahmad-${crypto.randomUUID()}`);
    expect(ahmad.library.overall().unsent).toBe(0);
    expect(server.file(kolor).rows).toHaveLength(0);
  });

  test("work of one account never travels under the session of another", async () => {
    const siti = await signedIn();
    await signedIn(`ahmad-${crypto.randomUUID()}`); // the same browser, another window: the cookie is now Ahmad's
    server.calls = [];
    await siti.library.exchangeNow();
    expect(server.calls.filter((call) => call.account === siti.username)).toEqual([]);
    expect(siti.session.credential()).toBe("expired");
  });
});

describe("an opened file", () => {
  test("says saving, then on this device, then on the server, each only when it is so", async () => {
    const siti = await signedIn();
    const file = await opened(siti);
    server.line = ["lose-request", "lose-request"];
    file.set({ root: "profile", key: "name", value: "Kolor", label: "nama" });
    expect(file.status().state).toBe("saving");
    await vi.waitFor(() => expect(["on-device", "waiting"]).toContain(file.status().state));
    expect(siti.library.overall().filesWithUnsent).toBe(1);
    expect(server.file(kolor).rows).toHaveLength(0);
    server.line = [];
    await siti.library.exchangeNow();
    await vi.waitFor(() => expect(file.status().state).toBe("on-server"));
    expect(server.file(kolor).rows).toHaveLength(1);
  });

  test("redraws when its section changes, and tells whose a write is before the server has", async () => {
    const siti = await signedIn();
    const file = await opened(siti);
    const shown = createRoot((close) => {
      windows.unshift(close);
      return file.watch("profile", (ydoc) => ydoc.getMap("profile").get("name"));
    });
    expect(shown()).toBeUndefined();
    file.set({ root: "profile", key: "name", value: "Kolor", label: "nama" });
    await vi.waitFor(() => expect(shown()).toBe("Kolor"));
    const written = headsOf(file.ydoc()?.getMap("profile") ?? new Y.Map(), "name").at(-1);
    expect(file.authorOf(written?.id ?? { client: 0, clock: 0 })).toMatchObject({
      own: true,
      confirmed: false,
      account: siti.username,
    });
    await siti.library.exchangeNow();
  });

  test("undoes own steps one by one by writing the former value, and not over another person's", async () => {
    const siti = await signedIn();
    const file = await opened(siti);
    file.set({ root: "profile", key: "name", value: "Kolor", label: "nama" });
    file.set({ root: "profile", key: "name", value: "Pangarangan", label: "nama" });
    await vi.waitFor(() => expect(file.undoable()?.fields[0]?.former).toBe("Kolor"));
    file.undo();
    expect(name(file)).toBe("Kolor");
    await vi.waitFor(() => expect(file.undoable()?.fields[0]?.former).toBe(null));
    file.undo();
    expect(name(file)).toBeUndefined();
    await vi.waitFor(() => expect(file.undoable()).toBeNull());
    file.set({ root: "profile", key: "name", value: "Kolor", label: "nama" });
    file.ydoc()?.getMap("profile").set("name", "somebody else's");
    await vi.waitFor(() => expect(file.undoable()).toBeNull());
  });

  test("undoes a step of several fields at once, but not what another person has written over since", async () => {
    const siti = await signedIn();
    const file = await opened(siti);
    const key = (field: string) => `sales/row.${field}`;
    const plan = () => file.ydoc()?.getMap<unknown>("plan").toJSON();
    file.set({ root: "plan", key: key("priceRp"), value: 11_000, label: "harga" });
    file.setAll("baris beras", [
      { root: "plan", key: key("priceRp"), value: 12_000 },
      { root: "plan", key: key("product"), value: "Beras" },
    ]);
    await vi.waitFor(() => expect(file.undoable()?.label).toBe("baris beras"));
    file.ydoc()?.getMap("plan").set(key("product"), "somebody else's");
    file.undo();
    expect(plan()).toEqual({ [key("priceRp")]: 11_000, [key("product")]: "somebody else's" });
    await vi.waitFor(() => expect(file.undoable()?.label).toBe("harga"));
    file.undo();
    expect(plan()?.[key("priceRp")]).toBe(null);
  });

  test("two windows of one person hold one truth", async () => {
    const one = await signedIn();
    const two = await openWindow();
    await vi.waitFor(() => expect(two.library.files()).toHaveLength(1));
    const here = await opened(one);
    const there = await opened(two);
    here.set({ root: "profile", key: "name", value: "Kolor", label: "nama" });
    await vi.waitFor(() => expect(name(there)).toBe("Kolor"));
    await vi.waitFor(() => expect(there.status().unsent).toBe(1));
    await two.library.exchangeNow();
    await vi.waitFor(() => expect(there.status().state).toBe("on-server"));
    await vi.waitFor(() => expect(here.status().state).toBe("on-server"));
  });

  test("a refusal replaces the document under the open file, and is told until it is seen", async () => {
    const kades = await signedIn(`kades-${crypto.randomUUID()}`);
    const file = await opened(kades);
    server.forbiddenByAccount.set(kades.username, new Set(["profile"]));
    file.set({ root: "profile", key: "name", value: "not mine", label: "nama" });
    file.set({ root: "notes", key: "mine", value: "kept", label: "catatan" });
    const before = file.ydoc();
    await vi.waitFor(() => expect(file.status().state).not.toBe("saving"));
    await kades.library.exchangeNow();
    await vi.waitFor(() => expect(file.ydoc()).not.toBe(before), { timeout: 5000 });
    expect(name(file)).toBeUndefined();
    expect(file.ydoc()?.getMap("notes").get("mine")).toBe("kept");
    await vi.waitFor(() => expect(file.status()).toMatchObject({ state: "refused", refusals: 1 }));
    await kades.library.acknowledgeRefusals(kolor);
    await vi.waitFor(() => expect(file.status().state).toBe("on-server"));
    file.set({ root: "notes", key: "more", value: "after", label: "catatan" });
    await vi.waitFor(() => expect(file.status().state).not.toBe("saving"));
    await kades.library.exchangeNow();
    expect(server.file(kolor).ydoc().getMap("notes").toJSON()).toEqual({ mine: "kept", more: "after" });
  });

  test("a suggestion leaves the file as it is and is sent", async () => {
    const kades = await signedIn(`kades-${crypto.randomUUID()}`);
    server.forbiddenByAccount.set(kades.username, new Set(["profile"]));
    const file = await opened(kades);
    file.suggest({ root: "profile", key: "name", value: "Kolor Baru" });
    await vi.waitFor(() => expect(server.file(kolor).suggestions).toHaveLength(1), { timeout: 5000 });
    expect(name(file)).toBeUndefined();
    await vi.waitFor(() => expect(file.status()).toMatchObject({ state: "on-server", refusals: 0 }));
  });

  test("what was written in a file that was closed at once is sent and summarised", async () => {
    const siti = await signedIn();
    const close = createRoot((dispose) => {
      const file = siti.library.open(kolor);
      return { file, dispose };
    });
    await vi.waitFor(() => expect(close.file.ydoc()).not.toBeNull());
    close.file.set({ root: "profile", key: "identity.name", value: "Kolor", label: "nama" });
    close.dispose();
    await vi.waitFor(() => expect(server.file(kolor).rows).toHaveLength(1), { timeout: 5000 });
    await vi.waitFor(() => expect(siti.library.status(kolor).state).toBe("on-server"));
    await vi.waitFor(() => expect(siti.library.summary(kolor)?.profile.filled).toBe(1), { timeout: 5000 });
  });
});
