import { expect, test } from "vitest";
import * as Y from "yjs";
import { createYdoc } from "../file/ydoc.ts";
import { planFilledCharacters, planProgress } from "./outline.ts";

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

test("reading writes nothing into the document", () => {
  const ydoc = createYdoc();
  planProgress(ydoc);
  expect(Y.encodeStateAsUpdate(ydoc)).toEqual(Y.encodeStateAsUpdate(new Y.Doc()));
});
