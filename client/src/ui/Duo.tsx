/** The two strokes of the mark: they, and red, mean "your turn" and nothing else. */
import type { JSX } from "solid-js";
import styles from "./Duo.module.css";

function Duo() {
  return <span class={styles["duo"]} aria-hidden="true" />;
}

/** The heading "Giliran Anda" with its strokes. */
export function TurnHead(props: { children: JSX.Element; id?: string }) {
  return (
    <h2 id={props.id} class={styles["head"]}>
      <Duo />
      {props.children}
    </h2>
  );
}
