/** Where values and periods stand on a chart, and at which round values its lines are drawn. */

export interface Scale {
  readonly from: number;
  readonly to: number;
  /** Round values from low to high, nought among them where it is within. */
  readonly ticks: readonly number[];
}

/** Takes in all values and nought, and ends at round ones. */
export function valueScale(values: readonly number[], ticksMax = 4): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const step = roundStep((high - low || 1) / ticksMax);
  const from = Math.floor(low / step) * step;
  const to = Math.max(Math.ceil(high / step) * step, from + step);
  const count = Math.round((to - from) / step);
  return { from, to, ticks: Array.from({ length: count + 1 }, (_, index) => from + index * step) };
}

/** 1, 2 or 5 times a power of ten, not below the size. */
function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= size * 0.999_999) ?? 10 * power;
}

/** A function from values to pixels; `to` may lie above `from` on the screen. */
export function positions(
  scale: { from: number; to: number },
  fromPx: number,
  toPx: number,
): (value: number) => number {
  const per = (toPx - fromPx) / (scale.to - scale.from || 1);
  return (value) => Math.round((fromPx + (value - scale.from) * per) * 10) / 10;
}
