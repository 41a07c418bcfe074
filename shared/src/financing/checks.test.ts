import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { setField } from "../file/reading.ts";
import { type RowWrite, rowAdded } from "../file/rows.ts";
import { createYdoc } from "../file/ydoc.ts";
import { capexTable, opexTable, salesTable } from "../plan/tables.ts";
import { pmk492025 } from "../rule-set/pmk-49-2025.ts";
import { type FinancingScheme, type RuleSet, schemeRule } from "../rule-set/rule-set.ts";
import { propertyRuns } from "../testing/property-runs.ts";
import {
  type ApplicationField,
  applicationKey,
  applicationTable,
  documentTable,
  readApplication,
} from "./applications.ts";
import { type ApprovalStanding, type Check, checksOfApplication } from "./checks.ts";
import { schemeDifferences } from "./differences.ts";
import { documentRowId } from "./documents.ts";

const himbara = schemeRule(pmk492025, "himbara-loan") as FinancingScheme;
const today = "2026-11-24";

function setApplication(ydoc: Y.Doc, fields: { [F in ApplicationField]?: unknown }, id = "main"): void {
  for (const [field, value] of Object.entries(fields))
    ydoc.getMap("financing").set(applicationKey(id, field as ApplicationField), value);
}

function write(ydoc: Y.Doc, writes: readonly RowWrite[]): void {
  for (const { root, key, value } of writes) ydoc.getMap(root).set(key, value);
}

function check<K extends Check["kind"]>(
  ydoc: Y.Doc,
  kind: K,
  more: { approval?: ApprovalStanding; scheme?: FinancingScheme } = {},
): Extract<Check, { kind: K }> | undefined {
  const context = { scheme: himbara, ruleSet: pmk492025, approval: "none" as const, village: "desa" as const, today };
  const found = checksOfApplication(ydoc, "main", { ...context, ...more }).find((each) => each.kind === kind);
  return found as Extract<Check, { kind: K }> | undefined;
}

const opex = (ydoc: Y.Doc, id: string, monthlyRp: number, fromMonth = 1) =>
  write(ydoc, rowAdded(opexTable, id, 1, { name: id, monthlyRp, fromMonth }));

test("an untouched application lacks everything and claims nothing", () => {
  const checks = checksOfApplication(createYdoc(), "main", {
    scheme: himbara,
    ruleSet: pmk492025,
    approval: "unknown",
    village: "desa",
    today,
  });
  expect(checks.filter(({ state }) => state === "met")).toEqual([]);
  expect(checks.filter(({ state }) => state === "unknown").map(({ id }) => id)).toEqual([
    "amount",
    "tenor",
    "grace",
    "opex",
    "approval",
  ]);
});

test("operating expenditure of twelve months over the limit is unmet, with the figures for the sentence", () => {
  const ydoc = createYdoc();
  opex(ydoc, "gaji", 30_000_000);
  opex(ydoc, "listrik", 15_000_000);
  expect(check(ydoc, "opex")).toMatchObject({
    state: "unmet",
    budgetRp: 540_000_000,
    maxRp: 500_000_000,
    place: "plan/figures/opex",
  });
  ydoc.getMap("plan").set("opex/listrik.fromMonth", 4);
  ydoc.getMap("plan").set("opex/listrik.monthlyRp", 15_555_555);
  expect(check(ydoc, "opex")).toMatchObject({ state: "met", budgetRp: 360_000_000 + 9 * 15_555_555 });
});

test("a tenor over the maximum and a grace outside its range are unmet", () => {
  const ydoc = createYdoc();
  setApplication(ydoc, { tenorMonths: 84, graceMonths: 9 });
  expect(check(ydoc, "tenor")).toMatchObject({ state: "unmet", months: 84, most: 72 });
  expect(check(ydoc, "grace")).toMatchObject({ state: "unmet", months: 9, least: 6, most: 8 });
  setApplication(ydoc, { tenorMonths: 72, graceMonths: 5 });
  expect(check(ydoc, "tenor")?.state).toBe("met");
  expect(check(ydoc, "grace")?.state).toBe("unmet");
  setApplication(ydoc, { graceMonths: 6 });
  expect(check(ydoc, "grace")?.state).toBe("met");
});

test("a top-up counts against the same limit, unless the bank turned it down", () => {
  const ydoc = createYdoc();
  setApplication(ydoc, { scheme: "himbara-loan", amountRp: 2_000_000_000 });
  expect(check(ydoc, "amount")).toMatchObject({ state: "met", togetherRp: 2_000_000_000 });
  write(ydoc, rowAdded(applicationTable, "more", 1, { scheme: "himbara-loan", amountRp: 1_250_000_000 }));
  expect(check(ydoc, "amount")).toMatchObject({ state: "unmet", togetherRp: 3_250_000_000, maxRp: 3_000_000_000 });
  ydoc.getMap("financing").set("stage/s1.application", "more");
  ydoc.getMap("financing").set("stage/s1.stage", "rejected");
  expect(check(ydoc, "amount")).toMatchObject({ state: "met", togetherRp: 2_000_000_000 });
});

test("a limit that nobody has laid down is no check", () => {
  const free = { ...himbara, maxRp: null, opexMaxRp: null, graceMonthsMin: null, graceMonthsMax: null };
  const ydoc = createYdoc();
  setApplication(ydoc, { amountRp: 900_000_000_000 });
  expect(check(ydoc, "amount", { scheme: free })?.state).toBe("met");
  expect(check(ydoc, "opex", { scheme: free })).toBeUndefined();
  expect(check(ydoc, "grace", { scheme: free })).toBeUndefined();
});

test("a required legality item leads to itself, and says where it is stuck", () => {
  const ydoc = createYdoc();
  const legality = ydoc.getMap("legality");
  for (const id of himbara.requirements) legality.set(`${id}.status`, "complete");
  legality.set("nib.status", "submitted");
  legality.set("nib.submittedTo", "OSS");
  legality.set("nib.submittedOn", "2026-11-01");
  const open = checksOfApplication(ydoc, "main", {
    scheme: himbara,
    ruleSet: pmk492025,
    approval: "none",
    village: "desa",
    today,
  }).filter(({ kind, state }) => kind === "legality" && state !== "met");
  expect(open).toMatchObject([{ item: "nib", place: "legality/nib", submitted: true, stuck: { at: "OSS" } }]);
});

test("documents count what was said of them, what is attached, and what the file proves", () => {
  const ydoc = createYdoc();
  const total = check(ydoc, "documents")?.total ?? 0;
  expect(check(ydoc, "documents")?.ready).toBe(0);
  ydoc.getMap("legality").set("deed.status", "complete");
  ydoc.getMap("attachments").set("a1", new Y.Map([["about", "financing/main:ktp"]]));
  ydoc
    .getMap("financing")
    .set(`${documentTable.name}/${documentRowId("main", "repayment-schedule")}.status`, "not-needed");
  expect(check(ydoc, "documents")).toMatchObject({ ready: 3, total, state: "unmet" });
  ydoc.getMap("financing").set(`${documentTable.name}/${documentRowId("main", "ktp")}.status`, "missing");
  expect(check(ydoc, "documents")?.missing).toContain("ktp");
});

test("the approval is met only where it was given for what the application says now", () => {
  const ydoc = createYdoc();
  const states = (["none", "given", "changed", "withheld", "unknown"] as const).map(
    (approval) => check(ydoc, "approval", { approval })?.state,
  );
  expect(states).toEqual(["unmet", "met", "unmet", "unmet", "unknown"]);
  expect(
    check(ydoc, "approval", { scheme: { ...himbara, approval: { desa: null, kelurahan: null } } }),
  ).toBeUndefined();
});

test("two amounts set side by side are a check of their own until one is chosen", () => {
  const siti = createYdoc();
  const hasan = createYdoc();
  setApplication(siti, { amountRp: 1_000_000_000 });
  setApplication(hasan, { amountRp: 1_250_000_000 });
  Y.applyUpdate(siti, Y.encodeStateAsUpdate(hasan));
  expect(check(siti, "contested")).toMatchObject({
    state: "unmet",
    fields: [{ root: "financing", key: "application/main.amountRp" }],
  });
  const amount = readApplication(siti, "main").fields.amountRp;
  setField(siti.getMap("financing"), applicationKey("main", "amountRp"), 1_100_000_000, amount);
  expect(check(siti, "contested")).toBeUndefined();
});

test("a plan without its tables has no budget to judge", () => {
  const ydoc = createYdoc();
  expect(check(ydoc, "budget")).toMatchObject({ state: "unmet", lacks: ["capex", "opex", "sales"] });
  opex(ydoc, "gaji", 1_000_000);
  write(ydoc, rowAdded(capexTable, "rak", 1, { name: "Rak", priceRp: 5_000_000 }));
  expect(check(ydoc, "budget")).toMatchObject({ lacks: ["sales"], place: "plan/figures/sales" });
  write(ydoc, rowAdded(salesTable, "beras", 1, { product: "Beras", quantity: 2, priceRp: 15_000, costRp: 13_000 }));
  expect(check(ydoc, "budget")?.state).toBe("met");
});

test("names what other rules would change, and which schemes take the place of one that is gone", () => {
  expect(schemeDifferences(himbara, pmk492025)).toEqual([]);
  const stricter: RuleSet = {
    ...pmk492025,
    schemes: [{ ...himbara, maxRp: 2_000_000_000, requirements: [...himbara.requirements, "domicile"] }],
  };
  expect(schemeDifferences(himbara, stricter)).toEqual([
    { kind: "limit", limit: "maxRp", from: 3_000_000_000, to: 2_000_000_000 },
    { kind: "requirement", item: "domicile", change: "added" },
  ]);
  const instead = { ...himbara, id: "other-loan" };
  expect(schemeDifferences(himbara, { ...pmk492025, schemes: [instead] })).toEqual([
    { kind: "gone", instead: [instead] },
  ]);
});

test("property: asking for less never breaks a limit that more did not", () => {
  const amount = fc.integer({ min: 1, max: 6_000_000_000 });
  fc.assert(
    fc.property(amount, amount, fc.integer({ min: 1, max: 100_000_000 }), (one, other, monthlyRp) => {
      const [less, more] = one < other ? [one, other] : [other, one];
      const state = (amountRp: number, opexRp: number) => {
        const ydoc = createYdoc();
        setApplication(ydoc, { amountRp });
        opex(ydoc, "gaji", opexRp);
        return [check(ydoc, "amount")?.state, check(ydoc, "opex")?.state];
      };
      const [amountLess, opexLess] = state(less, Math.ceil(monthlyRp / 2));
      const [amountMore, opexMore] = state(more, monthlyRp);
      if (amountMore === "met") expect(amountLess).toBe("met");
      if (opexMore === "met") expect(opexLess).toBe("met");
    }),
    propertyRuns(40),
  );
});
