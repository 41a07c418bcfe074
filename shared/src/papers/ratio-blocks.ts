/** What the projection says in a few figures, first as sentences, then as a table; and how it bears worse luck. */
import { amount, hundredths, number, percent, text } from "./gaps.ts";
import type { Block, Row } from "./paper.ts";
import { trialWords } from "./words.ts";
import { columns, contestedInputs, contestedNote, type Writing } from "./writing.ts";

const notWithin = "di luar masa proyeksi";
/** Thousandths of nothing: a figure that says nothing (no loan, no sales). */
const none = "–";

export function ratioBlocks(writing: Writing): Block[] {
  const { figures } = writing.facts;
  if (!figures) return [];
  const { ratios, projection, trials } = figures;
  const { lowestCash } = projection;
  const rupiah = (rp: number) => `Rp${amount(rp)}`.replace("Rp–", "Rp0").replace("Rp−", "−Rp");
  const row = (label: string, value: string): Row => ({ cells: [text(label), text(value)] });
  const payback = ratios.paybackHundredths;
  const short = lowestCash.cashRp < 0;
  const note = contestedNote(contestedInputs(writing));
  return [
    {
      kind: "paragraph",
      runs: text(
        short
          ? `Kas kurang ${rupiah(-lowestCash.cashRp)} pada bulan ke-${lowestCash.month}: rencana ini membutuhkan tambahan dana.`
          : `Kas terendah ${rupiah(lowestCash.cashRp)}, pada bulan ke-${lowestCash.month}. ${
              ratios.lowestDscr
                ? `Kemampuan mengangsur (DSCR) paling rendah ${hundredths(ratios.lowestDscr.hundredths)}, pada tahun ke-${ratios.lowestDscr.year}.`
                : ""
            }`.trim(),
      ),
    },
    ...writing.table("Ukuran kelayakan", {
      columns: columns(["Ukuran", 60], ["Nilai", 34, "number"]),
      rows: [
        row(
          "Titik impas: penjualan sebulan, rata-rata tahun pertama",
          ratios.breakEvenSalesRp === null ? none : rupiah(ratios.breakEvenSalesRp),
        ),
        row(
          "Titik impas: tercapai pada bulan ke",
          ratios.breakEvenMonth === null ? notWithin : number(ratios.breakEvenMonth),
        ),
        row("Masa pengembalian investasi", payback === null ? notWithin : `${number(payback / 100, 1)} bulan`),
        row("Hasil atas investasi (ROI), rata-rata setahun", ratios.roiBp === null ? none : percent(ratios.roiBp)),
        row("Nilai kini bersih (NPV)", rupiah(ratios.npvRp)),
        row("Tingkat hasil internal (IRR)", ratios.irrBp === null ? none : percent(ratios.irrBp)),
        ...ratios.dscrHundredths.map((value, index) =>
          row(`Kemampuan mengangsur (DSCR) tahun ${index + 1}`, value === null ? none : hundredths(value)),
        ),
      ],
      ...note,
    }),
    ...writing.table("Uji kepekaan", {
      columns: columns(
        ["Keadaan", 34],
        ["Kas terendah (Rp)", 24, "number"],
        ["pada bulan ke", 12, "number"],
        ["DSCR terendah", 14, "number"],
        ["NPV (Rp)", 24, "number"],
      ),
      rows: trials.map(
        ({ id, lowestCash: lowest, lowestDscr, npvRp }): Row => ({
          cells: [
            trialWords[id],
            amount(lowest.cashRp),
            number(lowest.month),
            lowestDscr ? hundredths(lowestDscr.hundredths) : none,
            amount(npvRp),
          ].map(text),
        }),
      ),
      ...note,
    }),
  ];
}
