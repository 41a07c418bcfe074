/**
 * Whether a value looks unfinished or mistaken. A doubt is shown beside the field after it was left; it never blocks and never
 * changes the value, because the paper in the writer's hand may be right.
 */
import type { IsoDay } from "../day.ts";
import type { Expectation } from "./fields.ts";
import { readNik } from "./nik.ts";

export type Doubt =
  | { readonly kind: "digits"; readonly expected: readonly number[]; readonly has: number }
  /** No region or no birth date can be read in it, or another birth date or gender than stands beside it. */
  | { readonly kind: "nik-region" | "nik-birth" | "nik-other-birth" | "nik-other-gender" }
  | { readonly kind: "phone" }
  | { readonly kind: "email" }
  /** Outside Indonesia, or latitude and longitude swapped. */
  | { readonly kind: "coordinate" }
  /** Lies ahead, where only what has been can stand. */
  | { readonly kind: "future" };
export type DoubtKind = Doubt["kind"];

/** What a NIK is compared with, and the day that it is. */
export interface Beside {
  readonly today: IsoDay;
  readonly birthOn?: unknown;
  readonly gender?: unknown;
}

export function doubtAbout(
  field: Expectation & { readonly kind: string },
  value: unknown,
  beside: Beside,
): Doubt | null {
  if (typeof value === "string")
    switch (field.kind) {
      case "digits":
        return doubtAboutDigits(field.digits ?? null, value) ?? (field.nik ? doubtAboutNik(value, beside) : null);
      case "phone":
        return phone.test(value) ? null : { kind: "phone" };
      case "email":
        return email.test(value) ? null : { kind: "email" };
      case "day":
        return field.past && value > beside.today ? { kind: "future" } : null;
    }
  const bounds = field.axis && boundsByAxis[field.axis];
  return bounds && typeof value === "number" && (value < bounds[0] || value > bounds[1])
    ? { kind: "coordinate" }
    : null;
}

/** For numbers of digits anywhere, an NIB, an NPWP or a KBLI too. `expected` null: any number of digits will do. */
export function doubtAboutDigits(expected: readonly number[] | null, value: string): Doubt | null {
  const has = value.replace(/\D/g, "").length;
  return expected === null || expected.includes(has) ? null : { kind: "digits", expected, has };
}

/** Of a NIK with all its digits. */
function doubtAboutNik(nik: string, { today, birthOn, gender }: Beside): Doubt | null {
  const read = readNik(nik, today);
  if (!read.region) return { kind: "nik-region" };
  if (!read.birth) return { kind: "nik-birth" };
  if (typeof birthOn === "string" && birthOn.slice(2) !== read.birth.on.slice(2)) return { kind: "nik-other-birth" };
  if (typeof gender === "string" && gender !== read.birth.gender) return { kind: "nik-other-gender" };
  return null;
}

const phone = /^(\+62|62|0)[\d\s-]{7,16}$/;
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** Indonesia with its seas, in degrees. */
const boundsByAxis = { latitude: [-11.5, 6.5], longitude: [94.5, 141.5] } as const;
