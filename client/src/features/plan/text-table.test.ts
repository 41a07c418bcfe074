import { EditorState, TextSelection } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import { textSchema } from "./text-schema.ts";
import { addColumn, addRow, deleteColumn, deleteRow, insertTable, isInTable } from "./text-table.ts";

const schema = textSchema();
const node = (name: string, children: ReturnType<typeof cellOf>[]) => schema.node(name, null, children);
function cellOf(words: string, name = "tableCell") {
  return schema.node(name, null, schema.node("paragraph", null, words ? schema.text(words) : []));
}
const tableOf = (...rows: string[][]) =>
  node(
    "table",
    rows.map((row) =>
      node(
        "tableRow",
        row.map((words) => cellOf(words)),
      ),
    ),
  );

function stateOf(...blocks: ReturnType<typeof tableOf>[]): EditorState {
  return EditorState.create({ schema, doc: schema.node("doc", null, blocks) });
}
/** The cursor in the cell that holds these words. */
function at(state: EditorState, words: string): EditorState {
  let found = 0;
  state.doc.descendants((child, pos) => {
    if (child.isText && child.text === words) found = pos;
  });
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, found)));
}
function after(state: EditorState, edit: typeof addRow): EditorState {
  const { tr } = state;
  expect(edit(state, tr)).toBe(true);
  tr.doc.check();
  return state.apply(tr);
}
const rowsOf = (state: EditorState) => {
  const rows: string[][] = [];
  state.doc.descendants((child) => {
    if (child.type.name !== "tableRow") return;
    const cells: string[] = [];
    child.forEach((cell) => {
      cells.push(cell.textContent);
    });
    rows.push(cells);
  });
  return rows;
};

describe("a table in a text", () => {
  it("takes the place of an empty paragraph, with room to write behind it", () => {
    const state = after(stateOf(schema.node("paragraph")), insertTable);
    expect(state.doc.childCount).toBe(2);
    expect(rowsOf(state)).toEqual(Array(3).fill(["", "", ""]));
    expect(state.doc.firstChild?.firstChild?.firstChild?.type.name).toBe("tableHeader");
    expect(isInTable(state)).toBe(true);
  });

  it("stands behind a paragraph that says something", () => {
    const paragraph = schema.node("paragraph", null, schema.text("Jadwal"));
    const state = after(stateOf(paragraph, schema.node("paragraph")), insertTable);
    expect(state.doc.childCount).toBe(3);
    expect(state.doc.firstChild?.textContent).toBe("Jadwal");
  });

  it("gains and loses rows and columns where the cursor is", () => {
    const state = at(stateOf(tableOf(["a", "b"], ["c", "d"])), "b");
    expect(rowsOf(after(state, addRow))).toEqual([
      ["a", "b"],
      ["", ""],
      ["c", "d"],
    ]);
    expect(rowsOf(after(state, addColumn))).toEqual([
      ["a", "b", ""],
      ["c", "d", ""],
    ]);
    expect(rowsOf(after(state, deleteRow))).toEqual([["c", "d"]]);
    expect(rowsOf(after(state, deleteColumn))).toEqual([["a"], ["c"]]);
  });

  it("puts the cursor into the new cell of its own row", () => {
    const state = after(at(stateOf(tableOf(["a", "b"], ["c", "d"], ["e", "f"])), "c"), addColumn);
    const { $from } = state.selection;
    expect([$from.index($from.depth - 3), $from.index($from.depth - 2)]).toEqual([1, 1]);
  });

  it("bears rows of different lengths, as two people's edits leave them", () => {
    const state = at(stateOf(tableOf(["a", "b", "c"], ["d"], [])), "c");
    expect(rowsOf(after(state, addColumn))).toEqual([["a", "b", "c", ""], ["d", ""], [""]]);
    expect(rowsOf(after(state, deleteColumn))).toEqual([["a", "b"], ["d"], []]);
  });

  it("goes away with its last row or column", () => {
    const state = at(stateOf(schema.node("paragraph"), tableOf(["a"])), "a");
    expect(after(state, deleteRow).doc.childCount).toBe(1);
    expect(after(state, deleteColumn).doc.childCount).toBe(1);
  });

  it("is nothing to edit outside of one", () => {
    const state = stateOf(schema.node("paragraph"));
    for (const edit of [addRow, addColumn, deleteRow, deleteColumn]) expect(edit(state, state.tr)).toBe(false);
  });
});
