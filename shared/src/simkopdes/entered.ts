/**
 * What somebody has entered in Simkopdes, and when: a field `simkopdes/<answer>.entered` of the profile that holds the day and the text
 * as it was then. An answer that reads differently since has changed. Two people who tick the same answer mean the same.
 */
import * as v from "valibot";
import type * as Y from "yjs";
import { type IsoDay, isoDaySchema } from "../day.ts";
import { readField, shownValue } from "../file/reading.ts";
import { rowKey } from "../file/row-key.ts";
import { enteredField } from "../file/rows.ts";
import { profileMap } from "../profile/access.ts";

const enteredSchema = v.object({ on: isoDaySchema, value: v.pipe(v.string(), v.maxLength(20_000)) });
export type Entered = v.InferOutput<typeof enteredSchema>;

/** The flat key of an answer's tick. Ids have one dot between group and field, which a row's key keeps for its own. */
export function enteredKey(answer: string): string {
  return rowKey("simkopdes", answer.replaceAll(".", ":"), enteredField);
}

/** Null where it was never entered, or the tick was taken back. */
export function readEntered(ydoc: Y.Doc, answer: string): Entered | null {
  return shownValue(readField(profileMap(ydoc), enteredKey(answer), enteredSchema)) ?? null;
}

/** What ticks an answer; null takes the tick back. */
export function enteredWrite(answer: string, text: string | null, on: IsoDay) {
  return {
    root: "profile",
    key: enteredKey(answer),
    value: text === null ? null : ({ on, value: text.slice(0, 20_000) } satisfies Entered),
  };
}
