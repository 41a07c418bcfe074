import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCsv } from "../csv.ts";
import { setField } from "../file/reading.ts";
import { currentRows, placeAfter } from "../file/rows.ts";
import { createYdoc } from "../file/ydoc.ts";
import { updateStructsMax } from "../protocol/limits.ts";
import { propertyRuns } from "../testing/property-runs.ts";
import { fieldOfHeading } from "./member-headings.ts";
import { findColumns, importSteps, planImport, type Sheet, type SheetCell } from "./member-import.ts";
import { membersTable } from "./tables.ts";

const today = "2026-11-25";

test.each([
  ["Nama Anggota", "name"],
  ["NAMA LENGKAP (SESUAI KTP)", "name"],
  ["Nomor Induk Kependudukan (NIK)", "nik"],
  ["NIK/No. KTP", "nik"],
  ["No. KTP", "nik"],
  ["L/P", "gender"],
  ["Jenis Kelamin (L/P)", "gender"],
  ["Tempat, Tgl. Lahir", "birthOn"],
  ["Tanggal Lahir Anggota", "birthOn"],
  ["No. HP / WA", "phone"],
  ["Alamat (RT/RW)", "address"],
  ["Simpanan Pokok (Rp)", "principalPaidRp"],
  ["No. Anggota", "number"],
  ["Tgl Masuk", "joinedOn"],
  ["Status Keanggotaan", "status"],
  ["No", null],
  ["Nama Ibu Kandung", null],
  ["Tanda Tangan", null],
])("a column called %j holds %j", (heading, field) => {
  expect(fieldOfHeading(heading)).toBe(field);
});

const list: Sheet = [
  ["KOPERASI CONTOH"],
  ["DAFTAR ANGGOTA", null, null],
  [],
  ["No", "Nama", "NIK", "L/P", "Tgl Lahir", "No. HP", "Simpanan Pokok", "Tanda tangan"],
  [1, "Siti Contoh", "3529016005900001", "P", "20/05/1990", "0800-0000-0001", "Rp100.000", null],
  [2, "Hasan Semisal", "3529 0101 0180 0002", "L", new Date("1980-01-01"), 80000000002, 100000, null],
];

test("finds the headings below a letterhead, and reads each cell as what its column holds", () => {
  const columns = findColumns(list);
  expect(columns.head).toBe(3);
  const plan = planImport(list, columns, [], today);
  expect(plan.skipped).toEqual([]);
  expect(plan.remarks).toEqual([]);
  expect(plan.members).toEqual([
    {
      line: 5,
      values: {
        name: "Siti Contoh",
        nik: "3529016005900001",
        gender: "female",
        birthOn: "1990-05-20",
        phone: "0800-0000-0001",
        principalPaidRp: 100_000,
      },
    },
    {
      line: 6,
      values: {
        name: "Hasan Semisal",
        nik: "3529010101800002",
        gender: "male",
        birthOn: "1980-01-01",
        phone: "080000000002",
        principalPaidRp: 100_000,
      },
    },
  ]);
});

const plan = (rows: SheetCell[][], known: Parameters<typeof planImport>[2] = []) =>
  planImport(
    [["Nama", "NIK", "Jenis kelamin", "Tanggal lahir", "Status"], ...rows],
    { head: 0, fields: ["name", "nik", "gender", "birthOn", "status"] },
    known,
    today,
  );

test("names each row that it leaves out, and why", () => {
  const { members, skipped } = plan(
    [
      ["Siti Contoh", "3529016005900001"],
      [null, "3529016005900009"],
      ["SITI  CONTOH", "3529016005900001"],
      ["Umar Umpama", "3529010101700003"],
      ["Wati Rekaan", null, "P", "1 Juni 1985"],
      ["wati rekaan", null, "P", "01-06-1985"],
      [],
      ["Jumlah", null, 5],
    ],
    [{ name: "H. Umar", nik: "3529010101700003" }],
  );
  expect(members.map(({ values }) => values.name)).toEqual(["Siti Contoh", "Wati Rekaan"]);
  expect(skipped).toEqual([
    { line: 3, name: null, kind: "no-name" },
    { line: 4, name: "SITI CONTOH", kind: "same-nik", nik: "3529016005900001", of: 2 },
    { line: 5, name: "Umar Umpama", kind: "same-nik", nik: "3529010101700003", of: null },
    { line: 7, name: "wati rekaan", kind: "same-person", of: 6 },
    { line: 9, name: "Jumlah", kind: "total" },
  ]);
});

test("keeps a member with what could be read, and names what could not and what looks mistaken", () => {
  const { members, remarks } = plan([
    ["Siti", "352901600590", "P", "31/02/1990"],
    ["Hasan", "3529016005900001", "L", "1990-05-20", "keluar"],
    ["Nur", "9929016005900001", "x"],
  ]);
  expect(members.map(({ values }) => values)).toEqual([
    { name: "Siti", nik: "352901600590", gender: "female" },
    { name: "Hasan", nik: "3529016005900001", gender: "male", birthOn: "1990-05-20", status: "left" },
    { name: "Nur", nik: "9929016005900001" },
  ]);
  expect(remarks.map(({ line, kind, ...rest }) => [line, kind, "doubt" in rest ? rest.doubt.kind : rest.name])).toEqual(
    [
      [2, "unreadable", "Siti"],
      [2, "doubt", "digits"],
      [3, "doubt", "nik-other-gender"],
      [4, "unreadable", "Nur"],
      [4, "doubt", "nik-region"],
    ],
  );
});

test("a NIK that a spreadsheet has rounded makes nobody a double", () => {
  const { members, remarks } = plan([
    ["Siti", 3529016005900000],
    ["Wati", 3529016005900000],
    ["Umar", "3,52901E+15"],
  ]);
  expect(members.map(({ values }) => [values.name, values.nik])).toEqual([
    ["Siti", "3529016005900000"],
    ["Wati", "3529016005900000"],
    ["Umar", undefined],
  ]);
  expect(remarks.filter(({ kind }) => kind === "rounded").map(({ line }) => line)).toEqual([2, 3, 4]);
});

test("understands the text file that spreadsheets save with semicolons", () => {
  const sheet = parseCsv('Nama;NIK;Telepon\n"Contoh, Siti";="3529016005900001";="080000000001"\n');
  expect(planImport(sheet, findColumns(sheet), [], today).members[0]?.values).toEqual({
    name: "Contoh, Siti",
    nik: "3529016005900001",
    phone: "080000000001",
  });
});

test("a thousand members are one step, and an update that the server takes; more are several", () => {
  const many = (count: number): Sheet => [
    ["Nama", "NIK", "L/P", "Tanggal lahir", "Telepon", "Alamat", "Pekerjaan", "Tanggal masuk", "Simpanan pokok"],
    ...Array.from({ length: count }, (_, i) => [
      `Anggota Contoh ${i}`,
      `352901010190${String(i + 1).padStart(4, "0")}`,
      "L",
      "1990-01-01",
      `0800${String(i).padStart(8, "0")}`,
      `Dusun ${i}`,
      "Petani garam",
      "2026-01-01",
      100_000,
    ]),
  ];
  const sheet = many(1000);
  const read = planImport(sheet, findColumns(sheet), [], today);
  const ydoc = createYdoc();
  const steps = importSteps(read.members, placeAfter(currentRows(ydoc, membersTable)));
  expect(steps.length).toBe(1);
  const updates: Uint8Array[] = [];
  ydoc.on("update", (bytes: Uint8Array) => updates.push(bytes));
  ydoc.transact(() => {
    for (const { root, key, value } of steps.flat()) setField(ydoc.getMap(root), key, value);
  });
  expect(updates.length).toBe(1);
  expect(updates[0]?.length).toBeLessThan(2 ** 20);
  expect(steps.flat().length).toBeLessThan(updateStructsMax);
  const rows = currentRows(ydoc, membersTable);
  expect(rows.length).toBe(1000);
  expect(rows.map(({ fields }) => fields.name.kind === "value" && fields.name.value)).toEqual(
    read.members.map(({ values }) => values.name),
  );
  const large = planImport(many(6000), findColumns(sheet), [], today);
  const parts = importSteps(large.members, 1);
  expect(parts.length).toBe(2);
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(updateStructsMax);
  expect(parts.flat().length).toBe(6000 * 10);
});

test("whatever a spreadsheet holds, nothing throws and every row is taken over, left out by name, or blank", () => {
  const cell = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.date(),
    fc.constantFrom(null, undefined, "Nama", "NIK", "Siti", "3529016005900001", "L", "12/05/1990"),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }), (sheet) => {
      const read = planImport(sheet, findColumns(sheet), [], today);
      const lines = [...read.members, ...read.skipped].map(({ line }) => line);
      expect(new Set(lines).size).toBe(lines.length);
      importSteps(read.members, 1);
    }),
    propertyRuns(200),
  );
});
