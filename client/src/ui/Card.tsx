/** A surface on the paper. `pad` for running content; a list of `Row`s goes into `CardList`. */
import { type JSX, splitProps } from "solid-js";
import styles from "./Card.module.css";

export function Card(props: { pad?: boolean; children: JSX.Element } & JSX.HTMLAttributes<HTMLElement>) {
  const [own, rest] = splitProps(props, ["pad", "class", "children"]);
  return (
    <section {...rest} class={`${styles["card"]} ${own.class ?? ""}`} data-pad={own.pad ? "" : undefined}>
      {own.children}
    </section>
  );
}

/** A card whose children are `Row`s. */
export function CardList(props: { children: JSX.Element; label?: string; flat?: boolean; class?: string }) {
  return (
    <ul class={`${props.flat ? "" : styles["card"]} ${styles["list"]} ${props.class ?? ""}`} aria-label={props.label}>
      {props.children}
    </ul>
  );
}
