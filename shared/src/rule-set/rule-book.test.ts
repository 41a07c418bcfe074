import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../testing/property-runs.ts";
import { inpres172025 } from "./inpres-17-2025.ts";
import { pmk492025 } from "./pmk-49-2025.ts";
import { createRuleBook } from "./rule-book.ts";
import { type RuleSet, ruleSetStatuses } from "./rule-set.ts";

const named = ({ id, version }: RuleSet) => `${id} ${version}`;
const currentOf = (...published: RuleSet[]) => named(createRuleBook(published).current());
const inForce = (from: RuleSet, version: number, effectiveFrom: string): RuleSet => ({
  ...from,
  version,
  status: "in-force",
  effectiveFrom,
});

test("with nothing in force the newest that is no draft counts, also when it is revoked", () => {
  expect(currentOf()).toBe("pmk-49-2025 1");
  expect(currentOf({ ...inpres172025, version: 2, effectiveFrom: "2026-01-01" })).toBe("pmk-49-2025 1");
});

test("a set in force counts before any other, the newest of several", () => {
  const inpres = inForce(inpres172025, 2, "2026-02-01");
  expect(currentOf(inpres)).toBe("inpres-17-2025 2");
  expect(currentOf(inpres, inForce(pmk492025, 2, "2025-07-21"))).toBe("inpres-17-2025 2");
  expect(currentOf(inpres, inForce(pmk492025, 2, "2026-03-01"))).toBe("pmk-49-2025 2");
});

test("only the latest version of a set is looked at: revoking it ends it", () => {
  const revoked: RuleSet = { ...inpres172025, version: 3, status: "revoked", effectiveFrom: "2025-01-01" };
  expect(currentOf(inForce(inpres172025, 2, "2026-02-01"), revoked)).toBe("pmk-49-2025 1");
});

test("nothing but drafts: PMK 49/2025", () => {
  expect(currentOf({ ...pmk492025, version: 2, status: "draft" })).toBe("pmk-49-2025 1");
});

test("a pinned version is read for ever, whatever was published after it", () => {
  const book = createRuleBook([inForce(pmk492025, 2, "2026-01-01"), inForce(pmk492025, 3, "2026-02-01")]);
  expect(book.byId("pmk-49-2025", 1)).toBe(pmk492025);
  expect(book.byId("pmk-49-2025")?.version).toBe(3);
  expect(book.byId("pmk-49-2025", 4)).toBeUndefined();
  expect(book.byId("unheard-of")).toBeUndefined();
  expect(book.all().map(named)).toEqual(["inpres-17-2025 1", "pmk-49-2025 3", "pmk-49-2025 2", "pmk-49-2025 1"]);
});

test("every device chooses the same set, in whatever order the versions came", () => {
  const set = fc.record({
    id: fc.constantFrom("pmk-49-2025", "inpres-17-2025", "other"),
    version: fc.integer({ min: 2, max: 4 }),
    status: fc.constantFrom(...ruleSetStatuses),
    effectiveFrom: fc.constantFrom("2025-07-21", "2026-01-01", null),
  });
  const sets = fc.uniqueArray(set, { selector: ({ id, version }) => `${id} ${version}` });
  fc.assert(
    fc.property(sets, fc.integer(), (published, seed) => {
      const made = published.map((each) => ({ ...pmk492025, ...each }));
      const other = fc.sample(fc.shuffledSubarray(made, { minLength: made.length }), { seed, numRuns: 1 })[0] ?? [];
      expect(currentOf(...other)).toBe(currentOf(...made));
    }),
    propertyRuns(100),
  );
});
