/** A cell as text and back. Reading is kind: what a person means by "Rp 1,25 M" or "gerai sembako" is taken as that. */
import { parseDayText } from "@pendamping/shared/day-text";
import type { FieldSchema } from "@pendamping/shared/file/reading";
import { groupThousands, parseRupiah } from "@pendamping/shared/money";
import * as v from "valibot";
import { decimalValue, quantityText, quantityValue } from "../fields/number-text.ts";
import type { FieldColumn, RowsColumn } from "./columns.ts";

/** As the table shows it; amounts without "Rp", which stands in the head. What does not fit the kind is shown as it is. */
export function cellText(column: RowsColumn, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (column.kind === "choice")
    return column.choices?.().find((choice) => choice.value === value)?.label ?? String(value);
  const own = column.kind === "computed" ? undefined : column.text?.(value);
  if (own !== undefined) return own;
  if (typeof value !== "number") return typeof value === "string" ? value : JSON.stringify(value);
  if (column.kind === "rupiah" || column.kind === "computed") return amountText(value);
  return quantityText(value);
}

/** "1.250.000", "−40.000": an amount in a column that says Rp in its head. */
export function amountText(rp: number): string {
  return `${rp < 0 ? "−" : ""}${groupThousands(Math.abs(rp))}`;
}

/** The value meant by a text; null clears the cell, undefined where none can be made of it. */
export function cellValue(column: FieldColumn, text: string, schema: FieldSchema<unknown>): unknown {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed === "-") return null;
  const value = meant(column, trimmed);
  return value !== undefined && v.is(schema, value) ? value : undefined;
}

function meant(column: FieldColumn, text: string): string | number | undefined {
  switch (column.kind) {
    case "rupiah":
      return parseRupiah(text) ?? undefined;
    case "count":
    case "decimal":
      return quantityValue(text, column.kind === "count" ? 0 : 3) ?? undefined;
    case "choice":
      return chosen(column, text);
    case "day":
      return parseDayText(text) ?? undefined;
    case "month":
      return monthMeant(text);
    case "digits":
      return text.replaceAll(/[\s.-]/g, "");
    case "degrees":
      return decimalValue(text) ?? undefined;
    case "text":
    case "phone":
    case "long-text":
      return text;
  }
}

/** "2026-11", "11/2026", "November 2026", or any day of it. */
function monthMeant(text: string): string | undefined {
  if (/^\d{4}-\d{2}$/.test(text)) return text;
  const day = parseDayText(text) ?? parseDayText(`1 ${text}`) ?? parseDayText(`1/${text}`);
  return day?.slice(0, 7);
}

/** By its name or its id, whole; else by a part that only one of them has. */
function chosen(column: FieldColumn, text: string): string | undefined {
  const plain = (words: string) => words.toLowerCase().replaceAll(/[\s-]+/g, " ");
  const wanted = plain(text);
  const choices = column.choices?.() ?? [];
  const whole = choices.find(({ value, label }) => plain(label) === wanted || plain(value) === wanted);
  const parts = choices.filter(({ label }) => plain(label).includes(wanted));
  return (whole ?? (parts.length === 1 ? parts[0] : undefined))?.value;
}
