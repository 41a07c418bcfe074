/**
 * What a person is typing into one field, before it is in the file. The draft is theirs alone: it is written when the
 * field is left or after a second without a key, never at each key, and a change that arrives from others meanwhile does
 * not touch it. That change is told of instead (`theirs`), and stays within reach after the draft has been written over it.
 *
 * Plain base without Solid; create-field-draft.ts binds it to an input.
 */
import { type Reading, shownValue } from "@pendamping/shared/file/reading";

const stillMs = 1000;

export interface FieldDraftPorts<T> {
  /** The field as it stands in the file now. */
  reading(): Reading<T>;
  toText(value: T): string;
  /** Null where the text is empty: the field is cleared. Undefined where no value can be made of the text. */
  toValue(text: string): T | null | undefined;
  write(value: T | null): void;
  /** Something that a screen shows has changed. */
  changed(): void;
  /** Runs once after the delay; returns how to call it off. */
  after(ms: number, run: () => void): () => void;
}

export interface MadeFieldDraft<T> {
  /** What stands in the input. */
  text(): string;
  /** A text of which no value could be made; it is not in the file. */
  unreadable(): boolean;
  /** Something has been typed since the person came, and they have not left. */
  typing(): boolean;
  /** What someone else wrote while this person was typing. */
  theirs(): Reading<T> | null;
  /** This person's own value has been written over theirs. */
  replacedTheirs(): boolean;
  focus(): void;
  input(text: string): void;
  /** The field is left. */
  leave(): void;
  /** Writes what is typed without ending the draft: the second is over, or the page goes away. */
  flush(): void;
  /** The file's reading has changed. */
  seen(reading: Reading<T>): void;
  /** Uses what the other wrote. */
  takeTheirs(): void;
  /** Keeps one's own. */
  dismissTheirs(): void;
}

export function makeFieldDraft<T>(ports: FieldDraftPorts<T>): MadeFieldDraft<T> {
  let typed: string | null = null;
  let focused = false;
  let touched = false;
  let pending = false;
  /** What was typed when it was last written, or stood there when the person came: nothing to write until it differs. */
  let settledText = "";
  /** The same, as the file shows it. */
  let writtenText = "";
  /** What the person had before them when they came, or has written since. */
  let known: Reading<T> = ports.reading();
  let theirs: Reading<T> | null = null;
  /** This person has written over `theirs`, having been told of it. */
  let covered = false;
  let stopClock = () => {};
  const cancel = () => {
    pending = false;
    stopClock();
  };

  const fileText = (reading: Reading<T>) => {
    const value = shownValue(reading);
    return value === undefined ? "" : ports.toText(value);
  };

  const begin = () => {
    if (typed !== null) return;
    known = ports.reading();
    typed = fileText(known);
    settledText = writtenText = typed;
    touched = covered = false;
    theirs = null;
  };

  const end = () => {
    typed = null;
    if (!covered) theirs = null; // the field now simply shows it
  };

  const write = () => {
    cancel();
    if (typed === null || typed === settledText) return;
    const value = ports.toValue(typed);
    if (value === undefined) return;
    const text = value === null ? "" : ports.toText(value);
    settledText = typed;
    if (text !== writtenText) {
      writtenText = text;
      covered = theirs !== null;
      ports.write(value);
      known = ports.reading();
    }
  };

  const flush = () => {
    write();
    if (!focused && typed === settledText) end(); // buttons beside the input, which never had the focus
    ports.changed();
  };

  return {
    text: () => typed ?? fileText(ports.reading()),
    unreadable: () => !focused && typed !== null && typed !== settledText && ports.toValue(typed) === undefined,
    typing: () => touched && typed !== null && (focused || pending),
    theirs: () => theirs,
    replacedTheirs: () => theirs !== null && covered,
    focus() {
      focused = true;
      begin();
      ports.changed();
    },
    input(text) {
      begin();
      typed = text;
      touched = true;
      cancel();
      pending = true;
      stopClock = ports.after(stillMs, flush);
      ports.changed();
    },
    leave() {
      focused = false;
      flush();
    },
    flush,
    seen(reading) {
      if (typed === null) {
        // A later change makes the offer of what was written over stale.
        if (!sameReading(reading, known) && fileText(reading) !== writtenText) theirs = null;
        known = reading;
      } else if (!sameReading(reading, known)) {
        const text = fileText(reading);
        if (text === writtenText || text === typed) {
          known = reading;
          if (!covered) theirs = null;
        } else {
          theirs = reading;
          covered = false;
        }
      }
      ports.changed();
    },
    takeTheirs() {
      if (!theirs) return;
      cancel();
      const value = shownValue(theirs) ?? null;
      settledText = writtenText = fileText(theirs);
      if (covered) ports.write(value);
      known = ports.reading();
      typed = focused ? settledText : null;
      theirs = null;
      ports.changed();
    },
    dismissTheirs() {
      theirs = null;
      ports.changed();
    },
  };
}

/** Whether two readings show the same writes; a fresh object for the same fact is no news. */
export function sameReading(a: Reading<unknown>, b: Reading<unknown>): boolean {
  return factsOf(a) === factsOf(b);
}

function factsOf(reading: Reading<unknown>): string {
  const ids = reading.kind === "contested" ? reading.heads : reading.id ? [reading.id] : [];
  return `${reading.kind} ${ids.map(({ client, clock }) => `${client}:${clock}`).join(" ")}`;
}
