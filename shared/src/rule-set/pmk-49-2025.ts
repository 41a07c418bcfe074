/**
 * Rule set `pmk-49-2025`: the minister of finance's regulation 49/2025 of 21 July 2025, since called revoked and under revision. Limits,
 * rate, tenor, grace, due day, conditions, approval and purposes are its own; documents, stages and repayment methods are this product's
 * reading of them. Legality items follow the usual chain, outlets Simkopdes' registration.
 */
import { label } from "./label.ts";
import { publicHolidays } from "./public-holidays.ts";
import type { FinancingScheme, RuleSet } from "./rule-set.ts";
import { simkopdesFields } from "./simkopdes-fields.ts";
import { applicationDocuments, applicationStages, lendersRequirements } from "./usual-application.ts";
import { usualIndicators } from "./usual-indicators.ts";
import { usualLegality } from "./usual-legality.ts";
import { usualOutlets } from "./usual-outlets.ts";

const himbaraLoan: FinancingScheme = {
  id: "himbara-loan",
  label: label("Pinjaman bank Himbara", "Loan from a state bank (Himbara)"),
  applies: true,
  borrower: label("Koperasi", "The cooperative"),
  lenders: [
    label("BRI", "BRI"),
    label("BNI", "BNI"),
    label("Mandiri", "Mandiri"),
    label("BTN", "BTN"),
    label("BSI (syariah)", "BSI (sharia)"),
  ],
  maxRp: 3_000_000_000,
  opexMaxRp: 500_000_000,
  annualRateBp: 600,
  tenorMonthsMax: 72,
  graceMonthsMin: 6,
  graceMonthsMax: 8,
  due: { dayOfMonth: 12, nextWorkingDay: true },
  methods: ["annuity", "equal-principal"],
  topUp: true,
  approval: { desa: "village-head", kelurahan: "regent" },
  requirements: lendersRequirements,
  documents: applicationDocuments({ approved: true }),
  stages: applicationStages({ approved: true }),
  funds: [
    label("Kantor koperasi", "Office"),
    label("Sembako", "Nine staples (sembako)"),
    label("Simpan pinjam", "Savings and loans"),
    label("Klinik desa", "Village clinic"),
    label("Apotek desa", "Village pharmacy"),
    label("Pergudangan atau cold storage", "Warehousing or cold storage"),
    label("Logistik", "Logistics"),
  ],
  remarks: [
    label(
      "Besar pinjaman memperhatikan rata-rata Dana Desa tiga tahun terakhir.",
      "The size considers the village's average Dana Desa of the last three years.",
    ),
    label(
      "Persetujuan memuat penggunaan Dana Desa (desa) atau DAU/DBH (kelurahan) sebagai dukungan pengembalian.",
      "The approval includes the use of Dana Desa (desa) or DAU/DBH (kelurahan) to support repayment.",
    ),
    label(
      "Usaha yang didanai memperhatikan potensi setempat dan lembaga yang sudah ada.",
      "What is funded has regard to local potential and existing institutions.",
    ),
  ],
};

export const pmk492025: RuleSet = {
  id: "pmk-49-2025",
  version: 1,
  title: "PMK 49/2025",
  source: "Peraturan Menteri Keuangan Nomor 49 Tahun 2025",
  effectiveFrom: "2025-07-21",
  effectiveUntil: null,
  status: "revoked",
  legality: usualLegality,
  outlets: usualOutlets,
  requirements: lendersRequirements,
  schemes: [himbaraLoan],
  simkopdesFields,
  publicHolidays,
  indicators: usualIndicators,
};
