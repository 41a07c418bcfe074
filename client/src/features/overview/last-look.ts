/**
 * What this person had seen of a file when they last looked at it on this device. A look goes on while the person moves about in
 * the file, and ends half an hour after it was last on the screen; only then do its contents count as seen before.
 */
import type { Seen } from "@pendamping/shared/file/changes";

const lookEndsMs = 30 * 60_000;

interface Look {
  /** When the file was last on the screen, ms. */
  readonly at: number;
  readonly seen: Seen;
}

export interface LastLook {
  /** The look before this one; null where there was none. */
  readonly before: Look | null;
  /** The file, as it is now, is on the screen. */
  keep(seen: Seen): void;
}

type Store = Pick<Storage, "getItem" | "setItem"> | null;

export function lastLook(store: Store, about: { account: string; file: string }, now: () => number): LastLook {
  const key = `pendamping.last-look:${about.account}:${about.file}`;
  const kept = read(store, key);
  const isOver = kept.latest !== null && now() - kept.latest.at > lookEndsMs;
  const before = isOver ? kept.latest : kept.before;
  return {
    before,
    keep(seen) {
      const latest = { at: now(), seen };
      try {
        store?.setItem(key, JSON.stringify({ before: written(before), latest: written(latest) }));
      } catch {
        // Storage is full or blocked: the next look counts from an earlier one.
      }
    },
  };
}

function written(look: Look | null): unknown {
  return look && { at: look.at, seen: [...look.seen] };
}

function read(store: Store, key: string): { before: Look | null; latest: Look | null } {
  try {
    const kept: unknown = JSON.parse(store?.getItem(key) ?? "{}");
    const { before, latest } = (kept ?? {}) as { before?: unknown; latest?: unknown };
    return { before: parseLook(before), latest: parseLook(latest) };
  } catch {
    return { before: null, latest: null };
  }
}

function parseLook(kept: unknown): Look | null {
  if (kept === null || typeof kept !== "object") return null;
  const { at, seen } = kept as { at?: unknown; seen?: unknown };
  if (typeof at !== "number" || !Array.isArray(seen)) return null;
  const pairs = seen.filter(
    (pair): pair is [number, number] =>
      Array.isArray(pair) && Number.isSafeInteger(pair[0]) && Number.isSafeInteger(pair[1]),
  );
  return { at, seen: new Map(pairs) };
}
