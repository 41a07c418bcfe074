/**
 * Grouping of figures while they are typed: identity numbers by four with spaces, rupiah by three with dots, the caret
 * staying beside the digit it stood at. What is not a plain figure ("Rp 1,25 M") is left as it was typed.
 */

export interface Typed {
  readonly text: string;
  readonly caret: number;
}

/** "0220109876" → "0220 1098 76". Text with anything but digits and spaces is kept as it is. */
export function groupByFour(text: string): string {
  const digits = text.replaceAll(/\s/g, "");
  return /^\d*$/.test(digits) ? digits.replaceAll(/(\d{4})(?=\d)/g, "$1 ") : text;
}

/** "1250000" → "1.250.000"; decimals after a comma stay. Anything else is kept as it is, to be read as a whole later. */
export function groupByThousand(text: string): string {
  const match = /^(\d[\d.]*)(,\d*)?$/.exec(text.trim());
  if (!match) return text;
  const digits = (match[1] ?? "").replaceAll(".", "").replace(/^0+(?=\d)/, "");
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, ".") + (match[2] ?? "");
}

/** Applies a grouping to what was just typed and finds the caret's place in the result. */
export function regroup(typed: Typed, group: (text: string) => string): Typed {
  const text = group(typed.text);
  const left = significant(typed.text.slice(0, typed.caret));
  let caret = 0;
  for (let seen = 0; caret < text.length && seen < left; caret++) seen += significant(text[caret] ?? "");
  return { text, caret: typed.caret >= typed.text.length ? text.length : caret };
}

/** "1,25" and a million → "1.250.000". Undefined where there is no figure to multiply, or the result is beyond counting. */
export function timesUnit(text: string, unit: number): string | undefined {
  const match = /^\s*(?:rp\s*)?(\d[\d.]*)(?:,(\d+))?\s*$/i.exec(text);
  if (!match) return undefined;
  const amount = Number(`${(match[1] ?? "").replaceAll(".", "")}.${match[2] ?? "0"}`) * unit;
  return Number.isSafeInteger(Math.round(amount)) ? groupByThousand(String(Math.round(amount))) : undefined;
}

function significant(text: string): number {
  return text.replaceAll(/[\s.]/g, "").length;
}
