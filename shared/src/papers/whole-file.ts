/** Everything in one paper: the proposal, then the application, the schedule, the minutes and the state of the licences. */
import type { PaperFacts } from "./facts.ts";
import { text } from "./gaps.ts";
import { legalityTable } from "./legality-summary.ts";
import { letterBlocks } from "./letter.ts";
import { loanFacts } from "./loan-blocks.ts";
import { minutesBlocks } from "./minutes.ts";
import type { Block, Paper } from "./paper.ts";
import { proposalBlocks } from "./proposal.ts";
import { scheduleBlocks } from "./schedule.ts";
import { startWriting } from "./writing.ts";

export function wholeFile(facts: PaperFacts): Paper {
  const writing = startWriting(facts);
  const part = (title: string, blocks: readonly Block[]): Block[] => [
    { kind: "heading", level: 1, number: "", runs: text(title), page: true },
    ...blocks,
  ];
  return writing.finish("whole-file", "Berkas lengkap", [
    ...proposalBlocks(writing),
    ...part("Lampiran: surat permohonan pembiayaan", letterBlocks(writing)),
    ...part("Lampiran: jadwal angsuran", [loanFacts(writing), ...scheduleBlocks(writing)]),
    ...part("Lampiran: berita acara musyawarah", minutesBlocks(writing)),
    ...part("Lampiran: ringkasan legalitas", legalityTable(writing)),
  ]);
}
