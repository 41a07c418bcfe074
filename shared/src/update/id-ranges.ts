/**
 * Sets of clocks per client id. Ranges arrive in any order and may touch or overlap; a set holds them merged and sorted,
 * so that every question costs a binary search.
 */
import type { IdRange } from "../protocol/frames.ts";

/** `[from, to)` in clocks of one client. */
export type Interval = readonly [from: number, to: number];

export type IdSet = ReadonlyMap<number, readonly Interval[]>;

/** A piece of an interval, and whether it belongs to the set. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly inside: boolean;
}

export function idSet(ranges: Iterable<IdRange>): IdSet {
  const byClient = new Map<number, Interval[]>();
  for (const [client, clock, len] of ranges) {
    if (len <= 0) continue;
    const intervals = byClient.get(client);
    if (intervals) intervals.push([clock, clock + len]);
    else byClient.set(client, [[clock, clock + len]]);
  }
  for (const [client, intervals] of byClient) byClient.set(client, merged(intervals));
  return byClient;
}

/** Back to ranges: merged, sorted by client and clock, so that equal sets give equal lists. */
export function idRanges(set: IdSet): IdRange[] {
  return [...set]
    .sort(([a], [b]) => a - b)
    .flatMap(([client, intervals]) => intervals.map(([from, to]): IdRange => [client, from, to - from]));
}

/** Cuts `[from, to)` at the borders of the set. */
export function pieces(intervals: readonly Interval[] | undefined, from: number, to: number): Piece[] {
  if (!intervals) return [{ from, to, inside: false }];
  const result: Piece[] = [];
  let at = from;
  for (let index = firstEndingAfter(intervals, from); at < to; index++) {
    const interval = intervals[index];
    if (!interval || interval[0] >= to) break;
    if (interval[0] > at) result.push({ from: at, to: interval[0], inside: false });
    const end = Math.min(interval[1], to);
    result.push({ from: Math.max(interval[0], at), to: end, inside: true });
    at = end;
  }
  if (at < to) result.push({ from: at, to, inside: false });
  return result;
}

/** The first interval whose end lies after the clock. */
function firstEndingAfter(intervals: readonly Interval[], clock: number): number {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const interval = intervals[middle];
    if (interval && interval[1] <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

function merged(intervals: Interval[]): Interval[] {
  intervals.sort((a, b) => a[0] - b[0]);
  const result: Interval[] = [];
  for (const interval of intervals) {
    const last = result.at(-1);
    if (last && interval[0] <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], interval[1])];
    else result.push(interval);
  }
  return result;
}
