import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findColumns, planImport } from "@pendamping/shared/profile/member-import";
import { expect, test } from "vitest";
import { readSheets } from "./read-sheets.ts";

const chosen = (name: string, bytes: BlobPart) => new File([bytes], name);
/** Saved by LibreOffice from a text file with the columns of identity as text and the days as days. */
const excel = readFileSync(join(import.meta.dirname, "fixtures/few-members.xlsx"));

test("an Excel file is read with its days, and its members are found below the title", async () => {
  const read = await readSheets(chosen("anggota.xlsx", excel));
  const sheet = read.kind === "sheets" ? read.sheets[0] : undefined;
  expect(sheet?.name).toBe("few");
  const plan = planImport(sheet?.rows ?? [], findColumns(sheet?.rows ?? []), [], "2026-11-25");
  expect(plan.members[0]).toEqual({
    line: 3,
    values: {
      number: "A-0001",
      name: "Siti Contoh AA",
      nik: "3529014101550001",
      gender: "female",
      birthOn: "1955-01-01",
      phone: "080000000000",
      address: "Dusun Contoh 1",
      occupation: "Petani garam",
      joinedOn: "2026-08-01",
      principalPaidRp: 100_000,
    },
  });
  expect(plan.skipped.map(({ line, kind }) => [line, kind])).toEqual([[6, "no-name"]]);
  expect(plan.remarks.map(({ line, kind }) => [line, kind])).toEqual([
    [8, "unreadable"],
    [8, "unreadable"],
    [8, "doubt"],
    [8, "doubt"],
  ]);
});

test.each([
  ["old.xls", new Uint8Array([208, 207, 17, 224, 0]), "old-excel"],
  ["broken.xlsx", new Uint8Array([80, 75, 3, 4, 1, 2, 3]), "unreadable"],
  ["empty.csv", "\n\n", "empty"],
] as const)("%s is told apart", async (name, bytes, kind) => {
  expect(await readSheets(chosen(name, bytes))).toEqual({ kind });
});

test("a text file in the code page of Windows keeps its letters", async () => {
  const read = await readSheets(chosen("anggota.csv", new Uint8Array([...Buffer.from("Nama\nAndr"), 0xe9, 10])));
  expect(read).toMatchObject({ kind: "sheets", sheets: [{ rows: [["Nama"], ["André"]] }] });
});
