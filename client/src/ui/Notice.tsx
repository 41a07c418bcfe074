/** A sentence in place: what is so, what is safe, what to do. `live` has it read out when it appears. */
import type { JSX } from "solid-js";
import type { Tone } from "./Bullet.tsx";
import styles from "./Notice.module.css";

export function Notice(props: { tone?: Tone; icon?: JSX.Element; live?: boolean; children: JSX.Element }) {
  return (
    <div class={styles["notice"]} data-tone={props.tone ?? "plain"} role={props.live ? "status" : undefined}>
      {props.icon}
      <div class={styles["text"]}>{props.children}</div>
    </div>
  );
}
