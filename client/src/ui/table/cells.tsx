/** The cells of a table: what stands in one, marked where it has two values or is not understood, and the sums in the foot. */
import { createMemo, type JSX, Show } from "solid-js";
import IconTwo from "~icons/ph/not-equals-bold";
import { useMessages } from "../../i18n/messages.ts";
import { type CellState, cellState, columnTotal } from "./cell-state.ts";
import { amountText, cellText } from "./cell-value.ts";
import { isFigure, type RowsColumn } from "./columns.ts";
import type { Rows } from "./create-rows.ts";
import { messages } from "./messages.ts";
import styles from "./table.module.css";

const nothing: CellState = { text: "", state: "value" };

export function Cell(props: {
  rows: Rows;
  /** Null: the empty row at the end. */
  row: string | null;
  column: RowsColumn;
  index: number;
  active: boolean;
  editing: boolean;
  onChoose(): void;
  onEdit(): void;
  /** The input, while the cell is being written. */
  children: JSX.Element;
}) {
  const state = createMemo(
    () => (props.row === null ? nothing : cellState(props.rows, props.row, props.column)),
    nothing,
    { equals: (a, b) => a.text === b.text && a.state === b.state && a.doubt === b.doubt },
  );
  let wasActive = false;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it takes the keys of all its cells
    <td
      role={props.index === 0 && props.row !== null ? "rowheader" : undefined}
      tabindex={props.active && !props.editing ? 0 : -1}
      data-row={props.row ?? ""}
      data-column={props.index}
      data-figure={isFigure(props.column) ? "" : undefined}
      data-computed={props.column.kind === "computed" ? "" : undefined}
      data-state={state().state}
      data-editing={props.editing ? "" : undefined}
      title={state().doubt}
      onPointerDown={() => {
        wasActive = props.active && document.activeElement?.getAttribute("data-row") === (props.row ?? "");
      }}
      onFocusIn={() => props.onChoose()}
      // A second tap on the same cell writes in it; so does a double click.
      onClick={() => wasActive && !props.editing && props.onEdit()}
      onDblClick={() => !props.editing && props.onEdit()}
    >
      <span class={styles["cellText"]}>{props.editing ? " " : <CellContent state={state()} />}</span>
      {props.active && props.children}
    </td>
  );
}

/** A cell's text with the mark of its state, for a grid and for a list. */
export function CellContent(props: { state: CellState }) {
  const isPlain = () =>
    props.state.doubt === undefined && props.state.state !== "contested" && props.state.state !== "not-understood";
  return (
    <Show when={isPlain()} fallback={<MarkedContent state={props.state} />}>
      {props.state.text}
    </Show>
  );
}

function MarkedContent(props: { state: CellState }) {
  const t = useMessages(messages);
  return (
    <>
      <Show when={props.state.state === "contested"}>
        <IconTwo class={styles["two"]} width="0.9em" height="0.9em" aria-hidden="true" />
        <span class="visually-hidden">{t.twoValues}: </span>
      </Show>
      <Show when={props.state.state === "not-understood"} fallback={props.state.text}>
        “{props.state.text}”<span class="visually-hidden"> {t.notUnderstood}</span>
      </Show>
      <Show when={props.state.doubt}>
        <span class="visually-hidden"> ({props.state.doubt})</span>
      </Show>
    </>
  );
}

export function TotalCell(props: { rows: Rows; column: RowsColumn; first: boolean }) {
  const t = useMessages(messages);
  const total = createMemo(() => (props.column.total ? columnTotal(props.rows, props.column) : undefined));
  const text = (value: number) =>
    props.column.kind === "computed" ? amountText(value) : cellText(props.column, value);
  return (
    <Show when={!props.first} fallback={<th scope="row">{t.total}</th>}>
      <td
        data-figure={isFigure(props.column) ? "" : undefined}
        data-label={total() ? props.column.head() : undefined}
        data-state={total()?.contested ? "contested" : undefined}
        title={total()?.contested ? t.totalContested : undefined}
      >
        <Show when={total()}>
          {(now) => <CellContent state={{ text: text(now().value), state: now().contested ? "contested" : "value" }} />}
        </Show>
      </td>
    </Show>
  );
}

/** The height of rows that are not drawn. */
export function Gap(props: { rows: number; rowPx: number }) {
  return (
    <Show when={props.rows > 0}>
      <tbody aria-hidden="true">
        <tr>
          <td class={styles["gap"]} style={{ "block-size": `${props.rows * props.rowPx}px` }} />
        </tr>
      </tbody>
    </Show>
  );
}
