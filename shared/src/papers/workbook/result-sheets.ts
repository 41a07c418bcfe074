/** What follows from the plan: the schedule, the projection by month and by year, ratios, and how it bears worse luck. */
import type { Instalment, RepaymentSchedule } from "../../finance/loan.ts";
import type { BalanceSheet, CashFlow, Period, ProfitAndLoss } from "../../finance/projection.ts";
import type { Figures } from "../facts.ts";
import { trialWords } from "../words.ts";
import {
  cellReference,
  columnRange,
  type Figure,
  figureReference,
  figureSheet,
  type RecordColumn,
  type Sheet,
  sheetOf,
} from "./workbook.ts";

/** Each row from the one above and the terms: interest of what is left, the rest of the instalment pays back. */
export function scheduleSheet(schedule: RepaymentSchedule, loan: Sheet, method: "annuity" | "equal-principal"): Sheet {
  const of = (key: string) => figureReference(loan, key);
  const regular = (at: (key: string) => string) =>
    method === "annuity"
      ? `${of("instalmentRp")}-${at("interestRp")}`
      : `ROUND(${of("principalRp")}/(${of("tenorMonths")}-${of("graceMonths")}),0)`;
  return sheetOf<Instalment>(
    "Angsuran",
    [
      { head: "Angsuran ke", key: "number", kind: "number", value: ({ number }) => number },
      { head: "Jatuh tempo", key: "dueOn", kind: "day", value: ({ dueOn }) => dueOn },
      {
        head: "Sisa awal (Rp)",
        key: "openingRp",
        kind: "rupiah",
        value: ({ openingRp }) => openingRp,
        formula: (at, { number }) => (number === 1 ? of("principalRp") : at("closingRp", -1)),
      },
      {
        head: "Pokok (Rp)",
        key: "principalRp",
        kind: "rupiah",
        value: ({ principalRp }) => principalRp,
        formula: (at) =>
          `IF(${at("number")}<=${of("graceMonths")},0,IF(${at("number")}=${of("tenorMonths")},${at("openingRp")},MIN(${at("openingRp")},${regular(at)})))`,
      },
      {
        head: "Bunga (Rp)",
        key: "interestRp",
        kind: "rupiah",
        value: ({ interestRp }) => interestRp,
        formula: (at) => `ROUND(${at("openingRp")}*${of("annualRateBp")}/120000,0)`,
      },
      {
        head: "Angsuran (Rp)",
        key: "paymentRp",
        kind: "rupiah",
        value: ({ paymentRp }) => paymentRp,
        formula: (at) => `${at("principalRp")}+${at("interestRp")}`,
      },
      {
        head: "Sisa pokok (Rp)",
        key: "closingRp",
        kind: "rupiah",
        value: ({ closingRp }) => closingRp,
        formula: (at) => `${at("openingRp")}-${at("principalRp")}`,
      },
    ],
    schedule.rows,
  );
}

type Part = "profitAndLoss" | "cashFlow" | "balanceSheet";
type At = (key: string, rowsDown?: number) => string;
interface Line {
  readonly part: Part;
  readonly name: string;
  readonly head: string;
  /** Of a month, from the other columns; `first`: there is no month above. */
  readonly month?: (at: At, first: boolean) => string;
}

const profit = (name: keyof ProfitAndLoss, head: string, month?: Line["month"]): Line => ({
  part: "profitAndLoss",
  name,
  head,
  ...(month ? { month } : {}),
});
const cash = (name: keyof CashFlow, head: string, month?: Line["month"]): Line => ({
  part: "cashFlow",
  name,
  head,
  ...(month ? { month } : {}),
});
const balance = (name: keyof BalanceSheet, head: string, month?: Line["month"]): Line => ({
  part: "balanceSheet",
  name,
  head,
  ...(month ? { month } : {}),
});
/** What the month adds to what was there before. */
const carried = (key: string, change: (at: At) => string) => (at: At, first: boolean) =>
  first ? change(at) : `${at(key, -1)}+${change(at)}`;

function lines(assumptions: Sheet): readonly Line[] {
  return [
    profit("salesRp", "Penjualan (Rp)"),
    profit("costOfGoodsRp", "Harga pokok penjualan (Rp)"),
    profit(
      "grossProfitRp",
      "Laba kotor (Rp)",
      (at) => `${at("profitAndLoss.salesRp")}-${at("profitAndLoss.costOfGoodsRp")}`,
    ),
    profit("opexRp", "Biaya operasional (Rp)"),
    profit("depreciationRp", "Penyusutan (Rp)"),
    profit(
      "operatingProfitRp",
      "Hasil usaha (Rp)",
      (at) =>
        `${at("profitAndLoss.grossProfitRp")}-${at("profitAndLoss.opexRp")}-${at("profitAndLoss.depreciationRp")}`,
    ),
    profit("interestRp", "Bunga pinjaman (Rp)"),
    profit(
      "taxRp",
      "Pajak final (Rp)",
      (at) => `ROUND(${at("profitAndLoss.salesRp")}*${figureReference(assumptions, "taxBp")}/10000,0)`,
    ),
    profit(
      "netProfitRp",
      "Sisa hasil usaha, SHU (Rp)",
      (at) => `${at("profitAndLoss.operatingProfitRp")}-${at("profitAndLoss.interestRp")}-${at("profitAndLoss.taxRp")}`,
    ),
    cash("openingCashRp", "Kas awal (Rp)", (at, first) =>
      first ? figureReference(assumptions, "openingCashRp") : at("cashFlow.closingCashRp", -1),
    ),
    cash("salesRp", "Kas masuk: penjualan (Rp)", (at) => at("profitAndLoss.salesRp")),
    cash("purchasesRp", "Kas keluar: pembelian barang (Rp)"),
    cash("opexRp", "Kas keluar: biaya operasional (Rp)", (at) => at("profitAndLoss.opexRp")),
    cash("taxRp", "Kas keluar: pajak final (Rp)", (at) => at("profitAndLoss.taxRp")),
    cash(
      "operationsRp",
      "Kas dari operasi (Rp)",
      (at) =>
        `${at("cashFlow.salesRp")}-${at("cashFlow.purchasesRp")}-${at("cashFlow.opexRp")}-${at("cashFlow.taxRp")}`,
    ),
    cash("capexRp", "Kas keluar: belanja modal (Rp)"),
    cash("investmentRp", "Kas dari investasi (Rp)", (at) => `0-${at("cashFlow.capexRp")}`),
    cash("savingsRp", "Kas masuk: simpanan anggota (Rp)"),
    cash("grantsAndOtherRp", "Kas masuk: hibah dan lainnya (Rp)"),
    cash("loanRp", "Kas masuk: pencairan pinjaman (Rp)"),
    cash("principalRp", "Kas keluar: angsuran pokok (Rp)"),
    cash("interestRp", "Kas keluar: bunga (Rp)", (at) => at("profitAndLoss.interestRp")),
    cash(
      "financingRp",
      "Kas dari pendanaan (Rp)",
      (at) =>
        `${at("cashFlow.savingsRp")}+${at("cashFlow.grantsAndOtherRp")}+${at("cashFlow.loanRp")}-${at("cashFlow.principalRp")}-${at("cashFlow.interestRp")}`,
    ),
    cash(
      "netRp",
      "Kenaikan kas (Rp)",
      (at) => `${at("cashFlow.operationsRp")}+${at("cashFlow.investmentRp")}+${at("cashFlow.financingRp")}`,
    ),
    cash("closingCashRp", "Kas akhir (Rp)", (at) => `${at("cashFlow.openingCashRp")}+${at("cashFlow.netRp")}`),
    balance("cashRp", "Neraca: kas (Rp)", (at) => at("cashFlow.closingCashRp")),
    balance(
      "stockRp",
      "Neraca: persediaan (Rp)",
      carried("balanceSheet.stockRp", (at) => `${at("cashFlow.purchasesRp")}-${at("profitAndLoss.costOfGoodsRp")}`),
    ),
    balance(
      "fixedAssetsRp",
      "Neraca: aset tetap (Rp)",
      carried("balanceSheet.fixedAssetsRp", (at) => `${at("cashFlow.capexRp")}-${at("profitAndLoss.depreciationRp")}`),
    ),
    balance(
      "assetsRp",
      "Neraca: jumlah aset (Rp)",
      (at) => `${at("balanceSheet.cashRp")}+${at("balanceSheet.stockRp")}+${at("balanceSheet.fixedAssetsRp")}`,
    ),
    balance(
      "loanRp",
      "Neraca: pinjaman (Rp)",
      carried("balanceSheet.loanRp", (at) => `${at("cashFlow.loanRp")}-${at("cashFlow.principalRp")}`),
    ),
    balance("voluntarySavingsRp", "Neraca: simpanan sukarela (Rp)"),
    balance(
      "liabilitiesRp",
      "Neraca: jumlah kewajiban (Rp)",
      (at) => `${at("balanceSheet.loanRp")}+${at("balanceSheet.voluntarySavingsRp")}`,
    ),
    balance("memberCapitalRp", "Neraca: simpanan pokok dan wajib (Rp)"),
    balance(
      "grantsAndOtherRp",
      "Neraca: hibah dan lainnya (Rp)",
      carried("balanceSheet.grantsAndOtherRp", (at) => at("cashFlow.grantsAndOtherRp")),
    ),
    balance("openingEquityRp", "Neraca: modal awal kas (Rp)", () => figureReference(assumptions, "openingCashRp")),
    balance(
      "retainedEarningsRp",
      "Neraca: SHU terkumpul (Rp)",
      carried("balanceSheet.retainedEarningsRp", (at) => at("profitAndLoss.netProfitRp")),
    ),
    balance(
      "equityRp",
      "Neraca: jumlah ekuitas (Rp)",
      (at) =>
        `${at("balanceSheet.memberCapitalRp")}+${at("balanceSheet.grantsAndOtherRp")}+${at("balanceSheet.openingEquityRp")}+${at("balanceSheet.retainedEarningsRp")}`,
    ),
    balance(
      "liabilitiesAndEquityRp",
      "Neraca: jumlah kewajiban dan ekuitas (Rp)",
      (at) => `${at("balanceSheet.liabilitiesRp")}+${at("balanceSheet.equityRp")}`,
    ),
  ];
}

function figureOf(period: Period, { part, name }: Line): number {
  return (period[part] as unknown as Readonly<Record<string, number>>)[name] ?? 0;
}

export function monthSheet({ projection }: Figures, assumptions: Sheet): Sheet {
  return sheetOf<Period>(
    "Bulanan",
    [
      { head: "Bulan ke", key: "number", kind: "number", value: ({ number }) => number },
      { head: "Bulan", key: "startsOn", kind: "day", value: ({ startsOn }) => `${startsOn}-01` },
      ...lines(assumptions).map(
        (line): RecordColumn<Period> => ({
          head: line.head,
          key: `${line.part}.${line.name}`,
          kind: "rupiah",
          value: (period) => figureOf(period, line),
          formula: (at, { number }) => line.month?.(at, number === 1) ?? null,
        }),
      ),
    ],
    projection.months,
  );
}

/** Flows are the sums of the year's months, balances those of its last. */
export function yearSheet({ projection }: Figures, assumptions: Sheet, months: Sheet): Sheet {
  return sheetOf<Period>(
    "Tahunan",
    [
      { head: "Tahun ke", key: "number", kind: "number", value: ({ number }) => number },
      { head: "Mulai bulan", key: "startsOn", kind: "day", value: ({ startsOn }) => `${startsOn}-01` },
      ...lines(assumptions).map((line): RecordColumn<Period> => {
        const key = `${line.part}.${line.name}`;
        return {
          head: line.head,
          key,
          kind: "rupiah",
          value: (period) => figureOf(period, line),
          formula: (_, { number }) => {
            const [from, to] = [number * 12 - 11, number * 12];
            if (line.part === "balanceSheet" || line.name === "closingCashRp") return cellReference(months, key, to);
            if (line.name === "openingCashRp") return cellReference(months, key, from);
            return `SUM(${columnRange(months, key, { from, to })})`;
          },
        };
      }),
    ],
    projection.years,
  );
}

export function ratioSheet({ projection, ratios }: Figures): Sheet {
  const { lowestDscr } = ratios;
  return figureSheet("Rasio", [
    {
      key: "breakEvenSalesRp",
      label: "Titik impas: penjualan sebulan, rata-rata tahun pertama",
      value: ratios.breakEvenSalesRp,
      unit: "rupiah",
    },
    {
      key: "breakEvenMonth",
      label: "Titik impas: tercapai pada bulan ke",
      value: ratios.breakEvenMonth,
      unit: "bulan",
    },
    {
      key: "paybackHundredths",
      label: "Masa pengembalian investasi",
      value: ratios.paybackHundredths,
      unit: "perseratus bulan",
    },
    { key: "roiBp", label: "ROI, rata-rata setahun", value: ratios.roiBp, unit: "basis poin" },
    { key: "npvRp", label: "NPV", value: ratios.npvRp, unit: "rupiah" },
    { key: "irrBp", label: "IRR", value: ratios.irrBp, unit: "basis poin" },
    ...ratios.flowsRp.map(
      (rp, index): Figure => ({
        key: `flowsRp.${index}`,
        label: `Arus untuk NPV dan IRR, ${index === 0 ? "awal" : `tahun ${index}`}`,
        value: rp,
        unit: "rupiah",
      }),
    ),
    ...ratios.dscrHundredths.map(
      (value, index): Figure => ({
        key: `dscrHundredths.${index + 1}`,
        label: `DSCR tahun ${index + 1}`,
        value,
        unit: "perseratus",
      }),
    ),
    { key: "lowestDscr.hundredths", label: "DSCR terendah", value: lowestDscr?.hundredths ?? null, unit: "perseratus" },
    { key: "lowestDscr.year", label: "DSCR terendah pada tahun ke", value: lowestDscr?.year ?? null, unit: "tahun" },
    { key: "lowestCash.cashRp", label: "Kas terendah", value: projection.lowestCash.cashRp, unit: "rupiah" },
    { key: "lowestCash.month", label: "Kas terendah pada bulan ke", value: projection.lowestCash.month, unit: "bulan" },
  ]);
}

export function trialSheet({ trials }: Figures): Sheet {
  type R = Figures["trials"][number];
  const years = trials[0]?.netProfitByYearRp.length ?? 0;
  return sheetOf<R>(
    "Uji kepekaan",
    [
      { head: "Keadaan", key: "label", kind: "text", value: ({ id }) => trialWords[id] },
      { head: "Kunci", key: "id", kind: "text", value: ({ id }) => id },
      {
        head: "Kas terendah (Rp)",
        key: "lowestCash.cashRp",
        kind: "rupiah",
        value: ({ lowestCash }) => lowestCash.cashRp,
      },
      { head: "pada bulan ke", key: "lowestCash.month", kind: "number", value: ({ lowestCash }) => lowestCash.month },
      {
        head: "DSCR terendah (perseratus)",
        key: "lowestDscr.hundredths",
        kind: "number",
        value: ({ lowestDscr }) => lowestDscr?.hundredths ?? null,
      },
      {
        head: "pada tahun ke",
        key: "lowestDscr.year",
        kind: "number",
        value: ({ lowestDscr }) => lowestDscr?.year ?? null,
      },
      { head: "NPV (Rp)", key: "npvRp", kind: "rupiah", value: ({ npvRp }) => npvRp },
      ...Array.from(
        { length: years },
        (_, index): RecordColumn<R> => ({
          head: `SHU tahun ${index + 1} (Rp)`,
          key: `netProfitByYearRp.${index + 1}`,
          kind: "rupiah",
          value: ({ netProfitByYearRp }) => netProfitByYearRp[index] ?? null,
        }),
      ),
    ],
    trials,
  );
}
