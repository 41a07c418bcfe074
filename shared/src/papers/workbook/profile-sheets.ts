/** The tables of the profile and the state of the licences. Members stand there only for those who may see personal data. */
import { type Reading, shownValue } from "../../file/reading.ts";
import type { RowFields, Table, TableRow } from "../../file/rows.ts";
import { isPersonal } from "../../people/personal.ts";
import {
  assetsTable,
  commoditiesTable,
  kbliTable,
  membersTable,
  monthlyTable,
  potentialTable,
  supervisorsTable,
} from "../../profile/tables.ts";
import type { OutletKind, RuleSet } from "../../rule-set/rule-set.ts";
import type { PaperFacts } from "../facts.ts";
import { choiceWords, itemWords, outletWords, statusWords } from "../words.ts";
import { masked } from "../writing.ts";
import { type ColumnKind, type RecordColumn, type Sheet, sheetOf } from "./workbook.ts";

type Column = readonly [field: string, head: string, kind?: ColumnKind | "choice" | "outlet"];

export function profileSheets(facts: PaperFacts): readonly Sheet[] {
  const of = <F extends RowFields>(name: string, table: Table<F>, columns: readonly Column[]) =>
    sheetOf(
      name,
      columns.map((column) => tableColumn(column, facts.ruleSet)),
      facts.rows(table as unknown as Table<RowFields>),
    );
  const sheets = [
    of("Aset", assetsTable, [
      ["name", "Aset"],
      ["kind", "Jenis", "choice"],
      ["ownership", "Kepemilikan", "choice"],
      ["condition", "Keadaan", "choice"],
      ["landAreaM2", "Luas tanah (m²)", "number"],
      ["lengthM", "Panjang (m)", "number"],
      ["widthM", "Lebar (m)", "number"],
      ["roadAccess", "Akses jalan"],
      ["note", "Keterangan"],
    ]),
    of("KBLI", kbliTable, [
      ["code", "KBLI"],
      ["outlet", "Gerai", "outlet"],
      ["monthlySalesRp", "Omzet sebulan (Rp)", "rupiah"],
      ["durationMonths", "Lama usaha (bulan)", "number"],
      ["staff", "Karyawan", "number"],
    ]),
    of("Potensi", potentialTable, [
      ["name", "Potensi"],
      ["areaHa", "Luas (ha)", "number"],
      ["volume", "Hasil setahun", "number"],
      ["unit", "Satuan"],
      ["people", "Pelaku (orang)", "number"],
      ["valueRp", "Nilai setahun (Rp)", "rupiah"],
    ]),
    of("Komoditas", commoditiesTable, [
      ["name", "Komoditas"],
      ["volumePerYear", "Hasil setahun", "number"],
      ["unit", "Satuan"],
      ["priceRp", "Harga satuan (Rp)", "rupiah"],
      ["season", "Musim"],
    ]),
    monthlySheet(facts),
    of("Pengawas", supervisorsTable, [
      ["name", "Nama"],
      ["gender", "L/P", "choice"],
      ["education", "Pendidikan"],
      ["periodFrom", "Menjabat sejak", "day"],
      ["periodTo", "Menjabat sampai", "day"],
      ["serving", "Status jabatan", "choice"],
    ]),
    ...(facts.seesPersonal
      ? [
          of("Anggota", membersTable, [
            ["number", "Nomor anggota"],
            ["name", "Nama"],
            ["nik", "NIK"],
            ["gender", "L/P", "choice"],
            ["birthOn", "Tanggal lahir", "day"],
            ["phone", "Telepon"],
            ["address", "Alamat"],
            ["occupation", "Pekerjaan"],
            ["joinedOn", "Masuk", "day"],
            ["principalPaidRp", "Simpanan pokok dibayar (Rp)", "rupiah"],
            ["status", "Keadaan", "choice"],
          ]),
        ]
      : []),
  ];
  return [legalitySheet(facts), ...sheets.filter(({ rows }) => rows.length > 0)];
}

function tableColumn([field, head, kind = "text"]: Column, ruleSet: RuleSet): RecordColumn<TableRow<RowFields>> {
  return {
    head,
    key: field,
    kind: kind === "choice" || kind === "outlet" ? "text" : kind,
    value: ({ fields }) => {
      const value = shownValue(fields[field] as Reading<string | number>);
      if (value === undefined) return null;
      return kind === "choice"
        ? choiceWords(value)
        : kind === "outlet"
          ? outletWords(ruleSet, value as OutletKind)
          : value;
    },
  };
}

/** The books' months in order; profit or loss follows from the two figures before it. */
function monthlySheet(facts: PaperFacts): Sheet {
  type R = TableRow<(typeof monthlyTable)["fields"]>;
  const amount = (field: "revenueRp" | "expensesRp" | "assetsRp", head: string): RecordColumn<R> => ({
    head,
    key: field,
    kind: "rupiah",
    value: ({ fields }) => shownValue(fields[field]) ?? null,
  });
  const month = ({ fields }: R) => shownValue(fields.month) ?? "";
  return sheetOf<R>(
    "Angka bulanan",
    [
      { head: "Bulan", key: "month", kind: "text", value: month },
      amount("revenueRp", "Pendapatan (Rp)"),
      amount("expensesRp", "Biaya (Rp)"),
      {
        head: "Laba rugi (Rp)",
        key: "profitRp",
        kind: "rupiah",
        value: ({ fields }) => {
          const [revenue, expenses] = [shownValue(fields.revenueRp), shownValue(fields.expensesRp)];
          return revenue === undefined || expenses === undefined ? null : revenue - expenses;
        },
        formula: (at) => `${at("revenueRp")}-${at("expensesRp")}`,
      },
      amount("assetsRp", "Aset akhir bulan (Rp)"),
      { head: "Keterangan", key: "note", kind: "text", value: ({ fields }) => shownValue(fields.note) ?? null },
    ],
    facts.rows(monthlyTable).toSorted((a, b) => (month(a) < month(b) ? -1 : month(a) > month(b) ? 1 : 0)),
  );
}

function legalitySheet(facts: PaperFacts): Sheet {
  type R = PaperFacts["legality"][number];
  const day = (
    head: string,
    field: "issuedOn" | "heldOn" | "expiresOn" | "submittedOn" | "targetOn",
  ): RecordColumn<R> => ({
    head,
    key: field,
    kind: "day",
    value: (item) => shownValue(item[field]) ?? null,
  });
  return sheetOf<R>(
    "Legalitas",
    [
      { head: "Dokumen", key: "label", kind: "text", value: (item) => itemWords(item, facts.ruleSet) },
      { head: "Kunci", key: "id", kind: "text", value: ({ id }) => id },
      {
        head: "Keadaan",
        key: "status",
        kind: "text",
        value: ({ status }) => statusWords[shownValue(status) ?? "not-started"] ?? null,
      },
      {
        head: "Nomor",
        key: "number",
        kind: "text",
        value: (item) => {
          const number = shownValue(item.number);
          const hidden = isPersonal("legality", `${item.id}.number`) && !facts.seesPersonal;
          return number === undefined ? null : hidden ? masked(number) : number;
        },
      },
      day("Tanggal terbit", "issuedOn"),
      day("Tanggal rapat", "heldOn"),
      day("Berlaku sampai", "expiresOn"),
      {
        head: "Diajukan di",
        key: "submittedTo",
        kind: "text",
        value: ({ submittedTo }) => shownValue(submittedTo) ?? null,
      },
      day("Diajukan sejak", "submittedOn"),
      {
        head: "Penanggung jawab",
        key: "responsible",
        kind: "text",
        value: ({ responsible }) => shownValue(responsible) ?? null,
      },
      day("Target", "targetOn"),
    ],
    facts.legality,
  );
}
