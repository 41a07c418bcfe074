/**
 * How many members count, and what they have paid. Where the profile lists members, those who have not left; else the number that it
 * states. A list that somebody has begun is the better truth, however short: nobody types the number beside it.
 */
import type * as Y from "yjs";
import { readField, shownValue } from "../file/reading.ts";
import { currentRows, type RowFields, type Table, type TableRow } from "../file/rows.ts";
import type { Rupiah } from "../money.ts";
import { profileMap } from "./access.ts";
import { membersTable } from "./tables.ts";
import { peopleSchema } from "./values.ts";

/** As much of the table as counting needs: a thousand members are counted at each change of a file. */
const countedTable = {
  root: membersTable.root,
  name: membersTable.name,
  fields: { name: membersTable.fields.name, status: membersTable.fields.status },
} as const satisfies Table<RowFields>;

/** Null where the profile says nothing. */
export function memberCount(ydoc: Y.Doc): number | null {
  const listed = currentRows(ydoc, countedTable);
  if (listed.length > 0) return listed.filter(({ fields }) => shownValue(fields.status) !== "left").length;
  return shownValue(readField(profileMap(ydoc), "identity.members", peopleSchema)) ?? null;
}

export interface MemberTotals {
  readonly active: number;
  readonly left: number;
  /** Principal savings that active members have paid, and that all of them owe by the profile; null where it says nothing. */
  readonly paidRp: Rupiah;
  readonly dueRp: Rupiah | null;
}

export function memberTotals(
  rows: readonly Pick<TableRow<typeof membersTable.fields>, "fields">[],
  principalPerMemberRp: Rupiah | null,
): MemberTotals {
  const active = rows.filter(({ fields }) => shownValue(fields.status) !== "left");
  return {
    active: active.length,
    left: rows.length - active.length,
    paidRp: active.reduce((sum, { fields }) => sum + (shownValue(fields.principalPaidRp) ?? 0), 0),
    dueRp: principalPerMemberRp === null ? null : principalPerMemberRp * active.length,
  };
}
