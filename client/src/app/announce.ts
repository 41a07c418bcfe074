/** What a screen reader is told of the saving state: politely, and at most once in ten seconds. */
import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";

const quietMs = 10_000;

/** Follows `word`, but changes at most once in ten seconds; the last word is always said in the end. */
export function createAnnouncement(word: Accessor<string>): Accessor<string> {
  const [said, setSaid] = createSignal("");
  let lastAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = () => {
    timer = undefined;
    lastAt = performance.now();
    setSaid(word());
  };
  createEffect(
    on(
      word,
      () => {
        timer ??= setTimeout(say, Math.max(0, lastAt + quietMs - performance.now()));
      },
      { defer: true },
    ),
  );
  onCleanup(() => clearTimeout(timer));
  return said;
}
