/** How the periods of a plan are called where there is little room. */
import { formatDay, type IsoMonth } from "@pendamping/shared/day";
import type { Language } from "../../../i18n/language.ts";

/** "Mei 27" */
export function monthShort(month: IsoMonth, language: Language): string {
  return formatDay(`${month}-01`, language, "short").replace(/^\d+ (\S+) \d\d(\d\d)$/, "$1 $2");
}
