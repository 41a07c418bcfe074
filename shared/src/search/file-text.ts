/**
 * All that people have written in a file, as short pieces of text with their places, so that it can be found without opening the file.
 * Derived; made together with the file's summary.
 */
import * as Y from "yjs";
import { keepsOrder } from "../file/rows.ts";
import { sections } from "../file/section.ts";
import { readNotes } from "../notes/access.ts";
import { isPersonal } from "../people/personal.ts";

export interface TextPiece {
  /** The root type and, for a field, its key: where the text stands. A note is in `notes` under its thread's id. */
  readonly root: string;
  readonly key: string | null;
  readonly text: string;
  /** The field holds a number, whose digits the text is. */
  readonly number?: true;
  /** Personal data: not to be shown, nor found, by those who do not need it. */
  readonly personal?: true;
}

const fieldRoots = ["profile", "legality", "plan", "financing"] as const;
/** A piece is shown whole with what was found in it: longer texts are parted at their paragraphs. */
const pieceMax = 2000;

/** Never throws, whatever other clients have written. */
export function fileText(ydoc: Y.Doc): TextPiece[] {
  return [...fieldRoots.flatMap((root) => fieldPieces(ydoc, root)), ...longTextPieces(ydoc), ...notePieces(ydoc)];
}

function fieldPieces(ydoc: Y.Doc, root: string): TextPiece[] {
  const map = ydoc.getMap<unknown>(root);
  const withdrawn = new Set<string>();
  const pieces: TextPiece[] = [];
  for (const key of map._map.keys()) {
    const value = map.get(key);
    if (keepsOrder(key)) {
      if (key.endsWith(".withdrawnAt") && value !== null) withdrawn.add(key.slice(0, key.lastIndexOf(".")));
    } else if ((typeof value === "string" && value !== "") || typeof value === "number")
      pieces.push({
        root,
        key,
        text: String(value).slice(0, pieceMax),
        ...(typeof value === "number" ? { number: true } : {}),
        ...(isPersonal(root, key) ? { personal: true } : {}),
      });
  }
  return pieces.filter(({ key }) => !withdrawn.has(key?.slice(0, key.lastIndexOf(".")) ?? ""));
}

function longTextPieces(ydoc: Y.Doc): TextPiece[] {
  const pieces: TextPiece[] = [];
  for (const root of ydoc.share.keys()) {
    const section = sections.find((name) => root.startsWith(`${name}:`));
    if (!section) continue;
    const texts = section === "plan" ? blocksOf(ydoc.getXmlFragment(root)) : ydoc.getText(root).toString().split("\n");
    for (const text of texts) if (text.trim()) pieces.push({ root, key: null, text: text.trim().slice(0, pieceMax) });
  }
  return pieces;
}

function notePieces(ydoc: Y.Doc): TextPiece[] {
  return readNotes(ydoc)
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .flatMap((note) =>
      [note.text, ...note.replies.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ text }) => text)]
        .filter(Boolean)
        .map((text) => ({ root: "notes", key: note.id, text: text.slice(0, pieceMax) })),
    );
}

/** The text of each innermost block: a heading, a paragraph, the paragraph of an item or of a cell. */
function blocksOf(node: Y.XmlFragment | Y.XmlElement): string[] {
  const blocks: string[] = [];
  let run = "";
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) run += plainText(child);
    else if (child instanceof Y.XmlElement) blocks.push(...blocksOf(child));
  }
  return run ? [run, ...blocks] : blocks;
}

/** Without formats, which `toString` would write as tags. */
function plainText(text: Y.XmlText): string {
  return (text.toDelta() as { insert?: unknown }[])
    .map(({ insert }) => (typeof insert === "string" ? insert : ""))
    .join("");
}
