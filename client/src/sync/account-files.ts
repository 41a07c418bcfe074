/**
 * The open account's files on this device: what is known of each, which are open in this window, and when to exchange
 * with the server. One of these per account that is opened; everything ends with its owner.
 */
import { dayOf } from "@pendamping/shared/day";
import type { FileEntry, Me } from "@pendamping/shared/protocol/account";
import type { PersonCard, Suggestion } from "@pendamping/shared/protocol/catch-up";
import { closeCodes } from "@pendamping/shared/protocol/close-codes";
import type { SuggestionDecision } from "@pendamping/shared/protocol/decisions";
import type { FileSummary } from "@pendamping/shared/summary/file-summary";
import { type Accessor, batch, createEffect, createMemo, createSignal, on, onCleanup } from "solid-js";
import { type AccountChannel, type DeviceNews, openAccountChannel } from "./account-channel.ts";
import type { AccountStore, Attempt, FileRow, QueuedDecision } from "./account-store.ts";
import type { DeviceStore } from "./device-store.ts";
import { withFileRows } from "./file-rows.ts";
import { type LiveFile, openLiveFile } from "./live-file.ts";
import type { OverallStatus, SavingStatus } from "./model.ts";
import { backgroundTag, fileDatabase } from "./names.ts";
import type { DeviceSession, OpenAccount } from "./session.ts";
import { type FileFacts, noFacts, overallStatus, savingStatus } from "./status.ts";

const exchangeEveryMs = 60_000;
/** A line that breaks again and again asks for an exchange at most this often. */
const lostEveryMs = 10_000;
/** Longer than the exchange leaves rows of open files to their sockets. */
const leftoverMs = 10_500;
/** The list waits this long for the outboxes to be counted. */
const countMsMax = 100;
const tickMs = 5000;

export interface AccountFiles {
  readonly store: AccountStore;
  readonly device: DeviceStore;
  readonly channel: AccountChannel;
  readonly me: Accessor<Me | null>;
  readonly people: Accessor<Readonly<Record<string, PersonCard>>>;
  readonly suggestions: Accessor<readonly Suggestion[]>;
  readonly decisions: Accessor<readonly QueuedDecision[]>;
  readonly overall: Accessor<OverallStatus>;
  readonly files: Accessor<readonly FileEntry[]>;
  entry(id: string): FileEntry | undefined;
  status(id: string): SavingStatus;
  summary(id: string): FileSummary | undefined;
  today(): string;
  background(work: Promise<unknown>): void;
  /** A live file, shared by all who have it open in this window; call the result to let go of it. */
  hold(id: string): { live: LiveFile; letGo: () => void };

  // what live files tell
  setFacts(id: string, facts: Partial<FileFacts>): void;
  changedHere(id: string): void;
  /** `equal`: the document equals the log; `complete`: nothing here is unsent. */
  answered(id: string, what: { equal: boolean; complete: boolean }): void;
  lineLost(id: string): void;
  lineClosed(id: string, code: number): void;
  mayConnect(): Promise<boolean>;
  reread(id: string): Promise<void>;
  keepSummary(id: string, summary: FileSummary): Promise<void>;
  fetchLedger(id: string, after: number): Promise<void>;
  queueSuggestion(id: string, suggested: { client: number; update: Uint8Array }): Promise<void>;

  decide(suggestion: string, decision: Omit<SuggestionDecision, "key">): Promise<void>;
  acknowledgeRefusals(id: string): Promise<void>;
  exchangeSoon(delayMs?: number): void;
  exchangeNow(byHand: boolean): Promise<void>;
}

export function openAccountFiles({ store, device }: OpenAccount, session: DeviceSession): AccountFiles {
  const [ready, setReady] = createSignal(false);
  const [attempt, setAttempt] = createSignal<Attempt | null>(null);
  const [people, setPeople] = createSignal<Readonly<Record<string, PersonCard>>>({});
  const [suggestions, setSuggestions] = createSignal<readonly Suggestion[]>([]);
  const [decisions, setDecisions] = createSignal<readonly QueuedDecision[]>([]);
  const [fetching, setFetching] = createSignal<OverallStatus["fetching"]>(null);
  const [persisted, setPersisted] = createSignal<boolean | null>(null);
  const [now, setNow] = createSignal(Date.now());
  const [known, setKnown] = createSignal<ReadonlySet<string>>(new Set());
  const facts = signalMap<FileFacts>(noFacts);
  const summaries = signalMap<FileSummary | undefined>(undefined);
  const live = new Map<string, { file: LiveFile; holders: number; closing: boolean }>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let disposed = false;

  const later = (delayMs: number, run: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!disposed) run();
    }, delayMs);
    timers.add(timer);
    return timer;
  };

  /** Work that no screen waits for. The store is closed when all of it is over. */
  const underWay = new Set<Promise<unknown>>();
  const background = (work: Promise<unknown>) => {
    const over = work
      .catch((error: unknown) => {
        if (!disposed) console.error("work in the background broke off", error);
      })
      .finally(() => underWay.delete(over));
    underWay.add(over);
  };
  const closeStore = async () => {
    while (underWay.size > 0) await Promise.all(underWay);
    store.close();
  };

  const me = () => session.me();
  const files = createMemo<readonly FileEntry[]>(() => (ready() ? (me()?.files ?? []) : []));
  const entriesById = createMemo(() => new Map(files().map((file) => [file.id, file])));
  const signedOut = () => session.credential() === "expired";
  const status = (id: string) => savingStatus(facts.get(id), attempt(), signedOut(), now());
  const today = () => dayOf(new Date(), me()?.zone ?? "Asia/Jakarta");

  const overall = createMemo<OverallStatus>(() => {
    const counted = new Set(files().flatMap((file) => (file.kept ? [file.id] : [])));
    for (const id of known()) counted.add(id);
    const result = overallStatus([...counted].map(status), {
      persisted: persisted(),
      fetching: fetching(),
      queuedDecisions: decisions().length,
    });
    const last = attempt();
    // Nothing is kept here (an office): what the server last answered is all there is to say.
    return counted.size === 0 && last?.outcome === "answered"
      ? { ...result, state: "on-server", serverAt: last.at }
      : result;
  });

  const setFacts = (id: string, change: Partial<FileFacts>) => {
    facts.set(id, { ...facts.get(id), ...change });
    if (!known().has(id)) setKnown((ids) => new Set([...ids, id]));
  };

  /** Looks at the device again; of several looks under way the last one begun counts. */
  const lookById = new Map<string, number>();
  const reread = async (id: string) => {
    const turn = (lookById.get(id) ?? 0) + 1;
    lookById.set(id, turn);
    const row = await store.file(id);
    await look(row, () => lookById.get(id) === turn);
  };

  /** A live file's own counts stay: its store knows better than its rows. */
  const look = async (row: FileRow, stillCounts = () => true) => {
    const seen = (await store.refusalsOf(row.id)).filter(
      (refusal) => refusal.account === store.account && !refusal.seen,
    ).length;
    const counts: Partial<FileFacts> = { counted: true };
    if (row.held && !live.has(row.id)) {
      const generations = [row.generation, ...row.formerGenerations];
      const unsent = await Promise.all(
        generations.map((generation) =>
          withFileRows(fileDatabase(store.account, row.id, generation), (rows) => rows.unsent()),
        ),
      );
      const oldest = unsent.map(({ oldestAt }) => oldestAt).filter((at) => at !== null);
      Object.assign(counts, {
        unsent: unsent.reduce((total, { count }) => total + count, 0),
        oldestUnsentAt: oldest.length > 0 ? Math.min(...oldest) : null,
        unstored: 0,
        storeFailed: false,
        lineLost: false,
      });
    }
    if (!stillCounts() || disposed) return;
    batch(() => {
      setFacts(row.id, { ...counts, held: row.held, refusals: seen, serverAt: row.serverAt, setAside: row.setAside });
      if (row.summary) summaries.set(row.id, row.summary);
    });
  };

  /** News come in bursts: while one reading is under way, at most one more is due. */
  let reading: Promise<void> | null = null;
  let readAgain = false;
  const readAccount = async (): Promise<void> => {
    if (reading) {
      readAgain = true;
      return reading;
    }
    reading = readAccountOnce();
    try {
      await reading;
    } finally {
      reading = null;
    }
    if (!readAgain || disposed) return;
    readAgain = false;
    await readAccount();
  };

  const readAccountOnce = async () => {
    const [last, list, cards, queued, elsewhere] = await Promise.all([
      store.attempt(),
      store.suggestions(),
      store.people(),
      store.decisions(),
      store.summaries(),
    ]);
    await session.refresh();
    batch(() => {
      if (last) {
        setAttempt(last);
        if (Date.now() - last.at < exchangeEveryMs) session.heard(last.outcome);
      }
      setSuggestions(list?.suggestions ?? []);
      setPeople(cards);
      setDecisions(queued);
      for (const summary of elsewhere ?? []) if (!facts.get(summary.id).held) summaries.set(summary.id, summary);
    });
  };

  const hear = (news: DeviceNews) => {
    if (disposed) return;
    for (const { file } of live.values()) file.hear(news);
    if (news.kind === "account") background(readAccount());
    if (news.kind === "files") for (const id of news.files) background(reread(id));
    if (news.kind === "refused") background(reread(news.file));
  };
  const channel = openAccountChannel(store.account, hear);

  // --- exchange

  let running: Promise<unknown> | null = null;
  let askedAgain = false;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let lastLostAt = 0;

  const merging = () => import("./merge-rows.ts");
  const run = async (byHand: boolean) => {
    const { exchange } = await import("./exchange.ts");
    const done = await exchange({ store, device, channel, byHand, merging, onProgress: setFetching });
    if (disposed) return;
    setAttempt(done);
    session.heard(done.outcome);
    if (done.outcome !== "answered") askForBackground();
    else {
      for (const { file } of live.values()) file.retry(false); // there is a line: their turn may be half a minute away
      await fetchSummaries();
      // Young rows of open files were left to their sockets; if one is gone (another window's), they go next time.
      if (overall().unsent > 0) exchangeSoon(leftoverMs);
    }
    background(summariseStale());
  };

  const exchangeNow = async (byHand: boolean): Promise<void> => {
    if (running) {
      askedAgain = true; // what was written since it began goes with the next
      await running;
      if (!askedAgain || disposed) return;
    }
    askedAgain = false;
    running = run(byHand).catch((error: unknown) => console.error("the exchange broke off", error));
    await running;
    running = null;
  };

  const exchangeSoon = (delayMs = 300) => {
    clearTimeout(soon);
    soon = later(delayMs, () => background(exchangeNow(false)));
  };

  /** Summaries of an office's files, which are not kept here. */
  let summariesAt = 0;
  const fetchSummaries = async () => {
    if (!files().some((file) => !file.kept) || Date.now() - summariesAt < exchangeEveryMs) return;
    summariesAt = Date.now();
    const { fetchSummaries: fetchAll } = await import("./fetch-more.ts");
    const list = await fetchAll(store.account);
    if (!list || disposed) return;
    await store.setSummaries(list);
    batch(() => {
      for (const summary of list) if (!facts.get(summary.id).held) summaries.set(summary.id, summary);
    });
  };

  let summarising = false;
  const summariseStale = async () => {
    if (summarising) return;
    summarising = true;
    try {
      for (const row of await store.files()) {
        const stale = row.summaryStale || row.summaryOn !== today();
        if (!row.held || !stale || live.has(row.id)) continue;
        await idleMoment();
        if (disposed) return;
        const { summariseStored } = await import("./summarise.ts");
        await summariseStored(store, row.id, today());
        await reread(row.id);
        channel.tellOthers({ kind: "files", files: [row.id] });
      }
    } finally {
      summarising = false;
    }
  };

  // --- start and end

  const start = async () => {
    const [rows] = await Promise.all([store.files(), readAccount()]);
    batch(() => {
      for (const row of rows) {
        setFacts(row.id, { counted: false, held: row.held, serverAt: row.serverAt });
        if (row.summary) summaries.set(row.id, row.summary);
      }
    });
    // A quick device shows the list with its words at once, a slow one the list first.
    const counted = Promise.all(rows.map((row) => look(row)));
    await Promise.race([counted, new Promise((resolve) => setTimeout(resolve, countMsMax))]);
    setReady(true);
    await counted;
    setPersisted((await navigator.storage?.persisted?.()) ?? null);
    await exchangeNow(false);
    background(summariseStale());
  };
  background(start());

  const visible = () => document.visibilityState === "visible";
  const onVisible = () => visible() && exchangeSoon();
  const onOnline = () => {
    for (const { file } of live.values()) file.retry(false); // a hint, no more: the attempt will tell
    exchangeSoon();
  };
  document.addEventListener("visibilitychange", onVisible);
  window.addEventListener("online", onOnline);
  const every = setInterval(() => visible() && background(exchangeNow(false)), exchangeEveryMs);
  const tick = setInterval(() => overall().unsent > 0 && setNow(Date.now()), tickMs);
  createEffect(
    on(session.credential, (credential, before) => {
      if (credential !== "valid" || before === "valid") return;
      for (const { file } of live.values()) file.retry(true);
      if (before === "expired") exchangeSoon(0);
    }),
  );
  onCleanup(() => {
    disposed = true;
    for (const timer of timers) clearTimeout(timer);
    clearInterval(every);
    clearInterval(tick);
    document.removeEventListener("visibilitychange", onVisible);
    window.removeEventListener("online", onOnline);
    channel.close();
    for (const { file } of live.values()) background(file.close());
    void closeStore();
  });

  const tellChanged = throttled(500, later, (ids) => channel.tellOthers({ kind: "files", files: ids }));
  const keepAnswer = throttled(1000, later, (ids) => {
    for (const id of ids)
      void store.changeFile(id, (row) => ({ ...row, held: true, serverAt: facts.get(id).serverAt }));
  });

  return {
    store,
    device,
    channel,
    me,
    people,
    suggestions,
    decisions,
    overall,
    files,
    entry: (id) => entriesById().get(id),
    status,
    summary: (id) => summaries.get(id),
    today,
    background,

    hold(id) {
      const holding = live.get(id) ?? { file: openLiveFile(this, id), holders: 0, closing: false };
      live.set(id, holding);
      holding.holders++;
      const letGo = async () => {
        holding.holders--;
        await Promise.resolve(); // a page that replaces another holds it again in the same turn
        if (holding.holders === 0) await holding.file.stored(); // on a full disk that takes until there is room
        if (holding.holders > 0 || holding.closing) return;
        holding.closing = true;
        live.delete(id);
        await holding.file.close();
        await reread(id);
        if (facts.get(id).unsent > 0) exchangeSoon();
      };
      return { live: holding.file, letGo: () => background(letGo()) };
    },

    setFacts,
    changedHere: tellChanged,
    answered(id, { equal, complete }) {
      const held = facts.get(id).held || equal;
      setFacts(id, { lineLost: false, held, ...(held && complete ? { serverAt: Date.now() } : {}) });
      session.heard("answered");
      if (held) keepAnswer(id);
    },
    lineLost(id) {
      setFacts(id, { lineLost: true });
      if (Date.now() - lastLostAt < lostEveryMs) return;
      lastLostAt = Date.now();
      exchangeSoon(1000); // it tells why: no signal, no session, no server
    },
    lineClosed(id, code) {
      if (code === closeCodes.signedOut) return session.heard("signed-out");
      if (code === closeCodes.tooOld) return setAttempt({ at: Date.now(), outcome: "too-old" });
      const again = () => live.get(id)?.file.retry(true);
      if (code === closeCodes.epochChanged) background(exchangeNow(false).then(again));
      else if (code === closeCodes.noRight || code === closeCodes.unknownFile) background(exchangeNow(true));
      else {
        // Malformed or too much: our mistake or a bad line. /api/sync may do; the socket is tried again later.
        console.error(`the server closed the connection of file ${id}: ${code}`);
        exchangeSoon();
        later(exchangeEveryMs, again);
      }
    },
    mayConnect: async () => (await device.signedIn()) === store.account && !(await device.signOutOwed()),
    reread,
    async keepSummary(id, summary) {
      summaries.set(id, summary);
      const on = today();
      await store.changeFile(id, (row) => ({ ...row, summary, summaryOn: on, summaryStale: false }));
    },
    async fetchLedger(id, after) {
      const { fetchLedger } = await import("./fetch-more.ts");
      const found = await fetchLedger(store.account, id, after);
      if (!found) return;
      await store.addLedger(id, found.rows, found.people);
      channel.tell({ kind: "ledger", files: [id] });
      if (Object.keys(found.people).length > 0) channel.tell({ kind: "account" });
    },
    async queueSuggestion(id, { client, update }) {
      const { generation } = await store.file(id);
      await withFileRows(fileDatabase(store.account, id, generation), (rows) =>
        rows.store({ outbox: [{ key: ["out", client, 0], update, at: Date.now(), apart: true }] }),
      );
      channel.tell({ kind: "files", files: [id] });
      await exchangeNow(false);
    },

    async decide(suggestion, decision) {
      await store.queueDecision({ ...decision, suggestion, key: crypto.randomUUID(), queuedAt: Date.now() });
      channel.tell({ kind: "account" });
      await readAccount();
      exchangeSoon(0);
    },
    async acknowledgeRefusals(id) {
      await store.changeRefusals(id, (refusal) => ({ ...refusal, seen: true }));
      channel.tell({ kind: "files", files: [id] });
    },
    exchangeSoon,
    exchangeNow,
  };
}

/** One signal per file, made when first asked for. */
function signalMap<T>(initial: T) {
  const signals = new Map<string, ReturnType<typeof createSignal<T>>>();
  const signal = (id: string) => {
    const found = signals.get(id) ?? createSignal<T>(initial);
    signals.set(id, found);
    return found;
  };
  return { get: (id: string): T => signal(id)[0](), set: (id: string, value: T) => void signal(id)[1](() => value) };
}

function throttled(
  delayMs: number,
  later: (delayMs: number, run: () => void) => unknown,
  run: (ids: string[]) => void,
) {
  const due = new Set<string>();
  return (id: string) => {
    if (due.size === 0)
      later(delayMs, () => {
        const ids = [...due];
        due.clear();
        run(ids);
      });
    due.add(id);
  };
}

function idleMoment(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 50);
  });
}

/** Where the browser can: it wakes the service worker when there is a line, even with every window closed. */
function askForBackground(): void {
  void navigator.serviceWorker?.getRegistration().then((registration) => {
    const sync = (registration as { sync?: { register(tag: string): Promise<void> } } | undefined)?.sync;
    return sync?.register(backgroundTag).catch(() => undefined);
  });
}
