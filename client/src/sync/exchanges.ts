/**
 * When to exchange with the server: at the start, when the window comes to the front, every minute while it is there, when
 * the browser thinks that there is a line, and when somebody has reason to. One at a time; what is asked for meanwhile
 * follows it.
 */
import type { AccountChannel } from "./account-channel.ts";
import type { AccountStore } from "./account-store.ts";
import { type Background, oneAtATime } from "./background.ts";
import type { DeviceStore } from "./device-store.ts";
import type { KnownFiles } from "./known-files.ts";
import { backgroundTag } from "./names.ts";
import type { DeviceSession } from "./session.ts";

export const exchangeEveryMs = 60_000;
/** A line that breaks again and again asks for an exchange at most this often. */
const lostEveryMs = 10_000;
/** Longer than the exchange leaves rows of open files to their sockets. */
const leftoverMs = 10_500;

export interface Exchanges {
  soon(delayMs?: number): void;
  /** A socket broke: an exchange tells why (no signal, no session, no server). */
  afterLoss(): void;
  /** `byHand`: also what is otherwise left to sockets, and what the server could not read. */
  now(byHand: boolean): Promise<void>;
  /** Stops listening to the window. */
  end(): void;
}

export interface ExchangesParts {
  readonly store: AccountStore;
  readonly device: DeviceStore;
  readonly channel: AccountChannel;
  readonly known: KnownFiles;
  readonly session: DeviceSession;
  readonly background: Background;
  readonly isLive: (id: string) => boolean;
  /** There is a line, or there may be one: sockets that wait for their turn try now. */
  readonly onLine: () => void;
}

export function createExchanges(parts: ExchangesParts): Exchanges {
  const { store, device, channel, known, session, background } = parts;
  let byHandDue = false;
  let cancelSoon = () => {};
  let lastLostAt = 0;
  let summariesAt = 0;

  const merging = () => import("./merge-rows.ts");
  const run = async () => {
    const byHand = byHandDue;
    byHandDue = false;
    const { exchange } = await import("./exchange.ts");
    const done = await exchange({ store, device, channel, byHand, merging, onProgress: known.setFetching });
    await (await import("./rule-sets.ts")).loadRuleSets(device);
    if (background.ended) return;
    known.setAttempt(done);
    session.heard(done.outcome);
    if (done.outcome === "answered") {
      parts.onLine();
      await fetchSummaries();
      // Young rows of open files were left to their sockets; if one is gone (another window's), they go next time.
      const { unsent, attachments } = known.overall();
      if (unsent > attachments) soon(leftoverMs);
    } else askForBackground();
    background.run(summariseStale());
  };
  const runOneAtATime = oneAtATime(run);
  const exchangeNow = async (byHand: boolean) => {
    byHandDue ||= byHand;
    await runOneAtATime().catch((error: unknown) => console.error("the exchange broke off", error));
  };

  const soon = (delayMs = 300) => {
    cancelSoon();
    cancelSoon = background.later(delayMs, () => background.run(exchangeNow(false)));
  };

  /** Summaries of an office's files, which are not kept here. */
  const fetchSummaries = async () => {
    if (!known.files().some((file) => !file.kept) || Date.now() - summariesAt < exchangeEveryMs) return;
    summariesAt = Date.now();
    const fetched = await (await import("./fetch-more.ts")).fetchSummaries(store.account);
    if (!fetched || background.ended) return;
    await store.setSummaries(fetched);
    for (const summary of fetched) if (!known.facts(summary.id).held) known.setSummary(summary);
  };

  /** Of closed files, one by one in idle moments. An open one makes its own. */
  const summariseStale = oneAtATime(async () => {
    for (const { id, held, summaryStale, summaryOn } of await store.files()) {
      if (!held || parts.isLive(id) || !(summaryStale || summaryOn !== known.today())) continue;
      await idleMoment();
      if (background.ended) return;
      const { summariseStored } = await import("./summarise.ts");
      await summariseStored(store, id, known.today());
      await known.reread(id);
      channel.tellOthers({ kind: "files", files: [id] });
    }
  });

  const visible = () => document.visibilityState === "visible";
  const onVisible = () => {
    if (visible()) soon();
  };
  const onOnline = () => {
    parts.onLine(); // a hint, no more: the attempt will tell
    soon();
  };
  document.addEventListener("visibilitychange", onVisible);
  window.addEventListener("online", onOnline);
  background.every(exchangeEveryMs, () => {
    if (visible()) background.run(exchangeNow(false));
  });

  return {
    soon,
    afterLoss() {
      if (Date.now() - lastLostAt < lostEveryMs) return;
      lastLostAt = Date.now();
      soon(1000);
    },
    now: exchangeNow,
    end() {
      document.removeEventListener("visibilitychange", onVisible);
      window.removeEventListener("online", onOnline);
    },
  };
}

function idleMoment(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 50);
  });
}

/** Where the browser can: it wakes the service worker when there is a line, even with every window closed. */
export function askForBackground(): void {
  void navigator.serviceWorker?.getRegistration().then((registration) => {
    const sync = (registration as { sync?: { register(tag: string): Promise<void> } } | undefined)?.sync;
    return sync?.register(backgroundTag).catch(() => undefined);
  });
}
