import fc from "fast-check";
import { expect, test } from "vitest";
import type { LedgerEntry } from "../storage/port.ts";
import { type LedgerBefore, ledgerEntries, noWrittenTimes, writtenTimes } from "./ledger.ts";

const nothing: LedgerBefore = { ledgerTail: () => undefined, writtenUpTo: () => undefined };
const noonMs = Date.parse("2025-11-22T12:00:00.000Z");
const minuteMs = 60_000;
const writing = (from: number, to: number, receivedAtMs = noonMs) => ({
  authors: new Map([[7, [from, to] as const]]),
  account: "siti",
  via: null,
  times: noWrittenTimes,
  receivedAtMs,
});

test("typing extends one row for a minute, then starts another", () => {
  const [first] = ledgerEntries(writing(0, 1), nothing);
  const after = (tail: LedgerEntry | undefined): LedgerBefore => ({
    ledgerTail: () => tail,
    writtenUpTo: () => tail?.writtenAt,
  });
  const [second] = ledgerEntries(writing(1, 5, noonMs + 30_000), after(first));
  expect(second).toMatchObject({ clockStart: 0, clockEnd: 5, writtenAt: "2025-11-22T12:00:00.000Z" });
  const [third] = ledgerEntries(writing(5, 6, noonMs + 61_000), after(second));
  expect(third).toMatchObject({ clockStart: 5, clockEnd: 6, writtenAt: "2025-11-22T12:01:01.000Z" });
});

test("another account's or a suggestion's clocks never extend a row", () => {
  const [own] = ledgerEntries(writing(0, 1), nothing);
  const before: LedgerBefore = { ledgerTail: () => own, writtenUpTo: () => own?.writtenAt };
  for (const other of [{ account: "ahmad" }, { via: "ahmad" }])
    expect(ledgerEntries({ ...writing(1, 2), ...other }, before)[0]?.clockStart).toBe(1);
});

test("a mark counts by the server's clock, never after the receipt, never before the same id's last known write", () => {
  const at = (markMs: number, before = nothing) =>
    ledgerEntries(
      { ...writing(0, 1), times: writtenTimes({ sentAt: 5000, marks: [[7, 1, markMs]] }, noonMs) },
      before,
    )[0]?.writtenAt;
  expect(at(5000 - minuteMs)).toBe("2025-11-22T11:59:00.000Z");
  expect(at(5000 + minuteMs)).toBe("2025-11-22T12:00:00.000Z");
  const known = "2025-11-22T11:59:30.000Z";
  expect(at(5000 - minuteMs, { ledgerTail: () => undefined, writtenUpTo: () => known })).toBe(known);
});

test("whatever the marks say, every clock is in exactly one row and rows are in order", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constant(7), fc.nat({ max: 120 }), fc.integer({ min: -1e14, max: 1e14 })), {
        maxLength: 10,
      }),
      fc.nat({ max: 50 }),
      fc.integer({ min: 1, max: 50 }),
      (marks, from, length) => {
        const times = writtenTimes({ sentAt: 0, marks }, noonMs);
        const rows = ledgerEntries({ ...writing(from, from + length), times }, nothing);
        expect(rows[0]?.clockStart).toBe(from);
        expect(rows.at(-1)?.clockEnd).toBe(from + length);
        for (const [index, row] of rows.entries()) {
          expect(row.clockEnd).toBeGreaterThan(row.clockStart);
          const next = rows[index + 1];
          if (!next) continue;
          expect(next.clockStart).toBe(row.clockEnd);
          expect(next.writtenAt >= row.writtenAt).toBe(true);
        }
      },
    ),
  );
});
