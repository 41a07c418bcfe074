import { expect, test } from "vitest";
import * as Y from "yjs";
import { createYdoc } from "../file/ydoc.ts";
import { planFilledCharacters, planProgress, sectionProgress } from "./outline.ts";

function write(ydoc: Y.Doc, root: string, characters: number): void {
  const paragraph = new Y.XmlElement("paragraph");
  ydoc.getXmlFragment(root).insert(0, [paragraph]);
  paragraph.insert(0, [new Y.XmlText("a".repeat(characters))]);
}

test("an aspect is empty, started or filled by its text", () => {
  const ydoc = createYdoc();
  write(ydoc, "plan:market", planFilledCharacters);
  write(ydoc, "plan:capital", 12);
  write(ydoc, "plan:environment", 0);
  const progress = planProgress(ydoc);
  expect(progress).toMatchObject({ filled: 1, total: 6 });
  expect(progress.ticks).toEqual(["done", "open", "open", "half", "open", "open"]);
});

test("the parts around the aspects have a state and do not count towards the plan", () => {
  const ydoc = createYdoc();
  write(ydoc, "plan:foreword", planFilledCharacters);
  write(ydoc, "plan:risks", 3);
  expect(planProgress(ydoc)).toMatchObject({ filled: 0, total: 6 });
  expect(sectionProgress(ydoc, "foreword").state).toBe("filled");
  expect(sectionProgress(ydoc, "risks")).toMatchObject({ state: "started", characters: 3 });
});

test("letters in a table count", () => {
  const ydoc = createYdoc();
  const cell = new Y.XmlElement("tableCell");
  const row = new Y.XmlElement("tableRow");
  const table = new Y.XmlElement("table");
  ydoc.getXmlFragment("plan:schedule").insert(0, [table]);
  table.insert(0, [row]);
  row.insert(0, [cell]);
  cell.insert(0, [new Y.XmlElement("paragraph")]);
  (cell.get(0) as Y.XmlElement).insert(0, [new Y.XmlText("Bulan 1")]);
  expect(sectionProgress(ydoc, "schedule").characters).toBe(7);
});

test("reading writes nothing into the document", () => {
  const ydoc = createYdoc();
  planProgress(ydoc);
  sectionProgress(ydoc, "closing");
  expect(Y.encodeStateAsUpdate(ydoc)).toEqual(Y.encodeStateAsUpdate(new Y.Doc()));
});
