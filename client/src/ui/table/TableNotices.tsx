/** What a table has to say after an act: what was pasted and what of it was left out, what could not be read, what was withdrawn. */
import { createSignal, For, Match, onCleanup, Show, Switch } from "solid-js";
import IconClose from "~icons/ph/x-bold";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../Button.tsx";
import { Notice } from "../Notice.tsx";
import type { Rows } from "./create-rows.ts";
import { messages } from "./messages.ts";
import type { LeftOut } from "./paste.ts";
import styles from "./table.module.css";

export type TableNews =
  | { readonly kind: "pasted"; readonly lines: number; readonly leftOut: readonly LeftOut[] }
  | { readonly kind: "unreadable"; readonly column: string; readonly text: string }
  | { readonly kind: "replaced"; readonly author: string; readonly text: string };

/** How many cells that were left out are named. */
const namedMax = 6;
/** How long the way back from a withdrawal is offered first of all; it stays below the table for ever. */
const offeredMs = 10_000;

export function TableNotices(props: { news: TableNews | null; onClose(): void }) {
  const t = useMessages(messages);
  const of = <K extends TableNews["kind"]>(kind: K) =>
    props.news?.kind === kind ? (props.news as Extract<TableNews, { kind: K }>) : undefined;
  const tone = () => {
    const pasted = of("pasted");
    return props.news && (!pasted || pasted.leftOut.length > 0 || pasted.lines === 0) ? "wait" : "ok";
  };
  return (
    <Show when={props.news}>
      <Notice tone={tone()} live>
        <div class={styles["news"]}>
          <div>
            <Switch>
              <Match when={of("unreadable")}>{(news) => t.unreadable(news().column, news().text)}</Match>
              <Match when={of("replaced")}>{(news) => t.replaced(news().author, news().text)}</Match>
              <Match when={of("pasted")}>
                {(news) => (
                  <>
                    <p>{news().lines > 0 ? t.pasted(news().lines) : t.pastedNothing}</p>
                    <Show when={news().leftOut.length > 0}>
                      <p>{t.leftOut(news().leftOut.length)}</p>
                      <ul class={styles["leftOut"]}>
                        <For each={news().leftOut.slice(0, namedMax)}>
                          {(cell) => <li>{t.leftOutCell(cell.line, cell.column.label(), cell.text)}</li>}
                        </For>
                        <Show when={news().leftOut.length > namedMax}>
                          <li>{t.andMore(news().leftOut.length - namedMax)}</li>
                        </Show>
                      </ul>
                    </Show>
                  </>
                )}
              </Match>
            </Switch>
          </div>
          <button type="button" class={styles["close"]} aria-label={t.close} onClick={() => props.onClose()}>
            <IconClose aria-hidden="true" />
          </button>
        </div>
      </Notice>
    </Show>
  );
}

/** "Beras ditarik. Kembalikan" for ten seconds after the row went away; after that it is among the withdrawn ones. */
export function createWithdrawnOffer() {
  const [offered, setOffered] = createSignal<{ readonly id: string; readonly name: string | null } | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  return {
    offered,
    withdraw(rows: Rows, id: string) {
      setOffered({ id, name: rows.name(id) });
      rows.withdraw(id);
      clearTimeout(timer);
      timer = setTimeout(() => setOffered(null), offeredMs);
    },
    close: () => setOffered(null),
  };
}

export function WithdrawnNotice(props: { rows: Rows; offer: ReturnType<typeof createWithdrawnOffer> }) {
  const t = useMessages(messages);
  return (
    <Show when={props.offer.offered()}>
      {(row) => (
        <Notice live>
          <div class={styles["news"]}>
            <span>{t.withdrawn(row().name ?? t.unnamed)}</span>
            <Button
              small
              kind="quiet"
              onClick={() => {
                props.rows.restore(row().id);
                props.offer.close();
              }}
            >
              {t.restore}
            </Button>
          </div>
        </Notice>
      )}
    </Show>
  );
}

/** The rows that were withdrawn, each with the way back. */
export function WithdrawnRows(props: { rows: Rows }) {
  const t = useMessages(messages);
  const count = () => props.rows.withdrawn().length;
  return (
    <Show when={count() > 0 && props.rows.writable()}>
      <details class={styles["withdrawn"]}>
        <summary>{t.withdrawnRows(count())}</summary>
        <ul>
          <For each={props.rows.withdrawn()}>
            {(id) => (
              <li>
                <span>{props.rows.name(id) ?? t.unnamed}</span>
                <Button small kind="quiet" onClick={() => props.rows.restore(id)}>
                  {t.restore}
                  <span class="visually-hidden"> {props.rows.name(id) ?? t.unnamed}</span>
                </Button>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  );
}
