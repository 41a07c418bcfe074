/** One of the plan's tables in the opened file. */
import type { PlanTableId } from "@pendamping/shared/plan/fields";
import { planTables } from "@pendamping/shared/plan/tables";
import { useMessages } from "../../../i18n/messages.ts";
import { createRows, type Rows } from "../../../ui/table/create-rows.ts";
import { tableColumns } from "./columns.ts";
import { messages } from "./messages.ts";

export function createPlanTable(table: PlanTableId): Rows {
  const t = useMessages(messages);
  return createRows({
    table: planTables[table],
    section: "plan",
    columns: tableColumns(table),
    place: `plan/figures/${table}`,
    stepName: (column, row) => {
      const field = column.label().toLowerCase();
      return row === null ? field : t.cell(field, row);
    },
    steps: {
      added: () => t.steps.added,
      withdrawn: (name) => t.steps.withdrawn(name ?? t.steps.unnamed),
      pasted: (lines) => t.steps.pasted(lines),
    },
  });
}
