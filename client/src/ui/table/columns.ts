/**
 * What a table of rows is made of, as its page describes it. Words are functions, because they read the language. Kinds decide how a
 * cell reads, is typed and is pasted (cell-value.ts) and which part its form has (RowForm.tsx).
 */
export type CellKind =
  | "text"
  | "long-text"
  | "rupiah"
  | "count"
  | "decimal"
  | "choice"
  | "day"
  /** A number of identity. */
  | "digits"
  | "phone"
  | "degrees"
  /** A calendar month, "2026-11". */
  | "month";

export interface FieldColumn {
  readonly kind: CellKind;
  readonly field: string;
  /** "Harga jual": over the field in a row's form. */
  label(): string;
  /** Over the column, with its unit: "Harga jual, Rp". */
  head(): string;
  hint?(): string | undefined;
  choices?(): readonly CellChoice[];
  /** A value as text where its kind alone does not say it: days and degrees read differently in each language. */
  text?(value: unknown): string | undefined;
  /** Holds while nothing is written; shown paler. */
  readonly standing?: number | string;
  /** Least width of the column, in rem. */
  readonly width: number;
  /** Added up in the foot. */
  readonly total?: boolean;
  /** The numbers of digits that it usually has. */
  readonly digits?: readonly number[];
  /** Personal data: masked for those who only read. */
  readonly personal?: boolean;
  /** A sentence about a value that looks mistaken; it is kept all the same. */
  doubt?(value: unknown, row: RowValues): string | undefined;
}

interface CellChoice {
  readonly value: string;
  readonly label: string;
}

/** A figure that follows from the row's fields; whole rupiah. */
export interface ComputedColumn {
  readonly kind: "computed";
  readonly field: string;
  head(): string;
  /** Undefined while it cannot be computed. */
  value(row: RowValues): number | undefined;
  /** The fields it comes from: where one of them has two values, so does the figure. */
  readonly from: readonly string[];
  readonly width: number;
  readonly total?: boolean;
}

export type RowsColumn = FieldColumn | ComputedColumn;

/** What a row holds: of several values the one shown, of none the one that stands for it. */
export type RowValues = (field: string) => number | string | undefined;

/** Figures stand right, words left. */
export function isFigure(column: RowsColumn): boolean {
  return !words.has(column.kind);
}

/** Digits and days are read like words: nobody adds them up. */
const words: ReadonlySet<RowsColumn["kind"]> = new Set([
  "text",
  "long-text",
  "choice",
  "day",
  "month",
  "digits",
  "phone",
]);

export function fieldColumns(columns: readonly RowsColumn[]): readonly FieldColumn[] {
  return columns.filter((column) => column.kind !== "computed");
}
