/** The plan's tables as a paper shows them, under the text that they explain. */
import { type Reading, shownValue } from "../file/reading.ts";
import { opexByMonth } from "../finance/costs.ts";
import { saleOfRow } from "../plan/row-figures.ts";
import { capexTable, opexTable, salesTable, sourcesTable } from "../plan/tables.ts";
import { amount, asText, number, text } from "./gaps.ts";
import type { Block, Row, Runs } from "./paper.ts";
import { outletWords, sourceWords } from "./words.ts";
import { columns, contestedInputs, contestedNote, totalRow, type Writing } from "./writing.ts";

/** A sum under a column, or nothing where nothing can be summed. */
function sum(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

/** Whether any of a row's figures has several values. */
function clashes(...readings: readonly Reading<unknown>[]): boolean {
  return readings.some(({ kind }) => kind === "contested");
}

/** An amount that follows from fields of its row: marked where one of them is contested. */
function derived(rp: number | undefined, from: readonly Reading<unknown>[]): Runs {
  if (rp === undefined) return [];
  return clashes(...from) ? [{ text: `${amount(rp)} *`, mark: "contested" }] : text(amount(rp));
}

/** Under a table with such amounts. */
function marks(any: boolean): { readonly note?: Runs } {
  const words = "* Rinciannya belum disepakati; dihitung dengan nilai yang ditulis terakhir.";
  return any ? { note: [{ text: words, mark: "contested" }] } : {};
}

export function salesTableBlocks(writing: Writing): Block[] {
  const { facts, gaps } = writing;
  const rows = facts.rows(salesTable);
  const figures = rows.map(({ fields }) => {
    const [quantity, priceRp, costRp] = [fields.quantity, fields.priceRp, fields.costRp].map(shownValue<number>);
    return quantity === undefined || priceRp === undefined || costRp === undefined
      ? undefined
      : saleOfRow({ quantity, priceRp, costRp });
  });
  const label = (fields: (typeof rows)[number]["fields"], what: string) =>
    `${what} ${shownValue(fields.product) ?? "barang"}`;
  return writing.table("Rencana penjualan per bulan, tahun pertama", {
    columns: columns(
      ["Barang atau jasa", 34],
      ["Satuan", 14],
      ["Jumlah", 13, "number"],
      ["Harga jual (Rp)", 17, "number"],
      ["Harga beli (Rp)", 17, "number"],
      ["Penjualan (Rp)", 21, "number"],
      ["Laba kotor (Rp)", 19, "number"],
    ),
    rows: [
      ...rows.map(({ fields }, index): Row => {
        const from = [fields.quantity, fields.priceRp, fields.costRp];
        return {
          cells: [
            gaps.value("nama barang yang dijual", fields.product, asText),
            gaps.optional(label(fields, "satuan"), fields.unit, asText),
            gaps.value(label(fields, "jumlah"), fields.quantity, (value) => number(value)),
            gaps.value(label(fields, "harga jual"), fields.priceRp, amount),
            gaps.value(label(fields, "harga beli"), fields.costRp, amount),
            derived(figures[index]?.salesRp, from),
            derived(figures[index]?.grossProfitRp, from),
          ],
        };
      }),
      ...(rows.length === 0
        ? []
        : [
            totalRow(
              "Jumlah",
              "",
              "",
              "",
              "",
              amount(sum(figures.map((figure) => figure?.salesRp))),
              amount(sum(figures.map((figure) => figure?.grossProfitRp))),
            ),
          ]),
    ],
    ...marks(rows.some(({ fields }) => clashes(fields.quantity, fields.priceRp, fields.costRp))),
  });
}

export function capexTableBlocks(writing: Writing): Block[] {
  const { facts, gaps } = writing;
  const rows = facts.rows(capexTable);
  const totals = rows.map(({ fields }) => {
    const priceRp = shownValue(fields.priceRp);
    return priceRp === undefined ? undefined : priceRp * (shownValue(fields.quantity) ?? 1);
  });
  return writing.table("Belanja modal", {
    columns: columns(
      ["Barang", 40],
      ["Jumlah", 11, "number"],
      ["Satuan", 12],
      ["Harga satuan (Rp)", 19, "number"],
      ["Jumlah harga (Rp)", 21, "number"],
      ["Masa pakai (tahun)", 12, "number"],
      ["Bulan ke", 9, "number"],
    ),
    rows: [
      ...rows.map(({ fields }, index): Row => {
        const name = shownValue(fields.name) ?? "barang";
        return {
          cells: [
            gaps.value("nama barang modal", fields.name, asText),
            fields.quantity.kind === "absent"
              ? text("1")
              : gaps.value(`jumlah ${name}`, fields.quantity, (value) => number(value)),
            gaps.optional(`satuan ${name}`, fields.unit, asText),
            gaps.value(`harga ${name}`, fields.priceRp, amount),
            derived(totals[index], [fields.quantity, fields.priceRp]),
            gaps.value(`masa pakai ${name}`, fields.lifeYears, (years) => (years === 0 ? "–" : number(years))),
            fields.month.kind === "absent"
              ? text("1")
              : gaps.value(`bulan pembelian ${name}`, fields.month, (value) => number(value)),
          ],
        };
      }),
      ...(rows.length === 0 ? [] : [totalRow("Jumlah belanja modal", "", "", "", amount(sum(totals)), "", "")]),
    ],
    ...marks(rows.some(({ fields }) => clashes(fields.quantity, fields.priceRp))),
  });
}

export function opexTableBlocks(writing: Writing): Block[] {
  const { facts, gaps } = writing;
  const rows = facts.rows(opexTable);
  const firstYear = sum(facts.figures ? opexByMonth(facts.plan.inputs).slice(0, 12) : []);
  return writing.table("Biaya operasional", {
    columns: columns(["Biaya", 44], ["Gerai", 26], ["Mulai bulan ke", 14, "number"], ["Per bulan (Rp)", 20, "number"]),
    rows: [
      ...rows.map(({ fields }): Row => {
        const name = shownValue(fields.name) ?? "biaya";
        return {
          cells: [
            gaps.value("nama biaya", fields.name, asText),
            gaps.optional(`gerai ${name}`, fields.outlet, (kind) => outletWords(facts.ruleSet, kind)),
            fields.fromMonth.kind === "absent"
              ? text("1")
              : gaps.value(`bulan mulai ${name}`, fields.fromMonth, (value) => number(value)),
            gaps.value(`biaya per bulan ${name}`, fields.monthlyRp, amount),
          ],
        };
      }),
      ...(rows.length === 0
        ? []
        : [
            totalRow("Jumlah per bulan", "", "", amount(sum(rows.map(({ fields }) => shownValue(fields.monthlyRp))))),
            totalRow("Jumlah dua belas bulan pertama", "", "", amount(firstYear)),
          ]),
    ],
    ...marks(rows.some(({ fields }) => clashes(fields.monthlyRp, fields.fromMonth))),
  });
}

/** Those that the profile knows, those that the table adds, and the loan. */
export function sourcesTableBlocks(writing: Writing): Block[] {
  const { facts, gaps } = writing;
  const written = facts.rows(sourcesTable);
  const { loan } = facts.plan.inputs;
  const disbursedRp = sum(loan?.disbursements.map(({ amountRp }) => amountRp) ?? []);
  const members = (count: number | null, perMemberRp: number | null) =>
    count === null || perMemberRp === null ? "" : `${number(count)} anggota × Rp${amount(perMemberRp)}`;
  const names = contestedInputs(writing);
  const once = facts.plan.derived.filter(({ kind }) => kind !== "mandatory-savings");
  const monthly = facts.plan.derived.filter(({ kind }) => kind === "mandatory-savings");
  const rows: Row[] = [
    ...once.map(
      ({ kind, amountRp, perMemberRp, members: count }): Row => ({
        cells: [text(sourceWords[kind] ?? kind), text(members(count, perMemberRp)), text("1"), text(amount(amountRp))],
      }),
    ),
    ...written.map(({ fields }): Row => {
      const name = shownValue(fields.name) ?? "sumber dana";
      return {
        cells: [
          text(sourceWords[shownValue(fields.kind) ?? "other"] ?? "Lainnya"),
          gaps.optional("nama sumber dana", fields.name, asText),
          fields.month.kind === "absent"
            ? text("1")
            : gaps.value(`bulan terima ${name}`, fields.month, (value) => number(value)),
          gaps.value(`jumlah ${name}`, fields.amountRp, amount),
        ],
      };
    }),
    ...(loan?.disbursements.map(
      ({ month, amountRp }): Row => ({
        cells: [text("Pinjaman"), text("Sesuai pengajuan"), text(number(month)), text(amount(amountRp))],
      }),
    ) ?? []),
  ];
  const total =
    sum(once.map(({ amountRp }) => amountRp)) +
    sum(written.map(({ fields }) => shownValue(fields.amountRp))) +
    disbursedRp;
  const opening = facts.plan.assumed.openingCashRp;
  return [
    ...writing.table("Sumber dana", {
      columns: columns(["Sumber", 24], ["Keterangan", 46], ["Bulan ke", 10, "number"], ["Jumlah (Rp)", 20, "number"]),
      rows: [
        ...(opening > 0
          ? [{ cells: [text("Kas awal"), text("Sudah ada sebelum bulan pertama"), text(""), text(amount(opening))] }]
          : []),
        ...rows,
        ...(rows.length === 0 ? [] : [totalRow("Jumlah sumber dana", "", "", amount(total + opening))]),
      ],
      ...contestedNote(names),
    }),
    ...monthly.map(
      ({ amountRp, perMemberRp, members: count }): Block => ({
        kind: "paragraph",
        runs: text(
          `Di luar jumlah itu, simpanan wajib menambah Rp${amount(amountRp)} setiap bulan (${members(count, perMemberRp)}).`,
        ),
      }),
    ),
  ];
}
