import * as fc from "fast-check";
import { expect, test } from "vitest";
import type * as Y from "yjs";
import { type RowWrite, rowAdded, rowWithdrawn } from "../file/rows.ts";
import { createYdoc } from "../file/ydoc.ts";
import { builtInRuleSets } from "../rule-set/built-in.ts";
import { pmk492025 } from "../rule-set/pmk-49-2025.ts";
import { schemeRule } from "../rule-set/rule-set.ts";
import { propertyRuns } from "../testing/property-runs.ts";
import {
  applicationKey,
  applicationTable,
  currentStage,
  financingReached,
  mainApplication,
  readApplication,
  readApplications,
  schemeOfApplication,
  stageTable,
} from "./applications.ts";

const scheme = schemeRule(pmk492025, "himbara-loan");

function write(ydoc: Y.Doc, writes: readonly RowWrite[]): void {
  for (const { root, key, value } of writes) ydoc.getMap(root).set(key, value);
}

function step(ydoc: Y.Doc, id: string, stage: string, on: string, application = mainApplication): void {
  write(ydoc, rowAdded(stageTable, id, 1, { application, stage, on }));
}

test("the first application is there before anybody has written it, and comes first", () => {
  const ydoc = createYdoc();
  expect(readApplications(ydoc).map(({ id }) => id)).toEqual(["main"]);
  write(ydoc, rowAdded(applicationTable, "aaa", 1, { kind: "top-up", topUpOf: "main" }));
  write(ydoc, rowAdded(applicationTable, "bbb", 2, { kind: "new" }));
  write(ydoc, [rowWithdrawn(applicationTable, "bbb", "2026-11-24T00:00:00.000Z")]);
  expect(readApplications(ydoc).map(({ id }) => id)).toEqual(["main", "aaa"]);
});

test("stands where its latest step says, and on one day where the usual order is furthest", () => {
  const ydoc = createYdoc();
  expect(currentStage(ydoc, "main", scheme)).toBe("preparing");
  step(ydoc, "c", "returned", "2026-10-20");
  step(ydoc, "a", "submitted", "2026-10-01");
  expect(currentStage(ydoc, "main", scheme)).toBe("returned");
  step(ydoc, "b", "submitted", "2026-10-27");
  expect(currentStage(ydoc, "main", scheme)).toBe("submitted");
  step(ydoc, "d", "bank-review", "2026-10-27");
  expect(currentStage(ydoc, "main", scheme)).toBe("bank-review");
  expect(currentStage(ydoc, "other", scheme)).toBe("preparing");
});

test("the path counts what any application that stands has reached", () => {
  const ydoc = createYdoc();
  step(ydoc, "a", "village-approval", "2026-10-01");
  expect(financingReached(ydoc)).toEqual({ applied: false, funded: false });
  write(ydoc, rowAdded(applicationTable, "aaa", 1, { kind: "new" }));
  step(ydoc, "b", "rejected", "2026-10-02", "aaa");
  expect(financingReached(ydoc)).toEqual({ applied: true, funded: false });
  write(ydoc, [rowWithdrawn(applicationTable, "aaa", "2026-11-24T00:00:00.000Z")]);
  expect(financingReached(ydoc)).toEqual({ applied: false, funded: false });
  step(ydoc, "c", "repaying", "2026-10-03");
  expect(financingReached(ydoc)).toEqual({ applied: true, funded: true });
});

test("reads its scheme in the version that it has pinned, and says so where that is not known here", () => {
  const ydoc = createYdoc();
  const read = () => schemeOfApplication(readApplication(ydoc, "main"), builtInRuleSets);
  expect(read()).toEqual({ kind: "none" });
  const map = ydoc.getMap("financing");
  map.set(applicationKey("main", "scheme"), "himbara-loan");
  map.set(applicationKey("main", "ruleSet"), "pmk-49-2025");
  map.set(applicationKey("main", "ruleSetVersion"), 1);
  expect(read()).toMatchObject({ kind: "known", scheme: { id: "himbara-loan" }, ruleSet: { id: "pmk-49-2025" } });
  map.set(applicationKey("main", "ruleSetVersion"), 9);
  expect(read()).toEqual({ kind: "unknown", scheme: "himbara-loan", ruleSet: "pmk-49-2025" });
});

test("property: where an application stands does not depend on the order in which its steps were written", () => {
  const stages = scheme?.stages.map(({ id }) => id) ?? [];
  const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-10-${String(date).padStart(2, "0")}`);
  const steps = fc.uniqueArray(fc.record({ stage: fc.constantFrom(...stages), on: day }), {
    selector: ({ stage, on }) => `${stage} ${on}`,
    minLength: 1,
    maxLength: 6,
  });
  const standing = (list: readonly { stage: string; on: string }[]) => {
    const ydoc = createYdoc();
    for (const [index, { stage, on }] of list.entries()) step(ydoc, `r${index}`, stage, on);
    return currentStage(ydoc, "main", scheme);
  };
  fc.assert(
    fc.property(steps, (list) => standing(list) === standing(list.toReversed())),
    propertyRuns(50),
  );
});
