import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { readBlocks } from "./blocks.ts";

function fragment(build: (root: Y.XmlFragment) => void): Y.XmlFragment {
  const root = new Y.Doc({ gc: false }).getXmlFragment("plan:market");
  build(root);
  return root;
}
const withText = (name: string, words: string, marks: Record<string, unknown> = {}) => {
  const made = new Y.XmlElement(name);
  const text = new Y.XmlText();
  text.insert(0, words, marks);
  made.insert(0, [text]);
  return made;
};
const plain = (text: string) => ({ text, bold: false, italic: false });

describe("readBlocks", () => {
  it("reads headings, paragraphs with bold and italic, and lists with their numbers", () => {
    const heading = withText("heading", "Siapa pembeli kita");
    heading.setAttribute("level", 3 as unknown as string);
    const item = new Y.XmlElement("listItem");
    item.insert(0, [withText("paragraph", "beras")]);
    const list = new Y.XmlElement("orderedList");
    list.setAttribute("start", 4 as unknown as string);
    list.insert(0, [item]);
    expect(
      readBlocks(fragment((root) => root.insert(0, [heading, withText("paragraph", "tujuh", { bold: {} }), list]))),
    ).toEqual([
      { kind: "heading", level: 3, runs: [plain("Siapa pembeli kita")] },
      { kind: "paragraph", runs: [{ text: "tujuh", bold: true, italic: false }] },
      { kind: "list", start: 4, items: [[{ kind: "paragraph", runs: [plain("beras")] }]] },
    ]);
  });

  it("reads tables row by row, whatever their lengths", () => {
    const cell = (name: string, words: string) => {
      const made = new Y.XmlElement(name);
      made.insert(0, [withText("paragraph", words)]);
      return made;
    };
    const row = (...cells: Y.XmlElement[]) => {
      const made = new Y.XmlElement("tableRow");
      made.insert(0, cells);
      return made;
    };
    const table = new Y.XmlElement("table");
    table.insert(0, [row(cell("tableHeader", "Bulan"), cell("tableHeader", "Siapa")), row(cell("tableCell", "1"))]);
    const words = (text: string) => [{ kind: "paragraph", runs: [plain(text)] }];
    expect(readBlocks(fragment((root) => root.insert(0, [table])))).toEqual([
      {
        kind: "table",
        rows: [
          [
            { head: true, blocks: words("Bulan") },
            { head: true, blocks: words("Siapa") },
          ],
          [{ head: false, blocks: words("1") }],
        ],
      },
    ]);
  });

  it("keeps the words of what it does not know", () => {
    const table = new Y.XmlElement("figureTable");
    table.insert(0, [withText("cell", "Sembako"), withText("cell", "96.000.000")]);
    expect(readBlocks(fragment((root) => root.insert(0, [table])))).toEqual([
      { kind: "unknown", text: "Sembako 96.000.000" },
    ]);
    expect(
      readBlocks(fragment((root) => root.insert(0, [withText("paragraph", "per kg", { comment: { id: 1 } })]))),
    ).toEqual([{ kind: "paragraph", runs: [plain("per kg")] }]);
  });

  it("has nothing to show of a text that nobody has touched, and writes nothing by looking", () => {
    const ydoc = new Y.Doc({ gc: false });
    let written = 0;
    ydoc.on("update", () => written++);
    expect(readBlocks(ydoc.getXmlFragment("plan:market"))).toEqual([]);
    expect(written).toBe(0);
  });
});
