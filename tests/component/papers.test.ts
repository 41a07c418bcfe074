/** The papers of the demo's richest file, written by the app's own writers in a real browser. */
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { writeExcel } from "../../client/src/features/papers/writers/excel.ts";
import { writePdf } from "../../client/src/features/papers/writers/pdf.ts";
import { writeWord } from "../../client/src/features/papers/writers/word.ts";
import { richestFileStory } from "../../server/src/demo/richest-file.ts";
import { demoUpdates } from "../../server/src/demo/steps.ts";
import { createYdoc } from "../../shared/src/file/ydoc.ts";
import { makePaper, paperKinds } from "../../shared/src/papers/catalogue.ts";
import { readPaperFacts } from "../../shared/src/papers/facts.ts";
import { contentsOf, shortHash } from "../../shared/src/papers/paper.ts";
import { tablesWorkbook } from "../../shared/src/papers/workbook/tables-workbook.ts";
import { pmk492025 } from "../../shared/src/rule-set/pmk-49-2025.ts";

const today = "2026-11-25";
const village = { code: "3529012005", name: "Kolor", kind: "desa" } as const;

function kolor(): Y.Doc {
  const ydoc = createYdoc();
  const story = { village, district: "Kota Sumenep", assistant: "asisten1", today, zone: "Asia/Jakarta" } as const;
  for (const { refused, update } of demoUpdates(richestFileStory(story))) if (!refused) Y.applyUpdate(ydoc, update);
  return ydoc;
}

const facts = readPaperFacts({
  ydoc: kolor(),
  place: {
    code: village.code,
    name: "Koperasi Desa Merah Putih Kolor",
    village: "Kolor",
    kind: "desa",
    district: "Kota Sumenep",
    regency: "Sumenep",
  },
  ruleSet: pmk492025,
  ruleSets: [pmk492025],
  approvals: [],
  application: null,
  assistant: "Rahmat Contoh",
  seesPersonal: true,
  today,
  zone: "Asia/Jakarta",
});

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}

/** A slow machine that does much else needs ten seconds for the longest paper. */
const slow = 60_000;

/** The words of a part of a Word or Excel file, without its tags. */
function wordsOf(parts: Readonly<Record<string, Uint8Array>>, name: string): string {
  const part = parts[name];
  if (!part) throw new Error(`no ${name}`);
  return strFromU8(part)
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
}

test.each(paperKinds)(
  "%s is written as PDF, with its typeface and pages",
  async (kind) => {
    const text = new TextDecoder("latin1").decode(await bytesOf(await writePdf(makePaper(kind, facts))));
    expect(text).toMatch(/^%PDF-1\.\d/);
    expect(text).toContain("Arimo");
    const pages = text.match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThanOrEqual(kind === "business-proposal" || kind === "whole-file" ? 15 : 1);
  },
  slow,
);

test.each(paperKinds)(
  "%s is written as Word, with version and hash at its foot",
  async (kind) => {
    const paper = makePaper(kind, facts);
    const parts = unzipSync(await bytesOf(await writeWord(paper)));
    const foot = Object.keys(parts).filter((name) => /^word\/footer\d+\.xml$/.test(name));
    expect(foot.length).toBeGreaterThan(0);
    expect(foot.map((name) => wordsOf(parts, name)).join(" ")).toContain(shortHash(paper.hash));
    const words = wordsOf(parts, "word/document.xml");
    for (const blank of paper.blanks) expect(words).toContain(`[belum diisi: ${blank}]`);
  },
  slow,
);

test(
  "the contents of the proposal in Word name every part with its page",
  async () => {
    const paper = makePaper("business-proposal", facts);
    const parts = unzipSync(await bytesOf(await writeWord(paper)));
    const words = wordsOf(parts, "word/document.xml");
    const after = words.slice(words.indexOf("Daftar isi"));
    for (const { text } of contentsOf(paper.blocks)) expect(after).toMatch(new RegExp(`${text}[^0-9]{0,80}\\d+`));
  },
  slow,
);

test("the workbook has a sheet for each table, and opens with what explains them", async () => {
  const workbook = tablesWorkbook(facts);
  const parts = unzipSync(await bytesOf(writeExcel(workbook)));
  const names = [...strFromU8(parts["xl/workbook.xml"] ?? new Uint8Array()).matchAll(/<sheet name="([^"]+)"/g)];
  expect(names.map(([, name]) => name)).toEqual(workbook.sheets.map(({ name }) => name));
  for (const [index, { rows }] of workbook.sheets.entries()) {
    const xml = new DOMParser().parseFromString(
      strFromU8(parts[`xl/worksheets/sheet${index + 1}.xml`] ?? new Uint8Array()),
      "text/xml",
    );
    expect(xml.querySelector("parsererror")).toBeNull();
    expect(xml.querySelectorAll("row")).toHaveLength(rows.length + 1);
  }
});
