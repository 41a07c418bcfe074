import { expect, test } from "vitest";
import * as Y from "yjs";
import { addDays } from "../day.ts";
import { createYdoc } from "../file/ydoc.ts";
import { addNote, setResolved } from "../notes/access.ts";
import { planAspects, planFilledCharacters, planRoot } from "../plan/outline.ts";
import { profileFields } from "../profile/fields.ts";
import { pmk492025 } from "../rule-set/pmk-49-2025.ts";
import { fileSummary } from "./file-summary.ts";

const today = "2026-11-24";
const summary = (ydoc: Y.Doc) => fileSummary(ydoc, "3529012005", pmk492025, today);
const complete = (ydoc: Y.Doc, ...items: string[]) => {
  for (const item of items) ydoc.getMap("legality").set(`${item}.status`, "complete");
};
const allItems = pmk492025.legality.map(({ id }) => id);

function writePlan(ydoc: Y.Doc): void {
  for (const id of planAspects) {
    const paragraph = new Y.XmlElement("paragraph");
    ydoc.getXmlFragment(planRoot(id)).insert(0, [paragraph]);
    paragraph.insert(0, [new Y.XmlText("a".repeat(planFilledCharacters))]);
  }
}

test("an untouched file says where to begin, and is plain JSON", () => {
  const untouched = summary(createYdoc());
  expect(untouched.next).toMatchObject({ kind: "legality", item: "musdesus", mover: "us", at: null });
  expect(untouched.stages[0]).toEqual({ id: "founded", state: "now" });
  expect(untouched).toMatchObject({ stuck: null, clashes: [], notes: { open: 0, questions: 0, latestAt: null } });
  expect(JSON.parse(JSON.stringify(untouched))).toEqual(untouched);
});

test("what lies at an agency too long is stuck there, and next", () => {
  const ydoc = createYdoc();
  complete(ydoc, ...allItems.slice(0, 6));
  const legality = ydoc.getMap("legality");
  legality.set("nib.status", "submitted");
  legality.set("nib.submittedTo", "OSS");
  legality.set("nib.submittedOn", addDays(today, -12));
  legality.set("nib.targetOn", "2026-11-30");
  const stuck = { item: "nib", at: "OSS", since: "2026-11-12", days: 12 };
  expect(summary(ydoc).stuck).toEqual(stuck);
  expect(summary(ydoc).next).toEqual({
    kind: "legality",
    mover: "agency",
    targetOn: "2026-11-30",
    responsible: null,
    ...stuck,
  });
  expect(summary(ydoc).stages.map(({ state }) => state)).toEqual(["done", "done", "now", "ahead", "ahead", "ahead"]);
});

test("next comes what the path waits for, then plan, profile, and what nothing waits for", () => {
  const ydoc = createYdoc();
  complete(ydoc, ...allItems.filter((id) => id !== "rat"));
  expect(summary(ydoc).next).toEqual({ kind: "plan", section: "market" });
  writePlan(ydoc);
  expect(summary(ydoc).next).toMatchObject({ kind: "profile" });
  expect(summary(ydoc).stages[2]).toEqual({ id: "ready", state: "done" });
  for (const field of profileFields) ydoc.getMap("profile").set(field.id, "x");
  expect(summary(ydoc).next).toMatchObject({ kind: "legality", item: "rat" });
});

test("what we can do for the application comes before the profile, and a lender's turn after it", () => {
  const ydoc = createYdoc();
  complete(ydoc, ...allItems.filter((id) => id !== "rat"));
  writePlan(ydoc);
  const financing = ydoc.getMap("financing");
  financing.set("application/main.scheme", "himbara-loan");
  financing.set("application/main.ruleSet", pmk492025.id);
  financing.set("application/main.ruleSetVersion", pmk492025.version);
  expect(summary(ydoc).next).toMatchObject({ kind: "financing", step: { what: "amount", mover: "us" } });
  financing.set("stage/a.application", "main");
  financing.set("stage/a.stage", "submitted");
  financing.set("stage/a.on", "2026-11-01");
  expect(summary(ydoc).next).toMatchObject({ kind: "profile" });
  for (const field of profileFields) ydoc.getMap("profile").set(field.id, "x");
  expect(summary(ydoc).next).toMatchObject({ kind: "financing", step: { what: "lender", since: "2026-11-01" } });
});

test("two values written side by side are named as a clash", () => {
  const siti = createYdoc();
  const hasan = createYdoc();
  siti.getMap("profile").set("capital.initialRp", 25_000_000);
  hasan.getMap("profile").set("capital.initialRp", 27_500_000);
  Y.applyUpdate(siti, Y.encodeStateAsUpdate(hasan));
  expect(summary(siti).clashes).toEqual([{ root: "profile", key: "capital.initialRp" }]);
});

test("open threads and questions are counted until they are resolved", () => {
  const ydoc = createYdoc();
  const written = { writtenAt: "2026-11-24T01:00:00.000Z", zone: "Asia/Jakarta" as const };
  addNote(ydoc, { about: "", text: "Untuk diketahui", ...written });
  const question = addNote(ydoc, { about: "legality/nib", text: "Sampai mana?", question: true, ...written });
  expect(summary(ydoc).notes).toEqual({ open: 2, questions: 1, latestAt: written.writtenAt });
  setResolved(ydoc, question, { resolved: true, ...written });
  expect(summary(ydoc).notes).toMatchObject({ open: 1, questions: 0 });
});
