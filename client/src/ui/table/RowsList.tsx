/** The table on a phone: what the row is called and two figures at most. A tap on a row opens all its fields. */
import { createMemo, createSignal, For, onCleanup, onMount, Show } from "solid-js";
import { useMessages } from "../../i18n/messages.ts";
import { cellState } from "./cell-state.ts";
import { CellContent, Gap, TotalCell } from "./cells.tsx";
import type { RowsColumn } from "./columns.ts";
import type { Rows } from "./create-rows.ts";
import styles from "./list.module.css";
import { messages } from "./messages.ts";
import { createRowWindow } from "./window.ts";

const rowPx = 52;

export function RowsList(props: {
  rows: Rows;
  label: string;
  /** Two at most. */
  figures: readonly RowsColumn[];
  rowHref(id: string): string;
  /** Without the way into a row: under a text that it explains. */
  plain?: boolean;
}) {
  const t = useMessages(messages);
  const naming = props.rows.fields[0];
  let table!: HTMLTableElement;
  const drawn = createRowWindow(() => props.rows.ids().length, rowPx);
  const shown = createMemo(() => props.rows.ids().slice(drawn.first(), drawn.end()));
  const [ready, setReady] = createSignal(false);
  const scrolled = () =>
    ready() && drawn.scrolled({ top: -table.getBoundingClientRect().top, height: window.innerHeight });
  onMount(() => {
    setReady(true);
    scrolled();
    addEventListener("scroll", scrolled, { passive: true });
    onCleanup(() => removeEventListener("scroll", scrolled));
  });
  return (
    <div class={styles["host"]}>
      <table class={styles["list"]} ref={table} aria-label={props.label}>
        <thead>
          <tr>
            <th scope="col">{naming?.head()}</th>
            <For each={props.figures}>
              {(column) => (
                <th scope="col" data-figure="">
                  {column.head()}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <Gap rows={drawn.first()} rowPx={rowPx} />
        <tbody>
          <For each={shown()}>
            {(id) => {
              const state = (column: RowsColumn) => cellState(props.rows, id, column);
              return (
                <tr>
                  <th scope="row" data-state={naming ? state(naming).state : undefined}>
                    <Show when={!props.plain} fallback={props.rows.name(id) ?? t.unnamed}>
                      <a href={props.rowHref(id)}>{props.rows.name(id) ?? t.unnamed}</a>
                    </Show>
                  </th>
                  <For each={props.figures}>
                    {(column) => (
                      <td data-figure="" data-label={column.head()} data-state={state(column).state}>
                        <CellContent state={state(column)} />
                      </td>
                    )}
                  </For>
                </tr>
              );
            }}
          </For>
        </tbody>
        <Gap rows={props.rows.ids().length - drawn.end()} rowPx={rowPx} />
        <Show when={props.figures.some((column) => column.total) && props.rows.ids().length > 0}>
          <tfoot>
            <tr>
              <th scope="row">{t.total}</th>
              <For each={props.figures}>
                {(column) => <TotalCell rows={props.rows} column={column} first={false} />}
              </For>
            </tr>
          </tfoot>
        </Show>
      </table>
    </div>
  );
}
