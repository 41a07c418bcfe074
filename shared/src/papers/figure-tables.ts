/**
 * The projection as tables of a paper: profit and loss, cash flow and balance sheet, by month and by year. Six periods stand side by side,
 * which is what a page bears in whole rupiah.
 */
import { formatDay } from "../day.ts";
import type { BalanceSheet, CashFlow, Period, ProfitAndLoss } from "../finance/projection.ts";
import { amount, text } from "./gaps.ts";
import type { Block, Column, Row } from "./paper.ts";
import type { Writing } from "./writing.ts";

interface Line {
  readonly label: string;
  readonly of?: (period: Period) => number;
  readonly style?: Row["style"];
}

const profit = (label: string, key: keyof ProfitAndLoss, style?: Row["style"]): Line => ({
  label,
  of: ({ profitAndLoss }) => profitAndLoss[key],
  ...(style ? { style } : {}),
});
/** `sign` −1: money that goes out, shown as such. */
const cash = (label: string, key: keyof CashFlow, sign: 1 | -1 = 1, style?: Row["style"]): Line => ({
  label,
  of: ({ cashFlow }) => 0 + sign * cashFlow[key],
  ...(style ? { style } : {}),
});
const balance = (label: string, key: keyof BalanceSheet, style?: Row["style"]): Line => ({
  label,
  of: ({ balanceSheet }) => balanceSheet[key],
  ...(style ? { style } : {}),
});
const group = (label: string): Line => ({ label, style: "group" });

export const profitAndLossLines: readonly Line[] = [
  profit("Penjualan", "salesRp"),
  profit("Harga pokok penjualan", "costOfGoodsRp"),
  profit("Laba kotor", "grossProfitRp", "total"),
  profit("Biaya operasional", "opexRp"),
  profit("Penyusutan", "depreciationRp"),
  profit("Hasil usaha", "operatingProfitRp", "total"),
  profit("Bunga pinjaman", "interestRp"),
  profit("Pajak final", "taxRp"),
  profit("Sisa hasil usaha (SHU)", "netProfitRp", "total"),
];

export const cashFlowLines: readonly Line[] = [
  cash("Kas awal", "openingCashRp"),
  group("Operasi"),
  cash("Penjualan", "salesRp"),
  cash("Pembelian barang", "purchasesRp", -1),
  cash("Biaya operasional", "opexRp", -1),
  cash("Pajak final", "taxRp", -1),
  cash("Kas dari operasi", "operationsRp", 1, "total"),
  group("Investasi"),
  cash("Belanja modal", "capexRp", -1),
  group("Pendanaan"),
  cash("Simpanan anggota", "savingsRp"),
  cash("Hibah dan lainnya", "grantsAndOtherRp"),
  cash("Pencairan pinjaman", "loanRp"),
  cash("Angsuran pokok", "principalRp", -1),
  cash("Bunga pinjaman", "interestRp", -1),
  cash("Kas dari pendanaan", "financingRp", 1, "total"),
  cash("Kenaikan (penurunan) kas", "netRp", 1, "total"),
  cash("Kas akhir", "closingCashRp", 1, "total"),
];

export const balanceSheetLines: readonly Line[] = [
  group("Aset"),
  balance("Kas", "cashRp"),
  balance("Persediaan barang", "stockRp"),
  balance("Aset tetap", "fixedAssetsRp"),
  balance("Jumlah aset", "assetsRp", "total"),
  group("Kewajiban"),
  balance("Pinjaman", "loanRp"),
  balance("Simpanan sukarela", "voluntarySavingsRp"),
  balance("Jumlah kewajiban", "liabilitiesRp", "total"),
  group("Ekuitas"),
  balance("Simpanan pokok dan wajib", "memberCapitalRp"),
  balance("Hibah dan lainnya", "grantsAndOtherRp"),
  balance("Modal awal kas", "openingEquityRp"),
  balance("SHU terkumpul", "retainedEarningsRp"),
  balance("Jumlah ekuitas", "equityRp", "total"),
  balance("Jumlah kewajiban dan ekuitas", "liabilitiesAndEquityRp", "total"),
];

/** One table for each six periods. Lines that are nought throughout are left out, sums never. */
export function periodTables(
  writing: Writing,
  caption: string,
  lines: readonly Line[],
  {
    periods,
    head,
    note,
  }: { periods: readonly Period[]; head: (period: Period) => string; note?: Extract<Block, { kind: "table" }>["note"] },
): Block[] {
  const shown = lines.filter(({ of, style }) => style || periods.some((period) => of && of(period) !== 0));
  const kept = shown.filter(
    (line, index) => line.style !== "group" || (shown[index + 1] && shown[index + 1]?.style !== "group"),
  );
  const parts = Array.from({ length: Math.ceil(periods.length / 6) }, (_, index) =>
    periods.slice(index * 6, index * 6 + 6),
  );
  return parts.flatMap((part) => {
    const first = part[0];
    const last = part.at(-1);
    const which = parts.length === 1 || !first || !last ? "" : `, ${head(first)} sampai ${head(last)}`;
    return writing.table(`${caption}${which} (rupiah)`, {
      dense: true,
      columns: [
        { head: "Uraian", kind: "text", width: 34 },
        ...part.map((period): Column => ({ head: head(period), kind: "number", width: 18 })),
      ],
      rows: kept.map(
        ({ label, of, style }): Row => ({
          cells: of ? [text(label), ...part.map((period) => text(amount(of(period))))] : [text(label)],
          ...(style ? { style } : {}),
        }),
      ),
      ...(note ? { note } : {}),
    });
  });
}

/** "Jan 2027" */
export function monthHead({ startsOn }: Period): string {
  return formatDay(`${startsOn}-01`, "id", "short").replace(/^\d+ /, "");
}

export function yearHead({ number }: Period): string {
  return `Tahun ${number}`;
}
