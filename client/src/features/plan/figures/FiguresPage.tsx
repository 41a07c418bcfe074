/** /files/:code/plan/figures/:table. One table of the plan, or what its projection assumes. */
import { type PlanTableId, planTableIds } from "@pendamping/shared/plan/fields";
import { useParams } from "@solidjs/router";
import { createMemo, Show } from "solid-js";
import IconProjection from "~icons/ph/chart-line-bold";
import IconNote from "~icons/ph/chat-circle-text-bold";
import { useOpenFile } from "../../../app/context.ts";
import { useMessages } from "../../../i18n/messages.ts";
import { Button } from "../../../ui/Button.tsx";
import { planTableName } from "../../../ui/names/names.ts";
import { Page } from "../../../ui/Page.tsx";
import { RowsList } from "../../../ui/table/RowsList.tsx";
import { RowsPage } from "../../../ui/table/RowsPage.tsx";
import { AssumptionsPage } from "./AssumptionsPage.tsx";
import { phoneColumns } from "./columns.ts";
import { createPlanTable } from "./create-table.ts";
import { DerivedSources } from "./DerivedSources.tsx";
import styles from "./figures.module.css";
import { messages } from "./messages.ts";

export default function FiguresPage() {
  const t = useMessages(messages);
  const params = useParams<{ code: string; table: string }>();
  const table = createMemo(() => planTableIds.find((id) => id === params.table));
  return (
    <Show when={params.table !== "assumptions"} fallback={<AssumptionsPage />}>
      <Show
        when={table()}
        keyed
        fallback={
          <Page title={planTableName(params.table)} back={`/files/${params.code}/plan`} stack>
            <p>{t.unknownTable}</p>
            <Button href={`/files/${params.code}/plan`}>{t.toPlan}</Button>
          </Page>
        }
      >
        {(id) => <OneTable table={id} />}
      </Show>
    </Show>
  );
}

function OneTable(props: { table: PlanTableId }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const rows = createPlanTable(props.table);
  const base = `/files/${file.entry.id}`;
  return (
    <RowsPage
      rows={rows}
      title={planTableName(props.table)}
      back={`${base}/plan`}
      page={`${base}/plan/figures/${props.table}`}
      words={{
        lead: t.leads[props.table],
        add: t.add[props.table],
        newRow: t.newRow[props.table],
        empty: t.empty[props.table],
        emptyReader: t.emptyReader,
      }}
      above={
        <Show when={props.table === "sources"}>
          <DerivedSources />
        </Show>
      }
      below={
        <div class={styles["links"]}>
          <Button small kind="quiet" href={`${base}/plan/projections`} icon={<IconProjection aria-hidden="true" />}>
            {t.toProjections}
          </Button>
          <Button
            small
            kind="quiet"
            href={`${base}/notes?about=${encodeURIComponent(rows.place)}`}
            icon={<IconNote aria-hidden="true" />}
          >
            {t.note}
          </Button>
        </div>
      }
      list={(rowHref) => (
        <RowsList
          rows={rows}
          label={planTableName(props.table)}
          figures={phoneColumns(props.table, rows.columns)}
          rowHref={rowHref}
        />
      )}
    />
  );
}
