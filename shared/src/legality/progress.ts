/**
 * How far the legality items are, what moves next, and what is stuck outside. One formula for phone, dashboard and report.
 *
 * - An item that is complete or not needed is done; `total` counts all items, so `done` can reach it.
 * - Submitted longer ago than its issuer usually takes: stuck there since that day. Nobody's failure.
 * - Next is the first item, in the usual order, that is not done while its prerequisites are. A stuck one stays next: the agency
 *   moves, and somebody has to ask.
 * - A contested status counts as the one shown.
 */
import { daysBetween, type IsoDay } from "../day.ts";
import { isFilled, shownValue } from "../file/reading.ts";
import { handlingFields, legalityFieldNames } from "./access.ts";
import type { LegalityItem } from "./items.ts";

export type Tick = "done" | "half" | "stuck" | "open" | "not-needed";

export interface StuckItem {
  /** The item's id. */
  readonly item: string;
  /** The agency as written down; null: the issuer of the item's rule. */
  readonly at: string | null;
  readonly since: IsoDay;
  readonly days: number;
}

export interface LegalityProgress {
  readonly done: number;
  readonly total: number;
  /** One per item, in order. */
  readonly ticks: readonly Tick[];
  readonly stuck: readonly StuckItem[];
  readonly next: { readonly item: string; readonly mover: "us" | "agency" } | null;
  /** The prerequisites of an item that are not done yet, as ids of rules. */
  waitingFor(item: LegalityItem): readonly string[];
}

export function legalityProgress(items: readonly LegalityItem[], today: IsoDay): LegalityProgress {
  const ticks = items.map((item) => tickOf(item, today));
  const openRules = new Set(items.filter((item) => !isDone(item)).map((item) => item.rule.id));
  const waitingFor = (item: LegalityItem) => item.rule.prerequisites.filter((id) => openRules.has(id));
  const next = items.find((item) => !isDone(item) && waitingFor(item).length === 0);
  return {
    done: items.filter(isDone).length,
    total: items.length,
    ticks,
    stuck: items.flatMap((item) => stuckOf(item, today) ?? []),
    next: next ? { item: next.id, mover: shownValue(next.status) === "submitted" ? "agency" : "us" } : null,
    waitingFor,
  };
}

/** Complete, or not needed: nothing is left to do. */
export function isDone(item: LegalityItem): boolean {
  const status = shownValue(item.status);
  return status === "complete" || status === "not-needed";
}

/** Null unless the item lies at its issuer for longer than usual. */
export function stuckOf(item: LegalityItem, today: IsoDay): StuckItem | null {
  const since = shownValue(item.submittedOn);
  if (shownValue(item.status) !== "submitted" || since === undefined || item.rule.usualDays === null) return null;
  const days = daysBetween(since, today);
  return days > item.rule.usualDays ? { item: item.id, at: shownValue(item.submittedTo) ?? null, since, days } : null;
}

function tickOf(item: LegalityItem, today: IsoDay): Tick {
  const status = shownValue(item.status);
  if (status === "complete") return "done";
  if (status === "not-needed") return "not-needed";
  if (stuckOf(item, today)) return "stuck";
  if (status === "in-progress" || status === "submitted") return "half";
  // Somebody has begun without saying so. Naming who will do it, and by when, is no beginning.
  return status === undefined && proofFields.some((field) => isFilled(item[field])) ? "half" : "open";
}

const proofFields = legalityFieldNames.filter((field) => !handlingFields.some((name) => name === field));
