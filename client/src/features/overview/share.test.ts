import { createYdoc } from "@pendamping/shared/file/ydoc";
import { pmk492025 } from "@pendamping/shared/rule-set/pmk-49-2025";
import { completenessOf } from "@pendamping/shared/summary/completeness";
import { stagesOf } from "@pendamping/shared/summary/stages";
import { expect, test } from "vitest";
import { messages } from "./messages.ts";
import { type Shared, shareText } from "./share.ts";

const reached = { founded: true, legal: true, ready: false, applied: false, funded: false, trading: false };
const kolor: Shared = {
  name: "Koperasi Desa Merah Putih Kolor",
  place: "Kota Sumenep",
  stages: stagesOf(reached),
  stageName: (id) => ({ ready: "Siap", trading: "Buka" })[id as string] ?? id,
  completeness: completenessOf(createYdoc(), pmk492025, { ruleSets: [pmk492025], approved: false }),
  sectionName: (section) => section,
  next: "Tanyakan NIB ke OSS",
  asOf: "24 November 2026 09.14 WIB",
  unsent: 0,
  address: "https://pendamping.example/files/3529012005",
};

test("says name, stage, progress, next step and as of when, each on a line", () => {
  const lines = shareText(messages.id.share, kolor).split("\n");
  expect(lines[0]).toBe("*Koperasi Desa Merah Putih Kolor* (Kota Sumenep)");
  expect(lines[1]).toBe("Tahap: menuju Siap");
  expect(lines[2]).toMatch(/^Kelengkapan: 0 dari \d+ \(profile 0\/\d+, legality 0\/12, plan 0\/6\)$/);
  expect(lines[3]).toBe("Berikutnya: Tanyakan NIB ke OSS");
  expect(lines[4]).toBe("Data sampai 24 November 2026 09.14 WIB");
  expect(lines[5]).toBe(kolor.address);
});

test("numbers that people typed into the file stay in it", () => {
  const text = shareText(messages.id.share, {
    ...kolor,
    next: "Tanyakan NIB ke Pak Budi 0812-3456-7890 (3529 0150 0900 0001)",
  });
  expect(text).toContain("Pak Budi …");
  expect(text).not.toMatch(/0812|0150/);
});

test("what only this device has is said, and a file that never met the server says so", () => {
  expect(shareText(messages.id.share, { ...kolor, unsent: 3 })).toContain("ditambah 3 perubahan di HP ini");
  expect(shareText(messages.en.share, { ...kolor, asOf: null })).toContain("As on this device");
});

test("who has walked the whole path has arrived", () => {
  const all = { founded: true, legal: true, ready: true, applied: true, funded: true, trading: true };
  expect(shareText(messages.id.share, { ...kolor, stages: stagesOf(all) })).toContain("Tahap: Buka");
});
