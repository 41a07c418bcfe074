/**
 * The list of members as a spreadsheet, which the import reads back: an Excel file, or a text file for whatever else opens lists. In the
 * latter semicolons, because the comma is the decimal sign here, and numbers of identity as `="0812…"`, because a spreadsheet would take
 * their zeros and round a NIK to fifteen digits; in Excel such cells are text.
 */
import { csvLine } from "@pendamping/shared/csv";
import { formatDay, type IsoDay } from "@pendamping/shared/day";
import { shownValue } from "@pendamping/shared/file/reading";
import type { RowFields, TableRow } from "@pendamping/shared/file/rows";
import type { ColumnKind, Workbook } from "@pendamping/shared/papers/workbook/workbook";
import { offerFile } from "../../../ui/offer-file.ts";
import type { CellKind, FieldColumn } from "../../../ui/table/columns.ts";

type Row = TableRow<RowFields>;
interface Named {
  readonly village: string;
  readonly today: IsoDay;
}

/** Gives the file to the browser to save: "anggota-kolor-2026-11-25.csv". Only for those who may see what is in it. */
export function offerCsv(rows: readonly Row[], columns: readonly FieldColumn[], named: Named): void {
  offerFile(new Blob([membersCsv(rows, columns)], { type: "text/csv;charset=utf-8" }), fileName(named, "csv"));
}

/** The same as an Excel file. Rejects where its writer is not on this device and there is no signal to fetch it. */
export async function offerExcel(
  rows: readonly Row[],
  columns: readonly FieldColumn[],
  named: Named & { readonly title: string },
): Promise<void> {
  const { writeWorkbook } = await import("../../../ui/spreadsheet/write-workbook.ts");
  const footer = `${named.title} · ${named.village} · ${formatDay(named.today, "id", "long")}`;
  offerFile(writeWorkbook(membersWorkbook(rows, columns, named), footer), fileName(named, "xlsx"));
}

function fileName({ village, today }: Named, extension: string): string {
  return `anggota-${village.toLowerCase().replaceAll(/[^a-z]+/g, "-")}-${today}.${extension}`;
}

/** One sheet, one row for each member; days and amounts are figures, everything else is text. */
export function membersWorkbook(
  rows: readonly Row[],
  columns: readonly FieldColumn[],
  { title, today }: { readonly title: string; readonly today: IsoDay },
): Workbook {
  const kindOf = (kind: CellKind): ColumnKind =>
    kind === "day" || kind === "rupiah" ? kind : kind === "count" || kind === "decimal" ? "number" : "text";
  return {
    title,
    madeOn: today,
    sheets: [
      {
        name: title,
        columns: columns.map((column) => ({ head: column.label(), key: column.field, kind: kindOf(column.kind) })),
        rows: rows.map((row) =>
          columns.map((column) => {
            const value = shownValue(row.fields[column.field] ?? absent);
            if (value === undefined) return null;
            return typeof value === "number" ? value : wordsOf(column, value);
          }),
        ),
      },
    ],
  };
}

/** With the mark by which spreadsheets know that the text is UTF-8. */
export function membersCsv(rows: readonly Row[], columns: readonly FieldColumn[]): string {
  const lines = [
    columns.map((column) => column.label()),
    ...rows.map((row) => columns.map((column) => csvCell(column, shownValue(row.fields[column.field] ?? absent)))),
  ];
  return `\uFEFF${lines.map((cells) => cells.map((cell) => csvLine([cell])).join(";")).join("\r\n")}\r\n`;
}

const absent = { kind: "absent" } as const;

/** A choice by its name, all else as it is. */
function wordsOf(column: FieldColumn, value: unknown): string {
  const chosen = column.kind === "choice" && column.choices?.().find((choice) => choice.value === value);
  return chosen ? chosen.label : String(value);
}

function csvCell(column: FieldColumn, value: unknown): string {
  if (value === undefined) return "";
  const text = wordsOf(column, value);
  if (/^\+?\d[\d\s-]*$/.test(text) && (column.kind === "digits" || column.kind === "phone" || column.kind === "text"))
    return `="${text}"`;
  return /^[=+\-@\t]/.test(text) ? `'${text}` : text; // a name must not become a formula
}
