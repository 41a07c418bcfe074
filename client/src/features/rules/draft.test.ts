import { compareRuleSets } from "@pendamping/shared/rule-set/compare";
import { pmk492025 } from "@pendamping/shared/rule-set/pmk-49-2025";
import { expect, test } from "vitest";
import { nextVersion, placeOfFault, valueAt, withEdit } from "./draft.ts";

const limit = "schemes/himbara-loan/maxRp";

test("a change is a value at its place in the next version, and everything else stays", () => {
  const next = nextVersion(pmk492025, { [limit]: 2_500_000_000, title: "PMK 49/2025, perubahan" });
  expect(next.version).toBe(2);
  expect(compareRuleSets(pmk492025, next).map(({ path }) => path.join("/"))).toEqual(["title", limit]);
  expect([valueAt(next, limit), valueAt(pmk492025, limit)]).toEqual([2_500_000_000, 3_000_000_000]);
  expect(valueAt(next, "schemes/unheard-of/maxRp")).toBeUndefined();
});

test("a value that is laid down can be taken back to nothing, and one that was nothing can be laid down", () => {
  const open = nextVersion(pmk492025, { [limit]: null });
  expect(valueAt(open, limit)).toBeNull();
  expect(valueAt(nextVersion(open, { [limit]: 5 }), limit)).toBe(5);
});

test("changing a value back is no change", () => {
  const edits = withEdit(pmk492025, {}, limit, 1);
  expect(edits).toEqual({ [limit]: 1 });
  expect(withEdit(pmk492025, edits, limit, 3_000_000_000)).toEqual({});
  expect(withEdit(pmk492025, edits, "requirements", [...pmk492025.requirements])).toEqual({ [limit]: 1 });
});

test("a version that somebody else published becomes the ground: their change stays beside mine", () => {
  const theirs = nextVersion(pmk492025, { "schemes/himbara-loan/tenorMonthsMax": 60 });
  const mine = nextVersion(theirs, { [limit]: 1_000_000_000, "legality/gone/usualDays": 3 });
  expect(mine).toMatchObject({ version: 3 });
  expect(valueAt(mine, "schemes/himbara-loan/tenorMonthsMax")).toBe(60);
  expect(compareRuleSets(theirs, mine)).toHaveLength(1);
});

test("the place of a fault is found by ids, as far as there are any", () => {
  expect(placeOfFault(pmk492025, "schemes.0.opexMaxRp")).toBe("schemes/himbara-loan/opexMaxRp");
  expect(placeOfFault(pmk492025, "legality.2.prerequisites.0")).toBe("legality/deed/prerequisites/0");
  expect(placeOfFault(pmk492025, "indicators")).toBe("indicators");
  expect(placeOfFault(pmk492025, "")).toBe("");
});
