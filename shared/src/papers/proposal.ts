/**
 * The business proposal: what people wrote, in the order of the outline, each text with the tables that it explains, and what follows
 * from them. Source of the order: DOMAIN.md, business plan (Juklak Menkop 1/2025 and published proposals).
 */
import { opexByMonth } from "../finance/costs.ts";
import { monthName } from "./dates.ts";
import type { PaperFacts } from "./facts.ts";
import {
  balanceSheetLines,
  cashFlowLines,
  monthHead,
  periodTables,
  profitAndLossLines,
  yearHead,
} from "./figure-tables.ts";
import { amount, day, digitsAndWords, number, percent, sentence, text } from "./gaps.ts";
import { legalityTable } from "./legality-summary.ts";
import { disbursementBlocks, loanFacts, repaymentByYearBlocks } from "./loan-blocks.ts";
import type { Block, Paper, Row } from "./paper.ts";
import { capexTableBlocks, opexTableBlocks, salesTableBlocks, sourcesTableBlocks } from "./plan-tables.ts";
import { assetsBlocks, organsBlocks, outletsBlocks, potentialBlocks } from "./profile-tables.ts";
import { ratioBlocks } from "./ratio-blocks.ts";
import { approvalBlocks } from "./signing.ts";
import { choiceWords, outletWords, sectionWords } from "./words.ts";
import {
  address,
  columns,
  contestedInputs,
  contestedNote,
  ownName,
  startWriting,
  totalRow,
  villageLines,
  type Writing,
} from "./writing.ts";

export function businessProposal(facts: PaperFacts): Paper {
  const writing = startWriting(facts);
  return writing.finish("business-proposal", "Proposal usaha", proposalBlocks(writing));
}

/** All of it but the cover, for the whole file too. */
export function proposalBlocks(writing: Writing): Block[] {
  const { section } = writing;
  const opening = (id: "foreword"): Block[] => [
    { kind: "heading", level: 1, number: "", runs: text(sectionWords[id]), page: true },
    ...section(id),
  ];
  return [
    cover(writing),
    ...opening("foreword"),
    { kind: "contents" },
    writing.heading(sectionWords.summary, { page: true }),
    ...section("summary"),
    ...atAGlance(writing),
    writing.heading(sectionWords.background),
    ...section("background"),
    writing.heading(sectionWords.profile),
    ...section("profile"),
    profileFacts(writing),
    ...assetsBlocks(writing),
    writing.heading(sectionWords.potential),
    ...section("potential"),
    ...potentialBlocks(writing),
    writing.heading(sectionWords.aims),
    ...section("aims"),
    writing.heading(sectionWords.market),
    ...section("market"),
    ...salesTableBlocks(writing),
    writing.heading(sectionWords.operations),
    ...section("operations"),
    ...outletsBlocks(writing),
    ...capexTableBlocks(writing),
    writing.heading(sectionWords.organisation),
    ...section("organisation"),
    ...organsBlocks(writing),
    writing.heading(sectionWords.capital),
    ...section("capital"),
    ...opexTableBlocks(writing),
    ...budgetBlocks(writing),
    ...sourcesTableBlocks(writing),
    { kind: "heading", level: 2, number: "", runs: text("Pinjaman yang diajukan") },
    loanFacts(writing),
    ...disbursementBlocks(writing),
    ...repaymentByYearBlocks(writing),
    writing.heading(sectionWords.legality),
    ...section("legality"),
    ...legalityTable(writing),
    writing.heading(sectionWords.environment),
    ...section("environment"),
    writing.heading("Proyeksi keuangan", { page: true }),
    ...projectionBlocks(writing),
    writing.heading(sectionWords.schedule),
    ...section("schedule"),
    writing.heading(sectionWords.risks),
    ...section("risks"),
    writing.heading(sectionWords.closing),
    ...section("closing"),
    { kind: "heading", level: 1, number: "", runs: text("Lembar pengesahan"), page: true },
    ...approvalBlocks(writing),
    { kind: "heading", level: 1, number: "", runs: text("Daftar lampiran"), page: true },
    ...annexes(writing),
  ];
}

function cover({ facts, gaps }: Writing): Block {
  const asked = facts.loanRow.fields.amountRp;
  const outlets = facts.outlets.map((kind) => outletWords(facts.ruleSet, kind).toLowerCase());
  return {
    kind: "cover",
    title: "Proposal usaha",
    subtitle: outlets.length === 0 ? [] : text(`Pengembangan ${joined(outlets)}`),
    name: ownName(facts),
    lines: [
      ...villageLines(facts).map(text),
      ...(asked.kind === "absent"
        ? []
        : [
            sentence(
              "Pengajuan pembiayaan ",
              gaps.value("jumlah pinjaman", asked, (rp) => `Rp${amount(rp)}`),
            ),
          ]),
      [{ text: monthName(facts.today), mark: "made-on" }],
    ],
  };
}

function profileFacts(writing: Writing): Block {
  const { facts, gaps } = writing;
  const members = facts.plan.derived.find(({ members }) => members !== null)?.members;
  const place = ["street", "rt", "rw", "postcode"].every((part) => facts.profile(`address.${part}`)?.kind === "value");
  return {
    kind: "facts",
    rows: [
      { label: "Nama", value: writing.profile("nama koperasi", "identity.name") },
      {
        label: "Bentuk dan pola",
        value: sentence(
          writing.profile("bentuk koperasi", "identity.form", choiceWords),
          ", ",
          writing.profile("pola pengelolaan", "identity.pattern", choiceWords),
        ),
      },
      {
        label: "Tanggal berdiri",
        value: writing.profile("tanggal berdiri", "identity.foundedOn", (value) => day(String(value))),
      },
      {
        label: "Akta pendirian",
        value: sentence(
          writing.legality("nomor akta", "deed", "number"),
          ", notaris ",
          writing.legality("notaris", "deed", "notary"),
        ),
      },
      { label: "Badan hukum", value: writing.legality("nomor badan hukum", "legal-entity", "number") },
      { label: "Nomor Induk Koperasi", value: writing.legality("nomor induk koperasi", "nik-koperasi", "number") },
      { label: "NPWP", value: writing.legality("NPWP", "npwp", "number") },
      { label: "NIB", value: writing.legality("NIB", "nib", "number") },
      { label: "Wilayah kerja", value: writing.profile("wilayah kerja", "identity.workingArea") },
      { label: "Alamat", value: sentence(address(facts), ...(place ? [] : [" ", gaps.blank("alamat lengkap")])) },
      {
        label: "Jumlah anggota",
        value: members
          ? text(`${number(members)} orang`)
          : writing.profile("jumlah anggota", "identity.members", (value) => `${number(Number(value))} orang`),
      },
      {
        label: "Simpanan pokok",
        value: writing.profile(
          "simpanan pokok",
          "capital.principalSavingsRp",
          (rp) => `Rp${amount(Number(rp))} per anggota`,
        ),
      },
      {
        label: "Simpanan wajib",
        value: writing.profile(
          "simpanan wajib",
          "capital.mandatorySavingsRp",
          (rp) => `Rp${amount(Number(rp))} per bulan`,
        ),
      },
      {
        label: "Modal awal",
        value: writing.profile("modal awal", "capital.initialRp", (rp) => `Rp${amount(Number(rp))}`),
      },
    ],
  };
}

function atAGlance(writing: Writing): Block[] {
  const { figures, loanRow, loan } = writing.facts;
  const { ratios, projection } = figures ?? {};
  const first = projection?.years[0]?.profitAndLoss;
  const dscr = ratios?.lowestDscr;
  return [
    {
      kind: "facts",
      rows: [
        {
          label: "Pembiayaan yang diajukan",
          value: writing.gaps.value("jumlah pinjaman", loanRow.fields.amountRp, digitsAndWords),
        },
        ...(loan?.kind === "loan"
          ? [
              {
                label: "Angsuran",
                value: text(
                  `Rp${amount(loan.schedule.instalmentRp)} sebulan, ${number(loan.terms.tenorMonths)} bulan, termasuk masa tenggang ${number(loan.terms.graceMonths)} bulan`,
                ),
              },
            ]
          : []),
        ...(first && first.salesRp > 0
          ? [
              { label: "Penjualan tahun pertama", value: text(`Rp${amount(first.salesRp)}`) },
              { label: "SHU tahun pertama", value: text(`Rp${amount(first.netProfitRp)}`) },
            ]
          : []),
        ...(dscr
          ? [
              {
                label: "Kemampuan mengangsur terendah (DSCR)",
                value: text(`${number(dscr.hundredths / 100, 2)} pada tahun ke-${dscr.year}`),
              },
            ]
          : []),
      ],
    },
  ];
}

/** What the loan and the other sources are to pay for. */
function budgetBlocks(writing: Writing): Block[] {
  const { inputs } = writing.facts.plan;
  if (inputs.capex.length === 0 && inputs.opex.length === 0) return [];
  const capexRp = inputs.capex.reduce((sum, line) => sum + line.quantity * line.priceRp, 0);
  const opexRp = writing.facts.figures
    ? opexByMonth(inputs)
        .slice(0, 12)
        .reduce((sum, rp) => sum + rp, 0)
    : 0;
  return writing.table("Rencana anggaran biaya", {
    columns: columns(["Bagian", 60], ["Jumlah (Rp)", 24, "number"]),
    rows: [
      { cells: [text("Belanja modal"), text(amount(capexRp))] },
      { cells: [text("Biaya operasional dua belas bulan pertama"), text(amount(opexRp))] },
      totalRow("Jumlah anggaran", amount(capexRp + opexRp)),
    ],
    ...contestedNote(contestedInputs(writing)),
  });
}

function projectionBlocks(writing: Writing): Block[] {
  const { figures, plan } = writing.facts;
  if (!figures) return [{ kind: "paragraph", runs: text("Angka rencana melampaui yang dapat dihitung dengan tepat.") }];
  if (plan.inputs.sales.length === 0) return [{ kind: "paragraph", runs: writing.gaps.blank("rencana penjualan") }];
  const { months, years } = figures.projection;
  const note = contestedNote(contestedInputs(writing));
  const firstYear = { periods: months.slice(0, 12), head: monthHead, ...note };
  const byYear = { periods: years, head: yearHead, ...note };
  const heading = (words: string): Block => ({ kind: "heading", level: 2, number: "", runs: text(words) });
  return [
    ...assumptionBlocks(writing),
    ...ratioBlocks(writing),
    heading("Tahun pertama menurut bulan"),
    ...periodTables(writing, "Perhitungan hasil usaha", profitAndLossLines, firstYear),
    ...periodTables(writing, "Arus kas", cashFlowLines, firstYear),
    heading("Menurut tahun"),
    ...periodTables(writing, "Perhitungan hasil usaha", profitAndLossLines, byYear),
    ...periodTables(writing, "Arus kas", cashFlowLines, byYear),
    ...periodTables(writing, "Neraca akhir tahun", balanceSheetLines, byYear),
  ];
}

function assumptionBlocks(writing: Writing): Block[] {
  const { assumed } = writing.facts.plan;
  const row = (label: string, value: string): Row => ({ cells: [text(label), text(value)] });
  return writing.table("Asumsi", {
    columns: columns(["Asumsi", 60], ["Nilai", 30, "number"]),
    rows: [
      row("Bulan pertama rencana", monthName(assumed.startsOn)),
      row("Lama proyeksi", `${number(assumed.years)} tahun`),
      row("Kas sebelum bulan pertama", `Rp${amount(assumed.openingCashRp)}`.replace("Rp–", "Rp0")),
      row("Pertumbuhan jumlah penjualan setahun", percent(assumed.salesGrowthBp)),
      row("Kenaikan biaya operasional setahun", percent(assumed.costGrowthBp)),
      row("Persediaan barang", `${number(assumed.stockDays)} hari penjualan`),
      row("Pajak final atas penjualan", percent(assumed.taxBp)),
      row("Tingkat diskonto setahun", percent(assumed.discountRateBp)),
    ],
  });
}

function annexes({ facts, gaps, table }: Writing): Block[] {
  if (facts.documents.length === 0)
    return [{ kind: "paragraph", runs: gaps.blank("skema pembiayaan, yang menentukan lampirannya") }];
  const states = { ready: "Ada", missing: "Belum ada", "not-needed": "Tidak perlu" } as const;
  return table("Dokumen menurut skema pembiayaan", {
    columns: columns(["No.", 8, "number"], ["Dokumen", 66], ["Keadaan", 20]),
    rows: facts.documents.map(({ document, state }, index): Row => {
      return { cells: [text(`${index + 1}`), text(document.label.id), text(states[state])] };
    }),
  });
}

/** "gerai sembako, gudang dan logistik" */
function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} dan ${words.at(-1)}`;
}
