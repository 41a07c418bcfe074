/** Values that fields and rows of the profile have in common. Wide on purpose: a doubtful value is kept and marked (doubt.ts). */
import * as v from "valibot";

/** A number made of digits is text: leading zeros count. It may be unfinished. */
export const digitsSchema = v.pipe(v.string(), v.regex(/^\d{1,40}$/));
/** How many people. */
export const peopleSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(10_000_000));
export const lineSchema = v.pipe(v.string(), v.nonEmpty(), v.maxLength(500));
export const degreesSchema = v.pipe(v.number(), v.finite());
/** A calendar month, "2026-11". */
export const monthSchema = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
