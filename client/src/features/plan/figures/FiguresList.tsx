/** The plan's tables, its assumptions and its projection, each with what it says in one line. */

import { formatRupiah } from "@pendamping/shared/money";
import type { PlanTableId } from "@pendamping/shared/plan/fields";
import { createMemo } from "solid-js";
import IconProjection from "~icons/ph/chart-line-bold";
import IconAssumptions from "~icons/ph/sliders-horizontal-bold";
import IconTable from "~icons/ph/table-bold";
import { useOpenFile } from "../../../app/context.ts";
import { useMessages } from "../../../i18n/messages.ts";
import { CardList } from "../../../ui/Card.tsx";
import { assumptionName, fieldValue, monthName, planTableName } from "../../../ui/names/names.ts";
import { Row } from "../../../ui/Row.tsx";
import { columnTotal } from "../../../ui/table/cell-state.ts";
import { createPlanReading } from "../plan-reading.ts";
import { createPlanTable } from "./create-table.ts";
import styles from "./figures.module.css";
import { messages } from "./messages.ts";

export function FiguresList(props: { label: string; projections: string; projectionsDetail: string; flat?: boolean }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const base = `/files/${file.entry.id}/plan`;
  const reading = createPlanReading();
  const assumed = () => {
    const plan = reading()?.assumed;
    return plan && `${monthName(plan.startsOn)} · ${fieldValue("plan", "projection.years", plan.years)}`;
  };
  return (
    <CardList label={props.label} flat={props.flat === true}>
      <TableRow table="sales" total="sales" monthly />
      <TableRow table="capex" total="cost" />
      <TableRow table="opex" total="monthlyRp" monthly />
      <TableRow table="sources" total="amountRp" />
      <Row
        href={`${base}/figures/assumptions`}
        start={<IconAssumptions width="24" height="24" class={styles["icon"]} aria-hidden="true" />}
        title={planTableName("assumptions")}
        detail={assumed() ?? assumptionName("projection.startsOn")}
        tight
      />
      <Row
        href={`${base}/projections`}
        start={<IconProjection width="24" height="24" class={styles["icon"]} aria-hidden="true" />}
        title={props.projections}
        detail={props.projectionsDetail}
        tight
      />
    </CardList>
  );

  function TableRow(row: { table: PlanTableId; total: string; monthly?: boolean }) {
    const rows = createPlanTable(row.table);
    const column = rows.columns.find(({ field }) => field === row.total);
    const detail = createMemo(() => {
      const count = rows.ids().length;
      if (count === 0 || !column) return t.noRows;
      const amount = formatRupiah(columnTotal(rows, column).value);
      return `${t.rows(count)} · ${row.monthly ? t.perMonth(amount) : amount}`;
    });
    return (
      <Row
        href={`${base}/figures/${row.table}`}
        start={<IconTable width="24" height="24" class={styles["icon"]} aria-hidden="true" />}
        title={planTableName(row.table)}
        detail={detail()}
        tight
      />
    );
  }
}
