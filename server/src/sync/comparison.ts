/**
 * Is a device that believes itself equal to the log really equal to it? Compared by fingerprint, where the device stands at
 * the log's end; anywhere else the two cannot be compared, and it asks again another time.
 *
 * A file's fingerprint is made once per position of its log, and all together draw on one allowance: whatever devices send,
 * and however many they are, the server reads and walks at most so many documents. What was not compared counts as equal.
 */
import type { Log } from "../observability/log.ts";
import type { Metrics } from "../observability/metrics.ts";
import { Allowance } from "./allowance.ts";
import type { Room } from "./room.ts";
import type { Turns } from "./turns.ts";

export interface ComparisonParts {
  readonly turns: Turns;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly now: () => number;
  /** Fingerprints that are made at once, before the pace of one a second holds. */
  readonly burst?: number;
}

interface Claimed {
  readonly epoch: number;
  readonly seq: number;
  readonly fingerprint: string;
}

/** True only where the device certainly holds something else than the log up to that position; it is reported then. */
export type Comparison = (room: Room, claimed: Claimed) => Promise<boolean>;

const perSecond = 1;

export function createComparison({ turns, metrics, log, now, burst = 60 }: ComparisonParts): Comparison {
  const allowance = new Allowance(burst, perSecond, now());
  return (room, { epoch, seq, fingerprint }) =>
    turns.read(async () => {
      const stands = () => room.position.epoch === epoch && room.position.seq === seq;
      const affordable = () => room.knownFingerprint !== undefined || allowance.draw(1, now());
      const own = stands() && affordable() ? await room.fingerprint(now()) : null;
      const result = own === null || !stands() ? "not-compared" : own === fingerprint ? "equal" : "differs";
      metrics.fingerprints.inc({ result });
      if (result === "differs")
        log.warn({ file: room.file, epoch, seq }, "a device's replica is not the log's: it sends all");
      return result === "differs";
    });
}
