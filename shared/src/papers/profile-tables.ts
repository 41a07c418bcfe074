/** What the profile knows, as tables of a paper. */
import { shownValue } from "../file/reading.ts";
import { assetsTable, commoditiesTable, potentialTable, supervisorsTable } from "../profile/tables.ts";
import { amount, asText, day, number, text } from "./gaps.ts";
import type { Block, Row, Runs } from "./paper.ts";
import { choiceWords, managers, outletWords } from "./words.ts";
import { columns, type Writing } from "./writing.ts";

/** Managers and supervisors. The village head chairs the supervisors ex officio. */
export function organsBlocks(writing: Writing): Block[] {
  const { facts, gaps } = writing;
  const rows: Row[] = managers.map(([key, title]) => {
    const period = ["From", "To"].map((end) => facts.profile(`organs.${key}Period${end}`));
    const years = period.map((reading) => String((reading && shownValue(reading)) ?? "").slice(0, 4));
    return {
      cells: [
        text(title),
        writing.profile(`nama ${title.toLowerCase()}`, `organs.${key}Name`),
        gaps.optional(`pendidikan ${title.toLowerCase()}`, facts.profile(`organs.${key}Education`), String),
        text(years.every(Boolean) ? years.join("–") : ""),
      ],
    };
  });
  const supervisors = facts.rows(supervisorsTable);
  const named: Row[] =
    supervisors.length > 0
      ? supervisors.map(({ fields }) => ({
          cells: [text("Pengawas"), gaps.value("nama pengawas", fields.name, asText), [], []],
        }))
      : ["Second", "Third"].flatMap((which) => {
          const name = gaps.optional("nama pengawas", facts.profile(`organs.supervisor${which}Name`), String);
          return name.length === 0 ? [] : [{ cells: [text("Pengawas"), name, [], []] }];
        });
  return writing.table("Pengurus dan pengawas", {
    columns: columns(["Jabatan", 34], ["Nama", 36], ["Pendidikan", 18], ["Masa bakti", 14]),
    rows: [
      ...rows,
      {
        cells: [
          text("Ketua pengawas (karena jabatan)"),
          writing.profile("nama ketua pengawas", "organs.supervisorChairName"),
          [],
          [],
        ],
      },
      ...named,
    ],
  });
}

export function outletsBlocks(writing: Writing): Block[] {
  const { facts, gaps } = writing;
  const of = (kind: string, field: string, words: (value: string | number | boolean) => string = choiceWords): Runs =>
    gaps.optional(`gerai ${kind}`, facts.profile(`outlets.${kind}.${field}`), words);
  return writing.table("Gerai yang direncanakan", {
    columns: columns(
      ["Gerai", 28],
      ["KBLI", 12],
      ["Alamat", 30],
      ["Luas (m²)", 10, "number"],
      ["Listrik", 12],
      ["Internet", 12],
      ["Tempat", 16],
      ["Buka", 16],
    ),
    rows: facts.outlets.map((kind): Row => {
      const name = of(kind, "name", String);
      const kbli = facts.ruleSet.outlets.find((outlet) => outlet.kind === kind)?.kbli ?? [];
      return {
        cells: [
          name.length > 0 ? name : text(outletWords(facts.ruleSet, kind)),
          text(kbli.length > 2 ? `${kbli[0]} dll.` : kbli.join(", ")),
          of(kind, "address", String),
          of(kind, "areaM2", (value) => (typeof value === "number" ? number(value, 1) : String(value))),
          of(kind, "electricity"),
          of(kind, "internet"),
          of(kind, "assetStatus"),
          of(kind, "opensOn", (value) => day(String(value))),
        ],
      };
    }),
  });
}

export function assetsBlocks(writing: Writing): Block[] {
  const { facts, gaps } = writing;
  return writing.table("Aset yang dipakai", {
    columns: columns(
      ["Aset", 34],
      ["Jenis", 16],
      ["Kepemilikan", 20],
      ["Keadaan", 16],
      ["Luas tanah (m²)", 14, "number"],
    ),
    rows: facts.rows(assetsTable).map(({ fields }): Row => {
      const name = shownValue(fields.name) ?? "aset";
      return {
        cells: [
          gaps.value("nama aset", fields.name, asText),
          gaps.optional(`jenis ${name}`, fields.kind, choiceWords),
          gaps.optional(`kepemilikan ${name}`, fields.ownership, choiceWords),
          gaps.optional(`keadaan ${name}`, fields.condition, choiceWords),
          gaps.optional(`luas ${name}`, fields.landAreaM2, (value) => number(value, 1)),
        ],
      };
    }),
  });
}

export function potentialBlocks(writing: Writing): Block[] {
  const { facts, gaps } = writing;
  return [
    ...writing.table("Potensi desa", {
      columns: columns(
        ["Potensi", 34],
        ["Luas (ha)", 14, "number"],
        ["Hasil setahun", 18, "number"],
        ["Satuan", 12],
        ["Pelaku (orang)", 14, "number"],
        ["Nilai setahun (Rp)", 22, "number"],
      ),
      rows: facts.rows(potentialTable).map(({ fields }): Row => {
        const name = shownValue(fields.name) ?? "potensi";
        return {
          cells: [
            gaps.value("nama potensi", fields.name, asText),
            gaps.optional(`luas ${name}`, fields.areaHa, (value) => number(value, 2)),
            gaps.optional(`hasil ${name}`, fields.volume, (value) => number(value)),
            gaps.optional(`satuan ${name}`, fields.unit, asText),
            gaps.optional(`pelaku ${name}`, fields.people, (value) => number(value)),
            gaps.optional(`nilai ${name}`, fields.valueRp, amount),
          ],
        };
      }),
    }),
    ...writing.table("Komoditas", {
      columns: columns(
        ["Komoditas", 34],
        ["Hasil setahun", 18, "number"],
        ["Satuan", 12],
        ["Harga satuan (Rp)", 20, "number"],
        ["Musim", 26],
      ),
      rows: facts.rows(commoditiesTable).map(({ fields }): Row => {
        const name = shownValue(fields.name) ?? "komoditas";
        return {
          cells: [
            gaps.value("nama komoditas", fields.name, asText),
            gaps.optional(`hasil ${name}`, fields.volumePerYear, (value) => number(value)),
            gaps.optional(`satuan ${name}`, fields.unit, asText),
            gaps.optional(`harga ${name}`, fields.priceRp, amount),
            gaps.optional(`musim ${name}`, fields.season, asText),
          ],
        };
      }),
    }),
  ];
}
