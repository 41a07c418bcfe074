/** One file of the list: its village, its saving word, ticks with their count, and the next step. */
import type { FileEntry } from "@pendamping/shared/protocol/account";
import { Show } from "solid-js";
import { useLibrary } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { SavingTag } from "../../ui/Tag.tsx";
import { Ticks } from "../../ui/Ticks.tsx";
import { messages } from "./messages.ts";
import styles from "./my-files.module.css";
import { nextStepSentence } from "./next-step.ts";

export function FileRow(props: { file: FileEntry; zone: string }) {
  const t = useMessages(messages);
  const library = useLibrary();
  const summary = () => library.summary(props.file.id);
  const status = () => library.status(props.file.id);
  return (
    <li>
      <a class={styles["file"]} href={`/files/${props.file.id}`}>
        <span class={styles["first"]}>
          <span class={styles["village"]}>{props.file.village}</span>
          {/* an office's files are not kept on its device: there is nothing to say about saving until one is opened */}
          <Show when={props.file.kept || status().state !== "not-fetched"}>
            <SavingTag status={status()} zone={props.zone} />
          </Show>
        </span>
        <Show when={summary()}>
          {(known) => (
            <>
              <span class={styles["progress"]}>
                <span class={styles["ticks"]}>
                  <Ticks ticks={known().legality.ticks} />
                </span>
                <span class={styles["quiet"]}>{t.legality(known().legality.done, known().legality.total)}</span>
              </span>
              <span class={styles["quiet"]}>{nextStepSentence(t.next, known())}</span>
            </>
          )}
        </Show>
      </a>
    </li>
  );
}
