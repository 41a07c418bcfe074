/** A choice that is on or off: a filter, a suggestion of a value. A link with `href` (a filter in the query). */
import { type JSX, Show } from "solid-js";
import styles from "./Chip.module.css";

interface ChipProps {
  on?: boolean | undefined;
  href?: string;
  onClick?: () => void;
  icon?: JSX.Element;
  /** 40 px where a pointer is fine. */
  low?: boolean;
  label?: string;
  children: JSX.Element;
}

export function Chip(props: ChipProps) {
  return (
    <Show
      when={props.href}
      fallback={
        <button
          type="button"
          class={styles["chip"]}
          data-low={props.low ? "" : undefined}
          aria-pressed={props.on}
          aria-label={props.label}
          onClick={() => props.onClick?.()}
        >
          {props.icon}
          {props.children}
        </button>
      }
    >
      {(href) => (
        <a
          class={styles["chip"]}
          href={href()}
          data-low={props.low ? "" : undefined}
          aria-current={props.on ? "true" : undefined}
          aria-label={props.label}
          noScroll
        >
          {props.icon}
          {props.children}
        </a>
      )}
    </Show>
  );
}

/** Chips in a row that wraps. */
export function Chips(props: { children: JSX.Element; label?: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex container everywhere
    <div class={styles["chips"]} role="group" aria-label={props.label}>
      {props.children}
    </div>
  );
}
