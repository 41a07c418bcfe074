import type { Sheet } from "@pendamping/shared/papers/workbook/workbook";
import { expect, test } from "vitest";
import { daySerial, sheetXml, xmlText } from "./sheet-xml.ts";

const sheet: Sheet = {
  name: "Angsuran",
  columns: [
    { head: "Barang & <jasa>", key: "name", kind: "text" },
    { head: "Jatuh tempo", key: "dueOn", kind: "day" },
    { head: "Jumlah (Rp)", key: "amountRp", kind: "rupiah" },
  ],
  rows: [
    ["Beras", "2027-03-12", { formula: "ROUND(B2*2,0)", value: 14_000 }],
    [null, "kemarin", 999_999_999_999_999],
  ],
};

test("a formula stands beside its value, a day is a number of the calendar, and nothing is rounded", () => {
  const xml = sheetXml(sheet, { footer: "Tabel & versi" });
  expect(xml).toContain("<f>ROUND(B2*2,0)</f><v>14000</v>");
  expect(xml).toContain('<c r="B2" s="3"><v>46458</v></c>');
  expect(xml).toContain("<v>999999999999999</v>");
  expect(xml).toContain("Barang &amp; &lt;jasa&gt;");
  expect(xml).toContain("&amp;&amp; versi");
});

test("what is no day stands there as text", () => {
  expect(daySerial("2026-11-25")).toBe(46_351);
  expect(daySerial("kemarin")).toBeNull();
  expect(sheetXml(sheet, { footer: "" })).toContain("kemarin");
});

test("whatever was pasted, the text is XML: control signs and halves of signs are left out", () => {
  expect(xmlText("a\u0000b\u001bc\ud800d😀\n")).toBe("abcd😀\n");
});
