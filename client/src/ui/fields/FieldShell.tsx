/**
 * What every field has around its control: label, hint, who wrote it, and the states that a value can be in. A contested field
 * shows all its values in place, a value that is not understood is quoted, a reader sees text and no grey inputs, and who may
 * not write but takes part can propose.
 */
import { type Reading, shownValue } from "@pendamping/shared/file/reading";
import { A } from "@solidjs/router";
import { createSignal, createUniqueId, For, type JSX, Match, Show, Switch, untrack } from "solid-js";
import IconSuggestion from "~icons/ph/chat-teardrop-text-bold";
import IconInfo from "~icons/ph/info-bold";
import IconTwo from "~icons/ph/not-equals-bold";
import IconDoubt from "~icons/ph/warning-circle-bold";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../Button.tsx";
import styles from "./Field.module.css";
import type { FieldTarget, FileField } from "./file-field.ts";
import { lastDigits, mask } from "./mask.ts";
import { messages } from "./messages.ts";
import { authorName, WhoWrote } from "./WhoWrote.tsx";

/** What a page gives each field. */
export interface FieldProps<T> {
  field: FileField<T>;
  label: string;
  hint?: string | undefined;
}

/** What the control is given: where its value comes from and goes to, and the ids that tie it to its label and hints. */
export interface ControlProps<T> {
  readonly target: FieldTarget<T>;
  readonly id: string;
  readonly labelId: string;
  readonly describedBy: string;
  /** A value as text, for sentences about it. */
  show(value: T): string;
  /** Whose write the reading shows, as a name. */
  authorOf(reading: Reading<T>): string;
}

interface ShellProps<T> extends FieldProps<T> {
  show(value: T): string;
  /** A sentence about a value that looks mistaken; spoken after the field was left. */
  doubt?: string | undefined;
  /** Personal data: masked for those who only read. */
  personal?: boolean | undefined;
  /** The control is a group of buttons, which a label cannot point to. */
  group?: boolean | undefined;
  control(props: ControlProps<T>): JSX.Element;
}

export function FieldShell<T>(props: ShellProps<T>) {
  const t = useMessages(messages);
  const id = `${props.field.id}-${createUniqueId()}`;
  const [busy, setBusy] = createSignal(false);
  const [suggesting, setSuggesting] = createSignal(false);
  const [suggested, setSuggested] = createSignal<{ value: T | null } | null>(null);
  const reading = () => props.field.reading();
  const writeId = () => {
    const now = reading();
    return now.kind === "contested" ? undefined : now.id;
  };
  const contested = () => {
    const now = reading();
    return now.kind === "contested" ? now : undefined;
  };
  const notUnderstood = () => {
    const now = reading();
    return now.kind === "not-understood" ? now : undefined;
  };
  const show = (value: T | null) => (value === null ? t.nothing : props.show(value));
  // untracked: a control that is drawn anew loses the focus and what is typed
  const control = (target: FieldTarget<T>) =>
    untrack(() =>
      props.control({
        target: {
          ...target,
          writing(now) {
            setBusy(now);
            target.writing(now);
          },
        },
        id,
        labelId: `${id}-label`,
        describedBy: `${id}-about`,
        show: props.show,
        authorOf: (of) => authorName(props.field.author(lastWrite(of))),
      }),
    );

  return (
    <div class={styles["field"]} data-state={reading().kind}>
      <div class={styles["head"]}>
        <Show
          when={!props.group && (props.field.writable() ? !contested() || busy() : suggesting())}
          fallback={
            <span class={styles["label"]} id={`${id}-label`}>
              {props.label}
            </span>
          }
        >
          <label class={styles["label"]} id={`${id}-label`} for={id}>
            {props.label}
          </label>
        </Show>
      </div>

      <Show when={notUnderstood()}>
        {(raw) => (
          <div class={styles["block"]} data-tone="wait">
            <IconDoubt aria-hidden="true" />
            <p>
              <b class={styles["raw"]}>{t.raw(rawText(raw().raw))}</b> {t.notUnderstood}. {t.notUnderstoodKept}
            </p>
          </div>
        )}
      </Show>
      <Show when={contested()}>
        {(clash) => <Contested field={props.field} clash={clash()} show={(value) => maskFor(props, show(value))} />}
      </Show>

      <Switch>
        {/* while somebody types their draft stays, whatever arrives */}
        <Match when={props.field.writable() && (!contested() || busy())}>{control(props.field)}</Match>
        <Match when={suggesting()}>
          <Suggesting
            field={props.field}
            blank={props.personal === true}
            control={control}
            done={(value) => {
              setSuggesting(false);
              if (value === undefined) return;
              props.field.suggest(value);
              setSuggested({ value });
            }}
          />
        </Match>
        <Match when={!contested() && !notUnderstood()}>
          <ReadOnlyValue
            labelId={`${id}-label`}
            text={(() => {
              const value = shownValue(reading());
              return value === undefined ? undefined : props.show(value);
            })()}
            personal={props.personal === true && !props.field.writable()}
          />
        </Match>
      </Switch>

      <div id={`${id}-about`} class={styles["about"]}>
        <Show when={props.doubt && !busy()}>
          <p class={styles["hint"]} data-tone="wait">
            <IconDoubt aria-hidden="true" />
            <span>{props.doubt}</span>
          </p>
        </Show>
        <Show when={props.hint && !(props.doubt && !busy()) && (props.field.writable() || suggesting())}>
          <p class={styles["hint"]}>
            <IconInfo aria-hidden="true" />
            <span>{props.hint}</span>
          </p>
        </Show>
      </div>
      <div class={styles["foot"]}>
        <Show when={writeId()}>{(write) => <WhoWrote field={props.field} id={write()} />}</Show>
        <Show when={props.field.maySuggest() && !suggesting()}>
          <button type="button" class={styles["link"]} onClick={() => setSuggesting(true)}>
            {t.suggest}
            <span class="visually-hidden">: {props.label}</span>
          </button>
        </Show>
      </div>
      <Show when={props.field.suggestions()[0]}>
        {(first) => (
          <A class={styles["marker"]} data-tone="suggest" href={props.field.suggestionHref(first())}>
            <IconSuggestion aria-hidden="true" />
            {t.openSuggestion(props.field.suggestions().length)}
          </A>
        )}
      </Show>
      <Show when={props.field.suggestions().length === 0 ? suggested() : null}>
        {(mine) => (
          <p class={styles["hint"]} data-tone="suggest" role="status">
            <IconSuggestion aria-hidden="true" />
            <span>{t.suggested(show(mine().value))}</span>
          </p>
        )}
      </Show>
    </div>
  );
}

/** All values of a clash in place; the way to settle it only for those who may. */
function Contested<T>(props: {
  field: FileField<T>;
  clash: Extract<Reading<T>, { kind: "contested" }>;
  show(value: T | null): string;
}) {
  const t = useMessages(messages);
  const count = () => props.clash.claims.length;
  return (
    <div class={styles["block"]} data-tone="plain">
      <IconTwo aria-hidden="true" />
      <div class={styles["grow"]}>
        <p>
          <b>{count() === 2 ? t.twoValues : t.manyValues(count())}.</b> {count() === 2 ? t.bothKept : t.allKept}{" "}
          <Show when={!props.field.writable()}>{t.chosenByOthers}</Show>
        </p>
        <ul class={styles["claims"]}>
          <For each={props.clash.claims}>
            {(claim) => (
              <li>
                <b class="numbers">{claim.value === null ? t.cleared : props.show(claim.value)}</b>{" "}
                <span class={styles["dim"]}>{authorName(props.field.author(claim.id))}</span>
              </li>
            )}
          </For>
        </ul>
        <Show when={props.field.writable()}>
          <A class={styles["choose"]} href={props.field.clashHref}>
            {t.choose}
          </A>
        </Show>
      </div>
    </div>
  );
}

/** The same control, but what is entered goes nowhere until it is sent as a suggestion. */
function Suggesting<T>(props: {
  field: FileField<T>;
  /** Begin with an empty control: the value is masked for this person. */
  blank: boolean;
  control(target: FieldTarget<T>): JSX.Element;
  done(value: T | null | undefined): void;
}) {
  const t = useMessages(messages);
  const [proposed, setProposed] = createSignal<{ value: T | null } | null>(null);
  const reading = (): Reading<T> => {
    const own = proposed();
    if (!own) return props.blank ? { kind: "absent" } : props.field.reading();
    const id = { client: 0, clock: 0 };
    return own.value === null ? { kind: "absent", id } : { kind: "value", value: own.value, id };
  };
  return (
    <div class={styles["suggesting"]}>
      {props.control({ reading, set: (value) => setProposed({ value }), writing() {} })}
      <p class={styles["hint"]}>
        <IconInfo aria-hidden="true" />
        <span>{t.suggestHint}</span>
      </p>
      <div class={styles["buttons"]}>
        <Button
          small
          onClick={() => {
            if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); // a draft still typed
            const own = proposed();
            props.done(own && !sameValue(own.value, props.field.reading()) ? own.value : undefined);
          }}
        >
          {t.sendSuggestion}
        </Button>
        <Button small kind="quiet" onClick={() => props.done(undefined)}>
          {t.cancel}
        </Button>
      </div>
    </div>
  );
}

function ReadOnlyValue(props: { labelId: string; text: string | undefined; personal: boolean }) {
  const t = useMessages(messages);
  const [revealed, setRevealed] = createSignal(false);
  const hidden = () => props.personal && !revealed() && props.text !== undefined;
  return (
    <div class={styles["value"]}>
      <span class={styles["text"]} data-empty={props.text === undefined ? "" : undefined}>
        <Show when={hidden()} fallback={props.text ?? t.empty}>
          <span aria-hidden="true">{mask(props.text ?? "")}</span>
          <span class="visually-hidden">
            {lastDigits(props.text ?? "") ? t.masked(lastDigits(props.text ?? "")) : t.maskedWhole}
          </span>
        </Show>
      </span>
      <Show when={props.personal && props.text !== undefined}>
        <button type="button" class={styles["link"]} onClick={() => setRevealed(!revealed())}>
          {revealed() ? t.hide : t.show}
        </button>
      </Show>
    </div>
  );
}

function maskFor<T>(props: ShellProps<T>, text: string): string {
  return props.personal && !props.field.writable() ? mask(text) : text;
}

function rawText(raw: unknown): string {
  return typeof raw === "string" ? raw : JSON.stringify(raw);
}

function lastWrite(reading: Reading<unknown>) {
  const id = reading.kind === "contested" ? reading.claims.at(-1)?.id : reading.id;
  return id ?? { client: 0, clock: 0 };
}

function sameValue<T>(value: T | null, reading: Reading<T>): boolean {
  return (shownValue(reading) ?? null) === value;
}
