/**
 * Whether a value looks unfinished or mistaken. A doubt is shown beside the field after it was left; it never blocks and never
 * changes the value, because the paper in the writer's hand may be right.
 */
import type { ProfileField } from "./fields.ts";

export type Doubt =
  | { readonly kind: "digits"; readonly expected: readonly number[]; readonly has: number }
  | { readonly kind: "phone" }
  | { readonly kind: "email" }
  /** Outside Indonesia, or latitude and longitude swapped. */
  | { readonly kind: "coordinate" };
export type DoubtKind = Doubt["kind"];

export function doubtAbout(field: ProfileField, value: unknown): Doubt | null {
  if (field.kind === "digits" && typeof value === "string") return doubtAboutDigits(field.digits ?? null, value);
  if (field.kind === "phone" && typeof value === "string") return phone.test(value) ? null : { kind: "phone" };
  if (field.kind === "email" && typeof value === "string") return email.test(value) ? null : { kind: "email" };
  if (field.kind === "decimal" && typeof value === "number") {
    const bounds = boundsByField[field.id];
    return bounds && (value < bounds[0] || value > bounds[1]) ? { kind: "coordinate" } : null;
  }
  return null;
}

/** For numbers of digits anywhere, an NIB or NPWP too. `expected` null: any number of digits will do. */
export function doubtAboutDigits(expected: readonly number[] | null, value: string): Doubt | null {
  const has = value.replace(/\D/g, "").length;
  return expected === null || expected.includes(has) ? null : { kind: "digits", expected, has };
}

const phone = /^(\+62|62|0)[\d\s-]{7,16}$/;
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** Indonesia with its seas, in degrees. */
const boundsByField: Readonly<Record<string, readonly [number, number] | undefined>> = {
  "address.latitude": [-11.5, 6.5],
  "address.longitude": [94.5, 141.5],
};
