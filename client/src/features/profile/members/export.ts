/**
 * The list of members as a text file that spreadsheets open: semicolons, because the comma is the decimal sign here, and numbers of
 * identity as `="0812…"`, because a spreadsheet would take their zeros and round a NIK to fifteen digits. The import reads it back.
 */
import { csvLine } from "@pendamping/shared/csv";
import type { IsoDay } from "@pendamping/shared/day";
import { shownValue } from "@pendamping/shared/file/reading";
import type { RowFields, TableRow } from "@pendamping/shared/file/rows";
import type { FieldColumn } from "../../../ui/table/columns.ts";

type Row = TableRow<RowFields>;

/** Gives the file to the browser to save: "anggota-kolor-2026-11-25.csv". Only for those who may see what is in it. */
export function offerCsv(
  rows: readonly Row[],
  columns: readonly FieldColumn[],
  named: { readonly village: string; readonly today: IsoDay },
): void {
  const blob = new Blob([membersCsv(rows, columns)], { type: "text/csv;charset=utf-8" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `anggota-${named.village.toLowerCase().replaceAll(/[^a-z]+/g, "-")}-${named.today}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
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

function csvCell(column: FieldColumn, value: unknown): string {
  if (value === undefined) return "";
  const text =
    column.kind === "choice"
      ? (column.choices?.().find((choice) => choice.value === value)?.label ?? String(value))
      : String(value);
  if (/^\+?\d[\d\s-]*$/.test(text) && (column.kind === "digits" || column.kind === "phone" || column.kind === "text"))
    return `="${text}"`;
  return /^[=+\-@\t]/.test(text) ? `'${text}` : text; // a name must not become a formula
}
