/** By what an assistant's work is measured. Measures and weights are this product's proposal; an administrator publishes others. */
import { label } from "./label.ts";
import type { Indicator } from "./rule-set.ts";

const indicator = (
  id: string,
  weight: number,
  name: string,
  en: string,
  perMonth: number | null = null,
): Indicator => ({
  id,
  label: label(name, en),
  weight,
  perMonth,
});

export const usualIndicators: readonly Indicator[] = [
  indicator("simkopdes", 10, "Data Simkopdes lengkap", "Simkopdes data complete"),
  indicator("legality", 20, "Legalitas lengkap", "Legality complete"),
  indicator("plan", 20, "Rencana usaha lengkap", "Business plan complete"),
  indicator("financing", 10, "Proposal pembiayaan diajukan", "Financing proposal submitted"),
  indicator("operating", 10, "Koperasi beroperasi", "Cooperatives operating"),
  indicator("visits", 15, "Kunjungan per koperasi", "Visits to each cooperative", 2),
  indicator("reports", 10, "Laporan tepat waktu", "Reports on time"),
  indicator("approval", 5, "Persetujuan pengurus", "Approval by managers"),
];
