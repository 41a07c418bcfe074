/**
 * The table where there is room, as a grid: arrows go from cell to cell, Enter fills in, Esc restores, Tab moves on and leaves at the
 * end, Delete empties, and a paste from a spreadsheet lays its cells over the table from the active one on. Its last row is empty:
 * what is written there adds a row. A cell with two values leads to where they are settled.
 */
import { useNavigate } from "@solidjs/router";
import { createMemo, createSelector, createSignal, For, onMount, Show } from "solid-js";
import IconOpen from "~icons/ph/caret-right-bold";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { authorName } from "../fields/WhoWrote.tsx";
import { CellInput, type LeaveBy } from "./CellInput.tsx";
import { cellState } from "./cell-state.ts";
import { cellText, cellValue } from "./cell-value.ts";
import { Cell, Gap, TotalCell } from "./cells.tsx";
import { type FieldColumn, isFigure, type RowsColumn } from "./columns.ts";
import type { Rows } from "./create-rows.ts";
import { type GridAction, gridAction } from "./grid-keys.ts";
import { messages } from "./messages.ts";
import { planPaste } from "./paste.ts";
import type { TableNews } from "./TableNotices.tsx";
import styles from "./table.module.css";
import { createRowWindow } from "./window.ts";

interface GridProps {
  rows: Rows;
  label: string;
  /** The address of a row's form. */
  rowHref(id: string): string;
  /** The row whose form is open beside the grid. */
  open: string | undefined;
  onNews(news: TableNews | null): void;
}

/** `row` is an id, or null for the empty row at the end. */
interface Place {
  readonly row: string | null;
  readonly column: number;
}

const rowPx = 36;

function placeText({ row, column }: Place): string {
  return `${row ?? ""} ${column}`;
}

export function RowsGrid(props: GridProps) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const navigate = useNavigate();
  const { rows } = props;
  /** Remarks are read and written in the row itself; a paste may bring them. */
  const columns = rows.columns.filter(({ kind }) => kind !== "long-text");
  let scroller!: HTMLDivElement;
  let grid!: HTMLTableElement;

  /** A row that was just begun: it is in the file, and in `ids` a moment later. */
  const [coming, setComing] = createSignal<string | null>(null);
  const order = createMemo((): readonly (string | null)[] => {
    const ids = rows.ids();
    if (!rows.writable()) return ids;
    const next = coming();
    return next === null || ids.includes(next) ? [...ids, null] : [...ids, next, null];
  });
  const drawn = createRowWindow(() => rows.ids().length, rowPx);
  const shown = createMemo(() => rows.ids().slice(drawn.first(), drawn.end()));
  const [chosen, setChosen] = createSignal<Place>({ row: null, column: 0 });
  const [editing, setEditing] = createSignal<{ readonly text: string } | null>(null);
  const totals = columns.some((column) => column.total);
  /** The active cell; where its row has gone, the first cell. */
  const active = createMemo(
    (): Place => (order().includes(chosen().row) ? chosen() : { row: order()[0] ?? null, column: chosen().column }),
    undefined,
    { equals: (a, b) => a?.row === b?.row && a?.column === b?.column },
  );
  /** Asked by every cell that is drawn: a move tells two of them, not all. */
  const isPlace = createSelector(() => placeText(active()));
  const isActive = (row: string | null, column: number) => isPlace(placeText({ row, column }));
  const column = () => columns[active().column];
  const nameOf = (row: string | null) =>
    row === null ? t.newRow : (rows.name(row) ?? t.row(rows.ids().indexOf(row) + 1));

  const cellOf = (place: Place) =>
    grid.querySelector<HTMLElement>(`[data-row="${place.row ?? ""}"][data-column="${place.column}"]`);
  const go = (place: Place) => {
    setChosen(place);
    const index = order().indexOf(place.row);
    if (!cellOf(place)) scroller.scrollTop = index * rowPx; // out of sight: brings it into what is drawn
    queueMicrotask(() => cellOf(place)?.focus());
  };
  /** The way into the row, which an empty one does not have. */
  const lastColumn = (row: string | null) => (row === null ? columns.length - 1 : columns.length);
  /** Moves by rows and columns; the last column is the way into the row. False at an edge. */
  const move = (by: { rows?: number; columns?: number }) => {
    const now = active();
    const index = order().indexOf(now.row) + (by.rows ?? 0);
    const moved = now.column + (by.columns ?? 0);
    const row = order()[index];
    if (row === undefined || moved < 0) return false;
    const next = by.columns ? moved : Math.min(moved, lastColumn(row));
    if (next > lastColumn(row)) return false;
    go({ row, column: next });
    return true;
  };
  const tab = (backwards: boolean): boolean => {
    if (move({ columns: backwards ? -1 : 1 })) return true;
    const index = order().indexOf(active().row) + (backwards ? -1 : 1);
    const row = order()[index];
    if (row === undefined) return false;
    go({ row, column: backwards ? lastColumn(row) : 0 });
    return true;
  };

  const writableCell = (): FieldColumn | undefined => {
    const now = column();
    return rows.writable() && now && now.kind !== "computed" ? now : undefined;
  };
  const textOf = (place: Place, of: FieldColumn) => {
    const state = place.row === null ? undefined : cellState(rows, place.row, of);
    return state && state.state !== "standing" ? state.text : "";
  };
  const isContested = ({ row }: Place, of: FieldColumn) =>
    row !== null && rows.reading(row, of.field).kind === "contested";
  const edit = (text?: string) => {
    const { row } = active();
    const now = column();
    if (now === undefined || now.kind === "computed") {
      if (row !== null) navigate(props.rowHref(row));
      return;
    }
    if (row !== null && isContested(active(), now) && rows.writable()) navigate(rows.clashHref(row, now.field));
    else if (!rows.writable()) {
      if (row !== null) navigate(props.rowHref(row));
    } else {
      props.onNews(null);
      setEditing({ text: text ?? textOf(active(), now) });
      file.setPlace(rows.place, true);
    }
  };
  const write = (of: FieldColumn, value: unknown) => {
    const { row } = active();
    if (row !== null) rows.write(row, of, value);
    else if (value !== null) {
      const added = rows.add({ [of.field]: value });
      setComing(added);
      setChosen({ row: added, column: active().column });
    }
  };
  /** Takes what was typed into the file; a text of which no value can be made is named and leaves the cell as it was. */
  const leave = (by: LeaveBy, text: string, before: unknown) => {
    const of = writableCell();
    const place = active();
    setEditing(null);
    file.setPlace(rows.place, false);
    if (by !== "escape" && of && text !== textOf(place, of)) {
      const value = cellValue(of, text, rows.table.fields[of.field] as never);
      if (value === undefined) props.onNews({ kind: "unreadable", column: of.label(), text });
      else {
        tellOfTheirs(place, of, before);
        write(of, value);
      }
    }
    if (by === "blur") return;
    if (by === "enter" && move({ rows: 1 })) return;
    if (by === "tab" && tab(false)) return;
    if (by === "shift-tab" && tab(true)) return;
    queueMicrotask(() => cellOf(active())?.focus());
  };
  /** Somebody wrote the same cell while this person was typing: what they wrote stays in the history, and is told of. */
  const tellOfTheirs = ({ row }: Place, of: FieldColumn, before: unknown) => {
    const now = row === null ? undefined : rows.reading(row, of.field);
    if (!now || now.kind === "contested" || !now.id || JSON.stringify(now.id) === before) return;
    const text = now.kind === "value" ? cellText(of, now.value) : "";
    props.onNews({ kind: "replaced", author: authorName(file.authorOf(now.id)), text: text || t.nothing });
  };
  const writeIdOf = (place: Place, of: FieldColumn) => {
    const reading = place.row === null ? undefined : rows.reading(place.row, of.field);
    return reading && reading.kind !== "contested" ? JSON.stringify(reading.id) : undefined;
  };

  /** False: nothing to do, and the key stays the browser's. */
  const act = (action: GridAction): boolean => {
    const index = order().indexOf(active().row);
    const rowAt = (at: number) => order()[Math.max(0, Math.min(order().length - 1, at))] ?? null;
    const pageRows = Math.max(1, Math.floor(scroller.clientHeight / rowPx) - 3);
    const within = (row: string | null, to: number) => go({ row, column: Math.min(to, lastColumn(row)) });
    const of = writableCell();
    switch (action.kind) {
      case "move":
        move(action);
        return true;
      case "page":
        within(rowAt(index + (action.down ? pageRows : -pageRows)), active().column);
        return true;
      case "edge":
        within(action.whole ? rowAt(action.end ? order().length : 0) : active().row, action.end ? columns.length : 0);
        return true;
      case "tab":
        return tab(action.backwards);
      case "edit":
        if (active().column === columns.length || (action.text !== undefined && !of)) return false;
        edit(action.text);
        return true;
      case "clear":
        if (of && isContested(active(), of)) edit();
        else if (of && active().row !== null) write(of, null);
        return true;
      case "undo":
        file.undo();
        return true;
    }
  };
  const keys = (event: KeyboardEvent) => {
    const action = editing() ? null : gridAction(event);
    if (action && act(action)) event.preventDefault();
  };
  const paste = (event: ClipboardEvent) => {
    if (editing() || !rows.writable()) return;
    event.preventDefault();
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const plan = planPaste(text, rows.columns, active().column, rows.table.fields);
    const lines = plan.lines.some((values) => Object.keys(values).length > 0) ? plan.lines : [];
    const count = lines.length > 0 ? rows.paste(active().row, lines) : 0;
    props.onNews({ kind: "pasted", lines: count, leftOut: plan.leftOut });
  };
  const copy = (event: ClipboardEvent) => {
    const { row } = active();
    const now = column();
    if (editing() || row === null || !now) return;
    event.preventDefault();
    event.clipboardData?.setData("text/plain", cellState(rows, row, now).text);
  };
  const scrolled = () => drawn.scrolled({ top: scroller.scrollTop, height: scroller.clientHeight });
  onMount(() => requestAnimationFrame(() => scroller.isConnected && scrolled())); // the first rows are on the screen by then

  const GridCell = (at: { row: string | null; column: number; of: RowsColumn }) => (
    <Cell
      rows={rows}
      row={at.row}
      column={at.of}
      index={at.column}
      active={isActive(at.row, at.column)}
      editing={isActive(at.row, at.column) && editing() !== null}
      onChoose={() => setChosen({ row: at.row, column: at.column })}
      onEdit={() => edit()}
    >
      <Show when={isActive(at.row, at.column) && writableCell()}>
        {(of) => (
          <Show when={editing()}>
            {(now) => (
              <CellInput
                column={of()}
                text={now().text}
                label={`${of().label()}, ${nameOf(at.row)}`}
                onLeave={(by, text, before) => leave(by, text, before)}
                before={writeIdOf(active(), of())}
              />
            )}
          </Show>
        )}
      </Show>
    </Cell>
  );

  return (
    <div class={styles["scroller"]} ref={scroller} onScroll={scrolled}>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table one can write in
        role="grid"
        class={styles["grid"]}
        aria-label={props.label}
        aria-rowcount={order().length + 1 + (totals ? 1 : 0)}
        aria-colcount={columns.length + 1}
        onKeyDown={keys}
        onPaste={paste}
        onCopy={copy}
      >
        <thead>
          <tr aria-rowindex="1">
            <For each={columns}>
              {(of) => (
                <th
                  scope="col"
                  data-figure={isFigure(of) ? "" : undefined}
                  style={{ "min-inline-size": `${of.width}rem` }}
                >
                  {of.head()}
                </th>
              )}
            </For>
            <th scope="col" class={styles["openHead"]}>
              <span class="visually-hidden">{t.openHead}</span>
            </th>
          </tr>
        </thead>
        <Gap rows={drawn.first()} rowPx={rowPx} />
        <tbody>
          <For each={shown()}>
            {(id, at) => (
              <tr aria-rowindex={drawn.first() + at() + 2} data-open={props.open === id ? "" : undefined}>
                <For each={columns}>{(of, index) => <GridCell row={id} column={index()} of={of} />}</For>
                <td class={styles["openCell"]}>
                  <a
                    href={props.rowHref(id)}
                    data-row={id}
                    data-column={columns.length}
                    tabindex={isActive(id, columns.length) ? 0 : -1}
                    aria-label={t.open(nameOf(id))}
                    onFocus={() => setChosen({ row: id, column: columns.length })}
                  >
                    <IconOpen width="1em" height="1em" aria-hidden="true" />
                  </a>
                </td>
              </tr>
            )}
          </For>
        </tbody>
        <Gap rows={rows.ids().length - drawn.end()} rowPx={rowPx} />
        <Show when={rows.writable()}>
          <tbody>
            <tr aria-rowindex={rows.ids().length + 2} class={styles["blank"]}>
              <For each={columns}>{(of, index) => <GridCell row={null} column={index()} of={of} />}</For>
              <td class={styles["openCell"]} />
            </tr>
          </tbody>
        </Show>
        <Show when={totals && rows.ids().length > 0}>
          <tfoot>
            <tr aria-rowindex={order().length + 2}>
              <For each={columns}>{(of, index) => <TotalCell rows={rows} column={of} first={index() === 0} />}</For>
              <td />
            </tr>
          </tfoot>
        </Show>
      </table>
    </div>
  );
}
