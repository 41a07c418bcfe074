/**
 * One amount over time, as a line with its lowest point named. A second, paler line is what it is compared with. Bars and areas begin
 * at nought; so does this line's ground, which turns to the waiting tone where the line is below it.
 */
import { createMemo, createUniqueId, For, type JSX, Show } from "solid-js";
import { Chart } from "./Chart.tsx";
import styles from "./charts.module.css";
import { positions, valueScale } from "./scale.ts";

interface ChartPoint {
  /** From 0. */
  readonly index: number;
  readonly label: string;
}

interface LineChartProps {
  title: JSX.Element;
  describe: string;
  values: readonly number[];
  /** What the line is compared with, with its name. */
  compared?: { readonly values: readonly number[]; readonly name: string } | undefined;
  /** The point that the title speaks of. */
  marked: ChartPoint;
  /** Named along the bottom. */
  ticks: readonly ChartPoint[];
  short(value: number): string;
  children?: JSX.Element;
}

const top = 14;
/** Below the picture's ground: the names of months. */
const ground = 26;
const heightPx = (width: number) => (width > 480 ? 300 : 216);
/** What the words at the marked point take, about. */
const labelPx = 130;
/** Room for the amounts at the left. */
const gutter = 64;

export function LineChart(props: LineChartProps) {
  const clip = createUniqueId();
  const scale = createMemo(() => valueScale([...props.values, ...(props.compared?.values ?? [])]));
  return (
    <Chart
      title={props.title}
      describe={props.describe}
      heightPx={heightPx}
      draw={(width) => {
        const height = heightPx(width);
        const bottom = height - ground;
        const y = createMemo(() => positions(scale(), bottom, top));
        const x = createMemo(() => positions({ from: 0, to: Math.max(1, props.values.length - 1) }, gutter, width - 8));
        const line = (values: readonly number[]) =>
          values.map((value, index) => `${index === 0 ? "M" : "L"}${x()(index)} ${y()(value)}`).join("");
        const zero = () => y()(0);
        const area = () => `${line(props.values)}L${x()(props.values.length - 1)} ${zero()}L${x()(0)} ${zero()}Z`;
        const at = () => ({ x: x()(props.marked.index), y: y()(props.values[props.marked.index] ?? 0) });
        const anchor = (px: number) => (px < gutter + 56 ? "start" : px > width - 56 ? "end" : "middle");
        /** Below its point where there is room, else above all of the line that the words would cover. */
        const labelY = () => {
          if (at().y <= bottom - 30) return at().y + 22;
          const [before, after] = { start: [0, labelPx], middle: [labelPx / 2, labelPx / 2], end: [labelPx, 0] }[
            anchor(at().x)
          ] as [number, number];
          const covered = props.values.filter((_, index) => {
            const px = x()(index);
            return px >= at().x - before && px <= at().x + after;
          });
          return Math.max(top + 10, y()(Math.max(...covered)) - 9);
        };
        return (
          <>
            <For each={scale().ticks}>
              {(tick) => (
                <>
                  <line class={styles["rule"]} x1={gutter} x2={width} y1={y()(tick)} y2={y()(tick)} />
                  <Show when={tick !== 0}>
                    <text class={styles["tick"]} x={gutter - 8} y={y()(tick) + 4} text-anchor="end">
                      {props.short(tick)}
                    </text>
                  </Show>
                </>
              )}
            </For>
            <clipPath id={`${clip}-below`}>
              <rect x="0" y={zero()} width={width} height={Math.max(0, height - zero())} />
            </clipPath>
            <clipPath id={`${clip}-above`}>
              <rect x="0" y="0" width={width} height={zero()} />
            </clipPath>
            <path class={styles["area"]} d={area()} clip-path={`url(#${clip}-above)`} />
            <path class={styles["area"]} data-below="" d={area()} clip-path={`url(#${clip}-below)`} />
            <line class={styles["axis"]} x1={gutter} x2={width} y1={zero()} y2={zero()} />
            <Show when={props.compared}>
              {(other) => (
                <>
                  <path class={styles["line"]} data-compared="" d={line(other().values)} />
                  <text class={styles["tick"]} x={width - 8} y={y()(other().values.at(-1) ?? 0) - 7} text-anchor="end">
                    {other().name}
                  </text>
                </>
              )}
            </Show>
            <path class={styles["line"]} d={line(props.values)} />
            <circle class={styles["mark"]} cx={at().x} cy={at().y} r="5" />
            <text class={styles["label"]} x={at().x} y={labelY()} text-anchor={anchor(at().x)}>
              {props.marked.label}
            </text>
            <For each={props.ticks}>
              {(tick) => (
                <text
                  class={styles["tick"]}
                  x={x()(tick.index)}
                  y={height - 6}
                  text-anchor={tick.index === 0 ? "start" : x()(tick.index) > width - 40 ? "end" : "middle"}
                >
                  {tick.label}
                </text>
              )}
            </For>
          </>
        );
      }}
    >
      {props.children}
    </Chart>
  );
}
