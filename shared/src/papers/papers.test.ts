import { expect, test } from "vitest";
import * as Y from "yjs";
import { setField } from "../file/reading.ts";
import { rowAdded } from "../file/rows.ts";
import { createYdoc } from "../file/ydoc.ts";
import { salesTable } from "../plan/tables.ts";
import { pmk492025 } from "../rule-set/pmk-49-2025.ts";
import { makePaper, paperFileName, paperKinds } from "./catalogue.ts";
import { type PaperSource, readPaperFacts } from "./facts.ts";
import { type Block, contentsOf, type Paper, plainText, shortHash } from "./paper.ts";

function source(ydoc: Y.Doc, change: Partial<PaperSource> = {}): PaperSource {
  return {
    ydoc,
    place: {
      code: "3529012005",
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
    assistant: "Siti Aminah",
    seesPersonal: true,
    today: "2026-11-25",
    zone: "Asia/Jakarta",
    ...change,
  };
}

function proposal(ydoc: Y.Doc, change: Partial<PaperSource> = {}): Paper {
  return makePaper("business-proposal", readPaperFacts(source(ydoc, change)));
}

function write(ydoc: Y.Doc, root: string, values: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(values)) setField(ydoc.getMap(root), key, value);
}

function asked(ydoc: Y.Doc): void {
  write(ydoc, "financing", {
    "application/main.scheme": "himbara-loan",
    "application/main.ruleSet": "pmk-49-2025",
    "application/main.ruleSetVersion": 1,
    "application/main.amountRp": 1_250_000_000,
    "application/main.tenorMonths": 72,
    "application/main.graceMonths": 6,
    "application/main.disburseOn": "2027-02-15",
    "application/main.contactName": "Siti Contoh",
    "application/main.contactNik": "3529015509000001",
    "application/main.contactPhone": "0812-0000-2005",
  });
}

/** All words of a paper, for asking whether something stands there. */
function words(paper: Paper): string {
  return JSON.stringify(paper.blocks);
}

test("every paper of an untouched file can be made, and says what is blank in its place and in a list", () => {
  const facts = readPaperFacts(source(createYdoc()));
  for (const kind of paperKinds) {
    const made = makePaper(kind, facts);
    expect(made.hash).toMatch(/^[0-9a-f]{64}$/);
    for (const blank of made.blanks) {
      expect(words(made)).toContain(`[belum diisi: ${blank}]`.replaceAll('"', '\\"'));
      expect(made.blocks.some((block) => block.kind === "list" && JSON.stringify(block).includes(blank))).toBe(true);
    }
  }
  expect(makePaper("business-proposal", facts).blanks).toEqual(
    expect.arrayContaining(["NIB", "Kata pengantar", "jumlah pinjaman", "nama ketua"]),
  );
});

test("the proposal follows the outline and its contents name its parts", () => {
  const titles = contentsOf(proposal(createYdoc()).blocks).map(({ number, text }) => `${number} ${text}`.trim());
  expect(titles[0]).toBe("Kata pengantar");
  expect(titles.slice(1, 4)).toEqual(["1 Ringkasan eksekutif", "2 Latar belakang", "3 Profil koperasi dan desa"]);
  expect(titles.slice(-3)).toEqual(["15 Penutup", "Lembar pengesahan", "Daftar lampiran"]);
});

test("amounts stand in digits and in words", () => {
  const ydoc = createYdoc();
  asked(ydoc);
  const letter = makePaper("application-letter", readPaperFacts(source(ydoc)));
  expect(words(letter)).toContain("Rp1.250.000.000 (satu miliar dua ratus lima puluh juta rupiah)");
});

test("two amounts set offline both stand there, are listed, and what rests on them is marked", () => {
  const siti = createYdoc();
  asked(siti);
  for (const { root, key, value } of rowAdded(salesTable, "a", 1, {
    product: "Beras",
    quantity: 10,
    priceRp: 14_000,
    costRp: 13_000,
  }))
    siti.getMap(root).set(key, value);
  const hasan = createYdoc();
  Y.applyUpdate(hasan, Y.encodeStateAsUpdate(siti));
  write(siti, "plan", { "sales/a.priceRp": 14_500 });
  write(hasan, "plan", { "sales/a.priceRp": 15_000 });
  Y.applyUpdate(siti, Y.encodeStateAsUpdate(hasan));
  const made = proposal(siti);
  expect(words(made)).toMatch(/14\.500 atau 15\.000 \(belum disepakati\)|15\.000 atau 14\.500 \(belum disepakati\)/);
  expect(made.contested).toContain("penjualan Beras: harga");
  expect(words(made)).toContain("Belum disepakati: penjualan Beras: harga");
});

test("a value that is not understood is quoted", () => {
  const ydoc = createYdoc();
  ydoc.getMap("profile").set("identity.foundedOn", "kemarin");
  expect(words(proposal(ydoc))).toContain("“kemarin” (belum dimengerti)");
});

test("numbers of persons stand whole only where the paper needs them and the reader may see them", () => {
  const ydoc = createYdoc();
  asked(ydoc);
  const letter = (seesPersonal: boolean) =>
    words(makePaper("application-letter", readPaperFacts(source(ydoc, { seesPersonal }))));
  expect(letter(true)).toContain("3529015509000001");
  expect(letter(false)).not.toContain("3529015509000001");
  expect(letter(false)).toContain("•••• 0001");
  expect(words(proposal(ydoc))).not.toContain("3529015509000001");
});

test("one file gives one hash, whatever the device and the day; another content another", () => {
  const ydoc = createYdoc();
  asked(ydoc);
  write(ydoc, "plan", { "projection.startsOn": "2027-01" });
  const copy = createYdoc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc));
  const made = proposal(ydoc);
  expect(proposal(copy, { today: "2026-12-03" })).toMatchObject({ hash: made.hash, version: made.version });
  write(copy, "financing", { "application/main.amountRp": 1_250_000_001 });
  const later = proposal(copy);
  expect(later.hash).not.toBe(made.hash);
  expect(later.version).toBeGreaterThan(made.version);
  expect(shortHash(made.hash)).toMatch(/^[0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}$/);
});

test("the schedule has a row for each instalment, and its sums", () => {
  const ydoc = createYdoc();
  asked(ydoc);
  const made = makePaper("repayment-schedule", readPaperFacts(source(ydoc)));
  const table = made.blocks.find((block): block is Extract<Block, { kind: "table" }> => block.kind === "table");
  expect(table?.rows).toHaveLength(73);
  expect(table?.rows.at(-1)?.cells.map(plainText)[3]).toBe("1.250.000.000");
});

test("a file is called by village, paper and day", () => {
  expect(paperFileName("business-proposal", { code: "3529012005", madeOn: "2026-11-25", extension: "docx" })).toBe(
    "3529012005-proposal-2026-11-25.docx",
  );
});

test("a decision of the early morning carries the village's day, not the world's", () => {
  const ydoc = createYdoc();
  asked(ydoc);
  const approval = {
    id: "5f0f2a52-7a0e-4f6c-9c55-0d8c7c1f8a01",
    file: "3529012005",
    application: "main",
    decision: "given" as const,
    amountRp: 1_250_000_000,
    tenorMonths: 72,
    scheme: null,
    minutes: { number: "141/07/2026", on: "2026-11-20", place: "Balai Desa Kolor" },
    reason: null,
    decidedBy: "kades1",
    deciderName: "H. Umar Umpama",
    deciderRole: "village-official",
    deciderPosition: "head",
    decidedAt: "2026-11-23T18:30:00.000Z",
    hash: "ab".repeat(32),
  };
  expect(words(proposal(ydoc, { approvals: [approval] }))).toContain("Keputusan tercatat 24 November 2026");
});
