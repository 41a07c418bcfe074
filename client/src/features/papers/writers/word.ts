/**
 * A paper as a Word document, made on the device by docx: real headings and lists, so that it can be edited on. The contents refer to the
 * pages of bookmarks; their numbers are worked out while writing, so Word shows them without asking, and LibreOffice, which breaks pages
 * a little differently, works out its own.
 */
import { type Block, contentsOf, type Paper, type Runs, type SignatureBox } from "@pendamping/shared/papers/paper";
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  HeadingLevel,
  type ILevelsOptions,
  LeaderType,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  PageReference,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { estimatePageNumbers } from "docx/layout";
import { footerText } from "./footer.ts";
import { columnWidths, look, standsOut, textWidth } from "./look.ts";

const { margins, size } = look;
const twips = (points: number) => Math.round(points * 20);
const halfPoints = (points: number) => Math.round(points * 2);
const none = { style: BorderStyle.NONE, size: 0, color: "auto" };

export async function writeWord(paper: Paper): Promise<Blob> {
  const covered = paper.blocks[0]?.kind === "cover";
  const progress: Progress = { starts: new Set(), lists: 0, chapters: 0, contents: contentsOf(paper.blocks) };
  const children = paper.blocks.flatMap((block) => fileChildren(block, progress, 0));
  const document = new Document({
    title: `${paper.title} · ${paper.owner}`,
    creator: "Pendamping",
    description: footerText(paper),
    pageNumbers: estimatePageNumbers,
    styles: styles(),
    numbering: {
      config: [
        { reference: "bullets", levels: levels(LevelFormat.BULLET, "•", 1) },
        ...[...progress.starts].map((start) => ({
          reference: `from-${start}`,
          levels: levels(LevelFormat.DECIMAL, "", start),
        })),
      ],
    },
    sections: [
      {
        properties: {
          titlePage: covered,
          page: {
            size: { width: twips(look.page.width), height: twips(look.page.height) },
            margin: {
              left: twips(margins.left),
              top: twips(margins.top),
              right: twips(margins.right),
              bottom: twips(margins.bottom),
              footer: twips(28),
            },
          },
        },
        footers: { default: footer(paper, true), ...(covered ? { first: footer(paper, false) } : {}) },
        children,
      },
    ],
  });
  return Packer.toBlob(document);
}

/** What counts through the document. */
interface Progress {
  /** From where numbered lists start. */
  readonly starts: Set<number>;
  lists: number;
  /** Headings of level 1 so far. */
  chapters: number;
  readonly contents: ReturnType<typeof contentsOf>;
}

function fileChildren(block: Block, progress: Progress, depth: number): FileChild[] {
  switch (block.kind) {
    case "letterhead":
      return [
        paragraph(block.name, { alignment: AlignmentType.CENTER, after: 0, run: { bold: true, size: 14 } }),
        ...block.lines.map((line, index) =>
          paragraph(line, {
            alignment: AlignmentType.CENTER,
            after: index === block.lines.length - 1 ? 14 : 0,
            run: { size: size.small },
            ...(index === block.lines.length - 1 ? { rule: true } : {}),
          }),
        ),
      ];
    case "cover":
      return cover(block);
    case "title":
      return [
        paragraph([{ text: block.text.toUpperCase() }], {
          alignment: AlignmentType.CENTER,
          after: 2,
          run: { bold: true, size: size.title },
        }),
        paragraph(block.under, { alignment: AlignmentType.CENTER, after: 10 }),
      ];
    case "heading": {
      const words = [...(block.number === "" ? [] : [new TextRun(`${block.number}.  `)]), ...inline(block.runs)];
      const chapter = block.level === 1 ? progress.chapters++ : null;
      return [
        new Paragraph({
          heading: headingLevels[block.level - 1] ?? HeadingLevel.HEADING_3,
          pageBreakBefore: block.page === true,
          children: chapter === null ? words : [new Bookmark({ id: bookmark(chapter), children: words })],
        }),
      ];
    }
    case "paragraph":
      return [
        paragraph(block.runs, {
          alignment:
            block.align === "center"
              ? AlignmentType.CENTER
              : block.align === "end"
                ? AlignmentType.RIGHT
                : justified(block.runs),
          ...(block.small ? { run: { size: size.small } } : {}),
        }),
      ];
    case "list":
      return list(block, progress, depth);
    case "facts":
      return [
        borderless(
          [130, 12, textWidth - 142],
          block.rows.map(({ label, value }) => [
            [paragraph([{ text: label }], { after: 2 })],
            [paragraph([{ text: ":" }], { after: 2 })],
            [paragraph(value, { after: 2 })],
          ]),
        ),
        gap(6),
      ];
    case "table":
      return table(block);
    case "signatures":
      return signatures(block);
    case "contents":
      return [
        paragraph([{ text: "Daftar isi", bold: true }], { after: 8, run: { size: size.heading[0] }, pageBreak: true }),
        ...progress.contents.map(
          ({ number, text }, chapter) =>
            new Paragraph({
              spacing: { after: twips(3) },
              tabStops: [{ type: TabStopType.RIGHT, position: twips(textWidth), leader: LeaderType.DOT }],
              children: [
                new TextRun({ children: [number === "" ? text : `${number}.  ${text}`, new Tab()] }),
                new PageReference(bookmark(chapter), { hyperlink: true }),
              ],
            }),
        ),
      ];
    case "page":
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

const headingLevels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

function bookmark(chapter: number): string {
  return `bagian-${chapter + 1}`;
}

function cover(block: Extract<Block, { kind: "cover" }>): FileChild[] {
  return [
    new Paragraph({
      spacing: { before: twips(150), after: twips(18) },
      border: { top: { style: BorderStyle.SINGLE, size: 40, color: look.ink, space: 0 } },
      indent: { right: twips(textWidth - 54) },
      children: [],
    }),
    paragraph([{ text: block.title }], { after: 6, run: { bold: true, size: size.cover } }),
    paragraph(block.subtitle, { after: 60, run: { size: 14, color: look.ink2 } }),
    paragraph(block.name, { after: 6, run: { bold: true, size: 17 } }),
    ...block.lines.map((line) => paragraph(line, { after: 2, run: { size: 12 } })),
  ];
}

function list(block: Extract<Block, { kind: "list" }>, progress: Progress, depth: number): FileChild[] {
  const instance = progress.lists++;
  if (block.start !== null) progress.starts.add(block.start);
  const reference = block.start === null ? "bullets" : `from-${block.start}`;
  const level = Math.min(depth, levelsMax - 1);
  return block.items.flatMap((item) =>
    item.flatMap((inner, index) => {
      if (inner.kind !== "paragraph") return fileChildren(inner, progress, depth + 1);
      return [
        new Paragraph({
          spacing: { after: twips(3) },
          children: inline(inner.runs),
          ...(index === 0
            ? { numbering: { reference, level, instance } }
            : { indent: { left: twips(18 * (level + 1)) } }),
        }),
      ];
    }),
  );
}

const levelsMax = 6;

function levels(format: (typeof LevelFormat)[keyof typeof LevelFormat], sign: string, start: number): ILevelsOptions[] {
  return Array.from({ length: levelsMax }, (_, level) => ({
    level,
    format,
    start: level === 0 ? start : 1,
    text: sign === "" ? `%${level + 1}.` : sign,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: twips(18 * (level + 1)), hanging: twips(18) } } },
  }));
}

function table(block: Extract<Block, { kind: "table" }>): FileChild[] {
  const widths = columnWidths(block.columns, textWidth).map(twips);
  const letters = block.dense ? size.dense : size.table;
  const padding = twips(block.dense ? 2.5 : 4);
  const cell = (runs: Runs, index: number, options: { bold?: boolean; head?: boolean; span?: number } = {}) =>
    new TableCell({
      width: {
        size: options.span ? widths.reduce((sum, width) => sum + width, 0) : (widths[index] ?? 0),
        type: WidthType.DXA,
      },
      margins: { left: padding, right: padding, top: twips(block.roomy ? 6 : 2), bottom: twips(block.roomy ? 6 : 2) },
      verticalAlign: options.head ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
      ...(options.span ? { columnSpan: options.span } : {}),
      ...(options.head ? { shading: { type: ShadingType.CLEAR, color: "auto", fill: look.head } } : {}),
      children: [
        paragraph(runs, {
          after: 0,
          keepNext: options.head === true,
          line: 1.1,
          alignment: block.columns[index]?.kind === "number" ? AlignmentType.RIGHT : AlignmentType.LEFT,
          run: { size: letters, bold: options.bold === true },
        }),
      ],
    });
  const headed = block.columns.some(({ head }) => head !== "");
  const rows = block.rows.map((row) => {
    const cells =
      row.style === "group"
        ? [cell(row.cells[0] ?? [], 0, { bold: true, span: block.columns.length })]
        : block.columns.map((_, index) => cell(row.cells[index] ?? [], index, { bold: row.style === "total" }));
    return new TableRow({ cantSplit: true, children: cells });
  });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.columns.map(({ head: text }, index) => cell([{ text }], index, { bold: true, head: true })),
  });
  const line = { style: BorderStyle.SINGLE, size: 4, color: look.line };
  const side = block.roomy ? line : none;
  return [
    ...(block.caption === null
      ? []
      : [
          paragraph([{ text: block.caption, bold: true }], {
            after: 3,
            before: 8,
            keepNext: true,
            run: { size: size.small },
          }),
        ]),
    new Table({
      layout: TableLayoutType.FIXED,
      columnWidths: widths,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      borders: {
        top: line,
        bottom: { ...line, size: 6 },
        left: side,
        right: side,
        insideHorizontal: line,
        insideVertical: side,
      },
      rows: headed ? [head, ...rows] : rows,
    }),
    ...(block.note ? [paragraph(block.note, { before: 2, after: 6, run: { size: size.table } })] : [gap(8)]),
  ];
}

function signatures(block: Extract<Block, { kind: "signatures" }>): FileChild[] {
  const box = ({ role, name, stamp }: SignatureBox): Paragraph[] => {
    const centred = { alignment: AlignmentType.CENTER, keepNext: true } as const;
    return [
      paragraph([{ text: role }], { ...centred, after: 30 }),
      paragraph([{ text: stamp ? "(tanda tangan dan cap)" : "(tanda tangan)" }], {
        ...centred,
        after: 30,
        run: { size: 7.5, color: look.ink2 },
      }),
      paragraph(name, { ...centred, after: 16 }),
    ];
  };
  return [
    ...(block.lead === null ? [] : [paragraph(block.lead, { before: 14, after: 8, keepNext: true })]),
    ...block.rows.map((row) =>
      borderless(
        row.map(() => textWidth / row.length),
        [row.map(box)],
      ),
    ),
  ];
}

function borderless(widths: readonly number[], rows: readonly (readonly (readonly Paragraph[])[])[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map(twips),
    width: { size: twips(widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, index) =>
              new TableCell({
                width: { size: twips(widths[index] ?? 0), type: WidthType.DXA },
                margins: { left: 0, right: twips(4), top: 0, bottom: 0 },
                children: [...children],
              }),
          ),
        }),
    ),
  });
}

function footer(paper: Paper, numbered: boolean): Footer {
  const small = { size: halfPoints(7), color: look.ink2 };
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: twips(textWidth) }],
        indent: { right: 0 },
        children: [
          new TextRun({ ...small, text: footerText(paper) }),
          ...(numbered
            ? [
                new TextRun({
                  ...small,
                  children: ["\tHalaman ", PageNumber.CURRENT, " dari ", PageNumber.TOTAL_PAGES],
                }),
              ]
            : []),
        ],
      }),
    ],
  });
}

interface Shape {
  readonly alignment?: (typeof AlignmentType)[keyof typeof AlignmentType];
  readonly before?: number;
  readonly after?: number;
  readonly line?: number;
  readonly keepNext?: boolean;
  readonly pageBreak?: boolean;
  /** A double rule below, as under a letterhead. */
  readonly rule?: boolean;
  readonly run?: { readonly size?: number; readonly bold?: boolean; readonly color?: string };
}

function paragraph(runs: Runs, shape: Shape = {}): Paragraph {
  return new Paragraph({
    alignment: shape.alignment ?? AlignmentType.LEFT,
    keepNext: shape.keepNext === true,
    pageBreakBefore: shape.pageBreak === true,
    spacing: {
      before: twips(shape.before ?? 0),
      after: twips(shape.after ?? 6),
      ...(shape.line === undefined ? {} : { line: Math.round(240 * shape.line) }),
    },
    ...(shape.rule
      ? { border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 18, color: look.ink, space: 6 } } }
      : {}),
    children: inline(runs, shape.run),
  });
}

function gap(points: number): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 0, line: twips(points), lineRule: "exact" }, children: [] });
}

function inline(runs: Runs, all: Shape["run"] = {}): ParagraphChild[] {
  return runs.flatMap(({ text, bold, italic, mark }) =>
    text.split("\n").map(
      (line, index) =>
        new TextRun({
          text: line,
          ...(index > 0 ? { break: 1 } : {}),
          ...(bold || all.bold ? { bold: true } : {}),
          ...(italic ? { italics: true } : {}),
          ...(all.size === undefined ? {} : { size: halfPoints(all.size) }),
          ...(standsOut(mark)
            ? { color: look.mark.ink, shading: { type: ShadingType.CLEAR, color: "auto", fill: look.mark.ground } }
            : all.color
              ? { color: all.color }
              : {}),
        }),
    ),
  );
}

/** A line break within a paragraph would stretch the line before it. */
function justified(runs: Runs): (typeof AlignmentType)[keyof typeof AlignmentType] {
  return runs.some(({ text }) => text.includes("\n")) ? AlignmentType.LEFT : AlignmentType.JUSTIFIED;
}

function styles(): ConstructorParameters<typeof Document>[0]["styles"] {
  const heading = (level: 0 | 1 | 2, before: number, after: number) => ({
    run: { font: "Arial", size: halfPoints(size.heading[level]), bold: true, color: look.ink },
    paragraph: { spacing: { before: twips(before), after: twips(after) }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font: "Arial", size: halfPoints(size.body), color: look.ink, language: { value: "id-ID" } },
        paragraph: { spacing: { line: 276, after: twips(6) } },
      },
      heading1: heading(0, 18, 6),
      heading2: heading(1, 12, 4),
      heading3: heading(2, 10, 4),
    },
  };
}
