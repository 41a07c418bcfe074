/** The frame of a chart: its finding as the title, and the picture at the width that there is, so that letters keep their size. */
import { createSignal, type JSX, onCleanup, onMount, Show } from "solid-js";
import styles from "./charts.module.css";

interface ChartProps {
  /** The finding, in a sentence. */
  title: JSX.Element;
  /** What the picture shows, in words. */
  describe: string;
  /** By the width that there is. */
  heightPx(widthPx: number): number;
  draw(widthPx: number): JSX.Element;
  /** Under the picture: the way to its table. */
  children?: JSX.Element;
}

export function Chart(props: ChartProps) {
  let host!: HTMLDivElement;
  const [width, setWidth] = createSignal(0);
  onMount(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(host);
    onCleanup(() => observer.disconnect());
  });
  return (
    <figure class={styles["chart"]}>
      <figcaption class={styles["title"]}>{props.title}</figcaption>
      <div ref={host} class={styles["host"]} style={{ "min-block-size": `${props.heightPx(width())}px` }}>
        <Show when={width() > 0}>
          <svg
            class={styles["picture"]}
            width={width()}
            height={props.heightPx(width())}
            viewBox={`0 0 ${width()} ${props.heightPx(width())}`}
            role="img"
            aria-label={props.describe}
          >
            {props.draw(width())}
          </svg>
        </Show>
      </div>
      {props.children}
    </figure>
  );
}
