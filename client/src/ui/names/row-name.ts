/** What the row of a table is called. Apart from names.ts, which the first screen loads: this reads a document. */
import { readField, shownValue } from "@pendamping/shared/file/reading";
import { rowKey } from "@pendamping/shared/file/row-key";
import { planColumns } from "@pendamping/shared/plan/fields";
import { profileColumns } from "@pendamping/shared/profile/table-fields";
import * as v from "valibot";
import type * as Y from "yjs";
import { monthName, planRow, profileRow } from "./names.ts";

/** "Beras" for the field "sales/7k2m.priceRp" of the plan, "Siti" for a member's NIK; null where the field is of no row, or the row has no name. */
export function rowName(ydoc: Y.Doc | null, root: string, key: string | null): string | null {
  const row = key === null ? null : root === "plan" ? planRow(key) : root === "profile" ? profileRow(key) : null;
  const columns: Readonly<Record<string, readonly { readonly field: string }[]>> = {
    ...planColumns,
    ...profileColumns,
  };
  const naming = row && columns[row.table]?.[0]?.field;
  if (!ydoc || !row || !naming) return null;
  const name =
    shownValue(readField(ydoc.getMap<unknown>(root), rowKey(row.table, row.row, naming), v.string())) ?? null;
  return name !== null && naming === "month" ? monthName(name) : name;
}
