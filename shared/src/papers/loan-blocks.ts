/** The loan on paper: what is asked for, how it is paid out and how it is paid back. */
import { shownValue } from "../file/reading.ts";
import type { Rupiah } from "../money.ts";
import { amount, asText, day, digitsAndWords, number, percent, sentence, text } from "./gaps.ts";
import type { Block, Row, Runs } from "./paper.ts";
import { methodWords } from "./words.ts";
import { columns, totalRow, type Writing } from "./writing.ts";

/** "BRI, Kantor Cabang Sumenep" */
export function lender({ facts, gaps }: Writing): Runs {
  const branch = gaps.optional("cabang bank", facts.loanRow.fields.branch, asText);
  return sentence(
    gaps.value("bank", facts.loanRow.fields.bank, asText),
    ...(branch.length === 0 ? [] : [", ", branch]),
  );
}

export function loanFacts(writing: Writing): Block {
  const { facts, gaps } = writing;
  const { loan, applied } = facts;
  const { fields } = facts.loanRow;
  const terms = loan?.kind === "loan" ? loan.terms : null;
  const months = (value: number) => `${number(value)} bulan`;
  const scheme =
    applied.kind === "known" ? text(applied.scheme.label.id) : applied.kind === "unknown" ? text(applied.scheme) : null;
  const rows = [
    { label: "Jumlah pinjaman", value: gaps.value("jumlah pinjaman", fields.amountRp, digitsAndWords) },
    { label: "Skema", value: scheme ?? gaps.blank("skema pembiayaan") },
    { label: "Bank", value: lender(writing) },
    { label: "Jangka waktu", value: gaps.value("jangka waktu", fields.tenorMonths, months) },
    {
      label: "Masa tenggang",
      value:
        terms && fields.graceMonths.kind === "absent"
          ? text(months(terms.graceMonths))
          : gaps.value("masa tenggang", fields.graceMonths, months),
    },
    {
      label: "Suku bunga atau margin",
      value: terms ? text(`${percent(terms.annualRateBp)} setahun`) : gaps.blank("suku bunga"),
    },
    ...(terms ? [{ label: "Cara mengangsur", value: text(methodWords[terms.method] ?? terms.method) }] : []),
    ...(loan?.kind === "loan"
      ? [
          {
            label: terms?.method === "annuity" ? "Angsuran sesudah masa tenggang" : "Angsuran pertama dan terbesar",
            value: text(`${digitsAndWords(loan.schedule.instalmentRp)} sebulan`),
          },
        ]
      : []),
    {
      label: "Rencana pencairan",
      value: gaps.value("rencana tanggal pencairan", fields.disburseOn, day),
    },
  ];
  return { kind: "facts", rows };
}

/** What was paid out, and what is planned. */
export function disbursementBlocks(writing: Writing): Block[] {
  const { facts, gaps } = writing;
  const paid = facts.stages.filter(({ fields }) => shownValue(fields.stage) === "disbursed");
  const planned = facts.loanRow.fields;
  const askedRp = shownValue(planned.amountRp);
  const rows: Row[] =
    paid.length > 0
      ? paid.map(({ fields }, index) => ({
          cells: [
            text(`${index + 1}`),
            gaps.value(`tanggal pencairan ${index + 1}`, fields.on, day),
            gaps.optional(`catatan pencairan ${index + 1}`, fields.note, asText),
            gaps.value(`jumlah pencairan ${index + 1}`, fields.amountRp, amount),
          ],
        }))
      : askedRp === undefined
        ? []
        : [
            {
              cells: [
                text("1"),
                gaps.value("rencana tanggal pencairan", planned.disburseOn, day),
                text("Rencana"),
                gaps.value("jumlah pinjaman", planned.amountRp, amount),
              ],
            },
          ];
  return writing.table("Tahapan pencairan", {
    columns: columns(["Tahap", 8, "number"], ["Tanggal", 24], ["Keterangan", 40], ["Jumlah (Rp)", 22, "number"]),
    rows,
  });
}

/** A row for each year from the disbursement on. */
export function repaymentByYearBlocks(writing: Writing): Block[] {
  const { loan } = writing.facts;
  if (loan?.kind !== "loan") return [];
  const { rows, totalInterestRp, totalPaymentRp } = loan.schedule;
  const years = Array.from({ length: Math.ceil(rows.length / 12) }, (_, index) =>
    rows.slice(index * 12, index * 12 + 12),
  );
  const sum = (part: typeof rows, of: (row: (typeof rows)[number]) => Rupiah) =>
    part.reduce((total, row) => total + of(row), 0);
  return writing.table("Rencana pengembalian pinjaman menurut tahun", {
    columns: columns(
      ["Tahun", 10, "number"],
      ["Angsuran ke", 16, "number"],
      ["Pokok (Rp)", 22, "number"],
      ["Bunga (Rp)", 20, "number"],
      ["Angsuran (Rp)", 22, "number"],
      ["Sisa pokok (Rp)", 22, "number"],
    ),
    rows: [
      ...years.map(
        (part, index): Row => ({
          cells: [
            `${index + 1}`,
            `${part[0]?.number ?? ""}–${part.at(-1)?.number ?? ""}`,
            amount(sum(part, (row) => row.principalRp)),
            amount(sum(part, (row) => row.interestRp)),
            amount(sum(part, (row) => row.paymentRp)),
            amount(part.at(-1)?.closingRp ?? 0),
          ].map(text),
        }),
      ),
      totalRow("", "", amount(loan.terms.principalRp), amount(totalInterestRp), amount(totalPaymentRp), ""),
    ],
  });
}
