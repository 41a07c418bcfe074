/**
 * Binds a field's draft to an input: local while it has the focus, written when it is left, after a second without a key, or
 * when the page or tab goes away.
 */
import type { Reading } from "@pendamping/shared/file/reading";
import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import { type MadeFieldDraft, makeFieldDraft, sameReading } from "./make-field-draft.ts";

export interface FieldDraftOptions<T> {
  readonly reading: Accessor<Reading<T>>;
  toText(value: T): string;
  /** Null where the text is empty, undefined where no value can be made of it. */
  toValue(text: string): T | null | undefined;
  write(value: T | null): void;
  /** The person begins or ends typing: shown to the others who are here. */
  writing?(now: boolean): void;
}

/** The draft's state is reactive: read it in JSX. Lives as long as the calling owner, and writes what is typed at its end. */
export function createFieldDraft<T>(options: FieldDraftOptions<T>): MadeFieldDraft<T> {
  const [version, bump] = createSignal(0);
  const draft = makeFieldDraft<T>({
    reading: options.reading,
    toText: options.toText,
    toValue: options.toValue,
    write: options.write,
    changed() {
      bump((n) => n + 1);
      tell();
    },
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });

  let told = false;
  function tell() {
    const now = draft.typing();
    if (now === told) return;
    told = now;
    options.writing?.(now);
  }

  createEffect(on(options.reading, (reading) => draft.seen(reading), { defer: true }));

  const away = () => {
    if (document.visibilityState === "hidden") draft.flush();
  };
  addEventListener("pagehide", draft.flush);
  document.addEventListener("visibilitychange", away);
  onCleanup(() => {
    draft.leave();
    removeEventListener("pagehide", draft.flush);
    document.removeEventListener("visibilitychange", away);
  });

  return {
    ...draft,
    text() {
      version();
      return draft.text();
    },
    unreadable() {
      version();
      return draft.unreadable();
    },
    theirs() {
      version();
      return draft.theirs();
    },
    replacedTheirs() {
      version();
      return draft.replacedTheirs();
    },
    typing() {
      version();
      return draft.typing();
    },
  };
}

/** For memos over readings: a fresh object that says the same is no change. */
export const readingEquals = { equals: sameReading };
