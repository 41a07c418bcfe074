import type { FileEntry, Me } from "@pendamping/shared/protocol/account";
import { expect, test } from "vitest";
import { currentDestination, destinations } from "./navigation.ts";

const file = (id: string): FileEntry => ({
  id,
  name: "Koperasi Desa Merah Putih Kolor",
  village: "Kolor",
  kind: "desa",
  district: "Kota Sumenep",
  districtCode: "352901",
  place: "Kota Sumenep",
  assistant: null,
  writable: [],
  endsOn: null,
  kept: true,
});
const person = (role: Me["role"], files: readonly string[]): Me => ({
  account: "a",
  username: "a",
  name: "A",
  role,
  position: null,
  place: "Kolor",
  zone: "Asia/Jakarta",
  demo: true,
  region: { code: "3529", name: "Kabupaten Sumenep", source: "" },
  files: files.map(file),
  tag: "1",
});

test("who has one file lands in it, who has several lands in the list, an administrator with people", () => {
  expect(destinations(person("manager", ["3529012005"]))[0]?.href).toBe("/files/3529012005");
  expect(destinations(person("assistant", ["3529012005", "3529012006"]))[0]?.href).toBe("/files");
  expect(destinations(person("admin", [])).map(({ href }) => href)).toEqual(["/people", "/rules", "/me"]);
});

test("the notes of the only file are a destination of their own, everything else in it is the cooperative", () => {
  const all = destinations(person("manager", ["3529012005"]));
  expect(currentDestination(all, "/files/3529012005/notes")?.id).toBe("notes");
  expect(currentDestination(all, "/files/3529012005/legality/nib")?.id).toBe("cooperative");
  expect(currentDestination(all, "/about")).toBeUndefined();
});

test("the village's officials find its decision beside the cooperative", () => {
  const all = destinations(person("village-official", ["3529012005"]));
  expect(all.map(({ id }) => id)).toEqual(["cooperative", "approvals", "notes", "me"]);
  expect(currentDestination(all, "/files/3529012005/approvals/main")?.id).toBe("approvals");
});
