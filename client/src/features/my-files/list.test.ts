import type { FileEntry } from "@pendamping/shared/protocol/account";
import { expect, test } from "vitest";
import { groupByPlace, searchFiles } from "./list.ts";

const file = (village: string, place: string, districtCode: string): FileEntry => ({
  id: `${districtCode}2001`,
  name: `Koperasi Desa Merah Putih ${village}`,
  village,
  kind: "desa",
  district: place,
  districtCode,
  place,
  assistant: null,
  writable: [],
  endsOn: null,
  kept: true,
});
const files = [
  file("Sapeken", "Kepulauan Sapeken", "352926"),
  file("Kolor", "Kota Sumenep", "352901"),
  file("Pagerungan Besar", "Kepulauan Sapeken", "352927"),
  file("Bangkal", "Kota Sumenep", "352901"),
];
const calm = { turn: () => false, stuckDays: () => 0 };

test("finds a file by any words of its name or place, whatever their case and order", () => {
  expect(searchFiles(files, "besar PAGER").map(({ village }) => village)).toEqual(["Pagerungan Besar"]);
  expect(searchFiles(files, "sapeken")).toHaveLength(2);
  expect(searchFiles(files, "  ")).toHaveLength(4);
  expect(searchFiles(files, "kolor sapeken")).toHaveLength(0);
});

test("the town comes first and the islands last; inside, names are in order", () => {
  const groups = groupByPlace(files, calm);
  expect(groups.map(({ place }) => place)).toEqual(["Kota Sumenep", "Kepulauan Sapeken"]);
  expect(groups[0]?.files.map(({ village }) => village)).toEqual(["Bangkal", "Kolor"]);
});

test("the person's turn goes before what is stuck, and what is stuck longest before the rest", () => {
  const town = [
    file("A", "Kota", "01"),
    { ...file("B", "Kota", "01"), id: "b" },
    { ...file("C", "Kota", "01"), id: "c" },
  ];
  const groups = groupByPlace(town, { turn: (id) => id === "c", stuckDays: (id) => (id === "b" ? 9 : 0) });
  expect(groups[0]?.files.map(({ village }) => village)).toEqual(["C", "B", "A"]);
});
