import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { cellText, cellValue } from "./cell-value.ts";
import type { FieldColumn, RowsColumn } from "./columns.ts";
import { clipboardCells, planPaste } from "./paste.ts";

const column = (kind: FieldColumn["kind"], field: string, label: string): FieldColumn => ({
  kind,
  field,
  label: () => label,
  head: () => (kind === "rupiah" ? `${label}, Rp` : label),
  width: 8,
  choices: () => [
    { value: "grocery", label: "Gerai sembako" },
    { value: "savings-and-loans", label: "Simpan pinjam" },
    { value: "other", label: "Lainnya" },
  ],
});
const columns: readonly RowsColumn[] = [
  column("text", "product", "Barang"),
  column("choice", "outlet", "Gerai"),
  column("decimal", "quantity", "Jumlah"),
  column("rupiah", "priceRp", "Harga jual"),
  { kind: "computed", field: "sales", head: () => "Penjualan, Rp", value: () => 1, from: [], width: 8 },
  column("count", "fromMonth", "Mulai bulan ke"),
];
const amount = v.pipe(v.number(), v.minValue(0));
const schemas = {
  product: v.string(),
  outlet: v.string(),
  quantity: amount,
  priceRp: amount,
  fromMonth: v.pipe(v.number(), v.minValue(1)),
};

describe("a cell", () => {
  it.each([
    [3, "Rp 14.500", 14_500],
    [3, "1,25 juta", 1_250_000],
    [3, "empat belas", undefined],
    [3, "-", null],
    [2, "1.200,5", 1200.5],
    [5, "0", undefined], // before the plan's first month
    [5, "2,5", undefined],
    [1, "gerai SEMBAKO", "grocery"],
    [1, "pinjam", "savings-and-loans"],
    [1, "a", undefined], // several have one
    [0, " Beras ", "Beras"],
  ])("of column %d takes %j as %j", (index, text, value) => {
    const cell = columns[index] as FieldColumn;
    expect(cellValue(cell, text, schemas[cell.field as keyof typeof schemas])).toBe(value);
  });

  it("shows what it holds, and what does not fit as it is", () => {
    expect(cellText(columns[3] as FieldColumn, 1_250_000)).toBe("1.250.000");
    expect(cellText(columns[1] as FieldColumn, "grocery")).toBe("Gerai sembako");
    expect(cellText(columns[1] as FieldColumn, "moon-base")).toBe("moon-base");
    expect(cellText(columns[2] as FieldColumn, 0.125)).toBe("0,125");
  });
});

describe("a paste", () => {
  it("reads cells as spreadsheets copy them, empty ones and lines within cells too", () => {
    expect(clipboardCells('Beras\t\t"dua\nbaris ""sini"""\r\n\r\nGula\t1\t2\r\n')).toEqual([
      ["Beras", "", 'dua\nbaris "sini"'],
      [""],
      ["Gula", "1", "2"],
    ]);
  });

  it("lays cells over the columns, names what it cannot read and leaves it out", () => {
    const plan = planPaste(
      "Beras\tsembako\t1.200\t14.000\t16.800.000\t2\nGula\tbulan\t300\tmahal",
      columns,
      0,
      schemas,
    );
    expect(plan.lines).toEqual([
      { product: "Beras", outlet: "grocery", quantity: 1200, priceRp: 14_000, fromMonth: 2 },
      { product: "Gula", quantity: 300 },
    ]);
    expect(plan.leftOut.map(({ line, column: { field }, text }) => [line, field, text])).toEqual([
      [2, "outlet", "bulan"],
      [2, "priceRp", "mahal"],
    ]);
  });

  it("begins in any column, clears with an empty cell, and goes no further than the table", () => {
    expect(planPaste("\t5\t6\t7", columns, 3, schemas).lines).toEqual([{ priceRp: null, fromMonth: 6 }]);
  });

  it("passes over the names of the columns", () => {
    const plan = planPaste("Barang\tGerai\tJumlah\tHarga jual (Rp)\nBeras\t\t1\t2", columns, 0, schemas);
    expect(plan.lines).toEqual([{ product: "Beras", outlet: null, quantity: 1, priceRp: 2 }]);
    expect(planPaste("Gerai", columns, 0, schemas).lines).toEqual([{ product: "Gerai" }]);
  });
});
