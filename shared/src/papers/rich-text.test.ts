import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { createYdoc } from "../file/ydoc.ts";
import { propertyRuns } from "../testing/property-runs.ts";
import { type Block, plainText } from "./paper.ts";
import { isBlankText, richTextBlocks } from "./rich-text.ts";

type Tree =
  | string
  | {
      readonly name: string;
      readonly attributes?: Record<string, string | number>;
      readonly children: readonly Tree[];
    };

function build(tree: Tree): Y.XmlElement | Y.XmlText {
  if (typeof tree === "string") return new Y.XmlText(tree);
  const element = new Y.XmlElement<Record<string, string | number>>(tree.name);
  for (const [name, value] of Object.entries(tree.attributes ?? {})) element.setAttribute(name, value);
  element.insert(0, tree.children.map(build));
  return element as unknown as Y.XmlElement;
}

function blocks(...trees: Tree[]): Block[] {
  const fragment = createYdoc().getXmlFragment("plan:market");
  fragment.insert(0, trees.map(build));
  return richTextBlocks(fragment);
}

const node = (name: string, ...children: Tree[]): Tree => ({ name, children });

function wordsIn(block: Block): string {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return plainText(block.runs);
    case "list":
      return block.items.flat().map(wordsIn).join(" ");
    case "table":
      return [
        ...block.columns.map(({ head }) => head),
        ...block.rows.flatMap(({ cells }) => cells.map(plainText)),
      ].join(" ");
    default:
      return "";
  }
}

test("headings, paragraphs, lists and line breaks become blocks; empty lines are none", () => {
  expect(
    blocks(
      { name: "heading", attributes: { level: 3 }, children: ["Pembeli"] },
      node("paragraph"),
      node("paragraph", "Satu", node("hardBreak"), "dua"),
      {
        name: "orderedList",
        attributes: { start: 3 },
        children: [
          node("listItem", node("paragraph", "a"), node("bulletList", node("listItem", node("paragraph", "b")))),
        ],
      },
    ),
  ).toEqual([
    { kind: "heading", level: 3, number: "", runs: [{ text: "Pembeli" }] },
    { kind: "paragraph", runs: [{ text: "Satu" }, { text: "\n" }, { text: "dua" }] },
    {
      kind: "list",
      start: 3,
      items: [
        [
          { kind: "paragraph", runs: [{ text: "a" }] },
          { kind: "list", start: null, items: [[{ kind: "paragraph", runs: [{ text: "b" }] }]] },
        ],
      ],
    },
  ]);
});

test("bold and italic stay; a mark that is not known leaves its words", () => {
  const fragment = createYdoc().getXmlFragment("plan:market");
  const paragraph = new Y.XmlElement("paragraph");
  fragment.insert(0, [paragraph]);
  const text = new Y.XmlText();
  paragraph.insert(0, [text]);
  text.insert(0, "tebal", { bold: true });
  text.insert(5, " miring", { bold: null, italic: true });
  text.insert(12, " lain", { italic: null, highlight: { color: "red" } });
  expect(richTextBlocks(fragment)).toEqual([
    { kind: "paragraph", runs: [{ text: "tebal", bold: true }, { text: " miring", italic: true }, { text: " lain" }] },
  ]);
});

test("a table's header cells are its head, and columns of amounts stand right", () => {
  const cell = (name: string, words: string) => node(name, node("paragraph", words));
  const [table] = blocks(
    node(
      "table",
      node("tableRow", cell("tableHeader", "Kegiatan"), cell("tableHeader", "Biaya")),
      node("tableRow", cell("tableCell", "Cat"), cell("tableCell", "Rp1.250.000")),
      node("tableRow", cell("tableCell", "Rak")),
    ),
  );
  expect(table).toMatchObject({
    kind: "table",
    columns: [
      { head: "Kegiatan", kind: "text" },
      { head: "Biaya", kind: "number" },
    ],
    rows: [{ cells: [[{ text: "Cat" }], [{ text: "Rp1.250.000" }]] }, { cells: [[{ text: "Rak" }], []] }],
  });
});

test("a text without letters is blank", () => {
  const fragment = createYdoc().getXmlFragment("plan:market");
  fragment.insert(0, [build(node("paragraph")), build(node("bulletList", node("listItem", node("paragraph", " "))))]);
  expect(isBlankText(fragment)).toBe(true);
  expect(richTextBlocks(fragment)).toEqual([]);
});

test("whatever a newer version writes, every word of it is on the paper", () => {
  const word = fc.stringMatching(/^[a-z]{3,8}$/);
  const names = [
    "paragraph",
    "heading",
    "bulletList",
    "listItem",
    "table",
    "tableRow",
    "tableCell",
    "tableHeader",
    "callout",
    "taskItem",
  ];
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { depthSize: "medium" },
      word,
      fc.record({ name: fc.constantFrom(...names), children: fc.array(tie("tree"), { maxLength: 4 }) }),
    ),
  }));
  const wordsOfTree = (each: Tree): string[] =>
    typeof each === "string" ? [each] : each.children.flatMap(wordsOfTree);
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 4 }), (trees) => {
      const elements = trees.filter((each) => typeof each !== "string");
      const written = elements.flatMap(wordsOfTree).join("");
      const shown = blocks(...elements)
        .map(wordsIn)
        .join("")
        .replace(/\s/g, "");
      expect(shown).toBe(written);
    }),
    propertyRuns(200),
  );
});
