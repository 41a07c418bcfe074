/** The repayment schedule, one row for each instalment. */
import { formatDay } from "../day.ts";
import type { PaperFacts } from "./facts.ts";
import { amount, day, text } from "./gaps.ts";
import { loanFacts } from "./loan-blocks.ts";
import type { Block, Paper, Row } from "./paper.ts";
import { chair } from "./signing.ts";
import {
  columns,
  contestedInputs,
  contestedNote,
  letterhead,
  placeAndDay,
  startWriting,
  totalRow,
  type Writing,
} from "./writing.ts";

export function repaymentSchedulePaper(facts: PaperFacts): Paper {
  const writing = startWriting(facts);
  return writing.finish("repayment-schedule", "Jadwal angsuran", [
    letterhead(writing),
    { kind: "title", text: "Jadwal angsuran", under: [] },
    loanFacts(writing),
    ...scheduleBlocks(writing),
    { kind: "signatures", lead: placeAndDay(facts), rows: [[chair(writing)]] },
  ]);
}

export function scheduleBlocks(writing: Writing): Block[] {
  const { loan } = writing.facts;
  if (loan?.kind !== "loan")
    return [{ kind: "paragraph", runs: writing.gaps.blank("syarat pinjaman untuk menghitung angsuran") }];
  const { schedule, terms, dayAssumed, holidaysUntil } = loan;
  const contested = contestedInputs(writing).filter((name) => name.startsWith("pengajuan"));
  const remarks = [
    dayAssumed ? "Tanggal pencairan belum diisi; jadwal ini dihitung dari hari dokumen dibuat." : "",
    holidaysUntil !== null && (schedule.rows.at(-1)?.dueOn ?? "") > holidaysUntil
      ? `Hari libur diketahui sampai ${formatDay(holidaysUntil, "id", "long")}; sesudahnya jatuh tempo hanya menghindari Sabtu dan Minggu.`
      : "",
  ].filter(Boolean);
  return [
    ...writing.table(`Angsuran tanggal ${terms.dueDay}${terms.staysOnHolidays ? "" : " atau hari kerja berikutnya"}`, {
      columns: columns(
        ["Ke", 8, "number"],
        ["Jatuh tempo", 26],
        ["Sisa awal (Rp)", 22, "number"],
        ["Pokok (Rp)", 20, "number"],
        ["Bunga (Rp)", 18, "number"],
        ["Angsuran (Rp)", 20, "number"],
        ["Sisa pokok (Rp)", 22, "number"],
      ),
      rows: [
        ...schedule.rows.map(
          (row): Row => ({
            cells: [
              `${row.number}`,
              day(row.dueOn),
              amount(row.openingRp),
              amount(row.principalRp),
              amount(row.interestRp),
              amount(row.paymentRp),
              amount(row.closingRp),
            ].map(text),
          }),
        ),
        totalRow(
          "",
          "Jumlah",
          "",
          amount(terms.principalRp),
          amount(schedule.totalInterestRp),
          amount(schedule.totalPaymentRp),
          "",
        ),
      ],
      ...contestedNote(contested),
    }),
    ...remarks.map((words): Block => ({ kind: "paragraph", runs: text(words), small: true })),
  ];
}
