/** Timers and work that no screen waits for, of one opened account. They end together. */

export interface Background {
  readonly ended: boolean;
  /** Work whose failure is told in the console, unless it failed because everything ended. */
  run(work: Promise<unknown>): void;
  /** Runs once, unless everything has ended by then; call the result to take it back. */
  later(delayMs: number, run: () => void): () => void;
  every(delayMs: number, run: () => void): void;
  /** Gathers calls of a while and runs once for all that were named. */
  gathered(delayMs: number, run: (ids: string[]) => void): (id: string) => void;
  /** Stops timers; resolves when the work under way is over. */
  end(): Promise<void>;
}

export function createBackground(): Background {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const intervals: ReturnType<typeof setInterval>[] = [];
  const underWay = new Set<Promise<unknown>>();
  let ended = false;

  const later = (delayMs: number, run: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!ended) run();
    }, delayMs);
    timers.add(timer);
    return () => clearTimeout(timer);
  };

  return {
    get ended() {
      return ended;
    },
    run(work) {
      const over = work
        .catch((error: unknown) => {
          if (!ended) console.error("work in the background broke off", error);
        })
        .finally(() => underWay.delete(over));
      underWay.add(over);
    },
    later,
    every(delayMs, run) {
      intervals.push(setInterval(run, delayMs));
    },
    gathered(delayMs, run) {
      const due = new Set<string>();
      return (id) => {
        if (due.size === 0)
          later(delayMs, () => {
            const ids = [...due];
            due.clear();
            run(ids);
          });
        due.add(id);
      };
    },
    async end() {
      ended = true;
      for (const timer of timers) clearTimeout(timer);
      for (const interval of intervals) clearInterval(interval);
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** Calls come in bursts: while one is under way, at most one more is due, and it is that one's end that is waited for. */
export function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const begin = () => {
    current = run().finally(() => {
      current = null;
    });
    return current;
  };
  return () => {
    if (!current) return begin();
    next ??= current
      .catch(() => undefined) // told to whoever waits for that one
      .then(() => {
        next = null;
        return begin();
      });
    return next;
  };
}
