/**
 * Money is whole rupiah: an integer, never a fraction, so sums are exact up to nine hundred trillion. Formatting is Indonesian in
 * both languages (Rp1.250.000), because the papers are; only words differ.
 */
import * as v from "valibot";

export type Rupiah = number;

/** Below this every sum of a cooperative's life stays exact in a double. */
export const rupiahMax = 999_999_999_999_999;

/** An amount as stored in a file. Negative amounts have fields of their own (a loss is not a negative gain). */
export const rupiahSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(rupiahMax));

/** "Rp1.250.000"; a negative figure of a table "−Rp1.250.000". */
export function formatRupiah(rp: Rupiah): string {
  return `${rp < 0 ? "−" : ""}Rp${groupThousands(Math.abs(rp))}`;
}

/** "1.250.000", as fields show it while somebody types. */
export function groupThousands(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ".");
}

/**
 * What a person means by an amount typed or pasted: "1.250.000,00", "Rp 1,25 M", "250 juta", "Rp1.250.000,-", "1,250,000.00".
 * Cents are rounded half up. Null where it could mean two things ("1,250") or nothing: asking is better than guessing.
 */
export function parseRupiah(text: string): Rupiah | null {
  const match = /^(?:rp\.?|idr)?\s*([\d.,]*\d)(?:,-+|,=)?\s*([a-z]*)\.?$/i.exec(
    text.replace(/[\s\u00a0]+/g, " ").trim(),
  );
  if (!match) return null;
  const unit = scaleByUnit[(match[2] ?? "").toLowerCase()];
  const number = parseNumber(match[1] ?? "", unit !== undefined && unit > 0);
  if (unit === undefined || number === null) return null;
  return scaled(number, unit);
}

/**
 * The amount in words, for formal papers (terbilang) and under amounts from one million: "satu juta dua ratus lima puluh ribu rupiah".
 */
export function rupiahInWords(rp: Rupiah, language: "id" | "en"): string {
  const words = rp === 0 ? (language === "id" ? "nol" : "zero") : wordsFor[language](Math.abs(rp));
  return `${rp < 0 ? "minus " : ""}${words} rupiah`;
}

/** Powers of ten. "M" is miliar on Indonesian papers, never a million. */
const scaleByUnit: Readonly<Record<string, number | undefined>> = {
  "": 0,
  rupiah: 0,
  rb: 3,
  ribu: 3,
  jt: 6,
  juta: 6,
  m: 9,
  mlr: 9,
  milyar: 9,
  miliar: 9,
  t: 12,
  triliun: 12,
};

interface Decimal {
  readonly whole: string;
  readonly fraction: string;
}

/** Finds out which of dot and comma parts the thousands. `short`: a unit follows, so one separator may be a decimal one. */
function parseNumber(text: string, short: boolean): Decimal | null {
  const grouped = (separator: "." | ",") => new RegExp(`^[1-9]\\d{0,2}(\\${separator}\\d{3})+$`).test(text);
  if (/^\d+$/.test(text)) return { whole: text, fraction: "" };
  if (grouped(".")) return { whole: text.replaceAll(".", ""), fraction: "" };
  if (/^\d{1,3}(,\d{3}){2,}$/.test(text)) return { whole: text.replaceAll(",", ""), fraction: "" };
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  const separator = text[last];
  const before = text.slice(0, last);
  const fraction = text.slice(last + 1);
  if (/^\d+$/.test(before)) {
    const decimal = short ? fraction.length <= 9 : fraction.length <= 2 && separator === ",";
    return decimal && fraction.length > 0 ? { whole: before, fraction } : null;
  }
  const thousands = separator === "," ? "." : ",";
  const wholeIsGrouped = new RegExp(`^\\d{1,3}(\\${thousands}\\d{3})+$`).test(before);
  if (!wholeIsGrouped || fraction.length === 0 || fraction.length > 2) return null;
  return { whole: before.replaceAll(thousands, ""), fraction };
}

/** Shifts the decimal point in the text itself: 1.15 × 10⁹ by multiplication is not exactly 1,150,000,000. */
function scaled(number: Decimal, power: number): Rupiah | null {
  const shifted = number.fraction.padEnd(power, "0");
  const rp = Number(number.whole + shifted.slice(0, power)) + (Number(shifted[power] ?? "0") >= 5 ? 1 : 0);
  return rp <= rupiahMax ? rp : null;
}

const idUnits = [
  "",
  "satu",
  "dua",
  "tiga",
  "empat",
  "lima",
  "enam",
  "tujuh",
  "delapan",
  "sembilan",
  "sepuluh",
  "sebelas",
];
const enUnits =
  " one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const enTens = "  twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

const wordsFor = {
  id(amount: number): string {
    const rest = (divisor: number) => (amount % divisor > 0 ? ` ${wordsFor.id(amount % divisor)}` : "");
    const times = (divisor: number) => wordsFor.id(Math.floor(amount / divisor));
    if (amount < 12) return idUnits[amount] ?? "";
    if (amount < 20) return `${idUnits[amount - 10]} belas`;
    if (amount < 100) return `${times(10)} puluh${rest(10)}`;
    if (amount < 200) return `seratus${rest(100)}`;
    if (amount < 1_000) return `${times(100)} ratus${rest(100)}`;
    if (amount < 2_000) return `seribu${rest(1_000)}`;
    if (amount < 1e6) return `${times(1_000)} ribu${rest(1_000)}`;
    if (amount < 1e9) return `${times(1e6)} juta${rest(1e6)}`;
    if (amount < 1e12) return `${times(1e9)} miliar${rest(1e9)}`;
    return `${times(1e12)} triliun${rest(1e12)}`;
  },
  en(amount: number): string {
    const rest = (divisor: number) => (amount % divisor > 0 ? ` ${wordsFor.en(amount % divisor)}` : "");
    const times = (divisor: number) => wordsFor.en(Math.floor(amount / divisor));
    if (amount < 20) return enUnits[amount] ?? "";
    if (amount < 100) return `${enTens[Math.floor(amount / 10)]}${amount % 10 > 0 ? `-${enUnits[amount % 10]}` : ""}`;
    if (amount < 1_000) return `${times(100)} hundred${rest(100)}`;
    if (amount < 1e6) return `${times(1_000)} thousand${rest(1_000)}`;
    if (amount < 1e9) return `${times(1e6)} million${rest(1e6)}`;
    if (amount < 1e12) return `${times(1e9)} billion${rest(1e9)}`;
    return `${times(1e12)} trillion${rest(1e12)}`;
  },
};
