import { EditorState, type Plugin, type PluginView, TextSelection, type Transaction } from "@tiptap/pm/state";
import { ySyncPlugin } from "@tiptap/y-tiptap";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { readBlocks } from "./blocks.ts";
import { knowsAll } from "./known.ts";
import { textSchema } from "./text-schema.ts";

const schema = textSchema();

function element(name: string, children: (Y.XmlElement | Y.XmlText)[] = [], attributes: Record<string, unknown> = {}) {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
  made.insert(0, children);
  return made;
}
function text(insert: string, attributes: Record<string, unknown> = {}) {
  const made = new Y.XmlText();
  made.insert(0, insert, attributes);
  return made;
}
function fragmentOf(...children: (Y.XmlElement | Y.XmlText)[]) {
  const ydoc = new Y.Doc({ gc: false });
  const fragment = ydoc.getXmlFragment("plan:market");
  fragment.insert(0, children);
  return fragment;
}
/** The same text on another device: as everybody but its author opens it. */
function loaded(fragment: Y.XmlFragment): Y.XmlFragment {
  const ydoc = new Y.Doc({ gc: false });
  if (fragment.doc) Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(fragment.doc));
  return ydoc.getXmlFragment("plan:market");
}
const table = (...cells: Y.XmlElement[]) => element("table", [element("tableRow", cells)]);
const paragraph = (words: string) => element("paragraph", [text(words)]);

const everything = () =>
  fragmentOf(
    element("heading", [text("Siapa pembeli kita")], { level: 2 }),
    element("paragraph", [
      text("Tujuh dari "),
      text("sepuluh", { bold: {} }),
      element("hardBreak"),
      text("keluarga", { italic: {} }),
    ]),
    element("bulletList", [
      element("listItem", [
        paragraph("beras"),
        element("orderedList", [element("listItem", [paragraph("minyak")])], { start: 3 }),
      ]),
    ]),
    element("table", [
      element("tableRow", [element("tableHeader", [paragraph("Bulan")]), element("tableHeader", [paragraph("Siapa")])]),
      // one cell short: a column and a row that two people added at once
      element("tableRow", [element("tableCell", [paragraph("1")], { colspan: 1, align: "right" })]),
      element("tableRow", [element("tableCell"), element("tableCell", [paragraph("ketua")])]),
    ]),
    element("paragraph"),
  );

/**
 * What an editor does on opening, without a screen: the real binding on a view that only keeps the state.
 * Returns the updates that the document made.
 */
function open(fragment: Y.XmlFragment): {
  written: number;
  dispatch: (change: (tr: Transaction) => Transaction) => void;
} {
  const seen = { written: 0 };
  fragment.doc?.on("update", () => seen.written++);
  const plugin: Plugin = ySyncPlugin(fragment);
  let parts: PluginView | undefined;
  const view = {
    state: EditorState.create({ schema, plugins: [plugin] }),
    hasFocus: () => false,
    dispatch(tr: Transaction) {
      view.state = view.state.apply(tr);
      parts?.update?.(view as never, view.state);
    },
  };
  parts = plugin.spec.view?.(view as never);
  return {
    get written() {
      return seen.written;
    },
    dispatch: (change) => view.dispatch(change(view.state.tr)),
  };
}

describe("knowsAll", () => {
  it("knows everything that this editor can make", () => {
    expect(knowsAll(everything(), schema)).toBe(true);
    expect(knowsAll(fragmentOf(), schema)).toBe(true);
  });

  it.each([
    ["a node of a newer app", fragmentOf(paragraph("kas"), element("figureTable", [paragraph("96.000.000")]))],
    [
      "a node inside a list",
      fragmentOf(element("bulletList", [element("listItem", [element("checkbox", [text("x")])])])),
    ],
    ["a mark", fragmentOf(element("paragraph", [text("per kilogram", { comment: { id: "1" } })]))],
    ["an attribute of a node", fragmentOf(element("paragraph", [text("rata kanan")], { align: "right" }))],
    ["an attribute of a mark", fragmentOf(element("paragraph", [text("tebal", { bold: { weight: 600 } })]))],
    ["text outside a paragraph", fragmentOf(text("lepas"))],
    ["a paragraph within a paragraph", fragmentOf(element("paragraph", [paragraph("dalam")]))],
    ["the document's own node, inside", fragmentOf(element("doc", [paragraph("x")]))],
    ["a cell outside a row", fragmentOf(element("tableCell", [paragraph("x")]))],
    ["an attribute of a cell", fragmentOf(table(element("tableCell", [paragraph("x")], { background: "red" })))],
    ["an item outside a list", fragmentOf(element("listItem", [paragraph("x")]))],
  ])("does not know %s, and the binding would have destroyed or changed it", (_, fragment) => {
    expect(knowsAll(fragment, schema)).toBe(false);
  });

  it("does not know an object embedded in a text", () => {
    const fragment = fragmentOf(paragraph("foto: "));
    ((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).insertEmbed(6, { image: "sha256" });
    expect(knowsAll(fragment, schema)).toBe(false);
  });

  it("does not follow nesting without end", () => {
    let nested = paragraph("dasar");
    for (let depth = 0; depth < 300; depth++) nested = element("bulletList", [element("listItem", [nested])]);
    const fragment = fragmentOf(nested);
    expect(knowsAll(fragment, schema)).toBe(false);
    expect(JSON.stringify(readBlocks(fragment))).toContain("dasar");
  });

  it("keeps a table as it is on opening and while others write in it: nothing is repaired", () => {
    const fragment = loaded(fragmentOf(table(element("tableCell", [paragraph("a")]), element("tableCell"))));
    const before = fragment.toString();
    const opened = open(fragment);
    const other = loaded(fragment);
    const row = (other.get(0) as Y.XmlElement).get(0) as Y.XmlElement;
    row.insert(2, [element("tableCell", [paragraph("dari orang lain")])]);
    if (fragment.doc && other.doc) Y.applyUpdate(fragment.doc, Y.encodeStateAsUpdate(other.doc));
    expect(opened.written).toBe(1); // theirs
    expect(before).not.toBe(fragment.toString());
    expect(fragment.toString()).toBe(other.toString());
  });

  it("lets a list pass that concurrent deletions have left without an item", () => {
    expect(knowsAll(fragmentOf(paragraph("kas"), element("bulletList")), schema)).toBe(true);
  });

  it("lets an item pass that has lost its first paragraph and kept the list below it", () => {
    const inner = element("bulletList", [element("listItem", [paragraph("tetap ada")])]);
    const fragment = fragmentOf(element("bulletList", [element("listItem", [inner])]));
    expect(knowsAll(fragment, schema)).toBe(true);
    open(fragment);
    expect(fragment.toString()).toContain("tetap ada");
  });
});

describe("opening an editor", () => {
  it("writes nothing, neither on an untouched text nor on a full one, nor when the cursor moves", () => {
    for (const fragment of [fragmentOf(), everything()]) {
      const opened = open(loaded(fragment));
      opened.dispatch((tr) => tr.setSelection(TextSelection.atEnd(tr.doc)));
      opened.dispatch((tr) => tr.setMeta("anything", true));
      expect(opened.written).toBe(0);
    }
  });

  it("would delete what it does not know: the reason for knowsAll", () => {
    const fragment = fragmentOf(paragraph("kas"), element("figureTable", [paragraph("96.000.000")]));
    expect(open(fragment).written).toBeGreaterThan(0);
    expect(fragment.toString()).not.toContain("96.000.000");
  });

  it("writes nothing where two people's first words stand side by side in one paragraph", () => {
    const opened = open(loaded(fragmentOf(element("paragraph", [text("beras"), text("minyak")]))));
    opened.dispatch((tr) => tr.setSelection(TextSelection.atEnd(tr.doc)));
    expect(opened.written).toBe(0);
  });

  it("merges two people's first words as two paragraphs", () => {
    const siti = new Y.Doc({ gc: false });
    const ahmad = new Y.Doc({ gc: false });
    for (const [ydoc, words] of [
      [siti, "Beras"],
      [ahmad, "Minyak"],
    ] as const)
      open(ydoc.getXmlFragment("plan:market")).dispatch((tr) => tr.insertText(words, 1));
    Y.applyUpdate(siti, Y.encodeStateAsUpdate(ahmad));
    Y.applyUpdate(ahmad, Y.encodeStateAsUpdate(siti));
    const shown = siti.getXmlFragment("plan:market").toString();
    expect(shown).toBe(ahmad.getXmlFragment("plan:market").toString());
    expect(shown).toContain("<paragraph>Beras</paragraph>");
    expect(shown).toContain("<paragraph>Minyak</paragraph>");
  });
});
