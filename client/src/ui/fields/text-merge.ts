/**
 * Brings what a person types in a plain textarea into a shared text without taking away what others wrote meanwhile. The
 * textarea may stand still for a while (a word being composed, a pause awaited); remote changes are followed character by
 * character, so the typed change lands where its surroundings are now, and deletes only what the person had before them.
 *
 * Positions are UTF-16 units, as in Yjs and in textareas.
 */

/** A change of a text, as Yjs tells it. */
export type Delta = readonly { readonly retain?: number; readonly insert?: unknown; readonly delete?: number }[];

/** Deletions first to last, then one insertion; each position counts with the steps before it done. */
export type TextStep =
  | { readonly kind: "delete"; readonly at: number; readonly length: number }
  | { readonly kind: "insert"; readonly at: number; readonly text: string };

export interface TextMerge {
  /** The shared text was changed by someone else. */
  followed(delta: Delta): void;
  /** What the typed text means for the shared text as it is now. Ends this merge: with the steps done, begin another. */
  typed(text: string): TextStep[];
}

/** `shown` is what the textarea and the shared text both hold at the beginning. */
export function makeTextMerge(shown: string): TextMerge {
  const base = shown;
  /** For each character of the shared text: its index in `base`, or -1 where it has come since. */
  let baseIndexes = Array.from({ length: shown.length }, (_, index) => index);

  return {
    followed(delta) {
      const next: number[] = [];
      let at = 0;
      for (const step of delta) {
        if (step.retain !== undefined) {
          next.push(...baseIndexes.slice(at, at + step.retain));
          at += step.retain;
        } else if (step.delete !== undefined) at += step.delete;
        else next.push(...Array<number>(typeof step.insert === "string" ? step.insert.length : 1).fill(-1));
      }
      baseIndexes = [...next, ...baseIndexes.slice(at)];
    },
    typed(text) {
      const { from, deleted, inserted } = difference(base, text);
      const steps: TextStep[] = [];
      const isDeleted = (index: number) => index >= from && index < from + deleted;
      for (let at = 0; at < baseIndexes.length; ) {
        let length = 0;
        while (isDeleted(baseIndexes[at + length] ?? -1)) length++;
        if (length > 0) {
          steps.push({ kind: "delete", at, length });
          baseIndexes.splice(at, length);
        } else at++;
      }
      if (inserted !== "") {
        // Behind the character that was to its left, or behind the nearest one before it that is still there.
        const at = baseIndexes.findLastIndex((index) => index >= 0 && index < from) + 1;
        steps.push({ kind: "insert", at, text: inserted });
      }
      return steps;
    },
  };
}

/** Where the caret belongs after a change by others. */
export function movedBy(delta: Delta, position: number): number {
  let at = 0;
  let moved = position;
  for (const step of delta) {
    if (at >= moved) break;
    if (step.retain !== undefined) at += step.retain;
    else if (step.delete !== undefined) moved -= Math.min(step.delete, moved - at);
    else {
      const length = typeof step.insert === "string" ? step.insert.length : 1;
      moved += length;
      at += length;
    }
  }
  return moved;
}

/** The one stretch in which two texts differ; never cuts a surrogate pair in two. */
export function difference(before: string, after: string): { from: number; deleted: number; inserted: string } {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  if (isHighSurrogate(before[from - 1])) from--;
  let tail = 0;
  while (tail < shorter - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  if (isLowSurrogate(before[before.length - tail])) tail--;
  return { from, deleted: before.length - tail - from, inserted: after.slice(from, after.length - tail) };
}

function isHighSurrogate(unit: string | undefined): boolean {
  return unit !== undefined && unit >= "\uD800" && unit <= "\uDBFF";
}

function isLowSurrogate(unit: string | undefined): boolean {
  return unit !== undefined && unit >= "\uDC00" && unit <= "\uDFFF";
}
