/**
 * Minutes of the village deliberation about the loan, with a list to sign: what is known stands in them, what only the meeting knows is
 * a line to write on.
 */
import { shownValue } from "../file/reading.ts";
import type { PaperFacts } from "./facts.ts";
import { asText, day, digitsAndWords, number, percent, sentence, text } from "./gaps.ts";
import { lender } from "./loan-blocks.ts";
import type { Block, Paper, Row, Runs } from "./paper.ts";
import { chair, toWrite, villageHead } from "./signing.ts";
import { columns, ownName, regencyName, startWriting, type Writing } from "./writing.ts";

/** As many as stand on one page. */
const linesMin = 24;
const linesMax = 120;

export function musdesMinutes(facts: PaperFacts): Paper {
  const writing = startWriting(facts);
  return writing.finish("musdes-minutes", "Berita acara musyawarah", minutesBlocks(writing));
}

export function minutesBlocks(writing: Writing): Block[] {
  const { facts, gaps } = writing;
  const { fields } = facts.loanRow;
  const desa = facts.place.kind === "desa";
  const meeting = desa ? "Musyawarah Desa" : "Musyawarah Kelurahan";
  const paragraph = (...parts: readonly (string | Runs)[]): Block => ({ kind: "paragraph", runs: sentence(...parts) });
  const support = desa ? "Dana Desa" : "DAU/DBH";
  const terms = facts.loan?.kind === "loan" ? facts.loan.terms : null;
  return [
    villageLetterhead(facts),
    {
      kind: "title",
      text: `Berita acara ${meeting.toLowerCase()}`,
      under: sentence("Nomor: ", gaps.value("nomor berita acara", fields.minutesNumber, asText)),
    },
    paragraph(
      "Pada tanggal ",
      gaps.value("tanggal musyawarah", fields.minutesOn, day),
      ", bertempat di ",
      gaps.value("tempat musyawarah", fields.minutesPlace, asText),
      `, telah dilaksanakan ${meeting} ${facts.place.village} mengenai pembiayaan `,
      ownName(facts),
      ". Peserta tercantum dalam daftar hadir.",
    ),
    paragraph("Sesudah mendengar penjelasan pengurus koperasi dan tanggapan peserta, musyawarah memutuskan:"),
    {
      kind: "list",
      start: 1,
      items: [
        [
          paragraph(
            "Mendukung pengajuan pembiayaan ",
            ownName(facts),
            " kepada ",
            lender(writing),
            " sebesar ",
            gaps.value("jumlah pinjaman", fields.amountRp, digitsAndWords),
            ", jangka waktu ",
            gaps.value("jangka waktu", fields.tenorMonths, (months) => `${number(months)} bulan`),
            ...(terms
              ? [
                  `, bunga atau margin ${percent(terms.annualRateBp)} setahun, masa tenggang ${number(terms.graceMonths)} bulan`,
                ]
              : []),
            ".",
          ),
        ],
        [
          paragraph(
            "Pembiayaan digunakan untuk: ",
            gaps.value("penggunaan pinjaman", fields.purpose, (words) => words.replace(/\.$/, "")),
            ".",
          ),
        ],
        [
          paragraph(
            `Dukungan ${support} untuk pengembalian: `,
            fields.supportNote.kind === "absent"
              ? text("……………………………………………………………………………………")
              : gaps.optional("dukungan pengembalian", fields.supportNote, (words) => words.replace(/\.$/, "")),
            ".",
          ),
        ],
        [paragraph("Lain-lain: ……………………………………………………………………………………")],
      ],
    },
    paragraph("Demikian berita acara ini dibuat dengan sebenarnya untuk digunakan sebagaimana mestinya."),
    {
      kind: "signatures",
      lead: null,
      rows: [
        [villageHead(writing), { role: desa ? "Ketua BPD" : "Ketua LPMK", name: text(toWrite) }],
        [chair(writing), { role: "Notulis", name: text(toWrite) }],
      ],
    },
    { kind: "heading", level: 2, number: "", runs: text("Daftar hadir"), page: true },
    paragraph(meeting, " ", facts.place.village, ", ", gaps.value("tanggal musyawarah", fields.minutesOn, day)),
    attendance(writing),
  ];
}

/** As many lines as people are said to have come, or enough for a meeting. Names are written by hand: each signs for themselves. */
function attendance({ facts }: Writing): Block {
  const item = facts.legality.find(({ rule }) => rule.id === "musdesus");
  const came =
    item && shownValue(item.heldOn) === shownValue(facts.loanRow.fields.minutesOn)
      ? shownValue(item.participants)
      : undefined;
  const lines = Math.min(linesMax, Math.max(linesMin, came ?? 0));
  return {
    kind: "table",
    caption: null,
    roomy: true,
    columns: columns(["No.", 8, "number"], ["Nama", 34], ["Jabatan atau unsur", 28], ["Tanda tangan", 30]),
    rows: Array.from({ length: lines }, (_, index): Row => ({ cells: [text(`${index + 1}`), [], [], []] })),
  };
}

function villageLetterhead({ place }: PaperFacts): Block {
  return {
    kind: "letterhead",
    name: text(`Pemerintah ${place.kind === "desa" ? "Desa" : "Kelurahan"} ${place.village}`),
    lines: [text(`Kecamatan ${place.district}`), text(regencyName(place.regency))],
  };
}
