/**
 * A long text that several people write at once, in a plain textarea. What is typed goes into the shared text at each pause of
 * writing, and when the field is left or the page goes away; what others write appears at once, around the caret.
 *
 * While a word is being composed (most of typing on a phone) the textarea may not be touched: both sides then wait for its
 * end, and text-merge.ts brings them together.
 */
import { type Accessor, createEffect, createUniqueId, on, onCleanup, Show } from "solid-js";
import type * as Y from "yjs";
import { useMessages } from "../../i18n/messages.ts";
import styles from "./Field.module.css";
import { messages } from "./messages.ts";
import { makeTextMerge, movedBy } from "./text-merge.ts";

const pauseMs = 400;

interface SharedTextFieldProps {
  label: string;
  hint?: string;
  /** Undefined while the file is loading; another one after a refusal has replaced the document. */
  text: Accessor<Y.Text | undefined>;
  /** The text as it reads now, for those who may not write it. */
  reading: Accessor<string>;
  writable: boolean;
  writing?(now: boolean): void;
}

export function SharedTextField(props: SharedTextFieldProps) {
  const t = useMessages(messages);
  const id = createUniqueId();
  return (
    <div class={styles["field"]}>
      <Show
        when={props.writable}
        fallback={
          <>
            <span class={styles["label"]}>{props.label}</span>
            <p class={styles["text"]} data-empty={props.reading() === "" ? "" : undefined}>
              {props.reading() || t.empty}
            </p>
          </>
        }
      >
        <label class={styles["label"]} for={id}>
          {props.label}
        </label>
        <textarea
          id={id}
          data-field-input
          class={styles["area"]}
          rows={3}
          ref={(area) => bindSharedText(area, props.text, (now) => props.writing?.(now))}
        />
        <Show when={props.hint}>
          <p class={styles["hint"]}>{props.hint}</p>
        </Show>
      </Show>
    </div>
  );
}

/** Ties a textarea to whichever shared text stands behind it, for as long as the calling owner lives. */
function bindSharedText(
  area: HTMLTextAreaElement,
  text: Accessor<Y.Text | undefined>,
  writing: (now: boolean) => void,
): void {
  createEffect(
    on(text, (ytext) => {
      if (!ytext) return;
      const bound = bind(area, ytext, writing);
      onCleanup(bound);
    }),
  );
}

function bind(area: HTMLTextAreaElement, ytext: Y.Text, writing: (now: boolean) => void): () => void {
  let merge = makeTextMerge(ytext.toString());
  let composing = false;
  let applying = false;
  let told = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  area.value = ytext.toString();

  /** Puts what is typed into the shared text; the two agree afterwards, or the textarea waits for a composition's end. */
  const write = (move = (position: number) => position) => {
    clearTimeout(pause);
    pause = undefined;
    const steps = merge.typed(area.value);
    if (steps.length > 0) {
      applying = true;
      ytext.doc?.transact(() => {
        for (const step of steps) {
          if (step.kind === "delete") ytext.delete(step.at, step.length);
          else ytext.insert(step.at, step.text);
        }
      });
      applying = false;
    }
    merge = makeTextMerge(ytext.toString());
    show(move);
  };
  const show = (move: (position: number) => number) => {
    const now = ytext.toString();
    if (area.value === now) return;
    const { selectionStart, selectionEnd } = area;
    area.value = now;
    if (document.activeElement === area) area.setSelectionRange(move(selectionStart), move(selectionEnd));
  };

  const followed = (event: Y.YTextEvent) => {
    if (applying) return;
    merge.followed(event.delta);
    if (composing) return;
    const { delta } = event; // read before the text is written: it is only right until then
    write((position) => movedBy(delta, position));
  };
  const input = () => {
    if (!told) writing(true);
    told = true;
    clearTimeout(pause);
    pause = setTimeout(flush, pauseMs);
  };
  const flush = () => {
    if (pause === undefined) return;
    if (composing) {
      pause = setTimeout(flush, pauseMs);
      return;
    }
    write();
  };
  /** The page goes away or the field is left: also what is still being composed. */
  const leave = () => {
    composing = false;
    flush();
    if (told) writing(false);
    told = false;
  };
  const away = () => {
    if (document.visibilityState === "hidden") leave();
  };

  const listeners: [keyof HTMLElementEventMap, () => void][] = [
    ["input", input],
    ["blur", leave],
    [
      "compositionstart",
      () => {
        composing = true;
      },
    ],
    [
      "compositionend",
      () => {
        composing = false;
        input();
      },
    ],
  ];
  for (const [name, listener] of listeners) area.addEventListener(name, listener);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", away);
  ytext.observe(followed);
  return () => {
    leave();
    ytext.unobserve(followed);
    for (const [name, listener] of listeners) area.removeEventListener(name, listener);
    removeEventListener("pagehide", leave);
    document.removeEventListener("visibilitychange", away);
  };
}
