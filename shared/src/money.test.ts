import fc from "fast-check";
import { expect, test } from "vitest";
import { formatRupiah, parseRupiah, rupiahInWords, rupiahMax } from "./money.ts";

const amounts = fc.oneof(fc.integer({ min: 0, max: 2_000_000 }), fc.integer({ min: 0, max: rupiahMax }));

test("what is formatted is parsed as the same amount, with or without cents", () => {
  fc.assert(
    fc.property(amounts, fc.constantFrom("", ",00", ",-", " "), (rp, end) => {
      expect(parseRupiah(formatRupiah(rp) + end)).toBe(rp);
    }),
  );
});

test.each([
  ["1.250.000,00", 1_250_000],
  ["Rp 1,25 M", 1_250_000_000],
  ["Rp1.250.000,-", 1_250_000],
  ["250 juta", 250_000_000],
  ["250jt", 250_000_000],
  ["12,5 rb", 12_500],
  ["1.15 M", 1_150_000_000],
  ["1,250,000.00", 1_250_000],
  ["1,250,000", 1_250_000],
  ["IDR 3000000", 3_000_000],
  ["0,5 miliar", 500_000_000],
  ["2 triliun", 2_000_000_000_000],
  ["999,50", 1_000],
  ["1,0000000005 M", null],
  ["  Rp  75.000 ", 75_000],
])("reads %j as %j", (text, rp) => {
  expect(parseRupiah(text)).toBe(rp);
});

test.each(["", "Rp", "1,250", "1.5", "-500", "12.34.567", "1..000", "satu juta", "5 kg", "1000000000000000"])(
  "does not guess what %j means",
  (text) => {
    expect(parseRupiah(text)).toBeNull();
  },
);

test("parses any text without throwing", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const rp = parseRupiah(text);
      expect(rp === null || (Number.isSafeInteger(rp) && rp >= 0)).toBe(true);
    }),
  );
});

test("a minus stands before Rp", () => {
  expect(formatRupiah(-12_400_000)).toBe("−Rp12.400.000");
});

test.each([
  [0, "nol rupiah", "zero rupiah"],
  [11, "sebelas rupiah", "eleven rupiah"],
  [19, "sembilan belas rupiah", "nineteen rupiah"],
  [21, "dua puluh satu rupiah", "twenty-one rupiah"],
  [100, "seratus rupiah", "one hundred rupiah"],
  [1_000, "seribu rupiah", "one thousand rupiah"],
  [1_101, "seribu seratus satu rupiah", "one thousand one hundred one rupiah"],
  [100_000, "seratus ribu rupiah", "one hundred thousand rupiah"],
  [1_250_000, "satu juta dua ratus lima puluh ribu rupiah", "one million two hundred fifty thousand rupiah"],
  [1_001_000, "satu juta seribu rupiah", "one million one thousand rupiah"],
  [3_000_000_000, "tiga miliar rupiah", "three billion rupiah"],
  [2_000_011_000_012, "dua triliun sebelas juta dua belas rupiah", "two trillion eleven million twelve rupiah"],
])("says %d in words", (rp, id, en) => {
  expect(rupiahInWords(rp, "id")).toBe(id);
  expect(rupiahInWords(rp, "en")).toBe(en);
});

test("two amounts never read the same in words, and no word is missing", () => {
  fc.assert(
    fc.property(amounts, amounts, fc.constantFrom("id" as const, "en" as const), (a, b, language) => {
      const words = rupiahInWords(a, language);
      expect(words).toMatch(/^[a-z-]+( [a-z-]+)* rupiah$/);
      if (a !== b) expect(words).not.toBe(rupiahInWords(b, language));
    }),
  );
});
