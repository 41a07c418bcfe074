/**
 * A verb. `solid` for the one thing to do on a screen, `quiet` for the rest. With `href` it is a link. There is no
 * disabled look: a button that cannot act yet leads to what is missing.
 */
import { type JSX, Show, splitProps } from "solid-js";
import styles from "./Button.module.css";

interface ButtonProps extends Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> {
  kind?: "solid" | "quiet";
  href?: string | undefined;
  wide?: boolean;
  /** 40 px where a pointer is fine, 48 px under a finger. */
  small?: boolean;
  icon?: JSX.Element;
  /** After the words. */
  endIcon?: JSX.Element;
}

export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ["kind", "href", "wide", "small", "icon", "endIcon", "children", "class"]);
  const shared = () => ({
    class: `${styles["button"]} ${own.class ?? ""}`,
    "data-kind": own.kind ?? "solid",
    "data-wide": own.wide ? "" : undefined,
    "data-small": own.small ? "" : undefined,
    "data-icon-only": own.children === undefined ? "" : undefined,
  });
  const content = () => (
    <>
      {own.icon}
      {own.children}
      {own.endIcon}
    </>
  );
  return (
    <Show
      when={own.href}
      fallback={
        <button type="button" {...rest} {...shared()}>
          {content()}
        </button>
      }
    >
      {(href) => (
        <a {...shared()} href={href()} aria-label={rest["aria-label"]}>
          {content()}
        </a>
      )}
    </Show>
  );
}
