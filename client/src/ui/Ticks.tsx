/**
 * One tick for each thing that is counted. A picture only: the words beside it say "9 dari 12" or "Legalitas 9/12".
 * `full` fills the width; else a tick is at most 16 px wide.
 */
import { For } from "solid-js";
import styles from "./Ticks.module.css";

export type TickKind = "done" | "half" | "stuck" | "open" | "not-needed";

export function Ticks(props: { ticks: readonly TickKind[]; full?: boolean }) {
  return (
    <span class={styles["ticks"]} data-full={props.full ? "" : undefined} aria-hidden="true">
      <For each={props.ticks}>{(tick) => <i data-tick={tick} />}</For>
    </span>
  );
}
