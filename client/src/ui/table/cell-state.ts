/** What one cell shows, and in which state it is. */
import { type Reading, shownValue } from "@pendamping/shared/file/reading";
import { cellText } from "./cell-value.ts";
import type { RowsColumn } from "./columns.ts";
import type { Rows } from "./create-rows.ts";

export interface CellState {
  readonly text: string;
  /** `standing`: nothing is written, a default holds. */
  readonly state: "value" | "standing" | "contested" | "not-understood";
}

/** Reactive: call it where it is drawn. */
export function cellState(rows: Rows, id: string, column: RowsColumn): CellState {
  if (column.kind === "computed") {
    const contested = column.from.some((field) => rows.reading(id, field).kind === "contested");
    return { text: cellText(column, column.value(rows.values(id))), state: contested ? "contested" : "value" };
  }
  const reading: Reading<unknown> = rows.reading(id, column.field);
  if (reading.kind === "not-understood")
    return {
      text: typeof reading.raw === "string" ? reading.raw : JSON.stringify(reading.raw),
      state: "not-understood",
    };
  const value = shownValue(reading);
  if (reading.kind === "contested") return { text: cellText(column, value), state: "contested" };
  return value === undefined && column.standing !== undefined
    ? { text: cellText(column, column.standing), state: "standing" }
    : { text: cellText(column, value), state: "value" };
}

export interface Total {
  readonly value: number;
  readonly contested: boolean;
}

/** The sum of a column over the rows that count. */
export function columnTotal(rows: Rows, column: RowsColumn): Total {
  let value = 0;
  let contested = false;
  for (const id of rows.ids()) {
    const values = rows.values(id);
    const figure = column.kind === "computed" ? column.value(values) : values(column.field);
    if (typeof figure === "number") value += figure;
    const from = column.kind === "computed" ? column.from : [column.field];
    contested ||= from.some((field) => rows.reading(id, field).kind === "contested");
  }
  return { value, contested };
}
