/** What people wrote into the plan's tables, row by row, and what it is computed with. */
import { shownValue } from "../../file/reading.ts";
import type { LoanTerms, RepaymentSchedule } from "../../finance/loan.ts";
import { saleOfRow } from "../../plan/row-figures.ts";
import { capexTable, opexTable, salesTable } from "../../plan/tables.ts";
import type { OutletKind } from "../../rule-set/rule-set.ts";
import type { PaperFacts } from "../facts.ts";
import { outletWords, sourceWords } from "../words.ts";
import { figureSheet, type RecordColumn, type Sheet, sheetOf } from "./workbook.ts";

export function assumptionSheet({ plan: { assumed } }: PaperFacts): Sheet {
  const bp = "basis poin (50 = 0,5%)";
  return figureSheet("Asumsi", [
    { key: "startsOn", label: "Bulan pertama rencana", value: assumed.startsOn, unit: "tahun-bulan" },
    { key: "years", label: "Lama proyeksi", value: assumed.years, unit: "tahun" },
    { key: "openingCashRp", label: "Kas sebelum bulan pertama", value: assumed.openingCashRp, unit: "rupiah" },
    { key: "salesGrowthBp", label: "Pertumbuhan jumlah penjualan setahun", value: assumed.salesGrowthBp, unit: bp },
    { key: "costGrowthBp", label: "Kenaikan biaya operasional setahun", value: assumed.costGrowthBp, unit: bp },
    { key: "stockDays", label: "Persediaan barang", value: assumed.stockDays, unit: "hari" },
    { key: "taxBp", label: "Pajak final atas penjualan", value: assumed.taxBp, unit: bp },
    { key: "discountRateBp", label: "Tingkat diskonto setahun", value: assumed.discountRateBp, unit: bp },
    { key: "application", label: "Pinjaman yang dihitung", value: assumed.application, unit: "kunci pengajuan" },
  ]);
}

export function salesSheet(facts: PaperFacts): Sheet {
  const records = facts.rows(salesTable).map(({ fields }) => {
    const [quantity, priceRp, costRp] = [fields.quantity, fields.priceRp, fields.costRp].map(shownValue<number>);
    const counts = quantity !== undefined && priceRp !== undefined && costRp !== undefined;
    return { fields, quantity, priceRp, costRp, sale: counts ? saleOfRow({ quantity, priceRp, costRp }) : undefined };
  });
  type R = (typeof records)[number];
  return sheetOf<R>(
    "Penjualan",
    [
      { head: "Barang", key: "product", kind: "text", value: ({ fields }) => shownValue(fields.product) ?? null },
      outletColumn(facts, ({ fields }) => shownValue(fields.outlet)),
      { head: "Satuan", key: "unit", kind: "text", value: ({ fields }) => shownValue(fields.unit) ?? null },
      { head: "Jumlah per bulan", key: "quantity", kind: "number", value: ({ quantity }) => quantity ?? null },
      { head: "Harga jual (Rp)", key: "priceRp", kind: "rupiah", value: ({ priceRp }) => priceRp ?? null },
      { head: "Harga beli (Rp)", key: "costRp", kind: "rupiah", value: ({ costRp }) => costRp ?? null },
      {
        head: "Mulai bulan ke",
        key: "fromMonth",
        kind: "number",
        value: ({ fields }) => shownValue(fields.fromMonth) ?? 1,
      },
      {
        head: "Penjualan per bulan (Rp)",
        key: "salesRp",
        kind: "rupiah",
        value: ({ sale }) => sale?.salesRp ?? null,
        formula: (at) => `ROUND(${at("quantity")}*${at("priceRp")},0)`,
      },
      {
        head: "Harga pokok per bulan (Rp)",
        key: "costOfGoodsRp",
        kind: "rupiah",
        value: ({ sale }) => (sale ? sale.salesRp - sale.grossProfitRp : null),
        formula: (at) => `ROUND(${at("quantity")}*${at("costRp")},0)`,
      },
      {
        head: "Laba kotor per bulan (Rp)",
        key: "grossProfitRp",
        kind: "rupiah",
        value: ({ sale }) => sale?.grossProfitRp ?? null,
        formula: (at) => `${at("salesRp")}-${at("costOfGoodsRp")}`,
      },
      { head: "Dihitung", key: "counts", kind: "text", value: ({ sale }) => (sale ? "ya" : "tidak, belum lengkap") },
      { head: "Keterangan", key: "note", kind: "text", value: ({ fields }) => shownValue(fields.note) ?? null },
    ],
    records,
  );
}

export function capexSheet(facts: PaperFacts): Sheet {
  const records = facts.rows(capexTable).map(({ fields }) => {
    const priceRp = shownValue(fields.priceRp);
    return { fields, priceRp, quantity: shownValue(fields.quantity) ?? 1 };
  });
  type R = (typeof records)[number];
  return sheetOf<R>(
    "Belanja modal",
    [
      { head: "Barang", key: "name", kind: "text", value: ({ fields }) => shownValue(fields.name) ?? null },
      outletColumn(facts, ({ fields }) => shownValue(fields.outlet)),
      { head: "Jumlah", key: "quantity", kind: "number", value: ({ quantity }) => quantity },
      { head: "Satuan", key: "unit", kind: "text", value: ({ fields }) => shownValue(fields.unit) ?? null },
      { head: "Harga satuan (Rp)", key: "priceRp", kind: "rupiah", value: ({ priceRp }) => priceRp ?? null },
      {
        head: "Jumlah harga (Rp)",
        key: "totalRp",
        kind: "rupiah",
        value: ({ priceRp, quantity }) => (priceRp === undefined ? null : priceRp * quantity),
        formula: (at) => `${at("quantity")}*${at("priceRp")}`,
      },
      {
        head: "Masa pakai (tahun; 0 = tidak disusutkan)",
        key: "lifeYears",
        kind: "number",
        value: ({ fields }) => shownValue(fields.lifeYears) ?? null,
      },
      { head: "Dibeli bulan ke", key: "month", kind: "number", value: ({ fields }) => shownValue(fields.month) ?? 1 },
      { head: "Keterangan", key: "note", kind: "text", value: ({ fields }) => shownValue(fields.note) ?? null },
    ],
    records,
  );
}

export function opexSheet(facts: PaperFacts): Sheet {
  type R = ReturnType<typeof facts.rows<(typeof opexTable)["fields"]>>[number];
  return sheetOf<R>(
    "Biaya operasional",
    [
      { head: "Biaya", key: "name", kind: "text", value: ({ fields }) => shownValue(fields.name) ?? null },
      outletColumn(facts, ({ fields }) => shownValue(fields.outlet)),
      {
        head: "Per bulan (Rp)",
        key: "monthlyRp",
        kind: "rupiah",
        value: ({ fields }) => shownValue(fields.monthlyRp) ?? null,
      },
      {
        head: "Mulai bulan ke",
        key: "fromMonth",
        kind: "number",
        value: ({ fields }) => shownValue(fields.fromMonth) ?? 1,
      },
      { head: "Keterangan", key: "note", kind: "text", value: ({ fields }) => shownValue(fields.note) ?? null },
    ],
    facts.rows(opexTable),
  );
}

/** As the projection counts them: what the profile knows, month by month, and what the table adds. The loan has sheets of its own. */
export function sourcesSheet({ plan: { inputs } }: PaperFacts): Sheet {
  return sheetOf(
    "Sumber dana",
    [
      { head: "Jenis", key: "kind", kind: "text", value: ({ kind }) => sourceWords[kind] ?? kind },
      { head: "Nama", key: "name", kind: "text", value: ({ name }) => name || null },
      { head: "Asal", key: "from", kind: "text", value: ({ id }) => (id.startsWith("profile:") ? "profil" : "tabel") },
      { head: "Bulan ke", key: "month", kind: "number", value: ({ month }) => month },
      { head: "Jumlah (Rp)", key: "amountRp", kind: "rupiah", value: ({ amountRp }) => amountRp },
    ],
    inputs.sources,
  );
}

export function loanSheet(terms: LoanTerms, schedule: RepaymentSchedule): Sheet {
  const value = { principal: "$C$2", rate: "$C$3", tenor: "$C$4", grace: "$C$5" };
  const instalment =
    terms.method === "annuity"
      ? `ROUND(-PMT(${value.rate}/120000,${value.tenor}-${value.grace},${value.principal}),0)`
      : `ROUND(${value.principal}/(${value.tenor}-${value.grace}),0)+ROUND(${value.principal}*${value.rate}/120000,0)`;
  return figureSheet("Pinjaman", [
    { key: "principalRp", label: "Jumlah pinjaman", value: terms.principalRp, unit: "rupiah" },
    { key: "annualRateBp", label: "Bunga setahun", value: terms.annualRateBp, unit: "basis poin (600 = 6%)" },
    { key: "tenorMonths", label: "Jangka waktu", value: terms.tenorMonths, unit: "bulan" },
    { key: "graceMonths", label: "Masa tenggang, hanya bunga", value: terms.graceMonths, unit: "bulan" },
    { key: "method", label: "Cara mengangsur", value: terms.method, unit: "annuity atau equal-principal" },
    { key: "disbursedOn", label: "Tanggal pencairan", value: terms.disbursedOn, unit: "tanggal" },
    {
      key: "dueDay",
      label: "Jatuh tempo setiap tanggal",
      value: terms.dueDay,
      unit: `hari dalam bulan${terms.staysOnHolidays ? "" : ", atau hari kerja berikutnya"}`,
    },
    {
      key: "instalmentRp",
      label: "Angsuran sesudah masa tenggang",
      value: schedule.instalmentRp,
      unit: "rupiah",
      formula: instalment,
    },
  ]);
}

function outletColumn<R>(facts: PaperFacts, of: (record: R) => OutletKind | undefined): RecordColumn<R> {
  return {
    head: "Gerai",
    key: "outlet",
    kind: "text",
    value: (record) => {
      const kind = of(record);
      return kind === undefined ? null : outletWords(facts.ruleSet, kind);
    },
  };
}
