import fc from "fast-check";
import { expect, test } from "vitest";
import { setField } from "../../file/reading.ts";
import { type RowFields, rowAdded, type Table } from "../../file/rows.ts";
import { createYdoc } from "../../file/ydoc.ts";
import { capexTable, opexTable, salesTable } from "../../plan/tables.ts";
import { membersTable } from "../../profile/tables.ts";
import { pmk492025 } from "../../rule-set/pmk-49-2025.ts";
import { propertyRuns } from "../../testing/property-runs.ts";
import { readPaperFacts } from "../facts.ts";
import { tablesWorkbook } from "./tables-workbook.ts";
import { type CellValue, columnLetters, type Sheet } from "./workbook.ts";

const place = {
  code: "3529012005",
  name: "Koperasi Desa Merah Putih Kolor",
  village: "Kolor",
  kind: "desa",
  district: "Kota Sumenep",
  regency: "Sumenep",
} as const;

interface Terms {
  readonly amountRp: number;
  readonly tenorMonths: number;
  readonly graceMonths: number;
  readonly annualRateBp: number;
  readonly method: "annuity" | "equal-principal";
}

function workbook({ terms = {}, seesPersonal = true }: { terms?: Partial<Terms>; seesPersonal?: boolean } = {}) {
  const ydoc = createYdoc();
  const add = <F extends RowFields>(table: Table<F>, id: string, values: Parameters<typeof rowAdded<F>>[3]) => {
    for (const { root, key, value } of rowAdded(table, id, 1, values)) setField(ydoc.getMap(root), key, value);
  };
  add(salesTable, "a", { product: "Beras", quantity: 1200.5, priceRp: 14_000, costRp: 13_000 });
  add(salesTable, "b", { product: "Minyak", quantity: 300, priceRp: 18_000 });
  add(capexTable, "c", { name: "Rak", quantity: 3, priceRp: 2_000_000, lifeYears: 4 });
  add(opexTable, "d", { name: "Listrik", monthlyRp: 450_000 });
  add(membersTable, "m", { name: "Siti Contoh", nik: "3529015509000001" });
  const application: Terms & Record<string, unknown> = {
    scheme: "himbara-loan",
    ruleSet: "pmk-49-2025",
    ruleSetVersion: 1,
    disburseOn: "2027-02-15",
    amountRp: 1_000_000_000,
    tenorMonths: 72,
    graceMonths: 6,
    annualRateBp: 600,
    method: "annuity",
    ...terms,
  };
  for (const [field, value] of Object.entries(application))
    setField(ydoc.getMap("financing"), `application/main.${field}`, value);
  return tablesWorkbook(
    readPaperFacts({
      ydoc,
      place,
      ruleSet: pmk492025,
      ruleSets: [pmk492025],
      approvals: [],
      application: null,
      assistant: null,
      seesPersonal,
      today: "2026-11-25",
      zone: "Asia/Jakarta",
    }),
  );
}

function sheet(of: ReturnType<typeof workbook>, name: string): Sheet {
  const found = of.sheets.find((each) => each.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
}

/**
 * A slow second opinion on the formulas: cells of the own and of other sheets, and the few functions that are used, with JavaScript's own
 * arithmetic instead of ours.
 */
function recomputed(of: ReturnType<typeof workbook>, name: string): (value: CellValue) => CellValue {
  const numberAt = (sheetName: string, place: string): number => {
    const [, letters = "A", row = "1"] = /^\$?([A-Z]+)\$?(\d+)$/.exec(place) ?? [];
    const { columns, rows } = sheet(of, sheetName);
    const index = columns.findIndex((_, column) => columnLetters(column) === letters);
    const value = rows[Number(row) - 2]?.[index] ?? 0;
    return typeof value === "object" && value !== null ? (compute(value.formula, sheetName) as number) : Number(value);
  };
  const known = new Map<string, number>();
  const compute = (formula: string, own: string): number => {
    const id = `${own} ${formula}`;
    const before = known.get(id);
    if (before !== undefined) return before;
    const cells = formula
      .replace(/(?:'([^']+)'!)?\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)/g, (_, other, from, first, __, last) => {
        const rows = Array.from({ length: Number(last) - Number(first) + 1 }, (___, index) => Number(first) + index);
        return rows.map((row) => numberAt(other ?? own, `${from}${row}`)).join(",");
      })
      .replace(/(?:'([^']+)'!)?(\$?[A-Z]+\$?\d+)/g, (_, other, place) => `(${numberAt(other ?? own, place)})`)
      .replaceAll("<=", "≤")
      .replaceAll("=", "===")
      .replaceAll("≤", "<=");
    const functions = {
      ROUND: (value: number) => Math.sign(value) * Math.floor(Math.abs(value) + 0.5),
      SUM: (...values: number[]) => values.reduce((sum, value) => sum + value, 0),
      MIN: Math.min,
      IF: (condition: boolean, yes: number, no: number) => (condition ? yes : no),
      PMT: (rate: number, count: number, loan: number) =>
        rate === 0 ? -loan / count : (-loan * rate) / (1 - (1 + rate) ** -count),
    };
    const value = Number(new Function(...Object.keys(functions), `return ${cells}`)(...Object.values(functions)));
    known.set(id, value);
    return value;
  };
  return (value) => (typeof value === "object" && value !== null ? compute(value.formula, name) : value);
}

function values(rows: Sheet["rows"]): CellValue[][] {
  return rows.map((row) => row.map((value) => (typeof value === "object" && value !== null ? value.value : value)));
}

test("each sheet has one heading row and records of its width", () => {
  const made = workbook();
  expect(made.sheets.map(({ name }) => name)).toEqual([
    "Baca dulu",
    "Asumsi",
    "Penjualan",
    "Belanja modal",
    "Biaya operasional",
    "Sumber dana",
    "Jumlah",
    "Pinjaman",
    "Angsuran",
    "Bulanan",
    "Tahunan",
    "Rasio",
    "Uji kepekaan",
    "Legalitas",
    "Anggota",
  ]);
  for (const { columns, rows } of made.sheets) {
    expect(new Set(columns.map(({ head }) => head)).size).toBe(columns.length);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  }
});

test("a row that lacks figures stands there and says that it does not count", () => {
  const [beras, minyak] = sheet(workbook(), "Penjualan").rows;
  expect(beras).toContainEqual({ formula: "ROUND(D2*E2,0)", value: 16_807_000 });
  expect(minyak).toContain("tidak, belum lengkap");
});

test("members stand there only for those who may see them", () => {
  expect(workbook({ seesPersonal: false }).sheets.map(({ name }) => name)).not.toContain("Anggota");
  expect(JSON.stringify(workbook({ seesPersonal: false }))).not.toContain("3529015509000001");
});

test("every formula computes the value beside it", () => {
  const made = workbook();
  for (const { name, rows } of made.sheets) {
    const compute = recomputed(made, name);
    expect(rows.map((row) => row.map(compute))).toEqual(values(rows));
  }
});

test("whatever the loan, the schedule's formulas compute our schedule", () => {
  const terms: fc.Arbitrary<Terms> = fc
    .record({
      amountRp: fc.integer({ min: 1, max: 3_000_000_000 }),
      tenorMonths: fc.integer({ min: 1, max: 96 }),
      graceMonths: fc.nat({ max: 95 }),
      annualRateBp: fc.oneof(fc.constant(0), fc.nat({ max: 2400 })),
      method: fc.constantFrom("annuity" as const, "equal-principal" as const),
    })
    .filter(({ tenorMonths, graceMonths }) => graceMonths < tenorMonths);
  fc.assert(
    fc.property(terms, (each) => {
      const made = workbook({ terms: each });
      for (const name of ["Pinjaman", "Angsuran"]) {
        const { rows } = sheet(made, name);
        expect(rows.map((row) => row.map(recomputed(made, name)))).toEqual(values(rows));
      }
    }),
    propertyRuns(25),
  );
});

test("columns are called as spreadsheets call them", () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
});
