/**
 * Rule set `inpres-17-2025`, a draft: construction and its financing move to PT Agrinas Pangan Nusantara, and the cooperative itself
 * borrows for its stock only. Figures of the construction loan are those of the public consultation of late 2025; the terms of working
 * capital nobody has laid down, so they are null until an administrator fills them in.
 */
import { label } from "./label.ts";
import { publicHolidays } from "./public-holidays.ts";
import type { FinancingScheme, RuleSet } from "./rule-set.ts";
import { simkopdesFields } from "./simkopdes-fields.ts";
import { applicationDocuments, applicationStages, lendersRequirements } from "./usual-application.ts";
import { usualIndicators } from "./usual-indicators.ts";
import { usualLegality } from "./usual-legality.ts";
import { usualOutlets } from "./usual-outlets.ts";

const buildAgrinas: FinancingScheme = {
  id: "build-agrinas",
  label: label("Pembangunan gerai oleh Agrinas", "Construction by Agrinas"),
  applies: false,
  borrower: label("PT Agrinas Pangan Nusantara", "PT Agrinas Pangan Nusantara"),
  lenders: [label("Bank Himbara", "State banks (Himbara)")],
  maxRp: 3_000_000_000,
  opexMaxRp: null,
  annualRateBp: 600,
  tenorMonthsMax: 72,
  graceMonthsMin: 6,
  graceMonthsMax: 8,
  due: null,
  methods: [],
  topUp: false,
  approval: { desa: null, kelurahan: null },
  requirements: [],
  documents: [],
  stages: [
    {
      id: "land",
      label: label("Lahan tersedia", "Land available"),
      mover: "village",
      next: ["site-readiness"],
    },
    {
      id: "site-readiness",
      label: label("Lokasi siap dibangun", "Site ready for building"),
      mover: "village",
      next: ["handover"],
    },
    {
      id: "handover",
      label: label("Serah terima bangunan", "Handover of the building"),
      mover: "office",
      next: [],
    },
  ],
  funds: [label("Bangunan gerai, gudang dan kelengkapannya", "The outlets' building, warehouse and equipment")],
  remarks: [
    label(
      "Koperasi tidak mengajukan pinjaman ini; berkas mengikuti lahan, kesiapan lokasi dan serah terima.",
      "The cooperative does not apply for this loan; its file follows land, site readiness and handover.",
    ),
    label(
      "Dibayar bulanan dari DAU/DBH atau tahunan dari Dana Desa, diminta bank setelah serah terima yang ditinjau pemeriksa.",
      "Repaid monthly from DAU/DBH or yearly from Dana Desa, asked for by the bank after a handover reviewed by the auditor.",
    ),
    label(
      "Aturan Februari 2026 diberitakan menyisihkan 58,03% Dana Desa untuk ini: periksa sebelum dipakai.",
      "A rule of February 2026 is reported to set aside 58.03% of Dana Desa for it: check before relying on it.",
    ),
    label("Bangunan menjadi aset desa atau kabupaten.", "The building becomes an asset of the village or the regency."),
  ],
};

const workingCapital: FinancingScheme = {
  id: "working-capital",
  label: label("Modal kerja untuk stok", "Working capital for stock"),
  applies: true,
  borrower: label("Koperasi", "The cooperative"),
  lenders: [label("Bank", "Bank"), label("KUR", "KUR"), label("LPDB", "LPDB")],
  maxRp: null,
  opexMaxRp: null,
  annualRateBp: null,
  tenorMonthsMax: null,
  graceMonthsMin: null,
  graceMonthsMax: null,
  due: null,
  methods: ["annuity", "equal-principal"],
  topUp: false,
  approval: { desa: null, kelurahan: null },
  requirements: lendersRequirements,
  documents: applicationDocuments({ approved: false }),
  stages: applicationStages({ approved: false }),
  funds: [label("Stok barang dagangan", "Stock of goods")],
  remarks: [],
};

export const inpres172025: RuleSet = {
  id: "inpres-17-2025",
  version: 1,
  title: "Inpres 17/2025",
  source: "Instruksi Presiden Nomor 17 Tahun 2025; aturan pelaksanaannya masih rancangan",
  effectiveFrom: null,
  effectiveUntil: null,
  status: "draft",
  legality: usualLegality,
  outlets: usualOutlets,
  requirements: lendersRequirements,
  schemes: [buildAgrinas, workingCapital],
  simkopdesFields,
  publicHolidays,
  indicators: usualIndicators,
};
