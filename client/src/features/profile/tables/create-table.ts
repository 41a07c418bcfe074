/** One of the profile's tables in the opened file. */
import type { RowFields, TableRow } from "@pendamping/shared/file/rows";
import type { ProfileTableId } from "@pendamping/shared/profile/table-fields";
import { profileTables } from "@pendamping/shared/profile/tables";
import { useMessages } from "../../../i18n/messages.ts";
import { createRows, type Rows } from "../../../ui/table/create-rows.ts";
import { tableColumns } from "./columns.ts";
import { messages } from "./messages.ts";

export function createProfileTable(table: ProfileTableId, shows?: (row: TableRow<RowFields>) => boolean): Rows {
  const t = useMessages(messages);
  return createRows({
    table: profileTables[table],
    section: "profile",
    columns: tableColumns(table),
    place: `profile/${table}`,
    stepName: (column, row) => {
      const field = column.label().toLowerCase();
      return row === null ? field : t.cell(field, row);
    },
    steps: {
      added: () => t.steps.added[table],
      withdrawn: (name) => t.steps.withdrawn(name ?? t.steps.unnamed),
      pasted: (lines) => t.steps.pasted(lines),
    },
    ...(shows ? { shows } : {}),
  });
}
