/**
 * What stands in a NIK, the number of a resident: two digits each of province, regency and district where it was issued; day (of women
 * plus 40), month and year of birth; four that count. Region and birth date are those on the day of issue, and people move: what is
 * read here raises a doubt, never a certainty.
 */
import * as v from "valibot";
import { type IsoDay, isoDaySchema } from "../day.ts";

export interface NikReading {
  /** A province that there is, and no zero for regency, district or count. */
  readonly region: boolean;
  /** Null where the digits are no day. Of the two centuries, the one that is not ahead of `today`. */
  readonly birth: { readonly on: IsoDay; readonly gender: "female" | "male" } | null;
}

/** `nik` has 16 digits. */
export function readNik(nik: string, today: IsoDay): NikReading {
  const two = (at: number) => nik.slice(at, at + 2);
  const day = Number(two(6));
  const gender = day > 40 ? "female" : "male";
  const monthDay = `${two(8)}-${String(gender === "female" ? day - 40 : day).padStart(2, "0")}`;
  const on = [`20${two(10)}-${monthDay}`, `19${two(10)}-${monthDay}`].find(
    (date) => date <= today && v.is(isoDaySchema, date),
  );
  return {
    region: provinces.has(Number(two(0))) && two(2) !== "00" && two(4) !== "00" && nik.slice(12) !== "0000",
    birth: on === undefined ? null : { on, gender },
  };
}

/** Codes of provinces as of 2022. Source: idn-area-data, as for the region data. */
const provinces = new Set([
  11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 51, 52, 53, 61, 62, 63, 64, 65, 71, 72, 73, 74, 75,
  76, 81, 82, 91, 92, 93, 94, 95, 96,
]);
