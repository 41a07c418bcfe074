import { parseCsv } from "@pendamping/shared/csv";
import { setField } from "@pendamping/shared/file/reading";
import { currentRows, rowAdded } from "@pendamping/shared/file/rows";
import { createYdoc } from "@pendamping/shared/file/ydoc";
import { findColumns, planImport } from "@pendamping/shared/profile/member-import";
import { profileColumns } from "@pendamping/shared/profile/table-fields";
import { membersTable } from "@pendamping/shared/profile/tables";
import { expect, test } from "vitest";
import { writeWorkbook } from "../../../ui/spreadsheet/write-workbook.ts";
import type { FieldColumn } from "../../../ui/table/columns.ts";
import { membersCsv, membersWorkbook } from "./export.ts";
import { readSheets } from "./read-sheets.ts";

const heads: Readonly<Record<string, string>> = {
  name: "Nama",
  number: "Nomor anggota",
  nik: "NIK",
  gender: "Jenis kelamin",
  birthOn: "Tanggal lahir",
  phone: "Telepon",
  address: "Alamat",
  occupation: "Pekerjaan",
  joinedOn: "Tanggal masuk",
  principalPaidRp: "Simpanan pokok dibayar",
  status: "Keanggotaan",
};
const choices = { female: "Perempuan", male: "Laki-laki", active: "Aktif", left: "Keluar" };
const columns = profileColumns.members.map(
  ({ field, kind }): FieldColumn => ({
    field,
    kind,
    label: () => heads[field] ?? field,
    head: () => field,
    width: 1,
    choices: () => Object.entries(choices).map(([value, label]) => ({ value, label })),
  }),
);

const siti = {
  name: "=Contoh; Siti",
  number: "0001",
  nik: "3529016005900001",
  gender: "female",
  birthOn: "1990-05-20",
  phone: "080000000001",
  address: 'Dusun "Contoh"; RT 1',
  occupation: "Petani",
  joinedOn: "2026-08-01",
  principalPaidRp: 100_000,
  status: "left",
} as const;

test("what is exported is imported again as it was, and no name becomes a formula", () => {
  const ydoc = createYdoc();
  for (const { root, key, value } of rowAdded(membersTable, "a", 1, siti)) setField(ydoc.getMap(root), key, value);
  const text = membersCsv(currentRows(ydoc, membersTable), columns);
  expect(text).toContain(`="3529016005900001"`.replaceAll('"', '""'));
  expect(text).toContain("'=Contoh");
  const sheet = parseCsv(text);
  const plan = planImport(sheet, findColumns(sheet), [], "2026-11-25");
  expect(plan.members).toEqual([{ line: 2, values: siti }]);
  expect(plan.remarks).toEqual([]);
});

test("the Excel file gives the same members back, those with little and with odd texts too", async () => {
  const ydoc = createYdoc();
  const members = [siti, { name: "Umar <Contoh> & anak" }, { name: "+62 Contoh", phone: "+62 800-0000", number: "7" }];
  for (const [index, values] of members.entries())
    for (const { root, key, value } of rowAdded(membersTable, `m${index}`, index + 1, values))
      setField(ydoc.getMap(root), key, value);
  const workbook = membersWorkbook(currentRows(ydoc, membersTable), columns, { title: "Anggota", today: "2026-11-25" });
  const read = await readSheets(new File([writeWorkbook(workbook, "Anggota")], "anggota.xlsx"));
  const sheet = read.kind === "sheets" ? (read.sheets[0]?.rows ?? []) : [];
  const plan = planImport(sheet, findColumns(sheet), [], "2026-11-25");
  expect(plan.members.map(({ values }) => values)).toEqual(members);
  expect(plan.skipped).toEqual([]);
});
