/** Two amounts side by side for each period, each bar with its amount: what is earned against what is owed. */
import { createMemo, For, type JSX } from "solid-js";
import { Chart } from "./Chart.tsx";
import styles from "./charts.module.css";

export interface Pair {
  readonly name: string;
  readonly first: number;
  readonly second: number;
}

const rowPx = 62;
const barPx = 20;
const gapPx = 4;

export function PairBars(props: {
  title: JSX.Element;
  describe: string;
  pairs: readonly Pair[];
  /** What the two bars are, named once, at the first pair. */
  names: readonly [string, string];
  short(value: number): string;
  children?: JSX.Element;
}) {
  const most = createMemo(() => Math.max(1, ...props.pairs.flatMap(({ first, second }) => [first, second])));
  return (
    <Chart
      title={props.title}
      describe={props.describe}
      heightPx={() => props.pairs.length * rowPx + 4}
      draw={(width) => {
        const namePx = 62;
        const length = (value: number) => Math.max(0, (value / most()) * (width - namePx - 112));
        return (
          <For each={props.pairs}>
            {(pair, index) => {
              const top = () => index() * rowPx + 10;
              const bar = (value: number, name: string, second: boolean) => {
                const y = () => top() + (second ? barPx + gapPx : 0);
                return (
                  <>
                    <rect
                      class={styles["bar"]}
                      data-second={second ? "" : undefined}
                      x={namePx}
                      y={y()}
                      width={Math.max(length(value), 2)}
                      height={barPx}
                      rx="3"
                    />
                    <text class={styles["value"]} x={namePx + Math.max(length(value), 2) + 7} y={y() + 15}>
                      {props.short(value)}
                      {index() === 0 ? ` ${name}` : ""}
                    </text>
                  </>
                );
              };
              return (
                <>
                  <text class={styles["label"]} x="0" y={top() + barPx + 7}>
                    {pair.name}
                  </text>
                  {bar(pair.first, props.names[0], false)}
                  {bar(pair.second, props.names[1], true)}
                </>
              );
            }}
          </For>
        );
      }}
    >
      {props.children}
    </Chart>
  );
}
