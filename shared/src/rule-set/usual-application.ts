/**
 * What an application for a loan goes through and needs, whichever scheme it is under: stages from preparing to settled, the legality
 * items that a lender demands, and the papers. The stages are this product's; a scheme may have its own.
 */
import { label } from "./label.ts";
import type { DocumentSource, SchemeDocument, SchemeStage } from "./rule-set.ts";

const stage = (
  id: string,
  mover: SchemeStage["mover"],
  next: readonly string[],
  name: string,
  en: string,
): SchemeStage => ({ id, label: label(name, en), mover, next });

/** `approved`: whether a village's or regent's approval comes first. */
export function applicationStages({ approved }: { readonly approved: boolean }): readonly SchemeStage[] {
  return [
    stage("preparing", "cooperative", [approved ? "village-approval" : "submitted"], "Disiapkan", "Preparing"),
    ...(approved
      ? [
          stage(
            "village-approval",
            "village",
            ["submitted", "preparing"],
            "Menunggu persetujuan",
            "Waiting for approval",
          ),
        ]
      : []),
    stage("submitted", "lender", ["bank-review"], "Diajukan ke bank", "Submitted to the bank"),
    stage(
      "bank-review",
      "lender",
      ["approved", "returned", "rejected"],
      "Diperiksa bank (cek dan survei)",
      "Bank review (checks and survey)",
    ),
    stage("returned", "cooperative", ["submitted"], "Dikembalikan bank", "Returned by the bank"),
    stage("approved", "lender", ["signed"], "Disetujui bank", "Approved by the bank"),
    stage("signed", "lender", ["disbursed"], "Akad ditandatangani", "Agreement signed"),
    stage("disbursed", "cooperative", ["repaying"], "Dicairkan (bertahap)", "Disbursed (by stage)"),
    stage("repaying", "cooperative", ["settled"], "Diangsur", "Repaying"),
    stage("settled", "cooperative", [], "Lunas", "Settled"),
    stage("rejected", "cooperative", [], "Ditolak bank", "Rejected by the bank"),
  ];
}

/** In the order in which regulation 49/2025 names them. */
export const lendersRequirements = ["legal-entity", "nik-koperasi", "bank-account", "npwp", "nib"] as const;

const document = (id: string, from: DocumentSource, name: string, en: string): SchemeDocument => ({
  id,
  label: label(name, en),
  from,
});

/** `approved`: whether a village's or regent's approval comes first. */
export function applicationDocuments({ approved }: { readonly approved: boolean }): readonly SchemeDocument[] {
  return [
    document("application-letter", { paper: "application-letter" }, "Surat permohonan", "Application letter"),
    document(
      "business-proposal",
      { paper: "business-proposal" },
      "Proposal usaha: anggaran belanja modal dan operasional, tahapan pencairan, rencana pengembalian",
      "Business proposal: budget of capital and operating expenditure, stages of disbursement, repayment plan",
    ),
    document("repayment-schedule", { paper: "repayment-schedule" }, "Jadwal angsuran", "Repayment schedule"),
    document("legal-entity", { legality: "legal-entity" }, "SK pengesahan badan hukum", "Legal entity decree"),
    document("deed", { legality: "deed" }, "Akta pendirian dan anggaran dasar", "Deed and statutes"),
    document("nik-koperasi", { legality: "nik-koperasi" }, "Nomor Induk Koperasi", "Cooperative's registration number"),
    document("npwp", { legality: "npwp" }, "NPWP koperasi", "Cooperative's tax number"),
    document("nib", { legality: "nib" }, "NIB dengan KBLI tiap gerai", "NIB with the KBLI of each outlet"),
    document("bank-account", { legality: "bank-account" }, "Rekening atas nama koperasi", "Account in its own name"),
    document("ktp", { evidence: "ktp" }, "KTP penanggung jawab", "Identity card of the person in charge"),
    ...(approved
      ? [
          document(
            "musdes-minutes",
            { paper: "musdes-minutes" },
            "Berita acara musdes atau musrenbang kelurahan, daftar hadir",
            "Minutes of the village deliberation, attendance list",
          ),
          document(
            "village-approval",
            { paper: "village-approval" },
            "Persetujuan kepala desa (kelurahan: bupati atau wali kota)",
            "Approval by the village head (kelurahan: regent or mayor)",
          ),
        ]
      : []),
  ];
}
