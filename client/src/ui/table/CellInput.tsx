/** What a cell is written with: a line of text, or a list to choose from. It says how it was left, and with what. */
import { For, onMount, Show } from "solid-js";
import { groupByThousand, regroup } from "../fields/grouping.ts";
import { type FieldColumn, isFigure } from "./columns.ts";
import styles from "./table.module.css";

export type LeaveBy = "enter" | "tab" | "shift-tab" | "escape" | "blur";

interface CellInputProps {
  column: FieldColumn;
  text: string;
  label: string;
  /** What stood in the cell when it was begun; given back on leaving. */
  before: unknown;
  onLeave(by: LeaveBy, text: string, before: unknown): void;
}

export function CellInput(props: CellInputProps) {
  const { before } = props;
  let left = false;
  const leave = (by: LeaveBy, text: string) => {
    if (left) return; // the blur of an input that goes away
    left = true;
    props.onLeave(by, text, before);
  };
  const keys = (event: KeyboardEvent & { currentTarget: HTMLInputElement | HTMLSelectElement }) => {
    event.stopPropagation();
    if (event.isComposing) return;
    const by =
      event.key === "Enter"
        ? "enter"
        : event.key === "Escape"
          ? "escape"
          : event.key === "Tab"
            ? event.shiftKey
              ? "shift-tab"
              : "tab"
            : undefined;
    if (!by) return;
    event.preventDefault();
    leave(by, event.currentTarget.value);
  };
  return (
    <Show when={props.column.kind === "choice"} fallback={<Line {...props} keys={keys} leave={leave} />}>
      <Choice {...props} keys={keys} leave={leave} />
    </Show>
  );
}

interface InnerProps extends CellInputProps {
  keys(event: KeyboardEvent & { currentTarget: HTMLInputElement | HTMLSelectElement }): void;
  leave(by: LeaveBy, text: string): void;
}

function Line(props: InnerProps) {
  let input!: HTMLInputElement;
  onMount(() => {
    input.focus();
    input.setSelectionRange(input.value.length, input.value.length);
  });
  const typed = () => {
    if (!isFigure(props.column)) return;
    const grouped = regroup({ text: input.value, caret: input.selectionStart ?? input.value.length }, groupByThousand);
    if (input.value === grouped.text) return;
    input.value = grouped.text;
    input.setSelectionRange(grouped.caret, grouped.caret);
  };
  return (
    <input
      ref={input}
      class={styles["input"]}
      type="text"
      inputmode={isFigure(props.column) ? "decimal" : "text"}
      autocomplete="off"
      aria-label={props.label}
      value={props.text}
      data-figure={isFigure(props.column) ? "" : undefined}
      onInput={typed}
      onKeyDown={(event) => props.keys(event)}
      onBlur={() => props.leave("blur", input.value)}
    />
  );
}

function Choice(props: InnerProps) {
  let select!: HTMLSelectElement;
  onMount(() => select.focus());
  return (
    <select
      ref={select}
      class={styles["input"]}
      aria-label={props.label}
      onKeyDown={(event) => props.keys(event)}
      onBlur={() => props.leave("blur", select.value)}
    >
      <option value="" selected={props.text === ""}>
        –
      </option>
      <For each={props.column.choices?.()}>
        {(choice) => (
          <option value={choice.label} selected={choice.label === props.text}>
            {choice.label}
          </option>
        )}
      </For>
    </select>
  );
}
