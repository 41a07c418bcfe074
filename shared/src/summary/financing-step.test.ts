import { expect, test } from "vitest";
import type * as Y from "yjs";
import { createYdoc } from "../file/ydoc.ts";
import { pmk492025 } from "../rule-set/pmk-49-2025.ts";
import { financingStep } from "./financing-step.ts";

const today = "2026-11-24";
const desa = "3529012005";
const step = (ydoc: Y.Doc, file = desa) => financingStep(ydoc, file, [pmk492025], today);

function write(ydoc: Y.Doc, root: string, values: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(values)) ydoc.getMap(root).set(key, value);
}

/** An application under the regulation's loan, of which nothing else is written. */
function chosen(): Y.Doc {
  const ydoc = createYdoc();
  write(ydoc, "financing", {
    "application/main.scheme": "himbara-loan",
    "application/main.ruleSet": pmk492025.id,
    "application/main.ruleSetVersion": pmk492025.version,
  });
  return ydoc;
}

function stage(ydoc: Y.Doc, id: string, on: string, note?: string): void {
  const row = { application: "main", stage: id, on, ...(note && { note }) };
  write(ydoc, "financing", Object.fromEntries(Object.entries(row).map(([key, v]) => [`stage/${id}.${key}`, v])));
}

test("a file that asks for no loan has no step, nor one whose rules are not known here", () => {
  expect(step(createYdoc())).toBeNull();
  const ydoc = chosen();
  write(ydoc, "financing", { "application/main.ruleSetVersion": 99 });
  expect(step(ydoc)).toBeNull();
});

test("what we can put right comes one after the other, up to handing it in", () => {
  const ydoc = chosen();
  expect(step(ydoc)).toEqual({ what: "amount", mover: "us", lacking: true, place: "financing/main" });
  write(ydoc, "financing", { "application/main.amountRp": 4_000_000_000 });
  expect(step(ydoc)).toMatchObject({ what: "amount", lacking: false });
  write(ydoc, "financing", { "application/main.amountRp": 900_000_000, "application/main.tenorMonths": 96 });
  expect(step(ydoc)).toMatchObject({ what: "tenor", lacking: false });
  write(ydoc, "financing", { "application/main.tenorMonths": 60 });
  expect(step(ydoc)).toMatchObject({ what: "grace", lacking: true });
  write(ydoc, "financing", { "application/main.graceMonths": 6 });
  expect(step(ydoc)).toMatchObject({ what: "budget", place: "plan/figures/capex" });
  write(ydoc, "plan", {
    "capex/a.priceRp": 400_000_000,
    "opex/a.monthlyRp": 50_000_000,
    "sales/a.quantity": 1,
    "sales/a.priceRp": 2,
    "sales/a.costRp": 1,
  });
  expect(step(ydoc)).toEqual({ what: "opex", mover: "us", lacking: false, place: "plan/figures/opex" });
  write(ydoc, "plan", { "opex/a.monthlyRp": 5_000_000 });
  expect(step(ydoc)).toMatchObject({ what: "document", label: { id: "Surat permohonan" } });
  for (const id of ["application-letter", "business-proposal", "repayment-schedule", "ktp", "deed", "musdes-minutes"])
    write(ydoc, "financing", { [`document/main:${id}.status`]: "ready" });
  expect(step(ydoc)).toMatchObject({ what: "hand-in", approval: "village-head" });
  expect(step(ydoc, "3529011015")).toMatchObject({ what: "hand-in", approval: "regent" });
});

test("once handed in the lender moves, until it wants something else or has paid", () => {
  const ydoc = chosen();
  write(ydoc, "financing", { "application/main.bank": "BRI" });
  stage(ydoc, "submitted", "2026-10-01");
  expect(step(ydoc)).toMatchObject({ what: "lender", bank: "BRI", since: "2026-10-01" });
  stage(ydoc, "returned", "2026-10-20", "Mohon rincian harga.");
  expect(step(ydoc)).toMatchObject({ what: "returned", mover: "us", answer: "Mohon rincian harga." });
  stage(ydoc, "disbursed", "2026-11-02");
  expect(step(ydoc)).toBeNull();
});
