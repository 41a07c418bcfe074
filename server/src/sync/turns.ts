/**
 * The server's rhythm. A turn takes work from all sources in rotation, one piece each, for a few milliseconds; stores
 * everything that came of it in one transaction; and only then tells anybody. So a thousand frames cost one wait for the
 * disk, and nobody's flood delays another by more than a turn.
 *
 * Order within a turn: judge and stage → commit → broadcast → refused, acknowledged, at. If the commit fails, the rooms that
 * staged something are thrown away and every piece of work that was in the turn has failed; nothing was said.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type * as Y from "yjs";
import type { Log } from "../observability/log.ts";
import type { Metrics } from "../observability/metrics.ts";
import type { Committed, Entry, Storage } from "../storage/port.ts";
import type { Member, Room } from "./room.ts";
import { updateFrame } from "./wire.ts";

export interface Staged {
  readonly entry?: Entry;
  /** Sent on to everybody else in the room once it is stored. */
  readonly broadcast?: Uint8Array | null;
  /** Nothing more may be staged before this is stored: what follows needs to read it. */
  readonly endsTurn?: boolean;
  /** The document holds what must not be: it is thrown away after the commit of what came before. */
  readonly spoiled?: boolean;
}

/** One piece of work on one room. */
export interface Job {
  readonly room: Room;
  readonly sender: Member | null;
  stage(ydoc: Y.Doc): Promise<Staged>;
  /** What was staged is on disk (null where there was nothing to store). */
  done(committed: Committed | null): void;
  failed(error: unknown): void;
}

export interface Source {
  /** The next piece of work, or undefined when there is none for now. */
  next(): Job | undefined;
}

/** A source of one piece of work. */
export function once(job: Job): Source {
  let left: Job | undefined = job;
  return {
    next() {
      const one = left;
      left = undefined;
      return one;
    },
  };
}

export interface Turns {
  /** The source has work. */
  wake(source: Source): void;
  /** Runs at the end of the turn that is under way, or of the next. */
  atEnd(flush: () => Promise<void> | void): void;
  /** Reads documents at a moment when they hold nothing that is not stored. */
  read<T>(work: () => Promise<T>): Promise<T>;
  /** Finishes the work at hand and takes no more. */
  stop(): Promise<void>;
}

interface Work {
  readonly job: Job;
  readonly staged: Staged;
  /** It has been told so already. */
  readonly failed: boolean;
}

export interface TurnParts {
  readonly storage: Storage;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly now: () => number;
  readonly turnMs: number;
}

export function createTurns({ storage, metrics, log, now, turnMs }: TurnParts): Turns {
  let sources: Source[] = [];
  const waiting = new Set<Source>();
  let flushes: (() => Promise<void> | void)[] = [];
  let running: Promise<void> | null = null;
  let stopped = false;

  const run = async () => {
    while (sources.length > 0 || flushes.length > 0) {
      await nextTurn(); // lets the frames that have arrived meanwhile into this turn
      await turn();
    }
    running = null;
  };
  const start = () => {
    running ??= run();
  };

  const turn = async () => {
    const works: Work[] = [];
    const until = performance.now() + turnMs;
    while (sources.length > 0 && performance.now() < until) {
      const source = sources.shift();
      const job = source?.next();
      if (!source || !job) {
        if (source) waiting.delete(source);
        continue;
      }
      sources.push(source);
      const work = await stage(job);
      works.push(work);
      if (work.staged.endsTurn || work.staged.spoiled) break;
    }
    await commit(works);
    for (const { job } of works) job.room.staging = false;
    const due = flushes;
    flushes = [];
    for (const flush of due) {
      try {
        await flush();
      } catch (error) {
        log.error({ err: error }, "the end of a turn failed for somebody");
      }
    }
  };

  const stage = async (job: Job): Promise<Work> => {
    try {
      if (job.room.givenUp) throw new Error("the room was given up before its work came up");
      const ydoc = await job.room.ydoc(now());
      job.room.staging = true;
      return { job, staged: await job.stage(ydoc), failed: false };
    } catch (error) {
      // Our own mistake, or the database's: the document may hold half of it. What came before stands as bytes.
      log.error({ err: error, file: job.room.file }, "work failed before it was stored");
      jobFailed(job, error);
      return { job, staged: { spoiled: true }, failed: true };
    }
  };

  const commit = async (works: readonly Work[]) => {
    const entries = works.flatMap(({ staged }) => staged.entry ?? []);
    const results = entries.length > 0 ? await store(entries) : [];
    const rooms = new Set(
      works.filter(({ staged }) => staged.spoiled || (staged.entry && !results)).map(({ job }) => job.room),
    );
    for (const room of rooms) await throwAway(room);
    const stored = works.filter(({ job, failed }) => !failed && (results || !rooms.has(job.room)));
    const lost = works.filter((work) => !work.failed && !stored.includes(work));
    const done = stored.map(({ job, staged }) => ({ job, staged, committed: staged.entry ? results?.shift() : null }));

    for (const { job, committed } of done)
      if (committed) job.room.position = { epoch: committed.epoch, seq: committed.seq };
    for (const { job, staged } of done) {
      if (!staged.broadcast) continue;
      job.room.broadcast(updateFrame(staged.broadcast), job.sender);
      for (const member of job.room.members) member.flushLater();
    }
    for (const { job, committed } of done) {
      try {
        job.done(committed ?? null);
      } catch (error) {
        log.error({ err: error, file: job.room.file }, "stored work could not be answered for");
      }
    }
    for (const { job } of lost) jobFailed(job, new Error("the commit failed"));
  };

  const store = async (entries: readonly Entry[]): Promise<Committed[] | null> => {
    const timer = metrics.commitSeconds.startTimer();
    try {
      const committed = await storage.log.commit(entries);
      timer();
      metrics.commitEntries.observe(entries.length);
      return committed;
    } catch (error) {
      metrics.commitFailures.inc();
      log.error({ err: error, entries: entries.length }, "nothing could be stored");
      return null;
    }
  };

  const throwAway = async (room: Room) => {
    try {
      await room.discard();
    } catch (error) {
      log.error({ err: error, file: room.file }, "a room could not be read again");
    }
  };

  const jobFailed = (job: Job, error: unknown) => {
    try {
      job.failed(error);
    } catch (failure) {
      log.error({ err: failure, file: job.room.file }, "a failure could not be told");
    }
  };

  const atEnd = (flush: () => Promise<void> | void) => {
    flushes.push(flush);
    if (!stopped) start();
  };

  return {
    atEnd,
    wake(source) {
      if (stopped || waiting.has(source)) return;
      waiting.add(source);
      sources.push(source);
      start();
    },
    read(work) {
      return new Promise((resolve, reject) => {
        atEnd(() => work().then(resolve, reject));
      });
    },
    async stop() {
      stopped = true;
      sources = [];
      await running;
    },
  };
}
