import { expect, test } from "vitest";
import * as Y from "yjs";
import { changesSince, seenNow } from "./changes.ts";
import { addRecord } from "./records.ts";
import { createYdoc } from "./ydoc.ts";

function together(...ydocs: Y.Doc[]): void {
  for (const from of ydocs) for (const to of ydocs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
}

function file() {
  const siti = createYdoc();
  const nur = createYdoc();
  const others = (id: { client: number }) => id.client !== nur.clientID;
  siti.getMap("legality").set("nib.number", "0220");
  siti.getMap("profile").set("identity.name", "Koperasi Contoh");
  together(siti, nur);
  return { siti, nur, others };
}

test("counts each field, record and text once, however often it was written", () => {
  const { siti, nur, others } = file();
  const seen = seenNow(nur);
  expect(changesSince(nur, seen, others)).toEqual([]);
  siti.getMap("legality").set("nib.number", "02201");
  siti.getMap("legality").set("nib.number", "022010");
  siti.getText("legality:nib").insert(0, "OSS minta ulang");
  siti.getXmlFragment("plan:market").insert(0, [new Y.XmlElement("paragraph")]);
  const note = addRecord(siti.getMap("notes"), { text: "Besok saya bawa" });
  together(siti, nur);
  expect(changesSince(nur, seen, others).map(({ root, key }) => [root, key])).toEqual([
    ["legality", "nib.number"],
    ["legality:nib", null],
    ["notes", note],
    ["plan:market", null],
  ]);
});

test("a record that was changed later counts again", () => {
  const { siti, nur, others } = file();
  const note = addRecord(siti.getMap("notes"), { text: "Besok", withdrawnAt: null });
  together(siti, nur);
  const seen = seenNow(nur);
  const record = siti.getMap("notes").get(note);
  if (record instanceof Y.Map) record.set("withdrawnAt", "2026-11-24T00:00:00.000Z");
  together(siti, nur);
  expect(changesSince(nur, seen, others)).toMatchObject([{ root: "notes", key: note }]);
});

test("leaves out what the person wrote themselves, and what arrived before they looked", () => {
  const { siti, nur, others } = file();
  const seen = seenNow(nur);
  nur.getMap("legality").set("nib.issuedOn", "2026-11-12");
  expect(changesSince(nur, seen, others)).toEqual([]);
  siti.getMap("legality").set("npwp.number", "1");
  together(siti, nur);
  const [change] = changesSince(nur, seen, others);
  expect(change).toMatchObject({ root: "legality", key: "npwp.number", id: { client: siti.clientID } });
});
