import type { TextPiece } from "@pendamping/shared/search/file-text";
import fc from "fast-check";
import { expect, test } from "vitest";
import { excerpt, find, prepare } from "./find.ts";

const kolor: TextPiece[] = [
  { root: "profile", key: "capital.initialRp", text: "185000000" },
  { root: "legality", key: "nib.number", text: "9999352901" },
  { root: "profile", key: "members/a.nik", text: "9999010101900001", personal: true },
  { root: "plan:market", key: null, text: "Garam rakyat dijual per karung, dengan harga yang diumumkan setiap Senin." },
];
const places: Record<string, string> = { "nib.number": "NIB · Nomor", "capital.initialRp": "Modal awal" };
const files = (personal: boolean) =>
  prepare(
    [
      { id: "1", names: "Kolor Kota Sumenep 3529012005", pieces: kolor },
      { id: "2", names: "Pangarangan Kota Sumenep 3529012014", pieces: [] },
    ],
    { placeOf: ({ key }) => places[key ?? ""] ?? "", personal },
  );
const texts = (words: string, personal = true) =>
  find(files(personal), words).flatMap(({ pieces }) => pieces.map(({ text }) => text));

test("words are found in texts, places and names, whatever their case", () => {
  expect(texts("GARAM karung")).toEqual([kolor[3]?.text]);
  expect(texts("kolor garam")).toEqual([kolor[3]?.text]);
  expect(texts("nib")).toEqual(["9999352901"]);
  expect(find(files(true), "sumenep").map(({ id, byName }) => [id, byName])).toEqual([
    ["1", true],
    ["2", true],
  ]);
  expect(texts("garam tembakau")).toEqual([]);
});

test("a number is found as people write it", () => {
  expect(texts("185.000.000")).toEqual(["185000000"]);
  expect(texts("9999-3529")).toEqual(["9999352901"]);
});

test("personal data is found only by those who need it", () => {
  expect(texts("9999010101900001")).toHaveLength(1);
  expect(texts("9999010101900001", false)).toEqual([]);
});

test("an excerpt holds what was found, marks it, and leaves no letter out between", () => {
  const long = `${"kata ".repeat(80)}garam${" kata".repeat(80)}`;
  const parts = excerpt(long, "garam");
  expect(parts[1]).toBe("garam");
  expect(parts.join("").length).toBeLessThan(130);
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 100 }),
      fc.string({ minLength: 1, maxLength: 5 }),
      (text, words) => {
        expect(excerpt(text, words, 1000).join("")).toBe(text);
      },
    ),
  );
});
