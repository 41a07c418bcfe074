/** The path of a cooperative, from founded to trading: what has been walked, where it is, what lies ahead. */
import { For, Show } from "solid-js";
import IconCheck from "~icons/ph/check-bold";
import { useMessages } from "../i18n/messages.ts";
import { messages } from "./messages.ts";
import styles from "./Path.module.css";

interface Stage {
  readonly id: "founded" | "legal" | "ready" | "applied" | "funded" | "trading";
  readonly state: "done" | "now" | "ahead" | "skipped";
}

export function Path(props: { stages: readonly Stage[] }) {
  const t = useMessages(messages);
  return (
    <div class={styles["fit"]}>
      <ol class={styles["path"]} aria-label={t.path}>
        <For each={props.stages}>
          {(stage) => (
            <li data-stage={stage.state} aria-current={stage.state === "now" ? "step" : undefined}>
              <Show when={stage.state === "done"}>
                <IconCheck width="12" height="12" aria-hidden="true" />
              </Show>
              {t.stages[stage.id]}
              <span class="visually-hidden">, {t.stageStates[stage.state]}</span>
            </li>
          )}
        </For>
      </ol>
    </div>
  );
}
