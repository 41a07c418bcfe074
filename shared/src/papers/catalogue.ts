/** The papers that a file can be printed as, and what their files are called. */
import type { PaperFacts } from "./facts.ts";
import { legalitySummary } from "./legality-summary.ts";
import { applicationLetter } from "./letter.ts";
import { musdesMinutes } from "./minutes.ts";
import type { Paper, PaperKind } from "./paper.ts";
import { businessProposal } from "./proposal.ts";
import { repaymentSchedulePaper } from "./schedule.ts";
import { wholeFile } from "./whole-file.ts";

/** In the order in which they are needed. */
export const paperKinds = [
  "business-proposal",
  "application-letter",
  "repayment-schedule",
  "musdes-minutes",
  "legality-summary",
  "whole-file",
] as const satisfies readonly PaperKind[];

const makers: Readonly<Record<PaperKind, (facts: PaperFacts) => Paper>> = {
  "business-proposal": businessProposal,
  "application-letter": applicationLetter,
  "repayment-schedule": repaymentSchedulePaper,
  "musdes-minutes": musdesMinutes,
  "legality-summary": legalitySummary,
  "whole-file": wholeFile,
};

export function makePaper(kind: PaperKind, facts: PaperFacts): Paper {
  return makers[kind](facts);
}

const fileWords: Readonly<Record<PaperKind | "tables", string>> = {
  "business-proposal": "proposal",
  "application-letter": "surat-permohonan",
  "repayment-schedule": "jadwal-angsuran",
  "musdes-minutes": "berita-acara",
  "legality-summary": "legalitas",
  "whole-file": "berkas-lengkap",
  tables: "tabel",
};

/** "3529012005-proposal-2026-11-25.docx" */
export function paperFileName(
  kind: PaperKind | "tables",
  {
    code,
    madeOn,
    extension,
  }: { readonly code: string; readonly madeOn: string; readonly extension: "docx" | "pdf" | "xlsx" },
): string {
  return `${code}-${fileWords[kind]}-${madeOn}.${extension}`;
}
