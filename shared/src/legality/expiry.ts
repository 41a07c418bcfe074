/**
 * When a licence or a certificate ends. It is warned of early enough for a renewal at its issuer's usual pace, with a month to spare;
 * what has ended stays done until somebody says otherwise, because only people know whether it was renewed.
 */
import { daysBetween, type IsoDay } from "../day.ts";
import { shownValue } from "../file/reading.ts";
import type { LegalityItem } from "./items.ts";

export interface Expiry {
  /** The last day that it counts. */
  readonly on: IsoDay;
  /** Days until then: 0 on the last day, negative afterwards. */
  readonly days: number;
  readonly state: "valid" | "ending" | "ended";
}

const spareDays = 30;

/** Null where the item has no end, or is not needed. Of a contested day the one shown counts. */
export function expiryOf(item: LegalityItem, today: IsoDay): Expiry | null {
  const on = shownValue(item.expiresOn);
  if (on === undefined || shownValue(item.status) === "not-needed") return null;
  const days = daysBetween(today, on);
  const warned = days <= spareDays + (item.rule.usualDays ?? 0);
  return { on, days, state: days < 0 ? "ended" : warned ? "ending" : "valid" };
}
