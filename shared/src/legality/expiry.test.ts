import { expect, test } from "vitest";
import { addDays } from "../day.ts";
import { createYdoc } from "../file/ydoc.ts";
import { pmk492025 } from "../rule-set/pmk-49-2025.ts";
import { expiryOf } from "./expiry.ts";
import { legalityItems } from "./items.ts";

const today = "2026-11-24";

/** The grocery's licence, which usually takes 14 days. */
function licence(fields: Readonly<Record<string, unknown>>) {
  const ydoc = createYdoc();
  for (const [field, value] of Object.entries(fields))
    ydoc.getMap("legality").set(`outlet-licence/grocery.${field}`, value);
  const item = legalityItems(ydoc, pmk492025).find(({ id }) => id === "outlet-licence/grocery");
  if (!item) throw new Error("no licence");
  return item;
}

test("is warned of a month and the issuer's usual days before it ends, and has ended the day after", () => {
  const on = (days: number) => expiryOf(licence({ expiresOn: addDays(today, days) }), today);
  expect(on(45)).toEqual({ on: "2027-01-08", days: 45, state: "valid" });
  expect(on(44)?.state).toBe("ending");
  expect(on(0)).toMatchObject({ days: 0, state: "ending" });
  expect(on(-1)).toMatchObject({ days: -1, state: "ended" });
});

test("what has no end, an end that is not understood, or is not needed is warned of by nobody", () => {
  expect(expiryOf(licence({ number: "CONTOH/1" }), today)).toBeNull();
  expect(expiryOf(licence({ expiresOn: "soon" }), today)).toBeNull();
  expect(expiryOf(licence({ expiresOn: today, status: "not-needed" }), today)).toBeNull();
});
