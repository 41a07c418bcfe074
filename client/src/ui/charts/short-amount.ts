/**
 * Amounts as charts and sentences say them: three figures and a unit, "Rp12,4 jt". Written as on Indonesian papers in both languages,
 * but for the unit's name. Tables show the whole amount.
 */
import type { Language } from "../../i18n/language.ts";

const units = [
  { from: 1e12, id: "T", en: "tn" },
  { from: 1e9, id: "M", en: "bn" },
  { from: 1e6, id: "jt", en: "m" },
  { from: 1e3, id: "rb", en: "k" },
] as const;

export function shortAmount(rp: number, language: Language): string {
  const size = Math.abs(rp);
  const sign = rp < 0 ? "−" : "";
  for (const [index, unit] of units.entries()) {
    if (size < unit.from) continue;
    const text = threeFigures(size / unit.from);
    const larger = units[index - 1];
    // 999,999 is a million, not "1000 rb"
    return text === "1000" && larger ? `${sign}Rp1 ${larger[language]}` : `${sign}Rp${text} ${unit[language]}`;
  }
  return `${sign}Rp${size}`;
}

/** 12.43 → "12,4", 1.25 → "1,25", 156.7 → "157"; no zeros at the end. */
function threeFigures(value: number): string {
  const decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return String(Number(value.toFixed(decimals))).replace(".", ",");
}
