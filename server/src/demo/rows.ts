/** Rows of a table as a person adds them: each behind the last, all of its fields at once. */
import { setField } from "@pendamping/shared/file/reading";
import { placeAfter, type RowFields, readRows, rowAdded, type Table } from "@pendamping/shared/file/rows";
import type * as v from "valibot";
import type * as Y from "yjs";

export type RowValues<F extends RowFields> = { readonly [K in keyof F]?: v.InferOutput<F[K]> };

/** `rowsById`: the demo's rows have names for ids, so that the same day makes the same content. */
export function addRows<F extends RowFields>(
  ydoc: Y.Doc,
  table: Table<F>,
  rowsById: Readonly<Record<string, RowValues<F>>>,
): void {
  let place = placeAfter(readRows(ydoc, table));
  for (const [id, values] of Object.entries(rowsById))
    for (const { root, key, value } of rowAdded(table, id, place++, values)) setField(ydoc.getMap(root), key, value);
}
