/** What fields and choices are called on papers. The screens have words of their own, in two languages; papers have these. */
import { splitRowKey } from "../file/row-key.ts";
import type { TrialResult } from "../finance/sensitivity.ts";
import type { LegalityItem } from "../legality/items.ts";
import type { PlanSectionId } from "../plan/outline.ts";
import type { OutletKind, RuleSet } from "../rule-set/rule-set.ts";

export const sectionWords: Readonly<Record<PlanSectionId, string>> = {
  foreword: "Kata pengantar",
  summary: "Ringkasan eksekutif",
  background: "Latar belakang",
  profile: "Profil koperasi dan desa",
  potential: "Potensi desa",
  aims: "Tujuan dan sasaran",
  market: "Aspek pasar dan pemasaran",
  operations: "Aspek teknis dan operasional",
  organisation: "Aspek manajemen dan organisasi",
  capital: "Aspek keuangan dan permodalan",
  legality: "Aspek legalitas dan perizinan",
  environment: "Aspek sosial dan lingkungan",
  schedule: "Jadwal pelaksanaan",
  risks: "Risiko dan penanganannya",
  closing: "Penutup",
};

export const sourceWords: Readonly<Record<string, string>> = {
  "principal-savings": "Simpanan pokok",
  "mandatory-savings": "Simpanan wajib",
  "voluntary-savings": "Simpanan sukarela",
  grant: "Hibah",
  other: "Lainnya",
};

export const statusWords: Readonly<Record<string, string>> = {
  "not-started": "Belum mulai",
  "in-progress": "Dikerjakan",
  submitted: "Diajukan",
  complete: "Selesai",
  "not-needed": "Tidak perlu",
};

export const methodWords: Readonly<Record<string, string>> = {
  annuity: "angsuran tetap (anuitas)",
  "equal-principal": "pokok tetap",
};

export const trialWords: Readonly<Record<TrialResult["id"], string>> = {
  base: "Sesuai rencana",
  "sales-10-lower": "Penjualan turun 10%",
  "sales-20-lower": "Penjualan turun 20%",
  "two-months-late": "Penjualan terlambat 2 bulan",
};

/** The cooperative's managers in the order of its papers: key of their fields, and title. */
export const managers = [
  ["chair", "Ketua"],
  ["deputyBusiness", "Wakil ketua bidang usaha"],
  ["deputyMembers", "Wakil ketua bidang anggota"],
  ["secretary", "Sekretaris"],
  ["treasurer", "Bendahara"],
] as const;

const choices: Readonly<Record<string, string>> = {
  primary: "Primer",
  secondary: "Sekunder",
  conventional: "Konvensional",
  sharia: "Syariah",
  own: "Milik koperasi",
  village: "Milik desa",
  borrowed: "Dipinjam",
  rented: "Disewa",
  land: "Tanah",
  building: "Bangunan",
  vehicle: "Kendaraan",
  equipment: "Peralatan",
  other: "Lainnya",
  good: "Baik",
  "light-damage": "Rusak ringan",
  "heavy-damage": "Rusak berat",
  none: "Tidak ada",
  weak: "Lemah",
  pln: "PLN",
  female: "P",
  male: "L",
  active: "Aktif",
  left: "Keluar",
  resigned: "Berhenti",
  unused: "Belum dimanfaatkan",
  partly: "Dimanfaatkan sebagian",
  fully: "Dimanfaatkan penuh",
};

/** A choice as words; one that this version does not know as it is written. */
export function choiceWords(value: string | number | boolean): string {
  const written = String(value);
  return Object.hasOwn(choices, written) ? (choices[written] ?? written) : written;
}

export function outletWords(ruleSet: RuleSet, kind: OutletKind): string {
  return ruleSet.outlets.find((outlet) => outlet.kind === kind)?.label.id ?? kind;
}

export function itemWords(item: LegalityItem, ruleSet: RuleSet): string {
  return item.outlet === null ? item.rule.label.id : `${item.rule.label.id}: ${outletWords(ruleSet, item.outlet)}`;
}

const tableWords: Readonly<Record<string, string>> = {
  sales: "penjualan",
  capex: "belanja modal",
  opex: "biaya operasional",
  sources: "sumber dana",
  application: "pengajuan",
};

const figureWords: Readonly<Record<string, string>> = {
  quantity: "jumlah",
  priceRp: "harga",
  costRp: "harga beli",
  fromMonth: "bulan mulai",
  month: "bulan",
  lifeYears: "masa pakai",
  monthlyRp: "biaya per bulan",
  amountRp: "jumlah uang",
  kind: "jenis",
  tenorMonths: "jangka waktu",
  graceMonths: "masa tenggang",
  annualRateBp: "suku bunga",
  method: "cara mengangsur",
  disburseOn: "tanggal pencairan",
  scheme: "skema",
  "projection.startsOn": "bulan pertama rencana",
  "projection.years": "lama proyeksi",
  "projection.application": "pinjaman yang dihitung",
  "assumptions.salesGrowthBp": "pertumbuhan penjualan",
  "assumptions.costGrowthBp": "kenaikan biaya",
  "assumptions.stockDays": "hari persediaan",
  "assumptions.taxBp": "pajak",
  "assumptions.discountRateBp": "tingkat diskonto",
  "assumptions.openingCashRp": "kas awal",
  "capital.principalSavingsRp": "simpanan pokok per anggota",
  "capital.mandatorySavingsRp": "simpanan wajib per bulan",
  "capital.grantRp": "hibah",
  "identity.members": "jumlah anggota",
};

/** "penjualan Beras: harga": a field that figures rest on. `rowName` gives what its row is called. */
export function figureName(key: string, rowName: (table: string, row: string) => string | undefined): string {
  const row = splitRowKey(key);
  if (!row) return figureWords[key] ?? key;
  const field = figureWords[row.field] ?? row.field;
  const table = tableWords[row.table] ?? row.table;
  const name = rowName(row.table, row.row);
  return name === undefined ? `${table}: ${field}` : `${table} ${name}: ${field}`;
}
