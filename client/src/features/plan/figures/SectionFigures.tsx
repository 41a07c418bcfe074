/** The tables that a part of the plan explains, under its text: figures at a glance, and the way to where they are written. */
import type { PlanTableId } from "@pendamping/shared/plan/fields";
import type { PlanSectionId } from "@pendamping/shared/plan/outline";
import { For, Show } from "solid-js";
import { useOpenFile } from "../../../app/context.ts";
import { useMessages } from "../../../i18n/messages.ts";
import { planTableName } from "../../../ui/names/names.ts";
import { RowsList } from "../../../ui/table/RowsList.tsx";
import { phoneColumns } from "./columns.ts";
import { createPlanTable } from "./create-table.ts";
import styles from "./figures.module.css";
import { messages } from "./messages.ts";

const tablesBySection: Partial<Record<PlanSectionId, readonly PlanTableId[]>> = {
  market: ["sales"],
  operations: ["capex", "opex"],
  capital: ["sources"],
};

export function SectionFigures(props: { section: PlanSectionId }) {
  return <For each={tablesBySection[props.section]}>{(table) => <TableAtAGlance table={table} />}</For>;
}

function TableAtAGlance(props: { table: PlanTableId }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const rows = createPlanTable(props.table);
  const page = `/files/${file.entry.id}/plan/figures/${props.table}`;
  const title = () => (props.table === "sales" ? t.salesPerMonth : planTableName(props.table));
  const hasRows = () => rows.ids().length > 0;
  return (
    <Show when={file.ydoc() && (hasRows() || rows.writable())}>
      <section class={styles["under"]} aria-label={title()}>
        <div class={styles["underHead"]}>
          <h2>{title()}</h2>
          <a href={page}>
            {rows.writable() && !hasRows() ? t.fill : rows.writable() ? t.edit : t.rows(rows.ids().length)}
            <span class="visually-hidden"> {title()}</span>
          </a>
        </div>
        <Show when={hasRows()}>
          <div class={styles["underTable"]}>
            <RowsList
              rows={rows}
              label={title()}
              figures={phoneColumns(props.table, rows.columns)}
              rowHref={(id) => `${page}?row=${id}`}
            />
          </div>
        </Show>
      </section>
    </Show>
  );
}
