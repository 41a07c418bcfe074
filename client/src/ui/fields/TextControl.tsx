/** The input that text, number, amount and day fields share: draft, next field by Enter, and what others wrote meanwhile. */
import { type Reading, shownValue } from "@pendamping/shared/file/reading";
import { type JSX, Show } from "solid-js";
import IconPerson from "~icons/ph/user-bold";
import IconDoubt from "~icons/ph/warning-circle-bold";
import { useMessages } from "../../i18n/messages.ts";
import { createFieldDraft } from "./create-field-draft.ts";
import styles from "./Field.module.css";
import type { ControlProps } from "./FieldShell.tsx";
import { regroup } from "./grouping.ts";
import type { MadeFieldDraft } from "./make-field-draft.ts";
import { messages } from "./messages.ts";
import { goToNextField } from "./next-field.ts";

interface TextControlProps<T> {
  control: ControlProps<T>;
  toText(value: T): string;
  toValue(text: string): T | null | undefined;
  /** Regroups what is typed, the caret kept. */
  group?: ((text: string) => string) | undefined;
  kind?: "text" | "date" | "month" | "email" | "tel";
  inputMode?: "text" | "numeric" | "decimal" | "email" | "tel";
  /** Large figures, as for numbers that are read out. */
  big?: boolean;
  /** Said where no value could be made of the text. */
  unreadable?: string;
  start?: JSX.Element;
  /** What the box says while nobody is in it; for a control whose own writing depends on the browser's language. */
  atRest?: (text: string) => string;
  /** At the end of the box. */
  end?: (text: string) => JSX.Element;
  /** Under the box: chips, words; may write into the draft. */
  below?: (draft: MadeFieldDraft<T>) => JSX.Element;
}

export function TextControl<T>(props: TextControlProps<T>) {
  const { control } = props;
  const draft = createFieldDraft<T>({
    reading: control.target.reading,
    toText: props.toText,
    toValue: props.toValue,
    write: control.target.set,
    writing: control.target.writing,
  });

  const typed = (input: HTMLInputElement) => {
    if (input.validity.badInput) return; // a date half typed is no empty date
    if (!props.group) {
      draft.input(input.value);
      return;
    }
    const grouped = regroup({ text: input.value, caret: input.selectionStart ?? input.value.length }, props.group);
    draft.input(grouped.text);
    if (input.value !== grouped.text) input.value = grouped.text;
    input.setSelectionRange(grouped.caret, grouped.caret);
  };

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a tap beside the text means the text */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard reaches the input itself */}
      <div
        class={styles["box"]}
        data-big={props.big ? "" : undefined}
        data-at-rest={props.atRest ? "" : undefined}
        onClick={(event) => {
          if (event.target === event.currentTarget) event.currentTarget.querySelector("input")?.focus();
        }}
      >
        {props.start}
        <input
          id={control.id}
          data-field-input
          type={props.kind ?? "text"}
          inputmode={props.inputMode}
          enterkeyhint="next"
          autocomplete="off"
          autocapitalize={props.kind === "email" ? "none" : undefined}
          aria-describedby={control.describedBy}
          value={draft.text()}
          onFocus={() => draft.focus()}
          onInput={(event) => typed(event.currentTarget)}
          onBlur={() => draft.leave()}
          onKeyDown={goToNextField}
        />
        <Show when={props.atRest?.(draft.text())}>
          {(words) => (
            <span class={styles["atRest"]} data-empty={draft.text() === "" ? "" : undefined} aria-hidden="true">
              {words()}
            </span>
          )}
        </Show>
        {props.end?.(draft.text())}
      </div>
      {props.below?.(draft)}
      <DraftNotes control={control} draft={draft} unreadable={props.unreadable} />
    </>
  );
}

/** A long text, as high as what is in it. */
export function AreaControl(props: { control: ControlProps<string> }) {
  const { control } = props;
  const draft = createFieldDraft<string>({
    reading: control.target.reading,
    toText: (value) => value,
    toValue: textValue,
    write: control.target.set,
    writing: control.target.writing,
  });
  return (
    <>
      <textarea
        id={control.id}
        data-field-input
        class={styles["area"]}
        rows={3}
        aria-describedby={control.describedBy}
        value={draft.text()}
        onFocus={() => draft.focus()}
        onInput={(event) => draft.input(event.currentTarget.value)}
        onBlur={() => draft.leave()}
      />
      <DraftNotes control={control} draft={draft} />
    </>
  );
}

/** What is typed, without the space around it; null where nothing is left. */
export function textValue(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}

/** A text that is not in the file, and what another person wrote meanwhile. */
function DraftNotes<T>(props: { control: ControlProps<T>; draft: MadeFieldDraft<T>; unreadable?: string | undefined }) {
  const t = useMessages(messages);
  const theirs = () => {
    const reading = props.draft.theirs();
    return reading && reading.kind !== "contested" && reading.kind !== "not-understood" ? reading : undefined;
  };
  const value = (reading: Reading<T>) => {
    const shown = shownValue(reading);
    return shown === undefined ? t.nothing : props.control.show(shown);
  };
  /** Written over, or still only typed over. */
  const replaced = () => props.draft.replacedTheirs();
  return (
    <>
      <Show when={props.unreadable !== undefined && props.draft.unreadable()}>
        <p class={styles["hint"]} data-tone="wait" role="status">
          <IconDoubt aria-hidden="true" />
          <span>{props.unreadable}</span>
        </p>
      </Show>
      <Show when={theirs()}>
        {(reading) => (
          <div class={styles["block"]} data-tone="plain" role="status">
            <IconPerson aria-hidden="true" />
            <div class={styles["grow"]}>
              <p>
                {replaced()
                  ? t.theirsReplaced(props.control.authorOf(reading()), value(reading()))
                  : t.theirsWhileTyping(props.control.authorOf(reading()), value(reading()))}
              </p>
              <div class={styles["links"]}>
                <button
                  type="button"
                  class={styles["link"]}
                  onPointerDown={keepFocus}
                  onClick={() => props.draft.takeTheirs()}
                >
                  {t.use(value(reading()))}
                </button>
                <button
                  type="button"
                  class={styles["link"]}
                  onPointerDown={keepFocus}
                  onClick={() => props.draft.dismissTheirs()}
                >
                  {t.keepMine}
                </button>
              </div>
            </div>
          </div>
        )}
      </Show>
    </>
  );
}

/** A tap on a helper beside the input does not leave the input: the draft is not yet done. */
export function keepFocus(event: PointerEvent): void {
  event.preventDefault();
}
