/**
 * What a paste into a table means: rows of cells as spreadsheets put them on the clipboard, laid over the table from one cell on. What
 * cannot be read is named and left out; the rest is written in one step.
 */
import type { FieldSchema } from "@pendamping/shared/file/reading";
import { cellValue } from "./cell-value.ts";
import type { FieldColumn, RowsColumn } from "./columns.ts";

/** A cell that was left out: its line in the paste (from 1), its column, and what stood there. */
export interface LeftOut {
  readonly line: number;
  readonly column: FieldColumn;
  readonly text: string;
}

export interface PastePlan {
  /** Values by field for each line, in order; the first goes into the row where the paste begins. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly leftOut: readonly LeftOut[];
}

/** More at once is a mistake of the clipboard's, or a file to be imported. */
const linesMax = 2000;

/** `from`: the index of the column in which the paste begins. A computed column takes up its place and takes nothing. */
export function planPaste(
  text: string,
  columns: readonly RowsColumn[],
  from: number,
  schemas: Readonly<Record<string, FieldSchema<unknown>>>,
): PastePlan {
  const cells = clipboardCells(text).slice(0, linesMax);
  const skipped = cells[0] && isHead(cells[0], columns) ? 1 : 0;
  const leftOut: LeftOut[] = [];
  const lines = cells.slice(skipped).map((line, index) => {
    const values: Record<string, unknown> = {};
    for (const [offset, cell] of line.entries()) {
      const column = columns[from + offset];
      const schema = column && schemas[column.field];
      if (!column || column.kind === "computed" || !schema) continue;
      const value = cellValue(column, cell, schema);
      if (value === undefined) leftOut.push({ line: index + skipped + 1, column, text: cell.trim() });
      else values[column.field] = value;
    }
    return values;
  });
  return { lines, leftOut };
}

/** Lines of cells; a cell in quotation marks may hold lines and tabs. Empty lines at the end are the clipboard's own. */
export function clipboardCells(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text.charAt(++at);
      else quoted = false;
    } else if (character === '"' && cell === "") quoted = true;
    else if (character === "\t") {
      line.push(cell);
      cell = "";
    } else if (character === "\n") {
      lines.push([...line, cell]);
      line = [];
      cell = "";
    } else if (character !== "\r") cell += character;
  }
  lines.push([...line, cell]);
  while (lines.at(-1)?.every((each) => each.trim() === "")) lines.pop();
  return lines;
}

/** The names of columns copied along with them. */
function isHead(cells: readonly string[], columns: readonly RowsColumn[]): boolean {
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/[,(].*$/, "")
      .trim();
  const names = new Set(
    columns.flatMap((column) => [plain(column.head()), ...(column.kind === "computed" ? [] : [plain(column.label())])]),
  );
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.length > 1 && filled.filter((cell) => names.has(plain(cell))).length * 2 > filled.length;
}
