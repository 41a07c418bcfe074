/** Days as people write them in lists: "12/05/1990", "1 Agustus 2026", "2026-08-01", and what spreadsheets make of them. */
import * as v from "valibot";
import { type IsoDay, isoDaySchema } from "./day.ts";

/**
 * The day meant by a text. Day comes before month, as everywhere in Indonesia. Of a year of two digits the century is the one that
 * spreadsheets take: 00 to 29 are of this one. Null where no day of the calendar is meant.
 */
export function parseDayText(text: string): IsoDay | null {
  const plain = text.trim().toLowerCase();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?$/.exec(plain);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts = /^(\d{1,2})[\s./-]+([a-z]+|\d{1,2})[\s./,-]+(\d{4}|\d{2})(?: 00[:.]00(?:[:.]00)?)?$/.exec(plain);
  if (!parts) return null;
  const [, date = "", month = "", year = ""] = parts;
  return day(fullYear(year), /^\d/.test(month) ? Number(month) : monthNamed(month), Number(date));
}

/** A day as spreadsheets store it: counted from 30 December 1899. Null outside 1910 to 2118, where a number is hardly a day. */
export function dayOfSerial(serial: number): IsoDay | null {
  const whole = Math.floor(serial);
  return whole < 3_654 || whole > 80_000 ? null : new Date(Date.UTC(1899, 11, 30 + whole)).toISOString().slice(0, 10);
}

function day(year: number, month: number, date: number): IsoDay | null {
  const text = `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  return v.is(isoDaySchema, text) ? text : null;
}

function fullYear(text: string): number {
  const year = Number(text);
  return text.length === 4 ? year : year <= 29 ? 2000 + year : 1900 + year;
}

/** By its first three letters in either language; 0 where it is none. */
function monthNamed(name: string): number {
  const start = name.slice(0, 3);
  const indonesian: Readonly<Record<string, number | undefined>> = {
    mei: 5,
    agu: 8,
    agt: 8,
    ags: 8,
    okt: 10,
    nop: 11,
    des: 12,
  };
  return (
    indonesian[start] ??
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].indexOf(start) + 1
  );
}
