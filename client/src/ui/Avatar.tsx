/** A person's initials. Decoration: the name stands beside it or in `label`. */
import { Show } from "solid-js";
import styles from "./Avatar.module.css";

export function Avatar(props: { name: string; tone?: "laut" | "ungu" | "kunyit"; label?: boolean }) {
  return (
    <span class={styles["avatar"]} data-tone={props.tone ?? "laut"}>
      <span aria-hidden="true">{initials(props.name)}</span>
      <Show when={props.label}>
        <span class="visually-hidden">{props.name}</span>
      </Show>
    </span>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0]?.toUpperCase() ?? "").join("");
}
