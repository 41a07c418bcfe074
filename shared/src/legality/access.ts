/**
 * Where the legality section keeps its fields: flat keys of the root map `legality` (`nib.number`), so two people who fill the same
 * untouched item offline both survive. A remark is the root text `legality:nib`. Absent means not started.
 */
import * as v from "valibot";
import type * as Y from "yjs";
import { isoDaySchema } from "../day.ts";
import type { FieldSchema } from "../file/reading.ts";

export const legalityStatuses = ["not-started", "in-progress", "submitted", "complete", "not-needed"] as const;
export type LegalityStatus = (typeof legalityStatuses)[number];

/** What each field stores; an item's rule says which of them prove it. */
const schemas = {
  status: v.picklist(legalityStatuses),
  number: shortText(),
  /** The day on the paper. */
  issuedOn: isoDaySchema,
  expiresOn: isoDaySchema,
  /** The day of a meeting. */
  heldOn: isoDaySchema,
  participants: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000)),
  issuer: shortText(),
  notary: shortText(),
  bank: shortText(),
  /** In whose name a bank account is. */
  holder: shortText(),
  accountName: shortText(),
  submittedTo: shortText(),
  submittedOn: isoDaySchema,
  /** A name or a position, as people say it: "Ketua". */
  responsible: shortText(),
  targetOn: isoDaySchema,
  notNeededReason: shortText(),
} as const satisfies Record<string, FieldSchema<unknown>>;

export type LegalityFieldName = keyof typeof schemas;
export type LegalityValues = { [F in LegalityFieldName]: v.InferOutput<(typeof schemas)[F]> };

export const legalityFieldNames = Object.keys(schemas) as LegalityFieldName[];

/** Every item has these, whatever proves it. */
export const handlingFields = [
  "status",
  "submittedTo",
  "submittedOn",
  "notNeededReason",
  "responsible",
  "targetOn",
] as const satisfies readonly LegalityFieldName[];

/** The flat key of an item's field: `nib.issuedOn`, `outlet-licence/grocery.number`. */
export function legalityKey(itemId: string, field: LegalityFieldName): string {
  return `${itemId}.${field}`;
}

/** The root text that holds an item's remark. */
export function legalityRemarkRoot(itemId: string): string {
  return `legality:${itemId}`;
}

export function legalityFieldSchema<F extends LegalityFieldName>(field: F): FieldSchema<LegalityValues[F]> {
  return schemas[field] as FieldSchema<unknown> as FieldSchema<LegalityValues[F]>;
}

export function legalityMap(ydoc: Y.Doc): Y.Map<unknown> {
  return ydoc.getMap("legality");
}

function shortText() {
  return v.pipe(v.string(), v.nonEmpty(), v.maxLength(500));
}
