/** Reading the profile from a file's document. Writing goes through `setField` with the field's id as key. */
import * as v from "valibot";
import type * as Y from "yjs";
import { isoDaySchema } from "../day.ts";
import { type FieldSchema, type Reading, readField } from "../file/reading.ts";
import { rupiahSchema } from "../money.ts";
import { type OutletKind, outletKinds } from "../rule-set/rule-set.ts";
import { type ProfileField, profileFields } from "./fields.ts";
import { degreesSchema, digitsSchema, lineSchema, peopleSchema } from "./values.ts";

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
      return lineSchema;
    case "long-text":
      return longText;
    case "rupiah":
      return rupiahSchema;
    case "day":
      return isoDaySchema;
    case "digits":
      return digitsSchema;
    case "choice":
      return v.picklist(field.choices ?? []);
    case "count":
      return peopleSchema;
    case "decimal":
      return degreesSchema;
    case "flag":
      return v.boolean();
  }
}

const longText = v.pipe(v.string(), v.nonEmpty(), v.maxLength(20_000));
