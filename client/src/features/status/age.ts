/** How long ago something was, in the coarsest unit that still helps. */
import type { Wording } from "../../i18n/messages.ts";

export interface AgeWords {
  readonly now: string;
  readonly yesterday: string;
  readonly minutes: (n: number) => string;
  readonly hours: (n: number) => string;
  readonly days: (n: number) => string;
}

const minuteMs = 60_000;

/** Under a minute is "now"; a clock that was set back counts as now too. */
export function age(words: AgeWords | Wording<AgeWords>, at: number, now: number): string {
  const minutes = Math.floor((now - at) / minuteMs);
  if (minutes < 1) return words.now;
  if (minutes < 60) return words.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return words.hours(hours);
  const days = Math.floor(hours / 24);
  return days === 1 ? words.yesterday : words.days(days);
}
