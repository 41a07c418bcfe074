/**
 * The words of a downloaded document, read from its bytes: a Word file is XML in a zip, a PDF shows glyphs of fonts that say which
 * letters they are. Enough for documents of our own making; no viewer is needed.
 */
import { inflateSync } from "node:zlib";
import { strFromU8, unzipSync } from "fflate";

/** All text of a Word document, runs joined. */
export function wordText(file: Buffer): string {
  const xml = strFromU8(unzipSync(file)["word/document.xml"] ?? new Uint8Array());
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(" ");
}

/** All text of a PDF, line by line as it was placed. */
export function pdfText(file: Buffer): string {
  const streams = pdfStreams(file);
  const fonts = streams.filter((text) => text.includes("beginbfrange")).map(lettersOf);
  const pages = streams.filter((text) => /\bT[jJ]\b/.test(text));
  // Which font a piece is set in does not matter: a piece is looked for in the letters of each.
  return fonts
    .flatMap((letters) =>
      pages.map((page) => page.replaceAll(/\[([^\]]*)\]\s*TJ/g, (_, run: string) => `\u0001${shown(run, letters)}\n`)),
    )
    .map((page) =>
      page
        .split("\n")
        .flatMap((line) => line.split("\u0001")[1] ?? [])
        .join("\n"),
    )
    .join("\n");
}

function shown(run: string, letters: ReadonlyMap<number, string>): string {
  return [...run.matchAll(/<([0-9a-fA-F]+)>/g)]
    .flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? [])
    .map((code) => letters.get(Number.parseInt(code, 16)) ?? "")
    .join("");
}

/** `<0000> <00ff> [<0000> <0050> …]`: glyphs from the first number on are these letters. */
function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, first = "", , list = ""] of map.matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*\[([^\]]*)\]/g)) {
    let glyph = Number.parseInt(first, 16);
    for (const [, hex = ""] of list.matchAll(/<([0-9a-fA-F ]*)>/g)) {
      const units = (hex.replaceAll(" ", "").match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
      letters.set(glyph++, String.fromCharCode(...units));
    }
  }
  return letters;
}

function pdfStreams(file: Buffer): string[] {
  const streams: string[] = [];
  for (let at = file.indexOf("stream\n"); at !== -1; at = file.indexOf("stream\n", at + 1)) {
    if (file.subarray(at - 3, at).toString() === "end") continue;
    const start = at + "stream\n".length;
    const bytes = file.subarray(start, file.indexOf("endstream", start));
    try {
      streams.push(inflateSync(bytes).toString("latin1"));
    } catch {
      streams.push(bytes.toString("latin1")); // not packed: a picture, or a stream written plainly
    }
  }
  return streams;
}
