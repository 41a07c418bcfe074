/**
 * The chain of decisions: each event's hash covers its content and the hash of the event before. Whoever holds one later
 * hash (a report, a letter, another office) can show that nothing before it was changed, left out or put in.
 */
import { createHash } from "node:crypto";
import type { EventRow } from "../storage/port.ts";

/** What stands before the first event. */
export const firstHash = "0".repeat(64);

export function eventHash({ seq, at, actor, kind, payload, previousHash }: Omit<EventRow, "hash">): string {
  return createHash("sha256")
    .update(JSON.stringify([seq, at, actor, kind, payload, previousHash]))
    .digest("hex");
}

/** The number of the first event that does not fit the one before it, or null where all do. */
export function firstBrokenEvent(events: Iterable<EventRow>, startHash = firstHash): number | null {
  let previous = startHash;
  let seq: number | null = null;
  for (const event of events) {
    const inOrder = seq === null || event.seq === seq + 1;
    if (!inOrder || event.previousHash !== previous || event.hash !== eventHash(event)) return event.seq;
    previous = event.hash;
    seq = event.seq;
  }
  return null;
}
