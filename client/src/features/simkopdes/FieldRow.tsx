/** One field of the entry sheet: what to enter, a button that copies it, a button that ticks it, and what has changed since. */
import { formatDay } from "@pendamping/shared/day";
import { isToEnter, type SheetField } from "@pendamping/shared/simkopdes/sheet";
import { createSignal, onCleanup, Show } from "solid-js";
import IconChanged from "~icons/ph/arrows-clockwise-bold";
import IconCopied from "~icons/ph/check-bold";
import IconTicked from "~icons/ph/check-circle-bold";
import IconTick from "~icons/ph/circle-bold";
import IconCopy from "~icons/ph/copy-bold";
import { useOpenFile } from "../../app/context.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useRuleSets } from "../../sync/rule-sets.ts";
import { labelText } from "../../ui/names/item-names.ts";
import { placeAddress, placeOf } from "../../ui/place-address.ts";
import { FilesOf } from "./FilesOf.tsx";
import { messages } from "./messages.ts";
import styles from "./simkopdes.module.css";
import { copiedText, type Sheet, shownText } from "./state.ts";

const saidMs = 2500;

export function FieldRow(props: { sheet: Sheet; field: SheetField }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const name = () => labelText(props.field.label);
  const answer = () => props.field.answer;
  const ruleSet = () => useRuleSets().current();
  const [copied, setCopied] = createSignal<"yes" | "no" | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const copy = async () => {
    const done = await navigator.clipboard?.writeText(copiedText(props.field, ruleSet())).then(
      () => true,
      () => false,
    );
    setCopied(done ? "yes" : "no");
    clearTimeout(timer);
    timer = setTimeout(() => setCopied(null), done ? saidMs : 3 * saidMs);
  };
  /** Where the answer is filled in, or the two values are settled. */
  const source = () => {
    const now = answer();
    const place = now.kind === "value" || now.kind === "blank" ? now.place : null;
    if (!place) return undefined;
    if (now.kind === "value" && now.contested) return `/files/${file.entry.id}/clashes/${place.root}/${place.key}`;
    return placeAddress(file.entry.id, placeOf(place.root, place.key));
  };
  const slot = () => {
    const now = answer();
    return now.kind === "files" ? now.slot : undefined;
  };
  /** What was entered there, as it is told beside what has changed since. */
  const was = (value: string) =>
    slot() !== undefined && /^[1-9]\d*$/.test(value) ? t.wasFiles(Number(value)) : t.was(value || t.wasEmpty);
  const state = () => (props.field.changed ? "changed" : props.field.entered ? "entered" : "open");

  return (
    <li class={styles["field"]} data-state={state()}>
      <div class={styles["text"]}>
        <span class={styles["label"]}>{name()}</span>
        <Show when={answer().kind === "value"}>
          <span class={styles["value"]}>{shownText(props.field, ruleSet())}</span>
        </Show>
        <Show when={answer().kind === "blank"}>
          <span class={styles["dim"]}>
            {t.blank}
            <Show when={source()}>
              {(href) => (
                <>
                  {" · "}
                  <a href={href()}>{t.fill}</a>
                </>
              )}
            </Show>
          </span>
        </Show>
        <Show when={answer().kind === "elsewhere"}>
          <span class={styles["dim"]}>{t.elsewhere}</span>
        </Show>
        <Show when={slot()} keyed>
          {(of) => <FilesOf slot={of} href={placeAddress(file.entry.id, of)} name={name()} />}
        </Show>
        <Show when={answer().kind === "value" && (answer() as { contested: boolean }).contested && source()}>
          {(href) => (
            <a class={styles["settle"]} href={href()}>
              {t.settle}
            </a>
          )}
        </Show>
        <Show when={props.field.entered}>
          {(entered) => (
            <span class={styles["when"]} data-changed={props.field.changed ? "" : undefined}>
              <Show when={props.field.changed} fallback={t.enteredOn(formatDay(entered().on, language(), "short"))}>
                <IconChanged width="1em" height="1em" aria-hidden="true" />
                {t.changedSince(formatDay(entered().on, language(), "short"))}
                {". "}
                {was(entered().value)}
              </Show>
            </span>
          )}
        </Show>
        <span class="visually-hidden" role="status">
          {copied() === "yes" ? t.copied : ""}
        </span>
        <Show when={copied() === "no"}>
          <span class={styles["dim"]} role="status">
            {t.cannotCopy}
          </span>
        </Show>
      </div>
      <Show when={answer().kind === "value" && isToEnter(props.field)}>
        <button type="button" class={styles["act"]} aria-label={t.copyOf(name())} onClick={() => void copy()}>
          <Show when={copied() === "yes"} fallback={<IconCopy width="22" height="22" aria-hidden="true" />}>
            <IconCopied width="22" height="22" aria-hidden="true" />
          </Show>
          <span>{copied() === "yes" ? t.copied : t.copy}</span>
        </button>
      </Show>
      <Show when={props.sheet.writable() && (isToEnter(props.field) || props.field.entered)}>
        <button
          type="button"
          class={styles["act"]}
          aria-label={t.tickOf(name())}
          aria-pressed={props.field.entered !== null && !props.field.changed}
          onClick={() =>
            props.sheet.tick(
              props.field,
              props.field.entered === null || (props.field.changed && isToEnter(props.field)),
              t.undoEntered(name()),
            )
          }
        >
          <Show
            when={props.field.entered !== null && !props.field.changed}
            fallback={<IconTick width="22" height="22" aria-hidden="true" />}
          >
            <IconTicked width="22" height="22" aria-hidden="true" />
          </Show>
          <span>{t.tick}</span>
        </button>
      </Show>
    </li>
  );
}
