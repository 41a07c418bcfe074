import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  formatDay,
  formatInstant,
  formatTime,
  isoDaySchema,
  isoInstantSchema,
  nextWorkingDay,
  toZone,
  zoneName,
  zones,
} from "./day.ts";

const days = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2200-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test("adding days and counting them are inverse", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -20_000, max: 20_000 }), (day, count) => {
      expect(daysBetween(day, addDays(day, count))).toBe(count);
      expect(v.is(isoDaySchema, addDays(day, count))).toBe(true);
    }),
  );
});

test("the day in a zone is the one Intl knows", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
      fc.constantFrom(...zones),
      (instant, zone) => {
        expect(dayOf(instant, zone)).toBe(new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(instant));
      },
    ),
  );
});

test.each([
  "2026-02-30",
  "2026-13-01",
  "2026-00-10",
  "0000-01-01",
  "26-01-01",
  "2026-1-1",
  "2026-11-24T00:00",
  "",
  "abcd-ef-gh",
])("%j is no day", (text) => {
  expect(v.is(isoDaySchema, text)).toBe(false);
});

test("a leap day is a day, an instant needs its zone", () => {
  expect(v.is(isoDaySchema, "2028-02-29")).toBe(true);
  expect(v.is(isoDaySchema, "2027-02-29")).toBe(false);
  expect(v.is(isoInstantSchema, "2026-11-24T02:14:00.000Z")).toBe(true);
  expect(v.is(isoInstantSchema, "2026-11-24T02:14:00.000")).toBe(false);
  expect(v.is(isoInstantSchema, "2026-11-24T25:14:00Z")).toBe(false);
});

test("shows days and instants as the papers do", () => {
  expect(formatDay("2025-11-12", "id", "short")).toBe("12 Nov 2025");
  expect(formatDay("2026-05-02", "id", "day-month")).toBe("2 Mei");
  expect(formatDay("2026-11-24", "id", "long")).toBe("24 November 2026");
  expect(formatDay("2026-08-17", "en", "long")).toBe("17 August 2026");
  expect(formatTime("2026-11-24T02:14:00.000Z", "Asia/Jakarta")).toBe("09.14");
  expect(formatInstant("2025-11-22T01:15:00.000Z", "Asia/Jakarta", "id")).toBe("Sab 22 Nov, 08.15 WIB");
  expect(formatInstant("2025-11-22T22:15:00.000Z", "Asia/Jayapura", "en")).toBe("Sun 23 Nov, 07.15 WIT");
});

test("a zone of any device becomes one of ours and never throws", () => {
  expect(zoneName("Asia/Makassar")).toBe("WITA");
  expect(toZone("Asia/Pontianak")).toBe("Asia/Jakarta");
  expect(toZone("nonsense")).toBe("Asia/Jakarta");
  expect(formatTime("nonsense", "nonsense")).toBe("07.00");
});

test("a month later is the same date, or the last day of a shorter month", () => {
  expect([addMonths("2027-01-31", 1), addMonths("2028-01-31", 1), addMonths("2027-11-30", 3)]).toEqual([
    "2027-02-28",
    "2028-02-29",
    "2028-02-29",
  ]);
  expect([addMonths("2026-03-12", -3), addMonths("2026-03-12", 0)]).toEqual(["2025-12-12", "2026-03-12"]);
});

test("the next working day passes over weekends and holidays", () => {
  expect(nextWorkingDay("2026-08-14", [])).toBe("2026-08-14");
  expect(nextWorkingDay("2026-08-15", ["2026-08-17"])).toBe("2026-08-18"); // Saturday, Sunday, Independence Day
});
