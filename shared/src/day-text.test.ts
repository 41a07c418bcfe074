import { expect, test } from "vitest";
import { formatDay } from "./day.ts";
import { dayOfSerial, parseDayText } from "./day-text.ts";

test.each([
  ["12/05/1990", "1990-05-12"],
  ["12-5-1990", "1990-05-12"],
  ["1.8.2026", "2026-08-01"],
  ["1990-05-12", "1990-05-12"],
  ["1990-05-12T00:00:00Z", "1990-05-12"],
  ["12 Mei 1990", "1990-05-12"],
  ["17 Agt 2026", "2026-08-17"],
  ["17 Agustus 2026", "2026-08-17"],
  ["3 Nopember 1978", "1978-11-03"],
  ["3 December 1978", "1978-12-03"],
  ["01/06/85", "1985-06-01"],
  ["01/06/25", "2025-06-01"],
  ["31/02/1990", null],
  ["05/13/1990", null], // month first is not ours
  ["besok", null],
  ["", null],
])("%j means %j", (text, day) => {
  expect(parseDayText(text)).toBe(day);
});

test("reads back what it shows, in both languages", () => {
  for (let month = 1; month <= 12; month++) {
    const day = `2026-${String(month).padStart(2, "0")}-09`;
    for (const language of ["id", "en"] as const)
      for (const style of ["short", "long"] as const) expect(parseDayText(formatDay(day, language, style))).toBe(day);
  }
});

test("a spreadsheet's number of days is a day, and another number is none", () => {
  expect(dayOfSerial(32_874)).toBe("1990-01-01");
  expect(dayOfSerial(32_874.5)).toBe("1990-01-01");
  expect(dayOfSerial(1990)).toBeNull();
});
