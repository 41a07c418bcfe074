/**
 * A page that is one table: a grid where there is room, with the open row's form beside it, else rows that open on a page of their own
 * (`?row=`). What stands above and under the table, and its rows on a phone, the page that uses it gives.
 */
import { newRowId } from "@pendamping/shared/file/rows";
import { useLocation, useNavigate, useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, type JSX, on, Show } from "solid-js";
import IconKeys from "~icons/ph/keyboard-bold";
import IconAdd from "~icons/ph/plus-bold";
import IconClose from "~icons/ph/x-bold";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../Button.tsx";
import { UndoButton } from "../fields/UndoButton.tsx";
import { WritingLine } from "../fields/WritingLine.tsx";
import { Notice } from "../Notice.tsx";
import { Page } from "../Page.tsx";
import { createRoomy } from "../wide.ts";
import type { Rows } from "./create-rows.ts";
import { messages } from "./messages.ts";
import styles from "./page.module.css";
import { RowForm } from "./RowForm.tsx";
import { RowsGrid } from "./RowsGrid.tsx";
import { createWithdrawnOffer, type TableNews, TableNotices, WithdrawnNotice, WithdrawnRows } from "./TableNotices.tsx";

interface RowsPageProps {
  rows: Rows;
  title: string;
  back: string;
  /** The page's own address. */
  page: string;
  words: {
    readonly lead?: string | undefined;
    readonly add: string;
    readonly newRow: string;
    readonly empty: string;
    readonly emptyReader: string;
  };
  /** Between the lead and the table. */
  above?: JSX.Element;
  /** Under the table. */
  below?: JSX.Element;
  /** Behind the fields of a row's form. */
  belowForm?(id: string): JSX.Element;
  /** The rows where there is no room for a grid. */
  list(rowHref: (id: string) => string): JSX.Element;
  /** Nothing is shown although there are rows: a search found none. */
  nothingFound?: JSX.Element | undefined;
}

export function RowsPage(props: RowsPageProps) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const navigate = useNavigate();
  const location = useLocation();
  const [query] = useSearchParams<{ row?: string }>();
  const roomy = createRoomy();
  const { rows } = props;
  const offer = createWithdrawnOffer();
  const [news, setNews] = createSignal<TableNews | null>(null);
  /** With what else stands in the address: a search stays while a row is open. */
  const address = (row: string | null) => {
    const next = new URLSearchParams(location.search);
    if (row === null) next.delete("row");
    else next.set("row", row);
    const rest = next.toString();
    return rest ? `${props.page}?${rest}` : props.page;
  };
  const rowHref = (id: string) => address(id);
  const open = createMemo(() => (/^[\w:-]{1,80}$/.test(query.row ?? "") ? query.row : undefined));
  createEffect(on(file.ydoc, (ydoc) => ydoc && file.setPlace(rows.place, false)));
  const add = () => navigate(rowHref(newRowId()));
  const withdraw = (id: string) => {
    offer.withdraw(rows, id);
    navigate(address(null), { replace: true });
  };
  const rowTitle = (id: string) => rows.name(id) ?? props.words.newRow;
  const Form = (of: { id: string }) => (
    <>
      <RowForm rows={rows} id={of.id} onWithdraw={withdraw} />
      {rows.exists(of.id) ? props.belowForm?.(of.id) : undefined}
    </>
  );

  return (
    <Show
      when={roomy() ? undefined : open()}
      keyed
      fallback={
        <Page
          title={props.title}
          subtitle={file.entry.village}
          back={props.back}
          width="wide"
          stack
          tools={
            roomy() && rows.writable() ? (
              <>
                <UndoButton />
                <Button small icon={<IconAdd aria-hidden="true" />} onClick={add}>
                  {props.words.add}
                </Button>
              </>
            ) : undefined
          }
          actions={
            !roomy() && rows.writable() ? (
              <div class={styles["actions"]}>
                <UndoButton />
                <Button class={styles["grow"] ?? ""} icon={<IconAdd aria-hidden="true" />} onClick={add}>
                  {props.words.add}
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
                      <a class={styles["close"]} href={address(null)} aria-label={t.close} noScroll>
                        <IconClose aria-hidden="true" />
                      </a>
                    </div>
                    <Form id={id} />
                  </div>
                )}
              </Show>
            ) : undefined
          }
          panelOpen
          panelLabel={rowTitle(open() ?? "")}
        >
          <Show when={file.ydoc()}>
            <WritingLine section={rows.section} />
            <Show when={props.words.lead}>
              <p class={styles["lead"]}>{props.words.lead}</p>
            </Show>
            {props.above}
            <WithdrawnNotice rows={rows} offer={offer} />
            <TableNotices news={news()} onClose={() => setNews(null)} />
            <Show
              when={props.nothingFound === undefined}
              fallback={<div class={styles["nothing"]}>{props.nothingFound}</div>}
            >
              <Show
                when={roomy() && (rows.writable() || rows.ids().length > 0)}
                fallback={
                  <Show
                    when={rows.ids().length > 0}
                    fallback={<Notice>{rows.writable() ? props.words.empty : props.words.emptyReader}</Notice>}
                  >
                    <div class={styles["bleed"]}>{props.list(rowHref)}</div>
                  </Show>
                }
              >
                <RowsGrid rows={rows} label={props.title} rowHref={rowHref} open={open()} onNews={setNews} />
                <Show when={rows.writable()}>
                  <p class={styles["help"]}>
                    <IconKeys width="1em" height="1em" aria-hidden="true" /> {t.keys}
                  </p>
                </Show>
              </Show>
            </Show>
            <WithdrawnRows rows={rows} />
            {props.below}
          </Show>
        </Page>
      }
    >
      {(id) => (
        <Page
          title={rowTitle(id)}
          subtitle={`${props.title} · ${file.entry.village}`}
          back={address(null)}
          stack
          actions={
            <div class={styles["actions"]}>
              <UndoButton />
              <Button class={styles["grow"] ?? ""} href={address(null)}>
                {t.done}
              </Button>
            </div>
          }
        >
          <Show when={file.ydoc()}>
            <WritingLine section={rows.section} />
            <Form id={id} />
          </Show>
        </Page>
      )}
    </Show>
  );
}
