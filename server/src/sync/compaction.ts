/**
 * Keeps logs short: the oldest rows of a long log are folded into its checkpoint, a step at a time, while the youngest stay
 * as rows for devices that were away a short while. Folding happens on another thread; the checkpoint is written and its rows
 * removed in one transaction, so a kill at any moment leaves the state before or after. Nothing waits for it.
 */
import { Worker } from "node:worker_threads";
import type { Log } from "../observability/log.ts";
import type { Metrics } from "../observability/metrics.ts";
import type { Storage } from "../storage/port.ts";
import type { FoldReply, FoldRequest } from "./fold-worker.ts";

/** Folds a file's parts on another thread; undefined where the result does not equal them. */
export interface Folder {
  fold(parts: readonly Uint8Array[]): Promise<Uint8Array | undefined>;
  stop(): Promise<void>;
}

export interface CompactionParts {
  readonly storage: Storage;
  readonly folder: Folder;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly now: () => number;
  readonly rowsKept: number;
  /** Rows beyond those kept that make a log long. */
  readonly rowsMore: number;
}

export interface Compaction {
  /** Folds every log that is too long now. */
  run(): Promise<void>;
  start(everyMs: number): void;
  stop(): Promise<void>;
}

const rowsPerStep = 2000;

export function createCompaction(parts: CompactionParts): Compaction {
  const { storage, folder, metrics, log, now, rowsKept, rowsMore } = parts;
  /** Files whose parts could not be folded: left alone until the next start, with an error in the log. */
  const unfit = new Set<string>();
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  const step = async (file: string): Promise<boolean> => {
    const position = await storage.log.position(file);
    if (!position) return false;
    const start = await storage.log.checkpointSeq(file);
    const upTo = Math.min(position.seq - rowsKept, (start ?? 0) + rowsPerStep);
    if (upTo <= (start ?? 0)) return false;
    const stored = await storage.log.foldable(file, upTo);
    if (!stored) return false;
    const { checkpoint, rows } = stored;
    const bytes = await folder.fold([...(checkpoint ? [checkpoint.bytes] : []), ...rows.map((row) => row.bytes)]);
    if (stopped) return false;
    if (!bytes) {
      unfit.add(file);
      log.error({ file }, "a log could not be folded: its rows are kept");
      return false;
    }
    const from = checkpoint?.seq ?? null;
    const folded = await storage.log.fold(file, { from, seq: upTo, bytes, at: new Date(now()).toISOString() });
    if (folded) metrics.folds.inc();
    return folded;
  };

  const all = async () => {
    for (const { file } of await storage.log.longLogs(rowsKept + rowsMore)) {
      if (unfit.has(file)) continue;
      try {
        while (!stopped && (await step(file)));
      } catch (error) {
        log.warn({ err: error, file }, "a log could not be folded now");
      }
      if (stopped) return;
    }
  };

  const run = () => {
    running ??= all().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    run,
    start(everyMs) {
      timer = setInterval(() => {
        run().catch((error: unknown) => log.warn({ err: error }, "compaction failed"));
      }, everyMs);
    },
    async stop() {
      stopped = true;
      if (timer) clearInterval(timer);
      await folder.stop();
      await running;
    },
  };
}

/** One thread, started with the first piece of work. */
export function createFolder(): Folder {
  let worker: Worker | null = null;
  let next = 0;
  const waiting = new Map<number, (bytes: Uint8Array | undefined) => void>();
  const giveUp = () => {
    worker = null;
    for (const answer of waiting.values()) answer(undefined);
    waiting.clear();
  };
  const thread = () => {
    if (worker) return worker;
    worker = new Worker(new URL("./fold-worker.ts", import.meta.url));
    worker.unref();
    worker.on("message", ({ id, bytes }: FoldReply) => {
      waiting.get(id)?.(bytes);
      waiting.delete(id);
    });
    worker.on("error", giveUp);
    worker.on("exit", giveUp);
    return worker;
  };
  return {
    fold(parts) {
      return new Promise((resolve) => {
        const id = next++;
        waiting.set(id, resolve);
        thread().postMessage({ id, parts } satisfies FoldRequest);
      });
    },
    async stop() {
      await worker?.terminate();
    },
  };
}
