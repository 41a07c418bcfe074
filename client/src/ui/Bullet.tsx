/** The round start of a row, with an icon in the tone of its meaning. Decoration: the row's words say the same. */
import type { JSX } from "solid-js";
import styles from "./Bullet.module.css";

/** turn: the reader's turn · wait: waiting or stuck · ok: done, on the server · suggest: a suggestion. */
export type Tone = "plain" | "turn" | "wait" | "ok" | "suggest";

export function Bullet(props: { tone?: Tone; children: JSX.Element }) {
  return (
    <span class={styles["bullet"]} data-tone={props.tone ?? "plain"} aria-hidden="true">
      {props.children}
    </span>
  );
}
