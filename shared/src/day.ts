/**
 * Days and instants. A day is an ISO day (2026-11-24) with no zone: the day on a paper. An instant is a UTC ISO string, shown in its
 * author's zone. Indonesia has three zones and no summer time, so fixed offsets are exact and need no time-zone data on the phone.
 * No function here reads a clock.
 */
import * as v from "valibot";

export type IsoDay = string;
/** A calendar month: "2026-03". */
export type IsoMonth = string;
/** UTC, as `Date.toISOString()` writes it. */
export type IsoInstant = string;
export type Language = "id" | "en";

export const zones = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"] as const;
export type Zone = (typeof zones)[number];

/** A day that exists in the calendar: 2026-02-30 is not one. */
export const isoDaySchema = v.pipe(
  v.string(),
  v.check((text) => /^[1-9]\d{3}-\d\d-\d\d$/.test(text) && new Date(utcMs(text)).toISOString().startsWith(text)),
);

export const isoInstantSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/),
  v.check((text) => Number.isFinite(Date.parse(text))),
);

/** The calendar day that it is at this instant in the zone. */
export function dayOf(instant: Date, zone: string): IsoDay {
  return new Date(instant.getTime() + offsetMs(zone)).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return Math.round((utcMs(to) - utcMs(from)) / dayMs);
}

export function addDays(day: IsoDay, days: number): IsoDay {
  return new Date(utcMs(day) + days * dayMs).toISOString().slice(0, 10);
}

export function monthOf(day: IsoDay): IsoMonth {
  return day.slice(0, 7);
}

/** Calendar months from `from` to `to`; negative where `to` is earlier. */
export function monthsBetween(from: IsoMonth, to: IsoMonth): number {
  const count = (month: IsoMonth) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return count(to) - count(from);
}

/** The same date so many months later; the month's last day where it has no such date (31 January + 1 → 28 February). */
export function addMonths(day: IsoDay, count: number): IsoDay {
  const [year, month, date] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year ?? 1970, (month ?? 1) - 1 + count, 1)).toISOString().slice(0, 10);
  const last = new Date(Date.UTC(year ?? 1970, (month ?? 1) + count, 0)).getUTCDate();
  return addDays(first, Math.min(date ?? 1, last) - 1);
}

/** The day itself where it is a working day, else the next one: no Saturday, no Sunday, none of the holidays. */
export function nextWorkingDay(day: IsoDay, holidays: readonly IsoDay[]): IsoDay {
  let next = day;
  while (isWeekend(next) || holidays.includes(next)) next = addDays(next, 1);
  return next;
}

/** `day-month` "12 Nov" · `short` "12 Nov 2025" · `long` "24 November 2026". */
export function formatDay(day: IsoDay, language: Language, style: "day-month" | "short" | "long"): string {
  const [year, month, date] = day.split("-").map(Number);
  const name = months[language][(month ?? 1) - 1] ?? "";
  if (style === "long") return `${date} ${name} ${year}`;
  const short = name.slice(0, 3);
  return style === "short" ? `${date} ${short} ${year}` : `${date} ${short}`;
}

/** "09.14", as clocks are written in Indonesia; used in both languages. */
export function formatTime(instant: IsoInstant, zone: string): string {
  return local(instant, zone).toISOString().slice(11, 16).replace(":", ".");
}

/** "Sab 22 Nov, 08.15 WIB" */
export function formatInstant(instant: IsoInstant, zone: string, language: Language): string {
  const at = local(instant, zone);
  const weekday = weekdays[language][at.getUTCDay()] ?? "";
  const day = formatDay(at.toISOString().slice(0, 10), language, "day-month");
  return `${weekday} ${day}, ${formatTime(instant, zone)} ${zoneName(zone)}`;
}

/** WIB, WITA or WIT. */
export function zoneName(zone: string): "WIB" | "WITA" | "WIT" {
  return zoneFacts(zone).name;
}

/** The Indonesian zone that a zone name of any device amounts to; what is none of ours counts as WIB. */
export function toZone(zone: string): Zone {
  return zoneFacts(zone).zone;
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;

const western = { zone: "Asia/Jakarta", name: "WIB", offsetHours: 7 } as const;
const central = { zone: "Asia/Makassar", name: "WITA", offsetHours: 8 } as const;
const eastern = { zone: "Asia/Jayapura", name: "WIT", offsetHours: 9 } as const;

function zoneFacts(zone: string) {
  if (zone === "Asia/Makassar" || zone === "Asia/Ujung_Pandang") return central;
  if (zone === "Asia/Jayapura") return eastern;
  return western; // Asia/Jakarta, Asia/Pontianak
}

function offsetMs(zone: string): number {
  return zoneFacts(zone).offsetHours * hourMs;
}

/** A date whose UTC fields read as the zone's clock. An instant that is none (other clients' data) reads as 1970. */
function local(instant: IsoInstant, zone: string): Date {
  const ms = Date.parse(instant);
  return new Date((Number.isFinite(ms) ? ms : 0) + offsetMs(zone));
}

function isWeekend(day: IsoDay): boolean {
  const weekday = new Date(utcMs(day)).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** Month 13 or day 32 roll over; the schema catches them by comparing. */
function utcMs(day: IsoDay): number {
  const [year, month, date] = day.split("-").map(Number);
  return Date.UTC(year ?? 1970, (month ?? 1) - 1, date ?? 1);
}

const months = {
  id: "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(" "),
  en: "January February March April May June July August September October November December".split(" "),
};
const weekdays = {
  id: "Min Sen Sel Rab Kam Jum Sab".split(" "),
  en: "Sun Mon Tue Wed Thu Fri Sat".split(" "),
};
