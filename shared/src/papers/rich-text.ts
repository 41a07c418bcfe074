/**
 * A text of the plan as blocks of a paper. Nothing is dropped: what this version does not know (a node, a mark, a nesting deeper than
 * `depthMax`) is kept as its words. Reads only.
 *
 * The headings of a text stand below the heading of its section: level 2 stays 2. A table's first row is its head if it holds header
 * cells; columns are as wide as their longest words, within bounds.
 */
import * as Y from "yjs";
import type { Block, Row, Run, Runs } from "./paper.ts";

const depthMax = 8;

export function richTextBlocks(fragment: Y.XmlFragment): Block[] {
  return fragment.toArray().flatMap((child) => blocksOf(child, 0));
}

/** Whether the text holds any letter. */
export function isBlankText(fragment: Y.XmlFragment): boolean {
  return fragment.toArray().every((child) => wordsOf(child) === "");
}

function blocksOf(node: unknown, depth: number): Block[] {
  if (!(node instanceof Y.XmlElement) || depth > depthMax) return paragraph([{ text: wordsOf(node) }]);
  switch (node.nodeName) {
    case "paragraph":
      return paragraph(runsOf(node));
    case "heading": {
      const runs = runsOf(node);
      const level = Number(node.getAttribute("level")) === 3 ? 3 : 2;
      return isBlank(runs) ? [] : [{ kind: "heading", level, number: "", runs }];
    }
    case "bulletList":
    case "orderedList": {
      const items = node
        .toArray()
        .map((item) => itemOf(item, depth))
        .filter((item) => item.length > 0);
      return items.length === 0 ? [] : [{ kind: "list", start: startOf(node), items }];
    }
    case "table":
      return isTable(node) ? tableOf(node, depth) : below(node, depth);
    default:
      return below(node, depth);
  }
}

/** A block that only a newer version knows may hold blocks that this one does. */
function below(node: Y.XmlElement, depth: number): Block[] {
  return node.toArray().some((child) => child instanceof Y.XmlElement && child.nodeName !== "hardBreak")
    ? node.toArray().flatMap((child) => blocksOf(child, depth + 1))
    : paragraph(runsOf(node));
}

function startOf(list: Y.XmlElement): number | null {
  if (list.nodeName === "bulletList") return null;
  const start: unknown = list.getAttribute("start");
  return Number.isSafeInteger(start) ? Number(start) : 1;
}

function itemOf(node: unknown, depth: number): Block[] {
  if (!(node instanceof Y.XmlElement)) return paragraph([{ text: wordsOf(node) }]);
  return node.nodeName === "listItem" || node.nodeName === "taskItem"
    ? node.toArray().flatMap((child) => blocksOf(child, depth + 1))
    : blocksOf(node, depth + 1);
}

function isTable(table: Y.XmlElement): boolean {
  return table
    .toArray()
    .every(
      (row) =>
        row instanceof Y.XmlElement &&
        row.nodeName === "tableRow" &&
        row.toArray().every((cell) => cell instanceof Y.XmlElement),
    );
}

function tableOf(table: Y.XmlElement, depth: number): Block[] {
  const rows = (table.toArray() as Y.XmlElement[]).filter((row) => row.toArray().length > 0);
  const [first] = rows;
  if (!first) return [];
  const headed = first.toArray().every((cell) => cell instanceof Y.XmlElement && cell.nodeName === "tableHeader");
  const body = (headed ? rows.slice(1) : rows).map((row) => row.toArray().map((cell) => cellRuns(cell, depth)));
  const head = headed ? first.toArray().map(wordsOf) : [];
  const count = Math.max(head.length, ...body.map((cells) => cells.length));
  const columns = Array.from({ length: count }, (_, index) => {
    const texts = [head[index] ?? "", ...body.map((cells) => (cells[index] ?? []).map(({ text }) => text).join(""))];
    const longest = Math.max(...texts.map((text) => text.length));
    const numeric =
      body.length > 0 && texts.slice(1).every((text) => /^(Rp|[−-])?\s*\d[\d.,%]*$/.test(text.trim()) || text === "");
    return {
      head: head[index] ?? "",
      kind: numeric ? ("number" as const) : ("text" as const),
      width: Math.min(40, Math.max(6, longest)),
    };
  });
  const padded: Row[] = body.map((cells) => ({ cells: columns.map((_, index) => cells[index] ?? []) }));
  return [{ kind: "table", caption: null, columns, rows: padded }];
}

/** A cell's paragraphs, one below the other. */
function cellRuns(cell: unknown, depth: number): Runs {
  if (!(cell instanceof Y.XmlElement)) return [{ text: wordsOf(cell) }];
  return cell.toArray().flatMap((child, index): Run[] => {
    const runs =
      child instanceof Y.XmlElement &&
      (child.nodeName === "paragraph" || child.nodeName === "heading") &&
      depth < depthMax
        ? runsOf(child)
        : [{ text: wordsOf(child) }];
    return index === 0 ? runs : [{ text: "\n" }, ...runs];
  });
}

function runsOf(element: Y.XmlElement): Run[] {
  return element.toArray().flatMap((child): Run[] => {
    if (child instanceof Y.XmlText)
      return (child.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).flatMap((run) =>
        typeof run.insert === "string" && run.insert !== ""
          ? [
              {
                text: run.insert,
                ...(run.attributes?.["bold"] ? { bold: true } : {}),
                ...(run.attributes?.["italic"] ? { italic: true } : {}),
              },
            ]
          : [],
      );
    if (child instanceof Y.XmlElement && child.nodeName === "hardBreak") return [{ text: "\n" }];
    const words = wordsOf(child);
    return words === "" ? [] : [{ text: words }];
  });
}

/** An empty line of the editor is no paragraph of the paper: space between paragraphs is the writers'. */
function paragraph(runs: Runs): Block[] {
  return isBlank(runs) ? [] : [{ kind: "paragraph", runs }];
}

function isBlank(runs: Runs): boolean {
  return runs.every(({ text }) => text.trim() === "");
}

/** The letters below a node, elements apart by a space; without recursion, whatever the depth. */
function wordsOf(node: unknown): string {
  const parts: string[] = [];
  const waiting: unknown[] = [node];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (next instanceof Y.XmlText || next instanceof Y.Text) {
      for (const run of next.toDelta() as { insert: unknown }[])
        if (typeof run.insert === "string") parts.push(run.insert);
    } else if (next instanceof Y.XmlElement) {
      parts.push(" ");
      waiting.push(...next.toArray().reverse());
    }
  }
  return parts.join("").replace(/\s+/g, " ").trim();
}
