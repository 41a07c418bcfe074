/** /files/:code/plan/figures/:table. One table of the plan: a grid where there is room, else rows that open on a page of their own. */
import { newRowId } from "@pendamping/shared/file/rows";
import { type PlanTableId, planTableIds } from "@pendamping/shared/plan/fields";
import { useNavigate, useParams, useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, on, Show } from "solid-js";
import IconProjection from "~icons/ph/chart-line-bold";
import IconNote from "~icons/ph/chat-circle-text-bold";
import IconKeys from "~icons/ph/keyboard-bold";
import IconAdd from "~icons/ph/plus-bold";
import IconClose from "~icons/ph/x-bold";
import { useOpenFile } from "../../../app/context.ts";
import { useMessages } from "../../../i18n/messages.ts";
import { Button } from "../../../ui/Button.tsx";
import { UndoButton } from "../../../ui/fields/UndoButton.tsx";
import { WritingLine } from "../../../ui/fields/WritingLine.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { planTableName } from "../../../ui/names/names.ts";
import { Page } from "../../../ui/Page.tsx";
import type { Rows } from "../../../ui/table/create-rows.ts";
import { RowForm } from "../../../ui/table/RowForm.tsx";
import { RowsGrid } from "../../../ui/table/RowsGrid.tsx";
import { RowsList } from "../../../ui/table/RowsList.tsx";
import {
  createWithdrawnOffer,
  type TableNews,
  TableNotices,
  WithdrawnNotice,
  WithdrawnRows,
} from "../../../ui/table/TableNotices.tsx";
import { createRoomy } from "../../../ui/wide.ts";
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
  const navigate = useNavigate();
  const [query] = useSearchParams<{ row?: string }>();
  const roomy = createRoomy();
  const rows = createPlanTable(props.table);
  const offer = createWithdrawnOffer();
  const [news, setNews] = createSignal<TableNews | null>(null);
  const page = `/files/${file.entry.id}/plan/figures/${props.table}`;
  const rowHref = (id: string) => `${page}?row=${id}`;
  const open = createMemo(() => (/^[\w:-]{1,80}$/.test(query.row ?? "") ? query.row : undefined));
  createEffect(on(file.ydoc, (ydoc) => ydoc && file.setPlace(rows.place, false)));
  const add = () => navigate(rowHref(newRowId()));
  const withdraw = (id: string) => {
    offer.withdraw(rows, id);
    navigate(page, { replace: true });
  };
  const rowTitle = (id: string) => rows.name(id) ?? t.newRow[props.table];

  return (
    <Show
      when={roomy() ? undefined : open()}
      keyed
      fallback={
        <Page
          title={planTableName(props.table)}
          subtitle={file.entry.village}
          back={`/files/${file.entry.id}/plan`}
          width="wide"
          stack
          tools={roomy() ? <TableTools rows={rows} add={add} /> : undefined}
          actions={
            !roomy() && rows.writable() ? (
              <div class={styles["actions"]}>
                <UndoButton />
                <Button class={styles["grow"] ?? ""} icon={<IconAdd aria-hidden="true" />} onClick={add}>
                  {t.add[props.table]}
                </Button>
              </div>
            ) : undefined
          }
          panel={
            roomy() && open() ? (
              <Show when={open()} keyed>
                {(id) => (
                  <div class={styles["panel"]}>
                    <div class={styles["panelHead"]}>
                      <h2>{rowTitle(id)}</h2>
                      <a class={styles["close"]} href={page} aria-label={t.done} noScroll>
                        <IconClose aria-hidden="true" />
                      </a>
                    </div>
                    <RowForm rows={rows} id={id} onWithdraw={withdraw} />
                  </div>
                )}
              </Show>
            ) : undefined
          }
          panelOpen
          panelLabel={rowTitle(open() ?? "")}
        >
          <Show when={file.ydoc()}>
            <WritingLine section="plan" />
            <p class={styles["lead"]}>{t.leads[props.table]}</p>
            <Show when={props.table === "sources"}>
              <DerivedSources />
            </Show>
            <WithdrawnNotice rows={rows} offer={offer} />
            <TableNotices news={news()} onClose={() => setNews(null)} />
            <Show
              when={roomy() && (rows.writable() || rows.ids().length > 0)}
              fallback={
                <Show
                  when={rows.ids().length > 0}
                  fallback={<Notice>{rows.writable() ? t.empty[props.table] : t.emptyReader}</Notice>}
                >
                  <div class={styles["bleed"]}>
                    <RowsList
                      rows={rows}
                      label={planTableName(props.table)}
                      figures={phoneColumns(props.table, rows.columns)}
                      rowHref={rowHref}
                    />
                  </div>
                </Show>
              }
            >
              <RowsGrid
                rows={rows}
                label={planTableName(props.table)}
                rowHref={rowHref}
                open={open()}
                onNews={setNews}
              />
              <Show when={rows.writable()}>
                <p class={styles["help"]}>
                  <IconKeys width="1em" height="1em" aria-hidden="true" /> {t.gridHelp}
                </p>
              </Show>
            </Show>
            <WithdrawnRows rows={rows} />
            <div class={styles["links"]}>
              <Button
                small
                kind="quiet"
                href={`/files/${file.entry.id}/plan/projections`}
                icon={<IconProjection aria-hidden="true" />}
              >
                {t.toProjections}
              </Button>
              <Button
                small
                kind="quiet"
                href={`/files/${file.entry.id}/notes?about=${encodeURIComponent(rows.place)}`}
                icon={<IconNote aria-hidden="true" />}
              >
                {t.note}
              </Button>
            </div>
          </Show>
        </Page>
      }
    >
      {(id) => (
        <Page
          title={rowTitle(id)}
          subtitle={`${planTableName(props.table)} · ${file.entry.village}`}
          back={page}
          stack
          actions={
            <div class={styles["actions"]}>
              <UndoButton />
              <Button class={styles["grow"] ?? ""} href={page}>
                {t.done}
              </Button>
            </div>
          }
        >
          <Show when={file.ydoc()}>
            <WritingLine section="plan" />
            <RowForm rows={rows} id={id} onWithdraw={withdraw} />
          </Show>
        </Page>
      )}
    </Show>
  );
}

function TableTools(props: { rows: Rows; add(): void }) {
  return (
    <Show when={props.rows.writable()}>
      <UndoButton />
    </Show>
  );
}
