/**
 * One of a few: up to five as buttons on the page, more as chips. A tap writes at once, because choosing is whole in itself; a
 * tap on what is chosen clears it.
 */
import { shownValue } from "@pendamping/shared/file/reading";
import { For, type JSX, Show } from "solid-js";
import { Chip, Chips } from "../Chip.tsx";
import styles from "./Field.module.css";
import { type ControlProps, type FieldProps, FieldShell } from "./FieldShell.tsx";

const buttonsMax = 5;

export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  readonly icon?: () => JSX.Element;
  /** The look when chosen: `wait` for what lies with others. */
  readonly tone?: "wait";
  /** A row of its own. */
  readonly wide?: boolean;
}

export interface ChoiceFieldProps<T> extends FieldProps<T> {
  choices: readonly Choice<T>[];
  /** What counts as chosen while nothing has been written. */
  standing?: T;
}

export function ChoiceField<T extends string | boolean>(props: ChoiceFieldProps<T>) {
  const nameOf = (value: T) => props.choices.find((choice) => choice.value === value)?.label ?? String(value);
  return (
    <FieldShell
      field={props.field}
      label={props.label}
      hint={props.hint}
      group
      show={nameOf}
      control={(control) => (
        <ChoiceControl control={control} label={props.label} choices={props.choices} standing={props.standing} />
      )}
    />
  );
}

interface ChoiceControlProps<T> {
  control: ControlProps<T>;
  label: string;
  choices: readonly Choice<T>[];
  standing?: T | undefined;
}

export function ChoiceControl<T>(props: ChoiceControlProps<T>) {
  return (
    <Show when={props.choices.length <= buttonsMax} fallback={<ChoiceChips {...props} />}>
      <ChoiceButtons {...props} />
    </Show>
  );
}

function ChoiceButtons<T>(props: ChoiceControlProps<T>) {
  const chosen = () => shownValue(props.control.target.reading());
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot take the label's place in the grid
    <div
      class={styles["choices"]}
      role="group"
      aria-labelledby={props.control.labelId}
      aria-describedby={props.control.describedBy}
    >
      <For each={props.choices}>
        {(choice) => (
          <button
            type="button"
            data-field-input
            class={styles["choice"]}
            data-tone={choice.tone}
            data-wide={choice.wide ? "" : undefined}
            aria-pressed={(chosen() ?? props.standing) === choice.value}
            onClick={() => props.control.target.set(chosen() === choice.value ? null : choice.value)}
          >
            {choice.icon?.()}
            {choice.label}
          </button>
        )}
      </For>
    </div>
  );
}

function ChoiceChips<T>(props: ChoiceControlProps<T>) {
  const chosen = () => shownValue(props.control.target.reading());
  return (
    <Chips label={props.label}>
      <For each={props.choices}>
        {(choice) => (
          <Chip
            on={(chosen() ?? props.standing) === choice.value}
            onClick={() => props.control.target.set(chosen() === choice.value ? null : choice.value)}
          >
            {choice.label}
          </Chip>
        )}
      </For>
    </Chips>
  );
}
