/** What the cooperative has of numbers, deeds and licences, for whoever checks them. */
import { isFilled, shownValue } from "../file/reading.ts";
import { handlingFields } from "../legality/access.ts";
import { isDone, legalityProgress } from "../legality/progress.ts";
import { isPersonal } from "../people/personal.ts";
import type { PaperFacts } from "./facts.ts";
import { asText, number, shortDay, text } from "./gaps.ts";
import type { Block, Paper, Row, Runs } from "./paper.ts";
import { chair } from "./signing.ts";
import { itemWords, statusWords } from "./words.ts";
import { columns, letterhead, masked, placeAndDay, startWriting, type Writing } from "./writing.ts";

export function legalitySummary(facts: PaperFacts): Paper {
  const writing = startWriting(facts);
  const { done, total } = legalityProgress(facts.legality, facts.today);
  return writing.finish("legality-summary", "Ringkasan legalitas", [
    letterhead(writing),
    { kind: "title", text: "Ringkasan legalitas", under: text(`${number(done)} dari ${number(total)} selesai`) },
    ...legalityTable(writing),
    ...openItems(writing),
    { kind: "signatures", lead: placeAndDay(facts), rows: [[chair(writing)]] },
  ]);
}

/** Each item with its number and dates. An item that is not done and has no number is no gap of the paper: its state says it. */
export function legalityTable(writing: Writing): Block[] {
  const { facts, gaps } = writing;
  return writing.table("Legalitas dan perizinan", {
    columns: columns(["Dokumen", 42], ["Nomor", 38], ["Tanggal", 18], ["Berlaku sampai", 21], ["Keadaan", 17]),
    rows: facts.legality.map((item): Row => {
      const name = itemWords(item, facts.ruleSet);
      const hidden = isPersonal("legality", `${item.id}.number`) && !facts.seesPersonal;
      const needsNumber = isDone(item) && shownValue(item.status) === "complete" && item.rule.fields.includes("number");
      const numberOf = needsNumber ? gaps.value : gaps.optional;
      const dated = item.rule.fields.includes("heldOn") ? item.heldOn : item.issuedOn;
      return {
        cells: [
          text(name),
          numberOf(`nomor ${name}`, item.number, hidden ? masked : asText),
          gaps.optional(`tanggal ${name}`, dated, shortDay),
          gaps.optional(`masa berlaku ${name}`, item.expiresOn, shortDay),
          state(writing, name, item),
        ],
      };
    }),
  });
}

function state({ gaps }: Writing, name: string, item: PaperFacts["legality"][number]): Runs {
  if (item.status.kind === "absent") return text("Belum mulai");
  return gaps.value(`keadaan ${name}`, item.status, (status) => statusWords[status] ?? status);
}

/** Where what has been begun lies, and who sees to it; what nobody has touched, the table above says already. */
function openItems({ facts, table }: Writing): Block[] {
  const open = facts.legality.filter((item) => !isDone(item) && handlingFields.some((field) => isFilled(item[field])));
  return table("Yang sedang diurus", {
    columns: columns(["Dokumen", 40], ["Ada di", 22], ["Sejak", 18], ["Penanggung jawab", 26], ["Target", 18]),
    rows: open.map((item): Row => {
      const submitted = shownValue(item.status) === "submitted";
      const since = shownValue(item.submittedOn);
      const target = shownValue(item.targetOn);
      return {
        cells: [
          itemWords(item, facts.ruleSet),
          submitted ? (shownValue(item.submittedTo) ?? item.rule.issuer.id) : "Koperasi",
          submitted && since !== undefined ? shortDay(since) : "",
          shownValue(item.responsible) ?? "",
          target === undefined ? "" : shortDay(target),
        ].map(text),
      };
    }),
  });
}
