/**
 * One row of a `CardList`: a link with `href` (`onClick` runs before it is followed), a button with `onClick` alone, else plain. Either title and detail, or children
 * of its own. Links and buttons end in a chevron unless `end` says something; `chevron={false}` leaves it out.
 */
import { type JSX, Show } from "solid-js";
import IconChevron from "~icons/ph/caret-right-bold";
import styles from "./Row.module.css";

interface RowProps {
  href?: string | undefined;
  onClick?: (() => void) | undefined;
  /** A `Bullet`, an `Avatar` or an icon. */
  start?: JSX.Element;
  title?: JSX.Element;
  detail?: JSX.Element;
  end?: JSX.Element;
  chevron?: boolean;
  /** 60 px instead of 64. */
  tight?: boolean;
  current?: boolean;
  children?: JSX.Element;
}

export function Row(props: RowProps) {
  const content = () => (
    <>
      {props.start}
      <span class={styles["text"]}>
        <Show when={props.title}>
          <span class={styles["title"]}>{props.title}</span>
        </Show>
        <Show when={props.detail}>
          <span class={styles["detail"]}>{props.detail}</span>
        </Show>
        {props.children}
      </span>
      <Show when={props.end}>
        <span class={styles["end"]}>{props.end}</span>
      </Show>
      <Show when={props.chevron ?? (!props.end && (props.href !== undefined || props.onClick !== undefined))}>
        <IconChevron class={styles["chevron"]} width="1em" height="1em" aria-hidden="true" />
      </Show>
    </>
  );
  return (
    <li>
      <Show
        when={props.href}
        fallback={
          <Show
            when={props.onClick}
            fallback={
              <div class={styles["row"]} data-tight={props.tight ? "" : undefined}>
                {content()}
              </div>
            }
          >
            <button
              type="button"
              class={styles["row"]}
              data-tight={props.tight ? "" : undefined}
              onClick={() => props.onClick?.()}
            >
              {content()}
            </button>
          </Show>
        }
      >
        {(href) => (
          <a
            href={href()}
            class={styles["row"]}
            data-tight={props.tight ? "" : undefined}
            aria-current={props.current ? "true" : undefined}
            onClick={() => props.onClick?.()}
          >
            {content()}
          </a>
        )}
      </Show>
    </li>
  );
}
