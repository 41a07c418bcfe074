/**
 * Who wrote which clocks, and when. A row says: clocks of this client id from `clockStart` to `clockEnd` were written by this
 * account at this time. Writes within a minute extend the youngest row, so typing makes one row a minute, not one a key.
 *
 * A device marks when its unsent writes were made, by its own clock; the difference of the clocks at the sync corrects
 * that. A correction is still a claim: it is kept between the last known write of the same client id and the receipt.
 * Without a mark a write counts as made when it arrived.
 */
import type { Written, WrittenMark } from "@pendamping/shared/protocol/frames";
import type { Interval } from "@pendamping/shared/update/id-ranges";
import type { LedgerEntry } from "../storage/port.ts";
import type { LedgerTail } from "./room.ts";

const extendMs = 60_000;

/** Marks in the server's time, by client id, in the order of clocks. */
export type WrittenTimes = ReadonlyMap<number, readonly { clockEnd: number; atMs: number }[]>;

export const noWrittenTimes: WrittenTimes = new Map();

export function writtenTimes({ sentAt, marks }: Written, receivedAtMs: number): WrittenTimes {
  const times = new Map<number, { clockEnd: number; atMs: number }[]>();
  const sorted = [...marks].sort((a: WrittenMark, b: WrittenMark) => a[1] - b[1]);
  for (const [client, clockEnd, at] of sorted) {
    const ofClient = times.get(client) ?? [];
    ofClient.push({ clockEnd, atMs: at + receivedAtMs - sentAt });
    times.set(client, ofClient);
  }
  return times;
}

export interface Writing {
  /** The new clocks per client id. */
  readonly authors: ReadonlyMap<number, Interval>;
  readonly account: string;
  readonly via: string | null;
  /** Who brings it back, where that is not its author. */
  readonly handedInBy?: string | null;
  readonly times: WrittenTimes;
  readonly receivedAtMs: number;
}

export interface LedgerBefore {
  ledgerTail(client: number): LedgerTail | undefined;
  writtenUpTo(client: number): string | undefined;
}

export function ledgerEntries(writing: Writing, before: LedgerBefore): LedgerEntry[] {
  return [...writing.authors].flatMap(([client, clocks]) => entriesOf(client, clocks, writing, before));
}

function entriesOf(client: number, [from, to]: Interval, writing: Writing, before: LedgerBefore): LedgerEntry[] {
  const { account, via, handedInBy = null, receivedAtMs } = writing;
  const receivedAt = iso(receivedAtMs);
  const entries: LedgerEntry[] = [];
  let tail = before.ledgerTail(client);
  let earliest = before.writtenUpTo(client);
  let clockStart = from;
  for (const { clockEnd, atMs } of [...(writing.times.get(client) ?? []), { clockEnd: to, atMs: receivedAtMs }]) {
    const end = Math.min(clockEnd, to);
    if (end <= clockStart) continue;
    const claimed = iso(Math.min(atMs, receivedAtMs));
    const writtenAt = earliest !== undefined && claimed < earliest ? earliest : claimed;
    const extends_ =
      tail !== undefined &&
      tail.clockEnd === clockStart &&
      tail.account === account &&
      tail.via === via &&
      (tail.handedInBy ?? null) === handedInBy &&
      Date.parse(writtenAt) - Date.parse(tail.writtenAt) < extendMs;
    const entry: LedgerEntry =
      extends_ && tail
        ? { ...tail, client, clockEnd: end, receivedAt }
        : {
            client,
            clockStart,
            clockEnd: end,
            account,
            via,
            ...(handedInBy === null ? {} : { handedInBy }),
            writtenAt,
            receivedAt,
          };
    const last = entries.at(-1);
    if (last && last.clockStart === entry.clockStart) entries[entries.length - 1] = entry;
    else entries.push(entry);
    tail = entry;
    earliest = entry.writtenAt;
    clockStart = end;
  }
  return entries;
}

/** Never later than the receipt and never before the year 1970, whatever a device's clock says. */
function iso(ms: number): string {
  return new Date(Math.max(0, ms)).toISOString();
}
