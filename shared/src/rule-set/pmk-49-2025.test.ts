import { expect, test } from "vitest";
import { handlingFields, legalityFieldNames } from "../legality/access.ts";
import { pmk492025 } from "./pmk-49-2025.ts";
import { outletKinds } from "./rule-set.ts";

const ids = pmk492025.legality.map((rule) => rule.id);

test("every prerequisite stands before what needs it, and every requirement is an item", () => {
  for (const [index, rule] of pmk492025.legality.entries())
    for (const before of rule.prerequisites) expect(ids.slice(0, index)).toContain(before);
  expect(pmk492025.requirements.filter((id) => !ids.includes(id))).toEqual([]);
});

test("items have unique ids that a flat key can begin with, and prove themselves by fields that exist", () => {
  expect(new Set(ids).size).toBe(12);
  expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  for (const { fields } of pmk492025.legality) {
    expect(fields.length).toBeGreaterThan(0);
    for (const field of fields) {
      expect(legalityFieldNames).toContain(field);
      expect(handlingFields).not.toContain(field);
    }
  }
});

test("every kind of outlet has its rule, with five-digit KBLI codes", () => {
  expect(pmk492025.outlets.map(({ kind }) => kind)).toEqual([...outletKinds]);
  expect(pmk492025.outlets.flatMap(({ kbli }) => kbli).filter((code) => !/^\d{5}$/.test(code))).toEqual([]);
});
