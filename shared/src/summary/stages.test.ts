import fc from "fast-check";
import { expect, test } from "vitest";
import { stageIds, stagesOf } from "./stages.ts";

const none = { founded: false, legal: false, ready: false, applied: false, funded: false, trading: false };
const states = (reached: Partial<typeof none>) => stagesOf({ ...none, ...reached }).map((stage) => stage.state);

test("the first stage that is not done is the one now", () => {
  expect(states({})).toEqual(["now", "ahead", "ahead", "ahead", "ahead", "ahead"]);
  expect(states({ founded: true, legal: true })).toEqual(["done", "done", "now", "ahead", "ahead", "ahead"]);
});

test("who trades without a loan skips its stages", () => {
  expect(states({ founded: true, legal: true, trading: true })).toEqual([
    "done",
    "done",
    "skipped",
    "skipped",
    "skipped",
    "done",
  ]);
});

test("a missing fact of the founding is named even of one that trades", () => {
  expect(states({ founded: true, trading: true })[1]).toBe("now");
});

test("whatever the facts: done is what they say, and at most one stage is now", () => {
  const facts = fc.record(Object.fromEntries(stageIds.map((id) => [id, fc.boolean()]))) as fc.Arbitrary<typeof none>;
  fc.assert(
    fc.property(facts, (reached) => {
      const stages = stagesOf(reached);
      for (const { id, state } of stages) expect(state === "done").toBe(reached[id]);
      const now = stages.filter(({ state }) => state === "now").length;
      expect(now).toBe(stages.some(({ state }) => state === "ahead") ? 1 : now);
      expect(now).toBeLessThanOrEqual(1);
    }),
  );
});
