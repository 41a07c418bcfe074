/**
 * Tables as text: what spreadsheets save as CSV (RFC 4180). Indonesian settings part by semicolons because the comma is the decimal
 * sign, and copying cells parts by tabs, so the separator is the one that any of the first lines has most of: a title may stand
 * above the heads. Nothing throws: an unclosed quotation mark reaches to the end.
 */

/** Rows of cells, without the byte order mark; lines in which nothing stands are left out. Cells are as written, spaces too. */
export function parseCsv(text: string): string[][] {
  const body = text.replace(/^\uFEFF/, "");
  const separator = separatorOf(body);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < body.length; at++) {
    const character = body.charAt(at);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (body[at + 1] === '"') cell += body.charAt(++at);
      else quoted = false;
    } else if (character === '"' && cell === "") quoted = true;
    else if (character === separator) {
      row.push(cell);
      cell = "";
    } else if (character === "\n" || character === "\r") {
      rows.push([...row, cell]);
      row = [];
      cell = "";
    } else cell += character;
  }
  rows.push([...row, cell]);
  return rows.filter((cells) => cells.some((each) => each.trim() !== ""));
}

/** One line of a table with commas; cells that need them get quotation marks. */
export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
}

const firstLines = 20;

function separatorOf(text: string): string {
  let best = { separator: ",", count: 0 };
  for (const line of text.replace(/"[^"]*"/g, "").split(/[\r\n]+/, firstLines))
    for (const separator of [",", ";", "\t"]) {
      const count = line.split(separator).length - 1;
      if (count > best.count) best = { separator, count };
    }
  return best.separator;
}
