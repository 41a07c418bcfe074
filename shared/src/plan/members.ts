/**
 * How many members count. Where the profile lists them, those who have not left; else the number that it states. A list that somebody
 * has begun is the better truth, however short: nobody types the number beside it.
 */
import * as v from "valibot";
import type * as Y from "yjs";
import { readField, shownValue } from "../file/reading.ts";
import { currentRows, type RowFields, type Table } from "../file/rows.ts";

/** As much of the profile's table as counting needs. */
const membersTable = {
  root: "profile",
  name: "members",
  fields: { name: v.string(), status: v.picklist(["active", "left"]) },
} as const satisfies Table<RowFields>;

const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(10_000_000));

/** Null where the profile says nothing. */
export function countMembers(ydoc: Y.Doc): number | null {
  const listed = currentRows(ydoc, membersTable);
  if (listed.length > 0) return listed.filter(({ fields }) => shownValue(fields.status) !== "left").length;
  return shownValue(readField(ydoc.getMap<unknown>("profile"), "identity.members", countSchema)) ?? null;
}
