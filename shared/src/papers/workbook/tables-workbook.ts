/** The workbook of a file: inputs first, then results, then the profile's tables; in front a sheet that explains all the others. */
import type { PaperFacts } from "../facts.ts";
import { hashOf, shortHash } from "../paper.ts";
import { contestedInputs, ownName, startWriting } from "../writing.ts";
import { assumptionSheet, capexSheet, loanSheet, opexSheet, salesSheet, sourcesSheet } from "./input-sheets.ts";
import { profileSheets } from "./profile-sheets.ts";
import { monthSheet, ratioSheet, scheduleSheet, trialSheet, yearSheet } from "./result-sheets.ts";
import { columnRange, figureSheet, type Sheet, sheetOf, type Workbook } from "./workbook.ts";

export interface TablesWorkbook extends Workbook {
  readonly version: number;
  /** SHA-256 of all sheets but the first, hex. */
  readonly hash: string;
}

export function tablesWorkbook(facts: PaperFacts): TablesWorkbook {
  const { figures, loan } = facts;
  const owner = ownName(facts)
    .map(({ text }) => text)
    .join("");
  const assumptions = assumptionSheet(facts);
  const [sales, capex, opex, sources] = [salesSheet(facts), capexSheet(facts), opexSheet(facts), sourcesSheet(facts)];
  const loanSheets = loan?.kind === "loan" ? loanAndSchedule(loan) : [];
  const results = figures && facts.plan.inputs.sales.length > 0 ? resultSheets(figures, assumptions) : [];
  const content = [
    assumptions,
    sales,
    capex,
    opex,
    sources,
    totalsSheet(sales, capex, opex, sources),
    ...loanSheets,
    ...results,
    ...contestedSheet(facts),
    ...profileSheets(facts),
  ];
  const hash = hashOf(content);
  return {
    title: `Tabel · ${owner}`,
    madeOn: facts.today,
    version: facts.version,
    hash,
    sheets: [guide(content, { owner, hash, facts }), ...content],
  };
}

function loanAndSchedule({ terms, schedule }: Extract<PaperFacts["loan"], { kind: "loan" }>): readonly Sheet[] {
  const loan = loanSheet(terms, schedule);
  return [loan, scheduleSheet(schedule, loan, terms.method)];
}

function resultSheets(figures: NonNullable<PaperFacts["figures"]>, assumptions: Sheet): readonly Sheet[] {
  const months = monthSheet(figures, assumptions);
  return [months, yearSheet(figures, assumptions, months), ratioSheet(figures), trialSheet(figures)];
}

/** Sums of the tables of records. */
function totalsSheet(sales: Sheet, capex: Sheet, opex: Sheet, sources: Sheet): Sheet {
  const sum = (key: string, label: string, sheet: Sheet, column: string) => {
    const index = sheet.columns.findIndex((each) => each.key === column);
    const value = sheet.rows.reduce((total, row) => {
      const cell = row[index];
      return total + (typeof cell === "number" ? cell : cell !== null && typeof cell === "object" ? cell.value : 0);
    }, 0);
    return { key, label, value, unit: "rupiah", formula: `SUM(${columnRange(sheet, column)})` };
  };
  return figureSheet("Jumlah", [
    sum("salesRp", "Penjualan sebulan, tahun pertama", sales, "salesRp"),
    sum("costOfGoodsRp", "Harga pokok sebulan, tahun pertama", sales, "costOfGoodsRp"),
    sum("grossProfitRp", "Laba kotor sebulan, tahun pertama", sales, "grossProfitRp"),
    sum("capexRp", "Belanja modal", capex, "totalRp"),
    sum("opexMonthlyRp", "Biaya operasional sebulan, semua berjalan", opex, "monthlyRp"),
    sum("sourcesRp", "Sumber dana di luar pinjaman", sources, "amountRp"),
  ]);
}

/** Fields with several values: the figures use the one written last. */
function contestedSheet(facts: PaperFacts): readonly Sheet[] {
  const names = contestedInputs(startWriting(facts));
  if (names.length === 0) return [];
  return [
    sheetOf(
      "Belum disepakati",
      [{ head: "Isian dengan dua nilai", key: "field", kind: "text", value: (name: string) => name }],
      names,
    ),
  ];
}

const kinds = { text: "teks", rupiah: "rupiah bulat", number: "angka", day: "tanggal" } as const;

function guide(
  sheets: readonly Sheet[],
  { owner, hash, facts }: { owner: string; hash: string; facts: PaperFacts },
): Sheet {
  interface Entry {
    readonly sheet: string;
    readonly column: string;
    readonly key: string;
    readonly kind: string;
    readonly computed: string;
  }
  const entries = sheets.flatMap(({ name, columns, rows }) =>
    columns.map(({ head, key, kind }, index): Entry => {
      const live = rows.some((row) => typeof row[index] === "object" && row[index] !== null);
      return { sheet: name, column: head, key, kind: kinds[kind], computed: live ? "rumus" : "nilai" };
    }),
  );
  const about = (column: string, value: string): Entry => ({
    sheet: "Tentang",
    column,
    key: value,
    kind: "teks",
    computed: "nilai",
  });
  return sheetOf<Entry>(
    "Baca dulu",
    [
      { head: "Lembar", key: "sheet", kind: "text", value: ({ sheet }) => sheet },
      { head: "Kolom", key: "column", kind: "text", value: ({ column }) => column },
      { head: "Kunci", key: "key", kind: "text", value: ({ key }) => key },
      { head: "Jenis", key: "kind", kind: "text", value: ({ kind }) => kind },
      { head: "Dihitung", key: "computed", kind: "text", value: ({ computed }) => computed },
    ],
    [
      about("Koperasi", owner),
      about("Versi berkas", String(facts.version)),
      about("Dibuat", facts.today),
      about("Sidik isi", shortHash(hash)),
      ...entries,
    ],
  );
}
