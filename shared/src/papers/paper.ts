/**
 * What a paper contains, apart from how it is written: Word, PDF and the preview are made from the same blocks, so that all three say the
 * same. Papers are in Bahasa Indonesia whatever the language of the screen, because they are signed and stamped here.
 */
import { digest } from "lib0/hash/sha256";
import { encodeUtf8 } from "lib0/string";
import type { IsoDay } from "../day.ts";
import type { PaperId } from "../rule-set/rule-set.ts";

/** A paper that this product prints; the village's approval is a decision and has its own place. */
export type PaperKind = Exclude<PaperId, "village-approval"> | "whole-file";

/**
 * - `blank`: nobody has written it yet; the words say what.
 * - `contested`: several values stand side by side; the words hold them all.
 * - `doubtful`: written, and not understood by this version; the words are what is there.
 * - `made-on`: the day on which the paper was made. The only words that the content hash leaves out.
 */
export type Mark = "blank" | "contested" | "doubtful" | "made-on";

export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly mark?: Mark;
}
export type Runs = readonly Run[];

export type ColumnKind = "text" | "number";

export interface Column {
  readonly head: string;
  /** Numbers stand right. */
  readonly kind: ColumnKind;
  /** Share of the width, among those of all columns. */
  readonly width: number;
}

export interface Row {
  readonly cells: readonly Runs[];
  /** A `group` row is a heading within the table: its first cell alone. */
  readonly style?: "total" | "group";
}

export interface SignatureBox {
  /** "Ketua Koperasi" */
  readonly role: string;
  readonly name: Runs;
  /** Room for the stamp of the cooperative or the village. */
  readonly stamp?: boolean;
}

export type Block =
  | { readonly kind: "letterhead"; readonly name: Runs; readonly lines: readonly Runs[] }
  | {
      readonly kind: "cover";
      readonly title: string;
      readonly subtitle: Runs;
      readonly name: Runs;
      readonly lines: readonly Runs[];
    }
  /** `number` is empty where a heading has none. Level 1 stands in the contents; `page` begins a new page. */
  | {
      readonly kind: "heading";
      readonly level: 1 | 2 | 3;
      readonly number: string;
      readonly runs: Runs;
      readonly page?: boolean;
    }
  /** A title in the middle of the page, under a letterhead. */
  | { readonly kind: "title"; readonly text: string; readonly under: Runs }
  | {
      readonly kind: "paragraph";
      readonly runs: Runs;
      readonly align?: "start" | "center" | "end";
      readonly small?: boolean;
    }
  | {
      readonly kind: "list" /** Null: bullets. */;
      readonly start: number | null;
      readonly items: readonly (readonly Block[])[];
    }
  /** Label and value, a colon between them, as letters have it. */
  | { readonly kind: "facts"; readonly rows: readonly { readonly label: string; readonly value: Runs }[] }
  | {
      readonly kind: "table";
      /** "Tabel 3. Belanja modal"; null where the text before says it. */
      readonly caption: string | null;
      readonly columns: readonly Column[];
      readonly rows: readonly Row[];
      /** Many columns of amounts: smaller letters. */
      readonly dense?: boolean;
      /** Rows to be written on: taller. */
      readonly roomy?: boolean;
      readonly note?: Runs;
    }
  | { readonly kind: "signatures"; readonly lead: Runs | null; readonly rows: readonly (readonly SignatureBox[])[] }
  | { readonly kind: "contents" }
  | { readonly kind: "page" };

export interface Paper {
  readonly kind: PaperKind;
  /** "Proposal usaha" */
  readonly title: string;
  /** The cooperative, as the footer names it. */
  readonly owner: string;
  readonly madeOn: IsoDay;
  /** Counts the file's writes: of two papers of one file the later one has the higher number. */
  readonly version: number;
  /** SHA-256 of the content, hex. */
  readonly hash: string;
  readonly blocks: readonly Block[];
  /** What nobody has written yet, by its name, each once. */
  readonly blanks: readonly string[];
  /** The figures that are not agreed on, by name. */
  readonly contested: readonly string[];
}

/** Joins the content and what follows from it. */
export function paper(content: Omit<Paper, "hash">): Paper {
  return { ...content, hash: contentHash(content) };
}

/** The start of the hash in groups of four, as the footer prints it: "3f9a 12bc 77d0". */
export function shortHash(hash: string): string {
  return (hash.slice(0, 12).match(/.{4}/g) ?? []).join(" ");
}

/** Equal for equal content, on whichever device and day it is made. Version and day are no content. */
function contentHash({ kind, title, owner, blocks }: Omit<Paper, "hash">): string {
  const undated = (key: string, value: unknown) =>
    key === "" || (value as { mark?: unknown } | null)?.mark !== "made-on" ? value : { mark: "made-on" };
  return hashOf([kind, title, owner, blocks], undated);
}

/** SHA-256 of a value's JSON, hex. */
export function hashOf(value: unknown, replacer?: (key: string, value: unknown) => unknown): string {
  const bytes = digest(encodeUtf8(JSON.stringify(value, replacer)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function plainText(runs: Runs): string {
  return runs.map(({ text }) => text).join("");
}

/** The headings that the contents name, in order. */
export function contentsOf(blocks: readonly Block[]): readonly { readonly number: string; readonly text: string }[] {
  return blocks.flatMap((block) =>
    block.kind === "heading" && block.level === 1 ? [{ number: block.number, text: plainText(block.runs) }] : [],
  );
}
