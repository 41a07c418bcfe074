/** What a part of the plan should answer, with a worked example: beside the text on a wide screen, else in a sheet. */
import type { PlanSectionId } from "@pendamping/shared/plan/outline";
import { For } from "solid-js";
import { useMessages } from "../../../i18n/messages.ts";
import { messages } from "../messages.ts";
import styles from "../plan.module.css";
import { messages as guides } from "./messages.ts";

export function Guidance(props: { section: PlanSectionId }) {
  const t = useMessages(messages);
  const all = useMessages(guides);
  const guide = () => all[props.section];
  return (
    <div class={styles["guidance"]}>
      <h3>{t.answer}</h3>
      <ol>
        <For each={guide().questions}>{(question) => <li>{question}</li>}</For>
      </ol>
      <h3>{t.example}</h3>
      <p class={styles["example"]}>{guide().example}</p>
    </div>
  );
}
