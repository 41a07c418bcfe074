/** The letter with which the cooperative asks a bank for a loan. */
import { shownValue } from "../file/reading.ts";
import { rowKey } from "../file/rows.ts";
import { isPersonal } from "../people/personal.ts";
import type { PaperFacts } from "./facts.ts";
import { asText, bold, digitsAndWords, sentence, text } from "./gaps.ts";
import { lender, loanFacts } from "./loan-blocks.ts";
import type { Block, Paper, Runs } from "./paper.ts";
import { chair, decisionBlocks, secretary, toWrite } from "./signing.ts";
import { letterhead, masked, ownName, placeAndDay, startWriting, type Writing } from "./writing.ts";

export function applicationLetter(facts: PaperFacts): Paper {
  const writing = startWriting(facts);
  return writing.finish("application-letter", "Surat permohonan pembiayaan", letterBlocks(writing));
}

export function letterBlocks(writing: Writing): Block[] {
  const { facts, gaps } = writing;
  const { fields } = facts.loanRow;
  const paragraph = (...parts: readonly (string | Runs)[]): Block => ({ kind: "paragraph", runs: sentence(...parts) });
  return [
    letterhead(writing),
    { kind: "paragraph", runs: placeAndDay(facts), align: "end" },
    {
      kind: "facts",
      rows: [
        { label: "Nomor", value: text(toWrite.slice(1, -1)) },
        { label: "Lampiran", value: text("1 (satu) berkas") },
        {
          label: "Perihal",
          value: bold(
            shownValue(fields.kind) === "top-up" ? "Permohonan tambahan pembiayaan" : "Permohonan pembiayaan",
          ),
        },
      ],
    },
    paragraph("Kepada Yth.\nPimpinan ", lender(writing), "\ndi tempat"),
    paragraph("Dengan hormat,"),
    paragraph(
      "Kami, pengurus ",
      ownName(facts),
      ", badan hukum nomor ",
      writing.legality("nomor badan hukum", "legal-entity", "number"),
      ", NIB ",
      writing.legality("NIB", "nib", "number"),
      ", NPWP ",
      writing.legality("NPWP", "npwp", "number"),
      ", mengajukan permohonan pembiayaan sebesar ",
      gaps.value("jumlah pinjaman", fields.amountRp, digitsAndWords).map((run) => ({ ...run, bold: true })),
      " dengan rincian sebagai berikut.",
    ),
    loanFacts(writing),
    paragraph(
      "Pembiayaan ini akan digunakan untuk: ",
      gaps.value("penggunaan pinjaman", fields.purpose, (words) => words.replace(/\.$/, "")),
      ".",
    ),
    ...minutes(writing),
    ...decisionBlocks(writing),
    paragraph("Sebagai pertimbangan kami lampirkan dokumen berikut."),
    documents(writing),
    paragraph("Untuk keperluan ini Bapak/Ibu dapat menghubungi:"),
    {
      kind: "facts",
      rows: [
        { label: "Nama", value: gaps.value("nama penanggung jawab", fields.contactName, asText) },
        { label: "NIK", value: personal(writing, "NIK penanggung jawab", "contactNik") },
        { label: "Telepon", value: personal(writing, "telepon penanggung jawab", "contactPhone") },
      ],
    },
    paragraph("Demikian permohonan ini kami sampaikan. Atas perhatian Bapak/Ibu kami ucapkan terima kasih."),
    { kind: "signatures", lead: text("Hormat kami,"), rows: [[chair(writing), secretary(writing)]] },
  ];
}

function personal({ facts, gaps }: Writing, label: string, field: "contactNik" | "contactPhone"): Runs {
  const hidden = isPersonal("financing", rowKey("application", facts.loanRow.id, field)) && !facts.seesPersonal;
  return gaps.value(label, facts.loanRow.fields[field], hidden ? masked : asText);
}

function minutes({ facts, gaps }: Writing): Block[] {
  const { fields } = facts.loanRow;
  if (facts.applied.kind === "known" && facts.applied.scheme.approval[facts.place.kind] === null) return [];
  const meeting = facts.place.kind === "desa" ? "musyawarah desa" : "musyawarah kelurahan";
  return [
    {
      kind: "paragraph",
      runs: sentence(
        `Permohonan ini berdasarkan hasil ${meeting} sebagaimana berita acara nomor `,
        gaps.value("nomor berita acara musyawarah", fields.minutesNumber, asText),
        ".",
      ),
    },
  ];
}

function documents({ facts, gaps }: Writing): Block {
  const needed = facts.documents.filter(
    ({ document, state }) => state !== "not-needed" && document.id !== "application-letter",
  );
  if (needed.length === 0)
    return { kind: "paragraph", runs: gaps.blank("skema pembiayaan, yang menentukan lampirannya") };
  return {
    kind: "list",
    start: 1,
    items: needed.map(({ document }) => [{ kind: "paragraph", runs: text(document.label.id) }]),
  };
}
