/**
 * Values of the file as words of a paper, with the truth about them: what is not filled in says so in its place, of a contested figure
 * both values stand there, and what is not understood is quoted. Whoever writes a paper with one of these gets the lists for its end.
 */
import { formatDay } from "../day.ts";
import type { Reading } from "../file/reading.ts";
import { formatRupiah, rupiahInWords } from "../money.ts";
import type { Run, Runs } from "./paper.ts";

export interface Gaps {
  /** A value, or what there is instead of one. `label` names it: "NIB". */
  value<T>(label: string, reading: Reading<T> | undefined, words: (value: T) => string): Runs;
  /** The same, where nothing is wrong with leaving it empty. */
  optional<T>(label: string, reading: Reading<T> | undefined, words: (value: T) => string): Runs;
  /** "[belum diisi: NIB]", and notes it. */
  blank(label: string): Runs;
  /** A figure that rests on contested ones: marked, and the reason noted. */
  contested(label: string, words: string): Runs;
  note(label: string): void;
  readonly blanks: readonly string[];
  readonly contestedFigures: readonly string[];
}

export function createGaps(): Gaps {
  const blanks = new Set<string>();
  const contestedFigures = new Set<string>();
  const blank = (label: string): Runs => {
    blanks.add(label);
    return [{ text: `[belum diisi: ${label}]`, mark: "blank" }];
  };
  const filled = <T>(label: string, reading: Reading<T>, words: (value: T) => string): Runs => {
    if (reading.kind === "value") return text(words(reading.value));
    if (reading.kind === "not-understood")
      return [{ text: `“${rawWords(reading.raw)}” (belum dimengerti)`, mark: "doubtful" }];
    if (reading.kind === "absent") return [];
    contestedFigures.add(label);
    const values = reading.claims.map((claim) =>
      claim.notUnderstood
        ? `“${rawWords(claim.notUnderstood.raw)}”`
        : claim.value === null
          ? "kosong"
          : words(claim.value),
    );
    return [{ text: `${values.join(" atau ")} (belum disepakati)`, mark: "contested" }];
  };
  return {
    value: (label, reading, words) =>
      reading === undefined || reading.kind === "absent" ? blank(label) : filled(label, reading, words),
    optional: (label, reading, words) => (reading === undefined ? [] : filled(label, reading, words)),
    blank,
    contested(label, words) {
      contestedFigures.add(label);
      return [{ text: `${words} (belum disepakati)`, mark: "contested" }];
    },
    note: (label) => void contestedFigures.add(label),
    get blanks() {
      return [...blanks];
    },
    get contestedFigures() {
      return [...contestedFigures];
    },
  };
}

export function text(words: string): Runs {
  return words === "" ? [] : [{ text: words }];
}

export function bold(words: string): Runs {
  return [{ text: words, bold: true }];
}

/** Words and values in one sentence: `sentence("Diajukan kepada ", bank, ".")`. Plain neighbours become one run. */
export function sentence(...parts: readonly (string | Runs)[]): Runs {
  const runs: Run[] = [];
  for (const run of parts.flatMap((part): readonly Run[] => (typeof part === "string" ? text(part) : part))) {
    const before = runs.at(-1);
    if (before && isPlain(before) && isPlain(run)) runs[runs.length - 1] = { text: before.text + run.text };
    else runs.push(run);
  }
  return runs;
}

function isPlain({ bold: strong, italic, mark }: Run): boolean {
  return !strong && !italic && mark === undefined;
}

export function asText(value: string): string {
  return value;
}

/** "24 November 2026" */
export function day(value: string): string {
  return formatDay(value, "id", "long");
}

/** "24 Nov 2026", in tables */
export function shortDay(value: string): string {
  return formatDay(value, "id", "short");
}

/** "Rp1.250.000 (satu juta dua ratus lima puluh ribu rupiah)" */
export function digitsAndWords(rp: number): string {
  return `${formatRupiah(rp)} (${rupiahInWords(rp, "id")})`;
}

/** "1.250.000", "−1.250.000": an amount in a table whose head names the rupiah; nought is a dash. */
export function amount(rp: number): string {
  if (rp === 0) return "–";
  return formatRupiah(rp).replace("Rp", "");
}

/** "1.250,5" */
export function number(value: number, decimals = 3): string {
  const [whole = "0", fraction] = String(Math.round(Math.abs(value) * 10 ** decimals) / 10 ** decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  return `${value < 0 ? "−" : ""}${grouped}${fraction === undefined ? "" : `,${fraction}`}`;
}

/** Basis points: 650 → "6,5%" */
export function percent(bp: number): string {
  return `${number(bp / 100, 2)}%`;
}

/** Hundredths: 138 → "1,38" */
export function hundredths(value: number): string {
  const whole = Math.trunc(Math.abs(value) / 100);
  return `${value < 0 ? "−" : ""}${number(whole)},${String(Math.abs(value) % 100).padStart(2, "0")}`;
}

function rawWords(raw: unknown): string {
  if (typeof raw === "string") return raw;
  try {
    return JSON.stringify(raw) ?? "";
  } catch {
    return "";
  }
}
