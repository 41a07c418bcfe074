/**
 * A paper as PDF, made on the device by pdfmake. The typeface (Arimo, SIL OFL 1.1) is part of the app, so nothing is fetched. pdfmake
 * takes files by name from its own store; fonts go in as the WOFF that they are.
 */

import italic from "@fontsource/arimo/files/arimo-latin-400-italic.woff?inline";
import regular from "@fontsource/arimo/files/arimo-latin-400-normal.woff?inline";
import boldItalic from "@fontsource/arimo/files/arimo-latin-700-italic.woff?inline";
import bold from "@fontsource/arimo/files/arimo-latin-700-normal.woff?inline";
import { type Block, type Paper, plainText, type Runs, type SignatureBox } from "@pendamping/shared/papers/paper";
import pdfmake from "pdfmake/build/pdfmake";
import type { Column, Content, ContentText, CustomTableLayout, TableCell } from "pdfmake/interfaces";
import { footerText } from "./footer.ts";
import { columnWidths, look, standsOut, textWidth } from "./look.ts";

const { margins, size } = look;
const colour = (hex: string) => `#${hex}`;

pdfmake.addVirtualFileSystem(
  Object.fromEntries(
    Object.entries({ regular, bold, italic, boldItalic }).map(([name, url]) => [
      `${name}.woff`,
      url.slice(url.indexOf(",") + 1),
    ]),
  ),
);
pdfmake.addFonts({
  Arimo: { normal: "regular.woff", bold: "bold.woff", italics: "italic.woff", bolditalics: "boldItalic.woff" },
});

export async function writePdf(paper: Paper): Promise<Blob> {
  const footer = footerText(paper);
  const covered = paper.blocks[0]?.kind === "cover";
  const document = pdfmake.createPdf({
    pageSize: "A4",
    pageMargins: [margins.left, margins.top, margins.right, margins.bottom],
    info: { title: `${paper.title} · ${paper.owner}`, creator: "Pendamping", producer: "Pendamping" },
    defaultStyle: { font: "Arimo", fontSize: size.body, lineHeight: 1.3, color: colour(look.ink) },
    footer: (page, pages) => ({
      margin: [margins.left, 24, margins.right, 0],
      fontSize: 7,
      color: colour(look.ink2),
      columns: [
        { text: drawable(footer), width: "*" },
        { text: covered && page === 1 ? "" : `Halaman ${page} dari ${pages}`, width: 78, alignment: "right" },
      ],
    }),
    // a heading or caption never stands alone at the foot of a page
    pageBreakBefore: (node, nodes) => node.headlineLevel !== undefined && nodes.getFollowingNodesOnPage().length === 0,
    content: together(paper.blocks),
  });
  return document.getBlob();
}

/** Headings stay with what is below them: with the whole of it, where that is kept on one page. */
function together(blocks: readonly Block[]): Content[] {
  const drawn: Content[] = [];
  let headings: Block[] = [];
  for (const block of [...blocks, null]) {
    if (block?.kind === "heading" && !block.page) {
      headings.push(block);
      continue;
    }
    const above = headings.flatMap(content);
    const below = block === null ? [] : content(block);
    headings = [];
    if (above.length > 0 && block !== null && isKept(block))
      drawn.push({ unbreakable: true, stack: [...above, ...below] });
    else drawn.push(...above, ...below);
  }
  return drawn;
}

function isKept(block: Block): boolean {
  if (block.kind === "table") return block.rows.length <= look.rowsKeptTogether;
  return block.kind === "facts" || (block.kind === "list" && block.items.length <= look.itemsKeptTogether);
}

function content(block: Block): Content[] {
  switch (block.kind) {
    case "letterhead":
      return [
        { text: inline(block.name), bold: true, fontSize: 14, alignment: "center" },
        ...block.lines.map((line): Content => ({ text: inline(line), fontSize: size.small, alignment: "center" })),
        { canvas: doubleRule(), margin: [0, 4, 0, 14] },
      ];
    case "cover":
      return cover(block);
    case "title":
      return [
        {
          text: drawable(block.text).toUpperCase(),
          bold: true,
          fontSize: size.title,
          alignment: "center",
          margin: [0, 2, 0, block.under.length === 0 ? 10 : 2],
        },
        ...(block.under.length === 0
          ? []
          : [{ text: inline(block.under), alignment: "center", margin: [0, 0, 0, 10] } as Content]),
      ];
    case "heading":
      return [
        {
          // one text: pieces would count as what follows on the page
          text: drawable(block.number === "" ? plainText(block.runs) : `${block.number}.  ${plainText(block.runs)}`),
          bold: true,
          fontSize: size.heading[block.level - 1] ?? size.body,
          lineHeight: 1.15,
          margin: [0, block.page ? 0 : block.level === 1 ? 18 : 12, 0, block.level === 1 ? 6 : 4],
          headlineLevel: block.level,
          ...(block.page ? { pageBreak: "before" as const } : {}),
          ...(block.level === 1 ? { tocItem: true, tocStyle: { bold: false, fontSize: size.body } } : {}),
        },
      ];
    case "paragraph":
      return [
        {
          text: inline(block.runs),
          margin: [0, 0, 0, 6],
          alignment: block.align === "center" ? "center" : block.align === "end" ? "right" : justified(block.runs),
          ...(block.small ? { fontSize: size.small } : {}),
        },
      ];
    case "list":
      return [list(block)];
    case "facts":
      return [
        {
          unbreakable: true,
          margin: [0, 2, 0, 8],
          layout: noLines,
          table: {
            widths: [130, 6, "*"],
            dontBreakRows: true,
            body: block.rows.map(({ label, value }) => [{ text: drawable(label) }, ":", { text: inline(value) }]),
          },
        },
      ];
    case "table":
      return table(block);
    case "signatures":
      return [signatures(block)];
    case "contents":
      return [
        {
          toc: {
            title: { text: "Daftar isi", bold: true, fontSize: size.heading[0], margin: [0, 0, 0, 8] },
            numberStyle: { bold: false },
          },
          pageBreak: "before",
        },
      ];
    case "page":
      return [{ text: "", pageBreak: "before" }];
  }
}

function cover(block: Extract<Block, { kind: "cover" }>): Content[] {
  return [
    { canvas: [{ type: "rect", x: 0, y: 0, w: 54, h: 5, color: colour(look.ink) }], margin: [0, 150, 0, 22] },
    { text: drawable(block.title), bold: true, fontSize: size.cover, lineHeight: 1.1 },
    { text: inline(block.subtitle), fontSize: 14, color: colour(look.ink2), margin: [0, 8, 40, 60] },
    { text: inline(block.name), bold: true, fontSize: 17, margin: [0, 0, 0, 6] },
    ...block.lines.map((line): Content => ({ text: inline(line), fontSize: 12 })),
  ];
}

function list(block: Extract<Block, { kind: "list" }>): Content {
  const items = block.items.map((item): Content => ({ stack: item.flatMap(tight) }));
  const margin: [number, number, number, number] = [6, 0, 0, 4];
  return block.start === null ? { ul: items, margin } : { ol: items, start: block.start, margin };
}

/** A line of a list, closer to the next than a paragraph. */
function tight(block: Block): Content[] {
  return block.kind === "paragraph"
    ? [{ text: inline(block.runs), margin: [0, 0, 0, 2], alignment: justified(block.runs) }]
    : content(block);
}

function table(block: Extract<Block, { kind: "table" }>): Content[] {
  const headed = block.columns.some(({ head }) => head !== "");
  const padding = block.dense ? 2.5 : 4;
  const last = block.columns.length - 1;
  const cell = (runs: Runs, index: number): TableCell => ({
    text: inline(runs),
    alignment: block.columns[index]?.kind === "number" ? "right" : "left",
  });
  const body = block.rows.map((row): TableCell[] => {
    if (row.style === "group")
      return [
        { text: inline(row.cells[0] ?? []), bold: true, colSpan: last + 1 },
        ...Array.from({ length: last }, () => ""),
      ];
    return block.columns.map((_, index) => ({
      ...(cell(row.cells[index] ?? [], index) as ContentText),
      ...(row.style === "total" ? { bold: true } : {}),
      ...(block.roomy ? { margin: [0, 3.5, 0, 3.5] } : {}),
    }));
  });
  const head = block.columns.map(
    ({ head: text, kind }): TableCell => ({
      text: drawable(text),
      bold: true,
      alignment: kind === "number" ? "right" : "left",
      fillColor: colour(look.head),
    }),
  );
  const caption: TableCell[] =
    block.caption === null
      ? []
      : [
          {
            text: drawable(block.caption),
            bold: true,
            fontSize: size.small,
            colSpan: last + 1,
            margin: [-padding, 4, 0, 1],
          },
          ...Array.from({ length: last }, () => ""),
        ];
  const rows = [...(block.caption === null ? [] : [caption]), ...(headed ? [head] : []), ...body];
  const heads = rows.length - body.length;
  const totals = new Set(block.rows.flatMap((row, index) => (row.style === "total" ? [index + heads] : [])));
  const captioned = block.caption !== null;
  const drawn: Content = {
    fontSize: block.dense ? size.dense : size.table,
    lineHeight: 1.15,
    margin: [0, 4, 0, block.note ? 2 : 10],
    layout: {
      hLineWidth: (index) => (captioned && index === 0 ? 0 : totals.has(index) || index === rows.length ? 0.8 : 0.4),
      hLineColor: (index) => colour(totals.has(index) ? look.ink : look.line),
      vLineWidth: () => (block.roomy ? 0.4 : 0),
      vLineColor: () => colour(look.line),
      paddingLeft: () => padding,
      paddingRight: () => padding,
      paddingTop: () => 2.5,
      paddingBottom: () => 2.5,
    },
    table: {
      headerRows: heads,
      keepWithHeaderRows: body.length > 0 ? 1 : 0,
      dontBreakRows: true,
      widths: columnWidths(block.columns, textWidth).map((width) => width - 2 * padding - (block.roomy ? 0.5 : 0)),
      body: rows,
    },
  };
  const note = block.note ? [{ text: inline(block.note), fontSize: size.table, margin: [0, 0, 0, 10] } as Content] : [];
  return block.rows.length <= look.rowsKeptTogether
    ? [{ unbreakable: true, stack: [drawn, ...note] }]
    : [drawn, ...note];
}

function signatures(block: Extract<Block, { kind: "signatures" }>): Content {
  const box = ({ role, name, stamp }: SignatureBox): Column => ({
    width: "*",
    alignment: "center",
    stack: [
      { text: drawable(role) },
      {
        text: stamp ? "(tanda tangan dan cap)" : "(tanda tangan)",
        fontSize: 7.5,
        color: colour(look.ink2),
        margin: [0, 30, 0, 30],
      },
      { text: inline(name) },
    ],
  });
  return {
    unbreakable: true,
    margin: [0, 14, 0, 0],
    stack: [
      ...(block.lead === null ? [] : [{ text: inline(block.lead), margin: [0, 0, 0, 10] } as Content]),
      ...block.rows.map((row): Content => ({ columns: row.map(box), columnGap: 16, margin: [0, 0, 0, 18] })),
    ],
  };
}

const noLines: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: (index) => (index === 0 ? 0 : 4),
  paddingRight: () => 0,
  paddingTop: () => 1,
  paddingBottom: () => 1,
};

function doubleRule() {
  const line = (y: number, lineWidth: number) =>
    ({ type: "line", x1: 0, y1: y, x2: textWidth, y2: y, lineWidth, lineColor: colour(look.ink) }) as const;
  return [line(0, 2), line(3, 0.6)];
}

/**
 * Only text of one piece: a line break within a paragraph would stretch the line before it, and between pieces pdfmake puts space where
 * none is, before a comma say.
 */
function justified(runs: Runs): "left" | "justify" {
  return runs.length === 1 && !runs[0]?.text.includes("\n") ? "justify" : "left";
}

function inline(runs: Runs): ContentText[] {
  return runs.map(({ text, bold: strong, italic: slanted, mark }) => ({
    text: drawable(text),
    ...(strong ? { bold: true } : {}),
    ...(slanted ? { italics: true } : {}),
    ...(standsOut(mark) ? { color: colour(look.mark.ink), background: colour(look.mark.ground) } : {}),
  }));
}

/** What the typeface has no sign for is written otherwise, or as a question mark; a blank box would say nothing. */
function drawable(text: string): string {
  return text
    .replace(/[→⇒➔]/g, "->")
    .replace(/≥/g, ">=")
    .replace(/≤/g, "<=")
    .replace(/[✓✔☑]/g, "v")
    .normalize("NFC")
    .replace(/[^\n\u0020-\u007e\u00a0-\u00ff\u0131\u0152\u0153\u2000-\u206f\u20ac\u2122\u2212\u2215]/gu, "?");
}
