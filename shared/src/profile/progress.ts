/**
 * How much of the profile is filled: counted fields that hold anything, understood or not, agreed or contested. Where members are
 * listed, their number is known without its field.
 */
import type * as Y from "yjs";
import { isFilled } from "../file/reading.ts";
import { readProfile } from "./access.ts";
import { profileFields } from "./fields.ts";
import { memberCount } from "./members.ts";

export interface ProfileProgress {
  readonly filled: number;
  readonly total: number;
  /** Ids of the fields that are missing, in the form's order. */
  readonly missing: readonly string[];
}

export function profileProgress(ydoc: Y.Doc): ProfileProgress {
  const readings = readProfile(ydoc);
  const counted = profileFields.filter((field) => !field.optional);
  const missing = counted
    .filter((field) => !isFilled(readings.get(field.id) ?? { kind: "absent" }))
    .filter((field) => field.id !== "identity.members" || memberCount(ydoc) === null)
    .map((field) => field.id);
  return { filled: counted.length - missing.length, total: counted.length, missing };
}
