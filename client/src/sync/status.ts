/**
 * The words about saving, derived from evidence only. Pure: facts in, word out. A fact is a completed transaction on this
 * device, an answer of the server after its commit, a refusal, or how the last attempt ended.
 */
import type { Attempt } from "./account-store.ts";
import type { OverallStatus, SavingState, SavingStatus, WaitingFor } from "./model.ts";

/** `refused`: the server will not have it as it is; it is tried again by hand only. */
export type AttachmentTrouble = "signal" | "server" | "refused";

/** What of one file waits to be sent. */
export interface WaitingAttachments {
  readonly count: number;
  readonly oldestAt: number | null;
  readonly trouble: AttachmentTrouble | null;
}

export const noneWaiting: WaitingAttachments = { count: 0, oldestAt: null, trouble: null };

export interface FileFacts {
  /** A whole state of the file has arrived here once. */
  readonly held: boolean;
  /** Local writes whose transaction has not completed, and whether one of them failed. */
  readonly unstored: number;
  readonly storeFailed: boolean;
  /** Whether the outbox has been looked at. Until then nothing is claimed but that the file is on this device. */
  readonly counted: boolean;
  /** Outbox rows. */
  readonly unsent: number;
  readonly oldestUnsentAt: number | null;
  /** Photos and papers that no answer covers. */
  readonly attachments: WaitingAttachments;
  /** Refusals of this person's work that they have not seen. */
  readonly refusals: number;
  readonly serverAt: number | null;
  /** The server could not read what was sent. */
  readonly setAside: boolean;
  /** The open file's socket broke and nothing has been answered since. */
  readonly lineLost: boolean;
}

export const noFacts: FileFacts = {
  held: false,
  counted: true,
  unstored: 0,
  storeFailed: false,
  unsent: 0,
  oldestUnsentAt: null,
  attachments: noneWaiting,
  refusals: 0,
  serverAt: null,
  setAside: false,
  lineLost: false,
};

/** An answer that takes longer than this counts as waiting. */
export const answerMsMax = 20_000;

const safety: readonly SavingState[] = [
  "not-on-device",
  "refused",
  "saving",
  "waiting",
  "on-device",
  "not-fetched",
  "on-server",
];

export function savingStatus(facts: FileFacts, attempt: Attempt | null, signedOut: boolean, now: number): SavingStatus {
  const waitingFor = stored(facts) > 0 ? waitsFor(facts, attempt, signedOut, now) : null;
  return {
    state: stateOf(facts, waitingFor),
    unsent: stored(facts) + facts.unstored,
    attachments: facts.attachments.count,
    oldestUnsentAt: oldestOf(facts),
    waitingFor,
    serverAt: facts.serverAt,
    refusals: facts.refusals,
  };
}

/** Stored here and not answered for. */
function stored(facts: FileFacts): number {
  return facts.unsent + facts.attachments.count;
}

function oldestOf({ oldestUnsentAt, attachments }: FileFacts): number | null {
  const all = [oldestUnsentAt, attachments.oldestAt].filter((at) => at !== null);
  return all.length > 0 ? Math.min(...all) : null;
}

function stateOf(facts: FileFacts, waitingFor: WaitingFor | null): SavingState {
  if (facts.storeFailed) return "not-on-device";
  if (facts.refusals > 0) return "refused";
  if (facts.unstored > 0) return "saving";
  if (waitingFor !== null) return "waiting";
  if (stored(facts) > 0 || (facts.held && !facts.counted)) return "on-device";
  return facts.held && facts.serverAt !== null ? "on-server" : "not-fetched";
}

function waitsFor(facts: FileFacts, attempt: Attempt | null, signedOut: boolean, now: number): WaitingFor | null {
  if (signedOut) return "sign-in";
  if (facts.setAside) return "server";
  const failed = attempt !== null && attempt.outcome !== "answered" && attempt.at >= (facts.serverAt ?? 0);
  if (failed && attempt.outcome === "server-trouble") return "server";
  if (failed && attempt.outcome === "too-old") return "update";
  const { trouble } = facts.attachments;
  if (trouble === "server" || trouble === "refused") return "server";
  const oldestAt = oldestOf(facts);
  const overdue = oldestAt !== null && now - oldestAt > answerMsMax;
  return failed || facts.lineLost || overdue || trouble === "signal" ? "signal" : null;
}

/** The least safe of all, and the sums. */
export function overallStatus(
  statuses: readonly SavingStatus[],
  rest: Pick<OverallStatus, "persisted" | "fetching" | "queuedDecisions">,
): OverallStatus {
  const least = safety.find((state) => statuses.some((status) => status.state === state)) ?? "not-fetched";
  const inState = statuses.filter((status) => status.state === least);
  const oldest = statuses.map((status) => status.oldestUnsentAt).filter((at) => at !== null);
  const confirmed = statuses.map((status) => status.serverAt).filter((at) => at !== null);
  return {
    state: least,
    unsent: sum(statuses.map((status) => status.unsent)),
    attachments: sum(statuses.map((status) => status.attachments)),
    oldestUnsentAt: oldest.length > 0 ? Math.min(...oldest) : null,
    waitingFor: inState.find((status) => status.waitingFor !== null)?.waitingFor ?? null,
    // The oldest confirmation: "on the server 09.14" must be true of every file it speaks of.
    serverAt: confirmed.length > 0 ? Math.min(...confirmed) : null,
    refusals: sum(statuses.map((status) => status.refusals)),
    files: statuses.length,
    filesWithUnsent: statuses.filter((status) => status.unsent > 0).length,
    ...rest,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
