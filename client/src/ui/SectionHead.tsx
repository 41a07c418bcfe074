/** The heading over a card, with a count or a word at its end. */
import { type JSX, Show } from "solid-js";
import styles from "./SectionHead.module.css";

export function SectionHead(props: { title: JSX.Element; aside?: JSX.Element; id?: string }) {
  return (
    <div class={styles["head"]}>
      <h2 id={props.id}>{props.title}</h2>
      <Show when={props.aside}>
        <span class={styles["aside"]}>{props.aside}</span>
      </Show>
    </div>
  );
}
