/**
 * What this device knows of the open account's files, as signals: entries, summaries, facts about saving, suggestions. It
 * only reads the databases; whoever changed them says so over the account's channel, and then this looks again.
 */
import { dayOf } from "@pendamping/shared/day";
import type { FileEntry, Me } from "@pendamping/shared/protocol/account";
import type { Approval } from "@pendamping/shared/protocol/approvals";
import type { PersonCard, Suggestion } from "@pendamping/shared/protocol/catch-up";
import type { FileSummary } from "@pendamping/shared/summary/file-summary";
import { type Accessor, batch, createEffect, createMemo, createSignal, onCleanup, untrack } from "solid-js";
import type { AccountStore, Attempt, FileRow, QueuedDecision } from "./account-store.ts";
import type { QueuedApproval } from "./approvals.ts";
import { type Background, oneAtATime } from "./background.ts";
import { withFileRows } from "./file-rows.ts";
import { keepGlance } from "./glance.ts";
import type { OverallStatus, SavingStatus } from "./model.ts";
import { fileDatabase } from "./names.ts";
import type { DeviceSession } from "./session.ts";
import { type FileFacts, noFacts, noneWaiting, overallStatus, savingStatus } from "./status.ts";

const tickMs = 5000;
/** The list waits this long for the outboxes to be counted. */
const countMsMax = 100;
/** Summaries arrive in a row; the copy for the next start is made once they rest. */
const keepGlanceMs = 500;
/** An attempt of a window that has just closed still says whether the session is good. */
const attemptMsMax = 60_000;

export interface KnownFiles {
  /** False until the account's records have been read for the first time. */
  readonly ready: Accessor<boolean>;
  readonly me: Accessor<Me | null>;
  readonly people: Accessor<Readonly<Record<string, PersonCard>>>;
  readonly suggestions: Accessor<readonly Suggestion[]>;
  readonly decisions: Accessor<readonly QueuedDecision[]>;
  /** Undefined until the server has told once. */
  readonly approvals: Accessor<readonly Approval[] | undefined>;
  readonly queuedApprovals: Accessor<readonly QueuedApproval[]>;
  readonly overall: Accessor<OverallStatus>;
  readonly files: Accessor<readonly FileEntry[]>;
  entry(id: string): FileEntry | undefined;
  status(id: string): SavingStatus;
  summary(id: string): FileSummary | undefined;
  today(): string;

  facts(id: string): FileFacts;
  setFacts(id: string, change: Partial<FileFacts>): void;
  setSummary(summary: FileSummary): void;
  setAttempt(attempt: Attempt): void;
  setFetching(fetching: OverallStatus["fetching"]): void;
  /** Reads everything for the first time; the list shows as soon as there is something to show. */
  start(): Promise<void>;
  /** Looks at one file again. */
  reread(id: string): Promise<void>;
  /** Looks again at which photos and papers wait. */
  readAttachments(): Promise<void>;
  /** Looks again at what is known beside the files. */
  readAccount(): Promise<void>;
}

export function createKnownFiles(
  store: AccountStore,
  session: DeviceSession,
  background: Background,
  isLive: (id: string) => boolean,
): KnownFiles {
  const [ready, setReady] = createSignal(false);
  const [attempt, setAttempt] = createSignal<Attempt | null>(null);
  const [people, setPeople] = createSignal<Readonly<Record<string, PersonCard>>>({});
  const [suggestions, setSuggestions] = createSignal<readonly Suggestion[]>([]);
  const [decisions, setDecisions] = createSignal<readonly QueuedDecision[]>([]);
  const [approvals, setApprovals] = createSignal<readonly Approval[] | undefined>();
  const [queuedApprovals, setQueuedApprovals] = createSignal<readonly QueuedApproval[]>([]);
  const [fetching, setFetching] = createSignal<OverallStatus["fetching"]>(null);
  const [persisted, setPersisted] = createSignal<boolean | null>(null);
  const [now, setNow] = createSignal(Date.now());
  const [known, setKnown] = createSignal<ReadonlySet<string>>(new Set());
  const facts = signalMap<FileFacts>(noFacts);
  const summaries = signalMap<FileSummary | undefined>(undefined);

  const me = () => session.me();
  const files = createMemo<readonly FileEntry[]>(() => (ready() ? (me()?.files ?? []) : []));
  const entriesById = createMemo(() => new Map(files().map((file) => [file.id, file])));
  const signedOut = () => session.credential() === "expired";
  const status = (id: string) => savingStatus(facts.get(id), attempt(), signedOut(), now());

  /** A decision that waits is as unsent as a change is: nothing may claim that all is on the server. */
  const leastSafeWith = (statuses: readonly SavingStatus[]): Partial<OverallStatus> => {
    const waiting = [...decisions(), ...queuedApprovals().filter(({ refused }) => refused === null)];
    if (waiting.length === 0) return {};
    const oldestUnsentAt = Math.min(...waiting.map(({ queuedAt }) => queuedAt));
    const facts = { ...noFacts, held: true, counted: true, unsent: waiting.length, oldestUnsentAt };
    const all = [...statuses, savingStatus(facts, attempt(), signedOut(), now())];
    const { state, waitingFor } = overallStatus(all, { persisted: null, fetching: null, queuedDecisions: 0 });
    return { state, waitingFor };
  };

  const overall = createMemo<OverallStatus>(() => {
    const counted = new Set(files().flatMap((file) => (file.kept ? [file.id] : [])));
    for (const id of known()) if (facts.get(id).held || facts.get(id).unstored > 0) counted.add(id);
    const rest = {
      persisted: persisted(),
      fetching: fetching(),
      queuedDecisions: decisions().length + queuedApprovals().length,
    };
    const statuses = [...counted].map(status);
    const result = { ...overallStatus(statuses, rest), ...leastSafeWith(statuses) };
    const last = attempt();
    // Nothing is kept here (an office): what the server last answered is all there is to say.
    return counted.size === 0 && rest.queuedDecisions === 0 && last?.outcome === "answered"
      ? { ...result, state: "on-server", serverAt: last.at }
      : result;
  });
  background.every(tickMs, () => {
    const { unsent, queuedDecisions } = untrack(overall);
    if (unsent + queuedDecisions > 0) setNow(Date.now()); // "waiting" also comes by 20 s without an answer
  });

  const setFacts = (id: string, change: Partial<FileFacts>) =>
    batch(() => {
      facts.set(id, { ...facts.get(id), ...change });
      if (!known().has(id)) setKnown((ids) => new Set([...ids, id]));
    });

  /** Of several looks at one file under way the last one begun counts. */
  const lookById = new Map<string, number>();
  const reread = async (id: string) => {
    const turn = (lookById.get(id) ?? 0) + 1;
    lookById.set(id, turn);
    await look(await store.file(id), () => lookById.get(id) === turn);
  };

  const look = async (row: FileRow, stillCounts = () => true) => {
    const refusals = await store.refusalsOf(row.id);
    // A live file's own counts stay: its store knows better than its rows.
    const unsent = row.held && !isLive(row.id) ? await unsentOf(store.account, row) : {};
    if (!stillCounts() || background.ended) return;
    batch(() => {
      setFacts(row.id, {
        ...unsent,
        counted: true,
        held: row.held,
        serverAt: row.serverAt,
        setAside: row.setAside,
        refusals: refusals.filter((refusal) => refusal.account === store.account && !refusal.seen).length,
      });
      if (row.summary) summaries.set(row.id, row.summary);
    });
  };

  const readAttachments = oneAtATime(async () => {
    const { waitingAttachments } = await import("./attachment-rows.ts");
    const waiting = await waitingAttachments(store.account);
    if (background.ended) return;
    batch(() => {
      for (const id of new Set([...untrack(known), ...waiting.keys()]))
        setFacts(id, { attachments: waiting.get(id) ?? noneWaiting });
    });
  });

  const readAccountOnce = async () => {
    const [last, list, cards, queued, elsewhere] = await Promise.all([
      store.attempt(),
      store.suggestions(),
      store.people(),
      store.decisions(),
      store.summaries(),
    ]);
    const [told, waiting] = await Promise.all([store.approvals(), store.queuedApprovals()]);
    await session.refresh();
    batch(() => {
      if (last) {
        setAttempt(last);
        if (Date.now() - last.at < attemptMsMax) session.heard(last.outcome);
      }
      setSuggestions(list?.suggestions ?? []);
      setPeople(cards);
      setDecisions(queued);
      setApprovals(told?.approvals);
      setQueuedApprovals(waiting);
      for (const summary of elsewhere ?? []) if (!facts.get(summary.id).held) summaries.set(summary.id, summary);
    });
  };
  const readAccount = oneAtATime(readAccountOnce);

  const keepForNextStart = () => {
    const mine = me();
    if (!ready() || !mine) return;
    const entries = files().flatMap(({ id }) => {
      const summary = summaries.get(id);
      return summary ? [[id, summary] as const] : [];
    });
    const glance = { me: mine, summaries: Object.fromEntries(entries), suggestions: suggestions(), people: people() };
    clearTimeout(keeping);
    keep = () => {
      if (session.me()?.account === mine.account) keepGlance(glance);
      keep = undefined;
    };
    keeping = setTimeout(() => keep?.(), keepGlanceMs);
  };
  let keeping: ReturnType<typeof setTimeout> | undefined;
  let keep: (() => void) | undefined;
  const keepNow = () => keep?.();
  createEffect(keepForNextStart);
  addEventListener("pagehide", keepNow);
  onCleanup(() => {
    clearTimeout(keeping);
    removeEventListener("pagehide", keepNow);
  });

  return {
    ready,
    me,
    people,
    suggestions,
    decisions,
    approvals,
    queuedApprovals,
    overall,
    files,
    entry: (id) => entriesById().get(id),
    status,
    summary: (id) => summaries.get(id),
    today: () => dayOf(new Date(), me()?.zone ?? "Asia/Jakarta"),
    facts: (id) => untrack(() => facts.get(id)),
    setFacts: (id, change) => untrack(() => setFacts(id, change)),
    setSummary: (summary) => summaries.set(summary.id, summary),
    setAttempt,
    setFetching,
    reread,
    readAttachments,
    readAccount,

    async start() {
      const [rows] = await Promise.all([store.files(), readAccount()]);
      batch(() => {
        for (const row of rows) {
          setFacts(row.id, { counted: false, held: row.held, serverAt: row.serverAt });
          if (row.summary) summaries.set(row.id, row.summary);
        }
      });
      // A quick device shows the list with its words at once, a slow one the list first.
      const photos = readAttachments().catch((error: unknown) => console.error("photos could not be counted", error));
      const counted = photos.then(() => Promise.all(rows.map((row) => look(row))));
      await Promise.race([counted, new Promise((resolve) => setTimeout(resolve, countMsMax))]);
      setReady(true);
      await counted;
      setPersisted((await navigator.storage?.persisted?.()) ?? null);
    },
  };
}

/** What lies in a closed file's outboxes, former generations included. */
async function unsentOf(account: string, row: FileRow): Promise<Partial<FileFacts>> {
  const unsent = await Promise.all(
    [row.generation, ...row.formerGenerations].map((generation) =>
      withFileRows(fileDatabase(account, row.id, generation), (rows) => rows.unsent()),
    ),
  );
  const oldest = unsent.map(({ oldestAt }) => oldestAt).filter((at) => at !== null);
  return {
    unsent: unsent.reduce((total, { count }) => total + count, 0),
    oldestUnsentAt: oldest.length > 0 ? Math.min(...oldest) : null,
    unstored: 0,
    storeFailed: false,
    lineLost: false,
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
