/**
 * Writing one paper: the facts, the list of what is missing, and the numbers of headings and tables, which count through the paper.
 */
import { type Reading, shownValue } from "../file/reading.ts";
import { splitRowKey } from "../file/row-key.ts";
import { legalityFieldNames } from "../legality/access.ts";
import type { LegalityItem } from "../legality/items.ts";
import { isPersonal } from "../people/personal.ts";
import { type PlanSectionId, planRoot } from "../plan/outline.ts";
import { planTables } from "../plan/tables.ts";
import type { PaperFacts } from "./facts.ts";
import { asText, createGaps, day, type Gaps, text } from "./gaps.ts";
import { type Block, type Column, type Paper, type PaperKind, paper, plainText, type Row, type Runs } from "./paper.ts";
import { isBlankText, richTextBlocks } from "./rich-text.ts";
import { figureName, sectionWords } from "./words.ts";

export interface Writing {
  readonly facts: PaperFacts;
  readonly gaps: Gaps;
  heading(text: string, options?: { readonly page?: boolean }): Block;
  /** Null where it has no rows, and then without a number. */
  table(caption: string, table: Omit<Extract<Block, { kind: "table" }>, "kind" | "caption">): Block[];
  /** A section's written text, or that it is missing. */
  section(id: PlanSectionId): Block[];
  /** A field of the profile; `words` of a text are the text itself. */
  profile(label: string, id: string, words?: (value: string | number | boolean) => string): Runs;
  item(rule: string): LegalityItem | undefined;
  /** A field of a legality item: "NIB", its number. */
  legality(label: string, rule: string, field: "number" | "issuedOn" | "notary" | "bank" | "holder" | "heldOn"): Runs;
  finish(kind: PaperKind, title: string, blocks: readonly Block[]): Paper;
}

export function startWriting(facts: PaperFacts): Writing {
  const gaps = createGaps();
  let headings = 0;
  let tables = 0;
  const item = (rule: string) => facts.legality.find((each) => each.rule.id === rule);
  return {
    facts,
    gaps,
    heading(words, options = {}) {
      headings += 1;
      return { kind: "heading", level: 1, number: `${headings}`, runs: text(words), ...options };
    },
    table(caption, table) {
      if (table.rows.length === 0) return [];
      tables += 1;
      return [{ kind: "table", caption: `Tabel ${tables}. ${caption}`, ...table }];
    },
    section(id) {
      const fragment = facts.ydoc.getXmlFragment(planRoot(id));
      if (isBlankText(fragment)) return [{ kind: "paragraph", runs: gaps.blank(sectionWords[id]) }];
      return richTextBlocks(fragment);
    },
    profile: (label, id, words = String) => gaps.value(label, facts.profile(id), words),
    item,
    legality(label, rule, field) {
      const found = item(rule);
      if (!found || !legalityFieldNames.includes(field)) return gaps.blank(label);
      const reading = found[field] as Reading<string>;
      const words = field === "issuedOn" || field === "heldOn" ? day : asText;
      const hidden = isPersonal("legality", `${rule}.${field}`) && !facts.seesPersonal;
      return gaps.value(label, reading, hidden ? masked : words);
    },
    finish: (kind, title, blocks) =>
      paper({
        kind,
        title,
        owner: plainText(ownName(facts)),
        madeOn: facts.today,
        version: facts.version,
        blocks: [...blocks, ...completeness(gaps)],
        blanks: gaps.blanks,
        contested: gaps.contestedFigures,
      }),
  };
}

/** The last four of a number that the reader does not need whole. */
export function masked(number: string): string {
  return number.length <= 4 ? "••••" : `•••• ${number.slice(-4)}`;
}

/** The cooperative's name as written; else the one that its village gives it. */
export function ownName(facts: PaperFacts): Runs {
  const written = facts.profile("identity.name");
  return text(String((written && shownValue(written)) || facts.place.name));
}

/** "Jl. Trunojoyo No. 12, RT 02/RW 05, Desa Kolor, Kecamatan Kota Sumenep, Kabupaten Sumenep 69417" */
export function address(facts: PaperFacts): string {
  return addressLines(facts).filter(Boolean).join(", ");
}

/** The street, where it is known, and the village with all above it. */
function addressLines(facts: PaperFacts): readonly [street: string, village: string] {
  const part = (id: string) => {
    const reading = facts.profile(`address.${id}`);
    return reading ? String(shownValue(reading) ?? "") : "";
  };
  const [street, rt, rw, postcode] = ["street", "rt", "rw", "postcode"].map(part);
  const neighbourhood = rt && rw ? `RT ${rt}/RW ${rw}` : "";
  const village = villageLines(facts).join(", ") + (postcode ? ` ${postcode}` : "");
  return [[street, neighbourhood].filter(Boolean).join(", "), village];
}

export function villageLines({ place }: PaperFacts): readonly string[] {
  return [
    `${place.kind === "desa" ? "Desa" : "Kelurahan"} ${place.village}`,
    `Kecamatan ${place.district}`,
    regencyName(place.regency),
  ];
}

export function regencyName(name: string): string {
  return /^(kabupaten|kota) /i.test(name) ? name : `Kabupaten ${name}`;
}

export function letterhead(writing: Writing): Block {
  const { facts, gaps } = writing;
  const decree = writing.item("legal-entity");
  const number = decree ? shownValue(decree.number) : undefined;
  const [phone, email] = ["contact.phone", "contact.email"].map((id) =>
    gaps.optional("Kontak", facts.profile(id), String),
  );
  const contact = [phone, email].filter((runs) => runs && runs.length > 0).map((runs) => plainText(runs ?? []));
  return {
    kind: "letterhead",
    name: ownName(facts),
    lines: [
      ...(number === undefined ? [] : [text(`Badan hukum: ${number}`)]),
      ...addressLines(facts).filter(Boolean).map(text),
      ...(contact.length === 0 ? [] : [text(contact.join(" · "))]),
    ],
  };
}

/** "Kolor, 25 November 2026" */
export function placeAndDay({ place, today }: PaperFacts): Runs {
  return [{ text: `${place.village}, ` }, { text: day(today), mark: "made-on" }];
}

export function columns(
  ...of: readonly (readonly [head: string, width: number, kind?: Column["kind"]])[]
): readonly Column[] {
  return of.map(([head, width, kind = "text"]) => ({ head, width, kind }));
}

export function totalRow(...cells: readonly (string | Runs)[]): Row {
  const runs = cells.map((cell): Runs => (typeof cell === "string" ? text(cell) : cell));
  return { cells: runs, style: "total" };
}

/** The fields that the plan's figures rest on and that are not agreed on, by name; noted for the paper. */
export function contestedInputs({ facts, gaps }: Writing): readonly string[] {
  const rowName = (table: string, row: string) => {
    const known = Object.values(planTables).find(({ name }) => name === table);
    const reading = known && facts.rows(known as (typeof planTables)["opex"]).find(({ id }) => id === row)?.fields;
    const name = reading && ("product" in reading ? (reading as { product: Reading<string> }).product : reading.name);
    return name && shownValue(name);
  };
  const names = facts.plan.contested
    .filter(({ key }) => splitRowKey(key) !== null || key.includes("."))
    .map(({ key }) => figureName(key, rowName));
  for (const name of names) gaps.note(name);
  return names;
}

/** What stands under a table whose figures rest on something that is not agreed on. */
export function contestedNote(names: readonly string[]): { readonly note?: Runs } {
  if (names.length === 0) return {};
  const words = `Belum disepakati: ${names.join("; ")}. Angka ini memakai nilai yang ditulis terakhir.`;
  return { note: [{ text: words, mark: "contested" }] };
}

function completeness(gaps: Gaps): Block[] {
  const list = (items: readonly string[]): Block => ({
    kind: "list",
    start: null,
    items: items.map((item) => [{ kind: "paragraph", runs: text(item) }]),
  });
  return [
    ...(gaps.blanks.length === 0 && gaps.contestedFigures.length === 0
      ? []
      : [{ kind: "heading", level: 2, number: "", runs: text("Catatan kelengkapan") } as const]),
    ...(gaps.blanks.length === 0
      ? []
      : [{ kind: "paragraph", runs: text("Belum diisi saat dokumen ini dibuat:") } as const, list(gaps.blanks)]),
    ...(gaps.contestedFigures.length === 0
      ? []
      : [
          { kind: "paragraph", runs: text("Ada dua nilai dan belum disepakati:") } as const,
          list(gaps.contestedFigures),
        ]),
  ];
}
