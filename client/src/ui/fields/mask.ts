/** Personal data for those who do not need them: of a number all but the last four digits as dots, of words everything. */
export function mask(text: string): string {
  return `•••• ${lastDigits(text)}`.trim();
}

/** The four digits that a mask leaves; "" where the text does not end in so many. */
export function lastDigits(text: string): string {
  return /\d{4}$/.exec(text.replaceAll(/\s/g, ""))?.[0] ?? "";
}
