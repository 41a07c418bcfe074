/**
 * A table's rows in the opened file, as the grid, the list and the form need them: what stands in each cell, who may write, and what
 * becomes of a value. Lives as long as the calling owner; below an opened file.
 */
import { type Reading, shownValue } from "@pendamping/shared/file/reading";
import { rowKey } from "@pendamping/shared/file/row-key";
import {
  newRowId,
  placeAfter,
  type RowFields,
  type RowWrite,
  readRows,
  rowAdded,
  rowWithdrawn,
  type Table,
  type TableRow,
} from "@pendamping/shared/file/rows";
import type { Section } from "@pendamping/shared/file/section";
import { type Accessor, createMemo } from "solid-js";
import { useOpenFile } from "../../app/context.ts";
import { createFileField, type FileField } from "../fields/file-field.ts";
import { type FieldColumn, fieldColumns, type RowsColumn, type RowValues } from "./columns.ts";

export interface RowsOptions {
  readonly table: Table<RowFields>;
  readonly section: Section;
  /** The first column names the row. */
  readonly columns: readonly RowsColumn[];
  /** Where this table is, for those who are here: "plan/figures/sales". */
  readonly place: string;
  /** How the undo button names a step in a cell: "harga jual Beras". */
  stepName(column: FieldColumn, row: string | null): string;
  /** What adding, withdrawing and pasting are called there. */
  readonly steps: { added(): string; withdrawn(name: string | null): string; pasted(lines: number): string };
  /** Only rows that it lets through are shown; reactive. */
  readonly shows?: (row: TableRow<RowFields>) => boolean;
}

export interface Rows extends RowsOptions {
  readonly fields: readonly FieldColumn[];
  /** Every row, withdrawn ones too; empty until the file's rows are read. */
  readonly all: Accessor<readonly TableRow<RowFields>[]>;
  /** The rows that count and are shown, in order. */
  readonly ids: Accessor<readonly string[]>;
  readonly withdrawn: Accessor<readonly string[]>;
  reading(id: string, field: string): Reading<unknown>;
  values(id: string): RowValues;
  name(id: string): string | null;
  writable(): boolean;
  exists(id: string): boolean;
  /** Writes one cell; into a row that nobody has begun, it begins the row. */
  write(id: string, column: FieldColumn, value: unknown): void;
  /** Adds a row behind all others and returns its id. */
  add(values: Readonly<Record<string, unknown>>): string;
  /** Lays lines of values over the rows from one on; what goes beyond them becomes new rows. One step of undoing. */
  paste(from: string | null, lines: readonly Readonly<Record<string, unknown>>[]): number;
  withdraw(id: string): void;
  restore(id: string): void;
  /** The field of a cell, for a form. */
  fieldOf<T>(id: string, column: FieldColumn): FileField<T>;
  clashHref(id: string, field: string): string;
}

const absent: Reading<unknown> = { kind: "absent" };

/** A row that reads as before is the same object as before: what was worked out from it (its text for a search, its doubts) holds. */
function unchanged(before: TableRow<RowFields> | undefined, now: TableRow<RowFields>): TableRow<RowFields> {
  if (!before || before.place !== now.place || before.withdrawn !== now.withdrawn) return now;
  for (const field in now.fields) if (!isSame(before.fields[field], now.fields[field])) return now;
  return before;
}

/** By the write that is read; several values side by side are always looked at anew. */
function isSame(a: Reading<unknown> | undefined, b: Reading<unknown> | undefined): boolean {
  if (!a || !b || a.kind !== b.kind || a.kind === "contested" || b.kind === "contested") return false;
  return a.id?.client === b.id?.client && a.id?.clock === b.id?.clock;
}

export function createRows(options: RowsOptions): Rows {
  const file = useOpenFile();
  const { table, section, columns } = options;
  const naming = fieldColumns(columns)[0]?.field ?? "";
  let known: ReadonlyMap<string, TableRow<RowFields>> = new Map();
  const all = file.watch(section, (ydoc) => {
    const rows = readRows(ydoc, table).map((row) => unchanged(known.get(row.id), row));
    known = new Map(rows.map((row) => [row.id, row]));
    return rows;
  });
  const byId = createMemo(() => new Map((all() ?? []).map((row): [string, TableRow<RowFields>] => [row.id, row])));
  const idsWhere = (withdrawn: boolean) =>
    createMemo(
      () => {
        const found = (all() ?? []).filter((row) => row.withdrawn === withdrawn);
        return (options.shows ? found.filter(options.shows) : found).map(({ id }) => id);
      },
      [],
      { equals: (a, b) => a.length === b.length && a.every((id, index) => id === b[index]) },
    );
  const ids = idsWhere(false);
  const reading = (id: string, field: string) => byId().get(id)?.fields[field] ?? absent;
  const standing = new Map(fieldColumns(columns).map((column) => [column.field, column.standing]));
  const name = (id: string) => {
    const value = shownValue(reading(id, naming));
    return typeof value === "string" ? (fieldColumns(columns)[0]?.text?.(value) ?? value) : null;
  };
  const key = (id: string, field: string) => rowKey(table.name, id, field);
  const write = (id: string, column: FieldColumn, value: unknown) => {
    const label = options.stepName(column, name(id));
    if (byId().has(id)) file.set({ root: table.root, key: key(id, column.field), value, label });
    else if (value !== null)
      file.setAll(label, rowAdded(table, id, placeAfter(all() ?? []), { [column.field]: value }));
  };

  return {
    ...options,
    fields: fieldColumns(columns),
    all: () => all() ?? [],
    ids,
    withdrawn: idsWhere(true),
    reading,
    values: (id) => (field) => {
      const value = shownValue(reading(id, field)) ?? standing.get(field);
      return typeof value === "number" || typeof value === "string" ? value : undefined;
    },
    name,
    writable: () => !file.newerThanApp() && file.mayWrite(section),
    exists: (id) => byId().has(id),
    write,
    add(values) {
      const id = newRowId();
      file.setAll(options.steps.added(), rowAdded(table, id, placeAfter(all() ?? []), values));
      return id;
    },
    paste(from, lines) {
      const start = from === null ? ids().length : ids().indexOf(from);
      let place = placeAfter(all() ?? []);
      const writes = lines.flatMap((values, index): RowWrite[] => {
        const id = ids()[start + index];
        if (id !== undefined)
          return Object.entries(values).map(([field, value]) => ({ root: table.root, key: key(id, field), value }));
        if (Object.values(values).every((value) => value === null)) return [];
        return rowAdded(table, newRowId(), place++, values);
      });
      if (writes.length > 0) file.setAll(options.steps.pasted(lines.length), writes);
      return lines.length;
    },
    withdraw(id) {
      file.setAll(options.steps.withdrawn(name(id)), [rowWithdrawn(table, id, new Date().toISOString())]);
    },
    restore(id) {
      file.setAll(options.steps.added(), [{ ...rowWithdrawn(table, id, ""), value: null }]);
    },
    fieldOf<T>(id: string, column: FieldColumn) {
      const field = createFileField<T>({
        section,
        root: table.root,
        key: key(id, column.field),
        place: options.place,
        read: () => reading(id, column.field) as Reading<T>,
        stepName: () => options.stepName(column, name(id)),
      });
      return { ...field, set: (value: T | null) => write(id, column, value) };
    },
    clashHref: (id, field) => `/files/${file.entry.id}/clashes/${table.root}/${key(id, field)}`,
  };
}
