/** Who signs, where the stamp goes, and what the village has decided. */

import { dayOf, formatDay } from "../day.ts";
import { shownValue } from "../file/reading.ts";
import { bold, digitsAndWords, sentence, text } from "./gaps.ts";
import type { Block, Runs, SignatureBox } from "./paper.ts";
import { ownName, placeAndDay, type Writing } from "./writing.ts";

/** The village head, who also chairs the supervisors; in a kelurahan the lurah. */
export function villageHead(writing: Writing): SignatureBox {
  const { place } = writing.facts;
  return {
    role: `${place.kind === "desa" ? "Kepala Desa" : "Lurah"} ${place.village}`,
    name: signer(writing, "organs.supervisorChairName"),
    stamp: true,
  };
}

export function chair(writing: Writing): SignatureBox {
  return { role: "Ketua Koperasi", name: signer(writing, "organs.chairName"), stamp: true };
}

export function secretary(writing: Writing): SignatureBox {
  return { role: "Sekretaris", name: signer(writing, "organs.secretaryName") };
}

/** A name in bold; a dotted line to write on where nobody is named. */
function signer(writing: Writing, id: string): Runs {
  const reading = writing.facts.profile(id);
  const name = reading && shownValue(reading);
  return name === undefined ? text(toWrite) : bold(String(name));
}

export const toWrite = "(……………………………………)";

/** The page that chair, assistant and village head sign. */
export function approvalBlocks(writing: Writing): Block[] {
  const { facts } = writing;
  return [
    {
      kind: "paragraph",
      runs: sentence(
        "Proposal usaha ",
        bold(
          ownName(facts)
            .map((run) => run.text)
            .join(""),
        ),
        " ini disusun oleh pengurus bersama pendamping, dan diketahui oleh pemerintah ",
        facts.place.kind === "desa" ? "desa." : "kelurahan.",
      ),
    },
    ...decisionBlocks(writing),
    {
      kind: "signatures",
      lead: placeAndDay(facts),
      rows: [
        [
          chair(writing),
          { role: "Asisten Bisnis", name: facts.assistant === null ? text(toWrite) : bold(facts.assistant) },
        ],
        [{ ...villageHead(writing), role: `Mengetahui, ${villageHead(writing).role}` }],
      ],
    },
  ];
}

/** What the village decided about the application, as the server recorded it. */
export function decisionBlocks({ facts }: Writing): Block[] {
  const { approval } = facts;
  if (!approval) return [];
  const minutes = approval.minutes
    ? ` atas dasar berita acara nomor ${approval.minutes.number} tanggal ${formatDay(approval.minutes.on, "id", "long")}`
    : "";
  const decided = approval.decision === "given" ? "menyetujui" : "belum menyetujui";
  const words = `${approval.deciderName} ${decided} pengajuan ${digitsAndWords(approval.amountRp)} untuk ${approval.tenorMonths} bulan${minutes}. Keputusan tercatat ${formatDay(dayOf(new Date(approval.decidedAt), facts.zone), "id", "long")}, sidik ${approval.hash.slice(0, 12)}.`;
  return [{ kind: "paragraph", runs: text(words) }];
}
