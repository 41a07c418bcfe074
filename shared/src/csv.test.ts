import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine, parseCsv } from "./csv.ts";
import { propertyRuns } from "./testing/property-runs.ts";

test("reads what Excel saves with commas, with semicolons and copies with tabs", () => {
  const rows = [
    ["name", "place"],
    ["Siti", "Kolor, Sumenep"],
  ];
  expect(parseCsv('name,place\r\nSiti,"Kolor, Sumenep"\r\n')).toEqual(rows);
  expect(parseCsv('\uFEFFname;place\nSiti;"Kolor, Sumenep"')).toEqual(rows);
  expect(parseCsv("name\tplace\n\n ,\nSiti\tKolor, Sumenep\n")).toEqual([["name", "place"], [" ,"], rows[1]]);
});

test("finds the separator below a title that has another", () => {
  expect(parseCsv("ANGGOTA\nDesa Kolor, Sumenep\nNama;NIK;HP\nSiti;1;2")).toEqual([
    ["ANGGOTA"],
    ["Desa Kolor, Sumenep"],
    ["Nama", "NIK", "HP"],
    ["Siti", "1", "2"],
  ]);
});

test("keeps lines, quotation marks and separators within a quoted cell", () => {
  expect(parseCsv('a,b\n"two\nlines","he said ""yes"", twice"')).toEqual([
    ["a", "b"],
    ["two\nlines", 'he said "yes", twice'],
  ]);
});

test("what was written as a line is read back, whatever the cells hold", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", ",", ";", "\t", '"', "\n", "\r", " ", "é") });
  // a table of one column, or an empty line, is no table that a separator could be read from
  const table = fc.array(fc.tuple(cell, cell), { minLength: 1 });
  fc.assert(
    fc.property(table, (rows) => {
      const text = [["h1", "h2"], ...rows].map(csvLine).join("\n");
      const filled = rows.filter((cells) => cells.some((each) => each.trim() !== ""));
      expect(parseCsv(text)).toEqual([["h1", "h2"], ...filled]);
    }),
    propertyRuns(200),
  );
});

test("any text at all is read without a throw", () => {
  fc.assert(
    fc.property(fc.string(), (text) => void parseCsv(text)),
    propertyRuns(200),
  );
});
