/** What one cell shows, and in which state it is. */
import { type Reading, shownValue } from "@pendamping/shared/file/reading";
import { mask } from "../fields/mask.ts";
import { cellText } from "./cell-value.ts";
import type { RowsColumn } from "./columns.ts";
import type { Rows } from "./create-rows.ts";

export interface CellState {
  readonly text: string;
  /** `standing`: nothing is written, a default holds. */
  readonly state: "value" | "standing" | "contested" | "not-understood" | "doubtful";
  /** The doubt as a sentence. */
  readonly doubt?: string | undefined;
}

/** Reactive: call it where it is drawn. Personal numbers are masked for those who only read. */
export function cellState(rows: Rows, id: string, column: RowsColumn): CellState {
  const whole = wholeState(rows, id, column);
  const isMasked = column.kind !== "computed" && column.personal && whole.text !== "" && !rows.writable();
  return isMasked ? { text: mask(whole.text), state: whole.state } : whole;
}

function wholeState(rows: Rows, id: string, column: RowsColumn): CellState {
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
  if (value === undefined && column.standing !== undefined)
    return { text: cellText(column, column.standing), state: "standing" };
  const doubt = value === undefined ? undefined : column.doubt?.(value, rows.values(id));
  const text = cellText(column, value);
  return doubt === undefined ? { text, state: "value" } : { text, state: "doubtful", doubt };
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
