/**
 * Which rows of a long table are drawn: those in sight and some around them. Rows have one height, so where a row stands follows from
 * its number. Short tables are drawn whole, and all are while the page prints. The browser's own search finds only what is drawn.
 */
import { type Accessor, createMemo, createSignal, onCleanup, onMount } from "solid-js";

const wholeMax = 40;
/** Before it is known how much is in sight. */
const firstRows = 12;
/** Rows drawn beyond the edges, so that scrolling a little shows no gap. */
const margin = 8;

export interface RowWindow {
  readonly first: Accessor<number>;
  /** The one after the last. */
  readonly end: Accessor<number>;
  /** Tell it where the table's first row is scrolled to, and how much of it is in sight; px. */
  scrolled(position: { readonly top: number; readonly height: number }): void;
}

export function createRowWindow(count: Accessor<number>, rowPx: number): RowWindow {
  const [sight, setSight] = createSignal(
    { from: 0, to: firstRows },
    { equals: (a, b) => a.from === b.from && a.to === b.to },
  );
  const [printing, setPrinting] = createSignal(false);
  const print = (event: Event) => setPrinting(event.type === "beforeprint");
  onMount(() => {
    for (const type of ["beforeprint", "afterprint"]) addEventListener(type, print);
    onCleanup(() => {
      for (const type of ["beforeprint", "afterprint"]) removeEventListener(type, print);
    });
  });
  const isWhole = () => count() <= wholeMax || printing();
  return {
    first: createMemo(() => (isWhole() ? 0 : Math.max(0, Math.min(sight().from, count()) - margin))),
    end: createMemo(() => (isWhole() ? count() : Math.min(count(), sight().to + margin))),
    scrolled({ top, height }) {
      const step = 5; // not at each row
      const from = Math.max(0, Math.floor(top / rowPx / step) * step);
      setSight({ from, to: from + Math.ceil(height / rowPx / step + 1) * step });
    },
  };
}
