/**
 * All tables of a file for a spreadsheet, apart from how the file is written. For people and for programs: each sheet has one heading row
 * and one record in each row after it, amounts are whole rupiah, days are dates. Sums stand on a sheet of their own, so that no sheet of
 * records has a row that is none. The first sheet names every column with its English key, unit, and whether it is computed live.
 *
 * A cell that is computed carries its formula and the value that this app has computed, so that a viewer that does not calculate shows
 * the figures too. Both agree to the rupiah: rounding stands in the formulas where finance/rounding.ts has it.
 */
import type { IsoDay } from "../../day.ts";

export interface Formula {
  /** Without the equals sign, in English names. */
  readonly formula: string;
  readonly value: number;
}
/** A day is its ISO text in a column of days. */
export type CellValue = string | number | Formula | null;

export type ColumnKind = "text" | "rupiah" | "number" | "day";

export interface SheetColumn {
  readonly head: string;
  /** English, stable: for programs that read the sheet. */
  readonly key: string;
  readonly kind: ColumnKind;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly CellValue[])[];
}

export interface Workbook {
  readonly title: string;
  readonly madeOn: IsoDay;
  readonly sheets: readonly Sheet[];
}

/** A column whose records say their value, and may say a formula: `at(key)` is the cell of the same row, `at(key, -1)` the one above. */
export interface RecordColumn<R> extends SheetColumn {
  value(record: R): string | number | null;
  formula?(at: (key: string, rowsDown?: number) => string, record: R): string | null;
}

export function sheetOf<R>(name: string, columns: readonly RecordColumn<R>[], records: readonly R[]): Sheet {
  return {
    name,
    columns: columns.map(({ head, key, kind }) => ({ head, key, kind })),
    rows: records.map((record, index) => {
      const at = (key: string, rowsDown = 0) => {
        const column = columns.findIndex((each) => each.key === key);
        if (column === -1) throw new Error(`the sheet ${name} has no column ${key}`);
        return `${columnLetters(column)}${index + 2 + rowsDown}`;
      };
      return columns.map((column): CellValue => {
        const value = column.value(record);
        const formula = typeof value === "number" ? (column.formula?.(at, record) ?? null) : null;
        return formula === null || typeof value !== "number" ? value : { formula, value };
      });
    }),
  };
}

/** 0 → "A", 26 → "AA" */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** The cells of a column, for sums: "'Belanja modal'!F2:F9". A sheet without rows has one empty cell. */
export function columnRange(
  sheet: Sheet,
  key: string,
  rows: { readonly from: number; readonly to: number } = { from: 1, to: sheet.rows.length },
): string {
  const letters = columnLetters(sheet.columns.findIndex((column) => column.key === key));
  return `${sheetReference(sheet.name)}${letters}${rows.from + 1}:${letters}${Math.max(rows.from, rows.to) + 1}`;
}

/** One cell of another sheet: "Pinjaman!$C$2"; `row` counts records from 1. */
export function cellReference(sheet: Sheet, key: string, row: number): string {
  const letters = columnLetters(sheet.columns.findIndex((column) => column.key === key));
  return `${sheetReference(sheet.name)}$${letters}$${row + 1}`;
}

function sheetReference(name: string): string {
  return `'${name}'!`;
}

/** A sheet of single figures: key, what it is, value, unit. */
export interface Figure {
  readonly key: string;
  readonly label: string;
  readonly value: string | number | null;
  readonly unit: string;
  readonly formula?: string;
}

export function figureSheet(name: string, figures: readonly Figure[]): Sheet {
  return sheetOf<Figure>(
    name,
    [
      { head: "Kunci", key: "key", kind: "text", value: ({ key }) => key },
      { head: "Uraian", key: "label", kind: "text", value: ({ label }) => label },
      {
        head: "Nilai",
        key: "value",
        kind: "number",
        value: ({ value }) => value,
        formula: (_, { formula }) => formula ?? null,
      },
      { head: "Satuan", key: "unit", kind: "text", value: ({ unit }) => unit },
    ],
    figures,
  );
}

/** Where a figure's value stands, from any sheet. */
export function figureReference(sheet: Sheet, key: string): string {
  return cellReference(sheet, "value", sheet.rows.findIndex((row) => row[0] === key) + 1);
}
