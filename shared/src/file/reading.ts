/**
 * Reading one field of a mentoring file. Nothing another client wrote is taken unparsed: a value that does not fit its
 * schema is "not understood", is kept, and breaks nothing. What is returned already carries the truth a screen must show.
 */
import * as v from "valibot";
import type * as Y from "yjs";
import { clashOf, headsOf, type Write, type WriteId, writeKey } from "./heads.ts";

/** One of several values that stand side by side; null means that its writer cleared the field. */
export interface Claim<T> {
  readonly value: T | null;
  readonly id: WriteId;
  /** Set where the value does not fit its schema; `value` is null then, though nobody cleared the field. */
  readonly notUnderstood?: { readonly raw: unknown };
}

/**
 * - `absent`: never written, or cleared (then `id` names the clearing write).
 * - `value`: one value; `id` says which write, from which the author is found.
 * - `contested`: people who had not seen each other's value wrote different ones; the last claim is the one Yjs shows. A
 *   claim that is not understood stands among the others: nobody may settle what they were not shown.
 * - `not-understood`: the shown value does not fit; `raw` is what is there.
 */
export type Reading<T> =
  | { readonly kind: "absent"; readonly id?: WriteId }
  | { readonly kind: "value"; readonly value: T; readonly id: WriteId }
  | { readonly kind: "contested"; readonly claims: readonly Claim<T>[]; readonly heads: readonly WriteId[] }
  | { readonly kind: "not-understood"; readonly raw: unknown; readonly id: WriteId };

/** Schemas of fields are synchronous and describe the stored value. */
export type FieldSchema<T> = v.GenericSchema<unknown, T>;

/** Reads a field; never throws. */
export function readField<T>(map: Y.Map<unknown>, key: string, schema: FieldSchema<T>): Reading<T> {
  const only = map._map.get(key);
  if (!only) return { kind: "absent" };
  // Written once and by nobody else, as most fields of a long table are: no heads to be found.
  if (only.left === null && only.length === 1 && !only.deleted) {
    const { client, clock } = only.id;
    return shownReading(map.get(key), { client, clock }, schema);
  }
  const groups = clashOf(map, key);
  if (groups) {
    const claims = groups.flatMap((group) => group.at(-1) ?? []).map((head) => claimOf(head, schema));
    return { kind: "contested", claims, heads: groups.flat().map((head) => head.id) };
  }
  const shown = headsOf(map, key).at(-1);
  if (!shown) return { kind: "absent" };
  return shownReading(map.get(key), shown.id, schema); // undefined where another client deleted the key
}

function shownReading<T>(raw: unknown, id: WriteId, schema: FieldSchema<T>): Reading<T> {
  if (raw === null || raw === undefined) return { kind: "absent", id };
  const parsed = v.safeParse(schema, raw);
  return parsed.success ? { kind: "value", value: parsed.output, id } : { kind: "not-understood", raw, id };
}

function claimOf<T>({ value, id }: Write, schema: FieldSchema<T>): Claim<T> {
  if (value === null || value === undefined) return { value: null, id };
  const parsed = v.safeParse(schema, value);
  return parsed.success ? { value: parsed.output, id } : { value: null, id, notUnderstood: { raw: value } };
}

/** The value to calculate with: of a contested field the one shown, else undefined where there is none. */
export function shownValue<T>(reading: Reading<T>): T | undefined {
  if (reading.kind === "value") return reading.value;
  if (reading.kind === "contested") return reading.claims.at(-1)?.value ?? undefined;
  return undefined;
}

/** Whether the field holds anything at all, understood or not. */
export function isFilled(reading: Reading<unknown>): boolean {
  return reading.kind !== "absent";
}

/**
 * Writes a field, or clears it with null. Where the writer was shown a contested reading, pass it as `shown`: the write
 * then settles exactly the claims that were on the screen. Several heads of one value are one value to whoever reads
 * them, so a write over them covers them all; else the others would turn up again as a clash with it.
 */
export function setField<T>(map: Y.Map<unknown>, key: string, value: T | null, shown?: Reading<T>): void {
  const agreed = () => (clashOf(map, key) ? [] : headsOf(map, key).map((head) => head.id));
  writeKey(map, key, value, shown?.kind === "contested" ? shown.heads : agreed());
}
