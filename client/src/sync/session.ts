/**
 * Who is using this device. An account whose work is here opens from the device alone; the network only adds fresh news.
 * Neither a missing line nor an expired session ever closes an account or touches its work: the cookie decides about
 * sending, nothing else.
 */
import { type Me, meSchema } from "@pendamping/shared/protocol/account";
import { type Accessor, batch, createSignal } from "solid-js";
import * as v from "valibot";
import { type AccountStore, type Attempt, openAccountStore } from "./account-store.ts";
import { type DeviceStore, openDeviceStore } from "./device-store.ts";
import { withFileRows } from "./file-rows.ts";
import { forgetGlance, type Glance, readGlance } from "./glance.ts";
import { callApi } from "./http.ts";
import type { DeviceAccount, Session, SignInResult } from "./model.ts";
import { fileDatabase } from "./names.ts";

/** With an account open, its own list of files is counted first. */
const listAccountsAfterMs = 5000;

/** The open account as the library needs it. */
export interface OpenAccount {
  /** Closed by the library, when everything that is open has been stored. */
  readonly store: AccountStore;
  readonly device: DeviceStore;
}

/** The session together with what only `sync` itself may use. */
export interface DeviceSession extends Session {
  readonly opened: Accessor<OpenAccount | null>;
  /** What was last on the screen, until the account has been opened and read; null where nothing was. */
  readonly glance: Glance | null;
  /** An attempt to reach the server ended; what it says about the session shows at once. */
  heard(outcome: Attempt["outcome"]): void;
  /** Reads again what the device knows of the person. */
  refresh(): Promise<void>;
}

export function createSession(): DeviceSession {
  const glance = readGlance();
  const [loaded, setLoaded] = createSignal(glance !== null);
  const [me, setMe] = createSignal<Me | null>(glance?.me ?? null, { equals: saysTheSame });
  const [credential, setCredential] = createSignal<"unknown" | "valid" | "expired">("unknown");
  const [accounts, setAccounts] = createSignal<readonly DeviceAccount[]>([]);
  const [opened, setOpened] = createSignal<OpenAccount | null>(null);
  const device = openDeviceStore();

  const listAccounts = async () => {
    const rows = await (await device).accounts();
    setAccounts(await Promise.all(rows.map(async (row) => ({ ...row, unsent: await unsentOf(row.account) }))));
  };

  const openAccount = async (account: string, known?: Me) => {
    const deviceStore = await device;
    const open = opened();
    if (open?.store.account === account) {
      // Signed in again: whatever is open stays open.
      if (known) {
        await open.store.setMe(known);
        setMe(known);
      }
      return;
    }
    const store = await openAccountStore(account);
    if (known) await store.setMe(known);
    const heardLast = await store.me();
    if (!heardLast) {
      store.close(); // nothing is here: an account opens without signal only after it was here once
      return;
    }
    const [openedLast, signedIn] = await Promise.all([deviceStore.opened(), deviceStore.signedIn()]);
    if (openedLast !== account) {
      forgetGlance(); // another person's
      await deviceStore.setOpened(account); // an ordinary start waits for no write
    }
    const mine = signedIn === account;
    batch(() => {
      setOpened({ store, device: deviceStore });
      setMe(heardLast);
      setCredential(mine ? "unknown" : "expired");
    });
  };

  const start = async () => {
    try {
      const last = await (await device).opened();
      if (last !== null) await openAccount(last);
      void readRules(await device);
      if (!opened()) await listAccounts(); // the sign-in page shows them first
    } finally {
      if (!opened()) {
        forgetGlance(); // signed out in another window, say
        setMe(null);
      }
      setLoaded(true);
    }
    void afterStart();
  };
  const afterStart = async () => {
    await sendOwedSignOut(await device);
    // Counting opens every file's database; with an account open nobody asks for it yet, and the list comes first.
    if (opened()) setTimeout(() => void listAccounts(), listAccountsAfterMs);
  };
  /** What people do waits for it: with a glance on the screen they may be quicker than the databases. */
  const started = start();

  return {
    ready: loaded,
    glance,
    me,
    credential,
    accounts,
    opened,

    async signIn(username, password): Promise<SignInResult> {
      await started;
      const deviceStore = await device;
      const answer = await callApi("/api/auth/sign-in/username", v.unknown(), { body: { username, password } });
      if (answer.kind !== "ok") return signInProblem(answer);
      // From here on the cookie is the new one; whose, the server says.
      await deviceStore.setSignOutOwed(false);
      await deviceStore.setSignedIn(null);
      const about = await callApi("/api/me", meSchema);
      if (about.kind !== "ok") return about.kind === "no-signal" ? { kind: "no-signal" } : { kind: "server-trouble" };
      const { account, name, role } = about.value;
      await deviceStore.remember({ account, username: about.value.username, name, role });
      await deviceStore.setSignedIn(account);
      await openAccount(account, about.value);
      setCredential("valid");
      await listAccounts();
      void askToKeep();
      return { kind: "signed-in" };
    },

    async open(account) {
      await started;
      await openAccount(account);
    },

    async signOut(options) {
      await started;
      const open = opened();
      const deviceStore = await device;
      if (!open) return { kind: "done" };
      const changes = await unsentOf(open.store.account);
      if (changes > 0 && !options?.keep) return { kind: "unsent", changes };
      await deviceStore.setSignOutOwed(true);
      await deviceStore.setOpened(null);
      forgetGlance();
      batch(() => {
        setOpened(null);
        setMe(null);
        setCredential("unknown");
      });
      await sendOwedSignOut(deviceStore);
      await listAccounts();
      return { kind: "done" };
    },

    heard(outcome) {
      if (outcome === "answered") setCredential("valid");
      if (outcome === "signed-out") setCredential("expired");
    },

    async refresh() {
      const open = opened();
      if (open) await readRules(open.device); // another window may have fetched them
      const heardLast = await open?.store.me();
      if (heardLast && open === opened()) setMe(heardLast);
    },
  };
}

/** The first frame waits for no rules. */
async function readRules(device: DeviceStore): Promise<void> {
  await (await import("./rule-sets.ts")).loadRuleSets(device);
}

/** Read again without news: whatever is drawn from it stays as it is. */
function saysTheSame(before: Me | null, after: Me | null): boolean {
  return before?.account === after?.account && before?.tag === after?.tag && before?.name === after?.name;
}

/** Unsent changes of an account on this device. */
async function unsentOf(account: string): Promise<number> {
  const store = await openAccountStore(account);
  try {
    const counts = await Promise.all(
      (await store.files())
        .filter((row) => row.held)
        .flatMap((row) => [row.generation, ...row.formerGenerations].map((generation) => [row.id, generation] as const))
        .map(([id, generation]) => withFileRows(fileDatabase(account, id, generation), (rows) => rows.unsent())),
    );
    const { waitingAttachments } = await import("./attachment-rows.ts");
    const photos = [...(await waitingAttachments(account)).values()];
    const decisions = (await store.decisions()).length + (await store.queuedApprovals()).length;
    return [...counts, ...photos].reduce((total, { count }) => total + count, decisions);
  } finally {
    store.close();
  }
}

/**
 * The cookie is out of a script's reach, so a sign-out without signal stays owed: the device does not use the session any
 * more, and ends it at the next occasion.
 */
async function sendOwedSignOut(device: DeviceStore): Promise<void> {
  if (!(await device.signOutOwed())) return;
  const answer = await callApi("/api/auth/sign-out", v.unknown(), { body: {}, timeoutMs: 5000 });
  if (answer.kind !== "ok" && answer.kind !== "signed-out") return;
  await device.setSignedIn(null);
  await device.setSignOutOwed(false);
}

function signInProblem(answer: Exclude<Awaited<ReturnType<typeof callApi>>, { kind: "ok" }>): SignInResult {
  switch (answer.kind) {
    case "signed-out":
      return { kind: "wrong" };
    case "refused":
      return { kind: "wrong" };
    case "no-signal":
      return { kind: "no-signal" };
    case "server-trouble":
      return answer.status === 429 ? { kind: "too-many", retryAfterS: answer.retryAfterS } : { kind: "server-trouble" };
    case "too-old":
      return { kind: "server-trouble" };
  }
}

/** Asked once the device holds somebody's work: a browser may otherwise clear it when space runs out. */
async function askToKeep(): Promise<void> {
  if (!(await navigator.storage?.persisted?.())) await navigator.storage?.persist?.();
}
