/** Months on papers. */
import { formatDay } from "../day.ts";

/** "November 2026", of a day or a month. */
export function monthName(of: string): string {
  return formatDay(`${of.slice(0, 7)}-01`, "id", "long").replace(/^\d+ /, "");
}
