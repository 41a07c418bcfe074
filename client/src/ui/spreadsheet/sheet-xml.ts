/**
 * The parts of an Excel file (Office Open XML, ECMA-376) as text. Written by hand, because the writers at hand either keep no computed
 * value beside a formula or weigh a multiple; what is needed is small and has not changed since 2007.
 */
import { type ColumnKind, columnLetters, type Sheet } from "@pendamping/shared/papers/workbook/workbook";

/** Number of the style in `stylesXml`. */
const styleByKind: Readonly<Record<ColumnKind, number>> = { text: 0, rupiah: 1, number: 2, day: 3 };
const headStyle = 4;

export function sheetXml(sheet: Sheet, { footer }: { readonly footer: string }): string {
  const { columns, rows } = sheet;
  const last = `${columnLetters(columns.length - 1)}${rows.length + 1}`;
  const widths = columns
    .map(({ head, kind }, index) => {
      const longest = Math.max(0, ...rows.slice(0, 200).map((row) => shownLength(row[index] ?? null, kind)));
      const width = Math.min(60, Math.max(8, Math.min(head.length, 24), longest) + 2);
      return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
    })
    .join("");
  const head = columns.map((column, index) => textCell(`${columnLetters(index)}1`, column.head, headStyle)).join("");
  const body = rows
    .map((row, index) => {
      const cells = columns.map((column, place) =>
        cellXml(`${columnLetters(place)}${index + 2}`, row[place] ?? null, column.kind),
      );
      return `<row r="${index + 2}">${cells.join("")}</row>`;
    })
    .join("");
  return `${declaration}<worksheet xmlns="${main}">
<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>
<dimension ref="A1:${last}"/>
<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
<cols>${widths}</cols>
<sheetData><row r="1">${head}</row>${body}</sheetData>
<autoFilter ref="A1:${last}"/>
<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>
<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>
<headerFooter><oddFooter>${xmlText(`&L&8${footer.replaceAll("&", "&&")}&R&8Halaman &P dari &N`)}</oddFooter></headerFooter>
</worksheet>`;
}

function cellXml(place: string, value: Sheet["rows"][number][number], kind: ColumnKind): string {
  const style = styleByKind[kind];
  if (value === null) return "";
  if (typeof value === "object")
    return `<c r="${place}" s="${style}"><f>${xmlText(value.formula)}</f><v>${value.value}</v></c>`;
  if (typeof value === "number") return `<c r="${place}" s="${style}"><v>${value}</v></c>`;
  const serial = kind === "day" ? daySerial(value) : null;
  return serial === null ? textCell(place, value, 0) : `<c r="${place}" s="${style}"><v>${serial}</v></c>`;
}

function textCell(place: string, text: string, style: number): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

/** Days since 30 December 1899, as spreadsheets count them; null for what is no day. */
export function daySerial(day: string): number | null {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(day) && Number.isFinite(ms) ? ms / 86_400_000 + 25_569 : null;
}

function shownLength(value: Sheet["rows"][number][number], kind: ColumnKind): number {
  if (value === null) return 0;
  if (typeof value === "string") return kind === "day" ? 10 : value.length;
  const digits = String(Math.round(typeof value === "object" ? value.value : value)).length;
  return kind === "rupiah" ? Math.ceil((digits * 4) / 3) + 1 : digits + 2;
}

/** Text and dates by their kind; headings bold on grey, wrapped. */
export const stylesXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.###"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE6ECEA"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="5">
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment wrapText="1" vertical="center"/></xf>
</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`;

export const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** Escaped, and without the control characters that XML cannot hold. */
export function xmlText(text: string): string {
  return Array.from(text, (sign) => escapes[sign] ?? (mayStand(sign) ? sign : "")).join("");
}

const escapes: Readonly<Record<string, string | undefined>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function mayStand(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  const isControl = code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d;
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  return !isControl && !isHalf && code !== 0xfffe && code !== 0xffff;
}
