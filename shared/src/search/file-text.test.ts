import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { createYdoc } from "../file/ydoc.ts";
import { addNote, withdrawNote } from "../notes/access.ts";
import { propertyRuns } from "../testing/property-runs.ts";
import { fileText } from "./file-text.ts";

const when = { writtenAt: "2026-11-25T01:00:00Z", zone: "Asia/Jakarta" } as const;

test("fields, paragraphs, remarks and notes are found at their places; what was withdrawn is not", () => {
  const ydoc = createYdoc();
  ydoc.getMap("profile").set("identity.name", "Koperasi Contoh");
  ydoc.getMap("profile").set("members/a.nik", "9999010101900001");
  ydoc.getMap("plan").set("sales/a.product", "Beras");
  ydoc.getMap("plan").set("sales/b.product", "Gula");
  ydoc.getMap("plan").set("sales/b.withdrawnAt", when.writtenAt);
  ydoc.getMap("plan").set("sales/a.place", 1);
  ydoc.getText("legality:nib").insert(0, "Tertahan di OSS\nDitanyakan Senin");
  const paragraph = new Y.XmlElement("paragraph");
  ydoc.getXmlFragment("plan:market").insert(0, [paragraph]);
  const words = new Y.XmlText();
  paragraph.insert(0, [words]);
  words.insert(0, "Garam ", {});
  words.insert(6, "rakyat", { bold: true });
  addNote(ydoc, { about: "legality/nib", text: "OSS minta ulang akta", ...when });
  const gone = addNote(ydoc, { about: "", text: "salah tulis", ...when });
  withdrawNote(ydoc, gone, when.writtenAt);

  const found = fileText(ydoc);
  const at = (root: string) => found.filter((piece) => piece.root === root).map(({ text }) => text);
  expect(at("profile")).toEqual(["Koperasi Contoh", "9999010101900001"]);
  expect(at("plan")).toEqual(["Beras"]);
  expect(at("legality:nib")).toEqual(["Tertahan di OSS", "Ditanyakan Senin"]);
  expect(at("plan:market")).toEqual(["Garam rakyat"]);
  expect(at("notes")).toEqual(["OSS minta ulang akta"]);
  expect(found.filter(({ personal }) => personal).map(({ key }) => key)).toEqual(["members/a.nik"]);
});

test("whatever another client has written breaks nothing", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.jsonValue())), fc.string(), (pairs, root) => {
      const ydoc = createYdoc();
      for (const [key, value] of pairs) ydoc.getMap("profile").set(key, value);
      ydoc.getMap("notes").set("x", new Y.Map([["text", 7]]));
      ydoc.getXmlFragment(`plan:${root}`).insert(0, [new Y.XmlElement("unknown"), new Y.XmlText("text")]);
      expect(fileText(ydoc).some(({ text }) => text === "text")).toBe(true);
    }),
    propertyRuns(100),
  );
});
