/** The box at the bottom: text, what it is about, whether it is a question. What is not sent is kept as a draft. */

import { planSections } from "@pendamping/shared/plan/outline";
import { profileGroups } from "@pendamping/shared/profile/fields";
import { createMemo, createSignal, createUniqueId, For, Show } from "solid-js";
import IconSend from "~icons/ph/paper-plane-right-bold";
import IconQuestion from "~icons/ph/question-bold";
import IconClose from "~icons/ph/x-bold";
import { useMessages } from "../../i18n/messages.ts";
import { useRuleSets } from "../../sync/rule-sets.ts";
import { Chip } from "../../ui/Chip.tsx";
import { placeName } from "../../ui/names/names.ts";
import { createDraft } from "./draft.ts";
import { messages } from "./messages.ts";
import styles from "./notes.module.css";
import { WritingBox } from "./WritingBox.tsx";

const places = (): readonly string[] => [
  "",
  "profile",
  ...profileGroups.map(({ id }) => `profile/${id}`),
  "legality",
  ...useRuleSets()
    .current()
    .legality.map(({ id }) => `legality/${id}`),
  "plan",
  ...planSections.map(({ id }) => `plan/${id}`),
];

export function Compose(props: {
  account: string;
  file: string;
  about: string;
  quote: string | null;
  onAbout: (about: string) => void;
  onWithoutQuote: () => void;
  onWriting: (writing: boolean) => void;
  onSend: (note: { about: string; text: string; quote: string | null; question: boolean }) => void;
}) {
  const t = useMessages(messages);
  const id = createUniqueId();
  const [text, setText] = createDraft(props.account, () => `${props.file}:${props.about}`);
  const [question, setQuestion] = createSignal(false);
  const [focused, setFocused] = createSignal(false);
  const open = () => focused() || text() !== "" || props.quote !== null;
  const choices = createMemo(() => (places().includes(props.about) ? places() : [props.about, ...places()]));
  return (
    <div
      class={styles["compose"]}
      onFocusIn={() => setFocused(true)}
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) {
          setFocused(false);
          props.onWriting(false);
        }
      }}
    >
      <Show when={open()}>
        <Show when={props.quote}>
          {(quote) => (
            <div class={styles["hangsOn"]}>
              <q>{quote()}</q>
              <button
                type="button"
                class={styles["icon"]}
                aria-label={t.withoutQuote}
                onClick={() => props.onWithoutQuote()}
              >
                <IconClose aria-hidden="true" />
              </button>
            </div>
          )}
        </Show>
        <div class={styles["composeChoices"]}>
          <label for={id}>{t.about}</label>
          <select id={id} value={props.about} onChange={(event) => props.onAbout(event.currentTarget.value)}>
            <For each={choices()}>
              {(place) => (
                <option value={place} selected={place === props.about}>
                  {place === "" ? t.wholeFile : placeName(place)}
                </option>
              )}
            </For>
          </select>
          <Chip
            low
            on={question()}
            icon={<IconQuestion aria-hidden="true" />}
            onClick={() => setQuestion((now) => !now)}
          >
            {t.asQuestion}
          </Chip>
        </div>
      </Show>
      <WritingBox
        label={t.write}
        placeholder={t.placeholder}
        text={text()}
        onText={(written) => {
          setText(written);
          props.onWriting(written !== "");
        }}
        sendLabel={t.send}
        sendIcon={<IconSend width="24" height="24" aria-hidden="true" />}
        onSend={() => {
          props.onSend({ about: props.about, text: text().trim(), quote: props.quote, question: question() });
          setText("");
          setQuestion(false);
          props.onWriting(false);
        }}
      />
    </div>
  );
}
