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
import type { Answer } from "./sheet.ts";

const filesMax = 200;
const enteredSchema = v.object({
  on: isoDaySchema,
  value: v.pipe(v.string(), v.maxLength(20_000)),
  /** Of files: the contents that were uploaded there, as the starts of their hashes. Older ticks know only their number, in `value`. */
  files: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(filesMax))),
});
export type Entered = v.InferOutput<typeof enteredSchema>;

/** The flat key of an answer's tick. Ids have one dot between group and field, which a row's key keeps for its own. */
export function enteredKey(answer: string): string {
  return rowKey("simkopdes", answer.replaceAll(".", ":"), enteredField);
}

/** Null where it was never entered, or the tick was taken back. */
export function readEntered(ydoc: Y.Doc, answer: string): Entered | null {
  return shownValue(readField(profileMap(ydoc), enteredKey(answer), enteredSchema)) ?? null;
}

/** What ticks an answer as it is now; null takes the tick back. */
export function enteredWrite(id: string, answer: Answer | null, on: IsoDay) {
  return {
    root: "profile",
    key: enteredKey(id),
    value: answer === null ? null : ({ on, ...stateOf(answer) } satisfies Entered),
  };
}

/** Does the answer read differently since it was entered? */
export function isChangedSince(entered: Entered, answer: Answer): boolean {
  const now = stateOf(answer);
  return (
    entered.value !== now.value || (entered.files !== undefined && entered.files.join() !== (now.files ?? []).join())
  );
}

function stateOf(answer: Answer): Pick<Entered, "value" | "files"> {
  if (answer.kind === "value") return { value: answer.text.slice(0, 20_000) };
  if (answer.kind !== "files") return { value: "" };
  return { value: String(answer.files.length), files: answer.files.slice(0, filesMax).map(printOf).sort() };
}

/** As much of a content's hash as tells it from the other files of one place. */
function printOf({ sha256 }: { readonly sha256: string }): string {
  return sha256.slice(0, 16);
}
