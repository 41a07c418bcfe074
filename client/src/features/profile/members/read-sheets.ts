/** Reads a spreadsheet that was chosen on this device; nothing leaves it. The reader of Excel files comes when first needed. */
import { parseCsv } from "@pendamping/shared/csv";
import type { Sheet, SheetCell } from "@pendamping/shared/profile/member-import";

export interface NamedSheet {
  readonly name: string;
  readonly rows: Sheet;
}

export type SheetsRead =
  | { readonly kind: "sheets"; readonly sheets: readonly NamedSheet[] }
  /** `old-excel`: .xls of before 2007. */
  | { readonly kind: "old-excel" | "too-large" | "unreadable" | "empty" };

const bytesMax = 15 * 2 ** 20;
/** A hundred thousand rows; what claims more would only exhaust the phone. */
const inflatedBytesMax = 100 * 2 ** 20;

/** Never throws, whatever file it is. */
export async function readSheets(chosen: File): Promise<SheetsRead> {
  if (chosen.size > bytesMax) return { kind: "too-large" };
  try {
    const bytes = await chosen.arrayBuffer();
    const start = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength)).join();
    if (start === "208,207,17,224") return { kind: "old-excel" };
    const sheets =
      start === "80,75,3,4" ? await excelSheets(bytes) : [{ name: chosen.name, rows: parseCsv(decodeText(bytes)) }];
    const filled = sheets.filter(({ rows }) => rows.length > 0);
    return filled.length > 0 ? { kind: "sheets", sheets: filled } : { kind: "empty" };
  } catch {
    return { kind: "unreadable" };
  }
}

/**
 * The reader would inflate large parts in a worker made of text, which the page's policy forbids, and rightly. So the parts are inflated
 * here, and given to it in an archive that only stores them.
 */
async function excelSheets(bytes: ArrayBuffer): Promise<NamedSheet[]> {
  const [{ default: readExcel }, { unzipSync, zipSync }] = await Promise.all([
    import("read-excel-file/universal"),
    import("fflate"),
  ]);
  let inflated = 0;
  const parts = unzipSync(new Uint8Array(bytes), {
    filter({ name, originalSize }) {
      if (!/\.(xml|rels)$/.test(name)) return false; // pictures
      inflated += originalSize;
      if (inflated > inflatedBytesMax) throw new Error("more than a list of members can be");
      return true;
    },
  });
  const sheets = await readExcel(zipSync(parts, { level: 0 }).buffer as ArrayBuffer);
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as unknown as SheetCell[][] }));
}

/** Older spreadsheets save text files in the code page of Windows. */
function decodeText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
