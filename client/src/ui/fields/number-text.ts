/**
 * Numbers as people here write them: dots part the thousands, a comma the decimals, in both languages, as on the papers. Read kindly:
 * a dot before anything but three digits is a decimal one.
 */
import { groupByThousand } from "./grouping.ts";

/** "1.200,5" */
export function quantityText(value: number): string {
  const [whole = "", fraction] = decimalDigits(Math.abs(value)).split(".");
  return `${value < 0 ? "−" : ""}${groupByThousand(whole)}${fraction === undefined ? "" : `,${fraction}`}`;
}

/** Null where nothing stands, undefined where it is no number or has more than `decimalsMax` decimals. */
export function quantityValue(text: string, decimalsMax = 3): number | null | undefined {
  const plain = text.replaceAll(/[\s ]/g, "").replace("−", "-");
  if (plain === "") return null;
  const sign = plain.startsWith("-") ? -1 : 1;
  const digits = plain.replace(/^-/, "");
  const parts =
    /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/.exec(digits) ?? // 1.200,5
    /^(\d{1,3}(?:,\d{3})+|\d+)\.(\d+)$/.exec(digits) ?? // 1,200.5
    /^(\d{1,3}(?:,\d{3}){2,})$/.exec(digits); // 1,200,000
  if (!parts) return undefined;
  const whole = (parts[1] ?? "").replaceAll(/[.,]/g, "");
  const fraction = (parts[2] ?? "").replace(/0+$/, "");
  if (whole.length > 12 || fraction.length > decimalsMax) return undefined;
  return sign * Number(`${whole}.${fraction || "0"}`) + 0; // no −0
}

/** Basis points as per cent: 50 is "0,5". */
export function percentText(bp: number): string {
  return quantityText(bp / 100);
}

/** "0,5" or "0,5 %" is 50. */
export function percentValue(text: string): number | null | undefined {
  const value = quantityValue(text.replace("%", ""), 2);
  return value === null || value === undefined ? value : Math.round(value * 100);
}

/** A number with decimals, such as a coordinate; comma and dot both part the decimals. */
export function decimalValue(text: string): number | null | undefined {
  const plain = text.trim().replace(",", ".").replace("−", "-");
  if (plain === "") return null;
  const value = /^-?\d{1,9}(\.\d{1,12})?$/.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** Without an exponent: 0.0000001 is no quantity, but must not read as one. */
function decimalDigits(value: number): string {
  return String(value).includes("e") ? value.toFixed(9) : String(value);
}
