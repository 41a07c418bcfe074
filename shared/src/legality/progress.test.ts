import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../day.ts";
import { createYdoc } from "../file/ydoc.ts";
import { pmk492025 } from "../rule-set/pmk-49-2025.ts";
import { outletKinds } from "../rule-set/rule-set.ts";
import { legalityStatuses } from "./access.ts";
import { legalityItems } from "./items.ts";
import { isDone, legalityProgress } from "./progress.ts";

const today = "2026-11-24";

/** A file whose legality holds these flat keys. */
function progressOf(fields: Readonly<Record<string, unknown>>, planned: readonly string[] = []) {
  const ydoc = createYdoc();
  for (const [key, value] of Object.entries(fields)) ydoc.getMap("legality").set(key, value);
  for (const kind of planned) ydoc.getMap("profile").set(`outlets.${kind}.planned`, true);
  const items = legalityItems(ydoc, pmk492025);
  return { items, ...legalityProgress(items, today) };
}

test("an untouched file has twelve open items and begins with the deliberation", () => {
  const { done, total, ticks, next, stuck } = progressOf({});
  expect({ done, total, stuck }).toEqual({ done: 0, total: 12, stuck: [] });
  expect(ticks.every((tick) => tick === "open")).toBe(true);
  expect(next).toEqual({ item: "musdesus", mover: "us" });
});

test("there is one licence per planned outlet, and what was written under another one stays", () => {
  const planned = progressOf({ "outlet-licence/clinic.number": "CONTOH/1" }, ["grocery", "pharmacy"]);
  expect(planned.items.filter((item) => item.rule.perOutlet).map((item) => item.id)).toEqual([
    "outlet-licence/grocery",
    "outlet-licence/pharmacy",
    "outlet-licence/clinic",
  ]);
  expect(planned.total).toBe(14);
});

test("submitted is stuck the day after the issuer's usual days, not before", () => {
  const submitted = (days: number) =>
    progressOf({ "nib.status": "submitted", "nib.submittedTo": "OSS", "nib.submittedOn": addDays(today, -days) });
  expect(submitted(7).stuck).toEqual([]);
  expect(submitted(8).stuck).toEqual([{ item: "nib", at: "OSS", since: "2026-11-16", days: 8 }]);
});

test("a stuck item is still next, and the agency moves", () => {
  const before = ["musdesus", "founding-meeting", "deed", "legal-entity", "npwp", "nik-koperasi"];
  const { next, ticks } = progressOf({
    ...Object.fromEntries(before.map((id) => [`${id}.status`, "complete"])),
    "nib.status": "submitted",
    "nib.submittedOn": addDays(today, -12),
  });
  expect(next).toEqual({ item: "nib", mover: "agency" });
  expect(ticks[6]).toBe("stuck");
});

test("a number without a status counts as begun, and names what it waits for", () => {
  const { items, ticks, waitingFor } = progressOf({ "nib.number": "0220109876" });
  const nib = items.find((item) => item.id === "nib");
  expect(ticks[6]).toBe("half");
  expect(nib && waitingFor(nib)).toEqual(["legal-entity"]);
});

test("naming who will do an item, and by when, does not begin it", () => {
  expect(progressOf({ "rat.responsible": "Ketua", "rat.targetOn": "2027-03-31" }).ticks.at(-1)).toBe("open");
});

test("whatever the statuses: counts are ticks, done and next exclude each other, and next waits for nothing", () => {
  const statuses = fc.array(fc.option(fc.constantFrom(...legalityStatuses, "nonsense", 7)), {
    minLength: pmk492025.legality.length,
    maxLength: pmk492025.legality.length,
  });
  const since = fc.option(fc.integer({ min: 0, max: 40 }));
  fc.assert(
    fc.property(statuses, since, fc.subarray([...outletKinds]), (values, days, planned) => {
      const fields: Record<string, unknown> = {};
      pmk492025.legality.forEach(({ id }, index) => {
        if (values[index] !== null) fields[`${id}.status`] = values[index];
        if (days !== null) fields[`${id}.submittedOn`] = addDays(today, -days);
      });
      const progress = progressOf(fields, planned);
      const count = (...kinds: string[]) => progress.ticks.filter((tick) => kinds.includes(tick)).length;
      expect(progress.total).toBe(progress.ticks.length);
      expect(progress.done).toBe(count("done", "not-needed"));
      expect(progress.stuck.length).toBe(count("stuck"));
      const next = progress.items.find((item) => item.id === progress.next?.item);
      if (next) expect(isDone(next) || progress.waitingFor(next).length > 0).toBe(false);
      if (progress.done < progress.total && !next)
        expect(progress.items.every((item) => isDone(item) || progress.waitingFor(item).length > 0)).toBe(true);
    }),
  );
});
