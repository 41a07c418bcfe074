/**
 * Tables within a text, with the names that Tiptap's own use: `table`, `tableRow`, `tableCell`, `tableHeader`. Not Tiptap's extension,
 * because the plugin under it repairs tables on every client that opens or receives one: that would write on opening, and twice where
 * two do it. Here nothing is repaired. One person's new column and another's new row leave a row that is a cell short, which shows
 * and is mended by hand; rows and cells are counted one by one, so every command bears it.
 */
import { type CommandProps, Node } from "@tiptap/core";
import type { NodeType, Node as PmNode, ResolvedPos } from "@tiptap/pm/model";
import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";

/** Attributes of other editors: kept, and only spans are drawn. Null is not written. */
const cellAttributes = () => ({
  colspan: { default: null, renderHTML: span("colspan") },
  rowspan: { default: null, renderHTML: span("rowspan") },
  colwidth: { default: null, renderHTML: () => ({}) },
  align: { default: null, renderHTML: () => ({}) },
});

function span(name: "colspan" | "rowspan") {
  return (attributes: Record<string, unknown>) => (Number(attributes[name]) > 1 ? { [name]: attributes[name] } : {});
}

/** A head is drawn as a cell: one that is still empty would be a heading that says nothing. The reader's view has real ones. */
const cell = (name: "tableCell" | "tableHeader") =>
  Node.create({
    name,
    content: "block*", // one may lose its last paragraph to another person
    isolating: true,
    addAttributes: cellAttributes,
    parseHTML: () => (name === "tableHeader" ? [{ tag: "th" }, { tag: "td[data-head]" }] : [{ tag: "td" }]),
    renderHTML: ({ HTMLAttributes }) => [
      "td",
      name === "tableHeader" ? { ...HTMLAttributes, "data-head": "" } : HTMLAttributes,
      0,
    ],
  });

const TableRow = Node.create({
  name: "tableRow",
  content: "(tableCell | tableHeader)*",
  parseHTML: () => [{ tag: "tr" }],
  renderHTML: () => ["tr", 0],
});

const Table = Node.create({
  name: "table",
  group: "block",
  content: "tableRow+",
  isolating: true,
  parseHTML: () => [{ tag: "table" }],
  renderHTML: () => ["table", ["tbody", 0]],
  addKeyboardShortcuts() {
    const run = (command: TableEdit) => () => this.editor.commands.command(asCommand(command));
    return {
      Tab: run(toNextCell),
      "Shift-Tab": run(toPreviousCell),
      Backspace: run(clearCells),
      Delete: run(clearCells),
    };
  },
});

export const tableExtensions = [Table, TableRow, cell("tableHeader"), cell("tableCell")];

/** Writes into the transaction; false: not here. */
type TableEdit = (state: EditorState, tr: Transaction) => boolean;

export function asCommand(edit: TableEdit) {
  return ({ state, tr, dispatch }: CommandProps): boolean => (dispatch ? edit(state, tr) : cellAround(state) !== null);
}

export function isInTable(state: EditorState): boolean {
  return cellAround(state) !== null;
}

/** Three columns and three rows, the first as its head, behind the block that the cursor is in. */
export const insertTable: TableEdit = (state, tr) => {
  const { $from } = state.selection;
  const block = $from.depth > 0 ? $from.node(1) : null;
  const isBlank = block?.type.name === "paragraph" && block.content.size === 0;
  const from = block === null ? $from.pos : isBlank ? $from.before(1) : $from.after(1);
  const to = block === null ? $from.pos : $from.after(1);
  const { table, tableRow, tableCell, tableHeader, paragraph } = state.schema.nodes;
  if (!table || !tableRow || !tableCell || !tableHeader || !paragraph) return false;
  const row = (of: NodeType) => tableRow.create(null, [emptyCell(of), emptyCell(of), emptyCell(of)]);
  const made = table.create(null, [row(tableHeader), row(tableCell), row(tableCell)]);
  // a text must not end in a table: nothing could be written behind it
  const isLast = to === state.doc.content.size;
  tr.replaceWith(from, to, isLast ? [made, paragraph.create()] : [made]);
  setCursor(tr, from + 4); // table, row, cell, paragraph
  tr.scrollIntoView();
  return true;
};

export const addRow: TableEdit = (state, tr) => {
  const at = cellAround(state);
  const { tableRow, tableCell } = state.schema.nodes;
  if (!at || !tableRow || !tableCell) return false;
  const cells = Array.from({ length: Math.max(1, at.row.childCount) }, () => emptyCell(tableCell));
  const behind = at.rowPos + at.row.nodeSize;
  tr.insert(behind, tableRow.create(null, cells));
  setCursor(tr, behind + 3);
  return true;
};

export const addColumn: TableEdit = (state, tr) => {
  const at = cellAround(state);
  if (!at) return false;
  let cursor = 0;
  eachRowBackwards(at, (row, rowPos) => {
    const beside = row.maybeChild(Math.min(at.cellIndex, row.childCount - 1));
    const type = beside?.type ?? state.schema.nodes["tableCell"];
    if (!type) return;
    const pos = rowPos + 1 + sizeOfCells(row, at.cellIndex + 1);
    const made = emptyCell(type);
    tr.insert(pos, made);
    cursor = rowPos === at.rowPos ? pos : rowPos < at.rowPos ? cursor + made.nodeSize : cursor;
  });
  setCursor(tr, cursor + 2);
  return true;
};

export const deleteRow: TableEdit = (state, tr) => {
  const at = cellAround(state);
  if (!at) return false;
  if (at.table.childCount === 1) tr.delete(at.tablePos, at.tablePos + at.table.nodeSize);
  else tr.delete(at.rowPos, at.rowPos + at.row.nodeSize);
  return true;
};

export const deleteColumn: TableEdit = (state, tr) => {
  const at = cellAround(state);
  if (!at) return false;
  const isOnly = childrenOf(at.table).every((row) => row.childCount <= 1);
  if (isOnly) tr.delete(at.tablePos, at.tablePos + at.table.nodeSize);
  else
    eachRowBackwards(at, (row, rowPos) => {
      const gone = row.maybeChild(at.cellIndex);
      const pos = rowPos + 1 + sizeOfCells(row, at.cellIndex);
      if (gone) tr.delete(pos, pos + gone.nodeSize);
    });
  return true;
};

/** Where the cursor is: the innermost table's cell with all that it is in. */
interface CellPlace {
  readonly table: PmNode;
  readonly tablePos: number;
  readonly row: PmNode;
  readonly rowPos: number;
  readonly rowIndex: number;
  readonly cellIndex: number;
  readonly cellPos: number;
}

function cellAround(state: EditorState, $pos: ResolvedPos = state.selection.$from): CellPlace | null {
  for (let depth = $pos.depth; depth >= 3; depth--) {
    if (!isCell($pos.node(depth))) continue;
    return {
      table: $pos.node(depth - 2),
      tablePos: $pos.before(depth - 2),
      row: $pos.node(depth - 1),
      rowPos: $pos.before(depth - 1),
      rowIndex: $pos.index(depth - 2),
      cellIndex: $pos.index(depth - 1),
      cellPos: $pos.before(depth),
    };
  }
  return null;
}

/** On to the next cell; behind the last one a new row begins. */
const toNextCell: TableEdit = (state, tr) => {
  const at = cellAround(state);
  if (!at) return false;
  const cells = cellsOf(at);
  const next = cells[cells.findIndex(({ pos }) => pos === at.cellPos) + 1];
  return next ? goTo(tr, next) : addRow(state, tr);
};

const toPreviousCell: TableEdit = (state, tr) => {
  const at = cellAround(state);
  if (!at) return false;
  const cells = cellsOf(at);
  const before = cells[cells.findIndex(({ pos }) => pos === at.cellPos) - 1];
  return before !== undefined && goTo(tr, before);
};

/** A selection over several cells empties them: to delete it would take out the cells between, and shift the row. */
const clearCells: TableEdit = (state, tr) => {
  const [first, last] = [cellAround(state), cellAround(state, state.selection.$to)];
  if (!first || !last || first.tablePos !== last.tablePos || first.cellPos === last.cellPos) return false;
  const paragraph = state.schema.nodes["paragraph"];
  if (!paragraph) return false;
  for (const { pos, node } of cellsOf(first).reverse())
    if (pos >= first.cellPos && pos <= last.cellPos)
      tr.replaceWith(pos + 1, pos + node.nodeSize - 1, paragraph.create());
  setCursor(tr, first.cellPos + 2);
  return true;
};

function goTo(tr: Transaction, { pos, node }: { pos: number; node: PmNode }): boolean {
  const paragraph = node.type.schema.nodes["paragraph"];
  if (node.childCount === 0 && paragraph) tr.insert(pos + 1, paragraph.create());
  tr.setSelection(TextSelection.near(tr.doc.resolve(pos + 1))).scrollIntoView();
  return true;
}

function cellsOf({ table, tablePos }: CellPlace): { pos: number; node: PmNode }[] {
  const cells: { pos: number; node: PmNode }[] = [];
  table.forEach((row, rowOffset) => {
    row.forEach((node, offset) => {
      cells.push({ pos: tablePos + 1 + rowOffset + 1 + offset, node });
    });
  });
  return cells;
}

/** From the last to the first, so that positions before stay what they are. */
function eachRowBackwards({ table, tablePos }: CellPlace, visit: (row: PmNode, rowPos: number) => void): void {
  const rows: [PmNode, number][] = [];
  table.forEach((row, offset) => {
    rows.push([row, tablePos + 1 + offset]);
  });
  for (const [row, pos] of rows.reverse()) visit(row, pos);
}

function sizeOfCells(row: PmNode, count: number): number {
  return childrenOf(row)
    .slice(0, count)
    .reduce((size, node) => size + node.nodeSize, 0);
}

function childrenOf(node: PmNode): PmNode[] {
  return Array.from({ length: node.childCount }, (_, index) => node.child(index));
}

function isCell(node: PmNode): boolean {
  return node.type.name === "tableCell" || node.type.name === "tableHeader";
}

function emptyCell(type: NodeType): PmNode {
  const paragraph = type.schema.nodes["paragraph"];
  return type.create(null, paragraph ? [paragraph.create()] : []);
}

function setCursor(tr: Transaction, pos: number): void {
  tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(pos, tr.doc.content.size))));
}
