/** Reading the profile from a file's document. Writing goes through `setField` with the field's id as key. */
import * as v from "valibot";
import type * as Y from "yjs";
import { isoDaySchema } from "../day.ts";
import { type FieldSchema, type Reading, readField } from "../file/reading.ts";
import { rupiahSchema } from "../money.ts";
import { type OutletKind, outletKinds } from "../rule-set/rule-set.ts";
import { type ProfileField, profileFields } from "./fields.ts";

export type ProfileValue = string | number | boolean;

/** Every field of the profile by its id. */
export function readProfile(ydoc: Y.Doc): Map<string, Reading<ProfileValue>> {
  const map = profileMap(ydoc);
  return new Map(profileFields.map((field) => [field.id, readField(map, field.id, profileSchema(field))]));
}

/** The outlets that the cooperative plans, in the catalogue's order. */
export function plannedOutlets(ydoc: Y.Doc): OutletKind[] {
  const map = profileMap(ydoc);
  return outletKinds.filter((kind) => map.get(`outlets.${kind}.planned`) === true);
}

export function profileMap(ydoc: Y.Doc): Y.Map<unknown> {
  return ydoc.getMap("profile");
}

/** What the field stores. Wide on purpose: a doubtful value is kept and marked (doubt.ts), only a value of another kind is not understood. */
export function profileSchema(field: ProfileField): FieldSchema<ProfileValue> {
  switch (field.kind) {
    case "text":
    case "phone":
    case "email":
      return text(500);
    case "long-text":
      return text(20_000);
    case "rupiah":
      return rupiahSchema;
    case "day":
      return isoDaySchema;
    case "digits":
      return digitsText;
    case "choice":
      return v.picklist(field.choices ?? []);
    case "count":
      return v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(10_000_000));
    case "decimal":
      return v.pipe(v.number(), v.finite());
    case "flag":
      return v.boolean();
  }
}

const text = (lengthMax: number) => v.pipe(v.string(), v.nonEmpty(), v.maxLength(lengthMax));
/** A number made of digits is text: leading zeros count. It may be unfinished. */
const digitsText = v.pipe(v.string(), v.regex(/^\d{1,40}$/));
