/**
 * How a paper looks, the same in Word and in PDF. A4; letters in Arial in Word and in Arimo in PDF, which has the same widths, so both
 * break alike. Sizes in points, lengths in points too (a point is 20 twips).
 */
import type { Mark } from "@pendamping/shared/papers/paper";

export const look = {
  page: { width: 595.28, height: 841.89 },
  /** Wider where it is punched and bound. */
  margins: { left: 79, top: 68, right: 57, bottom: 71 },
  size: { body: 10.5, small: 9, table: 8.5, dense: 7, heading: [15, 12, 10.5], title: 14, cover: 30 },
  /** In PDF a table or list as short as this stands on one page. (LibreOffice reads Word's way of saying so as something else.) */
  rowsKeptTogether: 18,
  itemsKeptTogether: 8,
  ink: "0E2328",
  ink2: "36494D",
  line: "9FB0AE",
  head: "E6ECEA",
  /** What is blank, contested or not understood: dark ochre on a light one, and readable in black and white. */
  mark: { ink: "664200", ground: "FFF1CC" },
} as const;

export const textWidth = look.page.width - look.margins.left - look.margins.right;

/** Whether words of this mark stand out. The day of making is like all other words. */
export function standsOut(mark: Mark | undefined): boolean {
  return mark !== undefined && mark !== "made-on";
}

/** Widths of the columns in points; together as wide as `width`. */
export function columnWidths(columns: readonly { readonly width: number }[], width: number): readonly number[] {
  const shares = columns.reduce((sum, column) => sum + column.width, 0) || 1;
  return columns.map((column) => (width * column.width) / shares);
}
