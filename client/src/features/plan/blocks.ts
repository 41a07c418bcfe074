/**
 * A text of the plan as plain data, for showing it without an editor: to readers, in a file made by a newer app, and
 * wherever something in it is not understood. Nothing is dropped: what this app does not know is shown as its text.
 * Reads only; lists and tables deeper than `depthMax` continue as text.
 */
import * as Y from "yjs";

export interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
}

export type Block =
  | { readonly kind: "paragraph"; readonly runs: readonly Run[] }
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly runs: readonly Run[] }
  | { readonly kind: "list"; readonly start: number | null; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: "table"; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: "unknown"; readonly text: string };

interface Cell {
  readonly head: boolean;
  readonly blocks: readonly Block[];
}

const depthMax = 8;

export function readBlocks(fragment: Y.XmlFragment): Block[] {
  return fragment.toArray().map((child) => block(child, 0));
}

function block(node: unknown, depth: number): Block {
  if (!(node instanceof Y.XmlElement) || depth > depthMax) return { kind: "unknown", text: textOf(node) };
  switch (node.nodeName) {
    case "paragraph":
      return { kind: "paragraph", runs: runsOf(node) };
    case "heading":
      return { kind: "heading", level: Number(node.getAttribute("level")) === 3 ? 3 : 2, runs: runsOf(node) };
    case "bulletList":
    case "orderedList": {
      const start: unknown = node.getAttribute("start");
      return {
        kind: "list",
        start: node.nodeName === "bulletList" ? null : Number.isSafeInteger(start) ? Number(start) : 1,
        items: node.toArray().map((item) => itemOf(item, depth)),
      };
    }
    case "table":
      return { kind: "table", rows: node.toArray().map((row) => rowOf(row, depth)) };
    default:
      return { kind: "unknown", text: textOf(node) };
  }
}

function rowOf(node: unknown, depth: number): Cell[] {
  if (node instanceof Y.XmlElement && node.nodeName === "tableRow")
    return node.toArray().map((cell) => cellOf(cell, depth));
  return [{ head: false, blocks: [{ kind: "unknown", text: textOf(node) }] }];
}

function cellOf(node: unknown, depth: number): Cell {
  if (node instanceof Y.XmlElement && (node.nodeName === "tableCell" || node.nodeName === "tableHeader"))
    return { head: node.nodeName === "tableHeader", blocks: node.toArray().map((child) => block(child, depth + 1)) };
  return { head: false, blocks: [{ kind: "unknown", text: textOf(node) }] };
}

function itemOf(node: unknown, depth: number): Block[] {
  if (node instanceof Y.XmlElement && node.nodeName === "listItem")
    return node.toArray().map((child) => block(child, depth + 1));
  return [{ kind: "unknown", text: textOf(node) }];
}

function runsOf(element: Y.XmlElement): Run[] {
  return element.toArray().flatMap((child): Run[] => {
    if (child instanceof Y.XmlText)
      return (child.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).map((run) => ({
        text: typeof run.insert === "string" ? run.insert : "",
        bold: Boolean(run.attributes?.["bold"]),
        italic: Boolean(run.attributes?.["italic"]),
      }));
    if (child instanceof Y.XmlElement && child.nodeName === "hardBreak")
      return [{ text: "\n", bold: false, italic: false }];
    return [{ text: textOf(child), bold: false, italic: false }];
  });
}

/** The letters below a node, in order, elements apart by a space; without recursion, whatever the depth. */
function textOf(node: unknown): string {
  const parts: string[] = [];
  const waiting: unknown[] = [node];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === "string") parts.push(next);
    else if (next instanceof Y.XmlText || next instanceof Y.Text)
      for (const run of next.toDelta() as { insert: unknown }[])
        if (typeof run.insert === "string") parts.push(run.insert);
    if (next instanceof Y.XmlElement) {
      if (parts.length > 0 && next !== node) parts.push(" ");
      waiting.push(...next.toArray().reverse());
    }
  }
  return parts.join("").replace(/ {2,}/g, " ").trim();
}
