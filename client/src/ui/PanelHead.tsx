/** The head of what stands beside a page: its name, and where it stands among the others. */
import { Show } from "solid-js";
import styles from "./PanelHead.module.css";

export function PanelHead(props: { title: string; subtitle?: string }) {
  return (
    <div class={styles["head"]}>
      <h2>{props.title}</h2>
      <Show when={props.subtitle}>
        <p>{props.subtitle}</p>
      </Show>
    </div>
  );
}
