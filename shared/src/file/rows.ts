/**
 * Tables of a file: planned sales, members, applications for a loan. The fields of a row are flat keys
 * `<table>/<row>.<field>` of its section's root map, like every other field of the file: two people who fill different fields of one
 * row both survive, and two who fill the same one are shown both values. Why not nested maps: docs/decisions/0006.
 *
 * A row is there as soon as any of its fields is filled, or it has been given a place. It is withdrawn, never erased.
 */
import * as random from "lib0/random";
import * as v from "valibot";
import type * as Y from "yjs";
import { isoInstantSchema } from "../day.ts";
import { type FieldSchema, isFilled, type Reading, readField, shownValue } from "./reading.ts";
import { rowKey, splitRowKey } from "./row-key.ts";

export { rowKey, splitRowKey };

export type RowFields = Readonly<Record<string, FieldSchema<unknown>>>;

/** Names are part of the document's format and never change. */
export interface Table<F extends RowFields> {
  /** The root map: "plan". */
  readonly root: string;
  readonly name: string;
  readonly fields: F;
}

export type RowReadings<F extends RowFields> = { readonly [K in keyof F]: Reading<v.InferOutput<F[K]>> };

export interface TableRow<F extends RowFields> {
  readonly id: string;
  readonly fields: RowReadings<F>;
  /** Rows stand in the order of their places, then of their ids. */
  readonly place: number;
  readonly withdrawn: boolean;
}

/** One write of a root map; a row is added, withdrawn or moved by several of them in one step. */
export interface RowWrite {
  readonly root: string;
  readonly key: string;
  readonly value: unknown;
}

const placeField = "place";
const withdrawnField = "withdrawnAt";
const placeSchema = v.pipe(v.number(), v.finite());

/** A tick that an answer was entered elsewhere (simkopdes/entered.ts). */
export const enteredField = "entered";

/**
 * Whether a key says where a row stands, that it was withdrawn, or that it was ticked. Two people who did so with the same row meant
 * the same; nobody is asked which.
 */
export function keepsOrder(key: string): boolean {
  const field = splitRowKey(key)?.field;
  return field === placeField || field === withdrawnField || field === enteredField;
}

/** Sixty random bits: a table of ten thousand rows meets a double once in ten billion files. */
export function newRowId(): string {
  const letters = "0123456789abcdefghijkmnpqrstuvwx"; // 32 of them
  return Array.from({ length: 12 }, () => letters[random.uint32() % letters.length]).join("");
}

/** All rows of a table in order, withdrawn ones too; never throws. */
export function readRows<F extends RowFields>(ydoc: Y.Doc, table: Table<F>): TableRow<F>[] {
  const map = ydoc.getMap<unknown>(table.root);
  const ids = new Set<string>();
  const prefix = `${table.name}/`;
  for (const key of map._map.keys()) {
    const dot = key.lastIndexOf(".");
    if (dot !== -1 && key.startsWith(prefix)) ids.add(key.slice(prefix.length, dot));
  }
  const rows: TableRow<F>[] = [];
  for (const id of ids) {
    const row = readRow(map, table, id);
    const placed = isFilled(readField(map, rowKey(table.name, id, placeField), placeSchema));
    if (placed || Object.values(row.fields).some(isFilled)) rows.push(row);
  }
  return rows.sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
}

/** The rows that count: those not withdrawn. */
export function currentRows<F extends RowFields>(ydoc: Y.Doc, table: Table<F>): TableRow<F>[] {
  return readRows(ydoc, table).filter((row) => !row.withdrawn);
}

/** One row, whether or not anybody has written it. */
export function readRow<F extends RowFields>(map: Y.Map<unknown>, table: Table<F>, id: string): TableRow<F> {
  const key = (field: string) => rowKey(table.name, id, field);
  return {
    id,
    fields: Object.fromEntries(
      Object.entries(table.fields).map(([field, schema]) => [field, readField(map, key(field), schema)]),
    ) as unknown as RowReadings<F>,
    place: shownValue(readField(map, key(placeField), placeSchema)) ?? 0,
    withdrawn: shownValue(readField(map, key(withdrawnField), isoInstantSchema)) !== undefined,
  };
}

/** The place behind all of these rows. */
export function placeAfter(rows: readonly { readonly place: number }[]): number {
  return rows.reduce((last, row) => Math.max(last, row.place), 0) + 1;
}

/** What adds a row: its place and the fields that have a value. Write them in one step, so nobody sees half of it. */
export function rowAdded<F extends RowFields>(
  table: Table<F>,
  id: string,
  place: number,
  values: { readonly [K in keyof F]?: v.InferOutput<F[K]> | null | undefined },
): RowWrite[] {
  const filled = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  return [[placeField, place] as const, ...filled].map(([field, value]) => ({
    root: table.root,
    key: rowKey(table.name, id, field),
    value,
  }));
}

/** What takes a row back. Undo of this step, or `null` in the same field, restores it. */
export function rowWithdrawn(table: Pick<Table<RowFields>, "root" | "name">, id: string, at: string): RowWrite {
  return { root: table.root, key: rowKey(table.name, id, withdrawnField), value: at };
}

/** What moves a row to another place in the order. */
export function rowMoved(table: Pick<Table<RowFields>, "root" | "name">, id: string, place: number): RowWrite {
  return { root: table.root, key: rowKey(table.name, id, placeField), value: place };
}
