/**
 * Finding words and numbers in the texts of the files on this device. Pure; the page draws what is found.
 *
 * Every word searched for must stand in the piece of text or in the name of its place or file. Case and accents do not matter; a
 * number of four digits or more is also found where it is written with dots, spaces or dashes.
 */
import type { TextPiece } from "@pendamping/shared/search/file-text";

/** A file's texts as they are searched. */
export interface SearchedFile {
  readonly id: string;
  /** Its names: village, cooperative, district, code. */
  readonly names: string;
  readonly pieces: readonly SearchedPiece[];
}

interface SearchedPiece {
  readonly piece: TextPiece;
  readonly plain: string;
  readonly digits: string;
  /** The name of the field or text, as words. */
  readonly place: string;
}

export interface FoundFile {
  readonly id: string;
  /** The file itself was meant: its names hold all the words. */
  readonly byName: boolean;
  /** Text that holds the words before text whose place does. */
  readonly pieces: readonly TextPiece[];
}

export interface SearchedText {
  readonly id: string;
  readonly names: string;
  readonly pieces: readonly TextPiece[];
}

/** Prepares texts once, so that each letter typed is quick. `placeOf` names a piece's place; `personal` lets personal data in. */
export function prepare(
  files: readonly SearchedText[],
  { placeOf, personal }: { placeOf: (piece: TextPiece) => string; personal: boolean },
): SearchedFile[] {
  return files.map(({ id, names, pieces }) => ({
    id,
    names: plainText(names),
    pieces: pieces
      .filter((piece) => personal || !piece.personal)
      .map((piece) => ({
        piece,
        plain: plainText(piece.text),
        digits: piece.text.replace(/\D/g, ""),
        place: plainText(placeOf(piece)),
      })),
  }));
}

/** Files in the given order, those meant by name first; each with at most `piecesMax` pieces. */
export function find(files: readonly SearchedFile[], text: string, piecesMax = 5): FoundFile[] {
  const words = plainText(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return files
    .map((file): FoundFile => {
      const byName = words.every((word) => file.names.includes(word));
      const inText: TextPiece[] = [];
      const inPlace: TextPiece[] = [];
      for (const { piece, plain, digits, place } of file.pieces) {
        const has = (word: string) => plain.includes(word) || hasNumber(digits, word);
        if (!words.every((word) => has(word) || place.includes(word) || file.names.includes(word))) continue;
        if (words.some(has)) inText.push(piece);
        else if (words.some((word) => place.includes(word))) inPlace.push(piece);
      }
      return { id: file.id, byName, pieces: [...inText, ...inPlace].slice(0, piecesMax) };
    })
    .filter(({ byName, pieces }) => byName || pieces.length > 0)
    .sort((a, b) => Number(b.byName) - Number(a.byName));
}

/** The part of a text around the first word found, in parts of which every second one was found. */
export function excerpt(text: string, search: string, lengthMax = 120): string[] {
  const words = plainText(search).split(/\s+/).filter(Boolean);
  const plain = plainText(text);
  const first = Math.min(...words.map((word) => plain.indexOf(word)).filter((at) => at !== -1), text.length);
  const from = first > lengthMax / 2 && text.length > lengthMax ? first - lengthMax / 3 : 0;
  const start = from === 0 ? 0 : text.indexOf(" ", from) + 1;
  const cut = text.slice(start, start + lengthMax);
  const shown = `${start > 0 ? "…" : ""}${cut}${start + lengthMax < text.length ? "…" : ""}`;
  return marked(shown, words);
}

function marked(text: string, words: readonly string[]): string[] {
  const plain = plainText(text);
  const parts: string[] = [];
  let between = "";
  for (let at = 0; at < text.length; ) {
    const word = words.find((each) => plain.startsWith(each, at));
    if (word) {
      parts.push(between, text.slice(at, at + word.length));
      between = "";
    } else between += text.charAt(at);
    at += word?.length ?? 1;
  }
  return [...parts, between];
}

function hasNumber(digits: string, word: string): boolean {
  const wanted = word.replace(/[.\s-]/g, "");
  return /^\d{4,}$/.test(wanted) && digits.includes(wanted);
}

/** One code unit for one, so that places in it are places in the text. */
function plainText(text: string): string {
  let plain = "";
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    plain += unit < "\u0080" ? unit.toLowerCase() : unit.toLowerCase().normalize("NFD").charAt(0) || unit;
  }
  return plain;
}
