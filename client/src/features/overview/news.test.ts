import { expect, test } from "vitest";
import type { Author } from "../../sync/model.ts";
import { type AuthoredChange, newsOf } from "./news.ts";

const person = (name: string): Author => ({
  account: name,
  name,
  role: "manager",
  position: null,
  own: false,
  confirmed: true,
  viaName: null,
  writtenAt: "2026-11-22T02:00:00.000Z",
  receivedAt: null,
});
const siti = person("Siti Contoh");
const hasan = person("Hasan Semisal");
const by = (author: Author, root: string, ...keys: readonly (string | null)[]): AuthoredChange[] =>
  keys.map((key, clock) => ({ root, key, id: { client: 1, clock }, author }));
const told = (changes: readonly AuthoredChange[]) =>
  newsOf(changes).map(({ of, author, count, fields }) => [author.name, of, count, fields]);

test("one person's fields of one row are one piece of news, and the row's place is none", () => {
  expect(told(by(siti, "plan", "sales/a.place", "sales/a.priceRp", "sales/a.costRp", "sales/a.quantity"))).toEqual([
    ["Siti Contoh", { kind: "table", root: "plan", table: "sales" }, 1, 3],
  ]);
  expect(newsOf(by(siti, "plan", "sales/a.place"))).toEqual([]);
});

test("rows are counted, not their fields: a list of members is as many as there are people", () => {
  const keys = Array.from({ length: 87 }, (_, row) => [`members/m${row}.name`, `members/m${row}.nik`]).flat();
  expect(told(by(siti, "profile", ...keys))).toEqual([
    ["Siti Contoh", { kind: "table", root: "profile", table: "members" }, 87, 174],
  ]);
});

test("each author, and each part of the file, is told apart", () => {
  const changes = [
    ...by(siti, "plan", "sales/a.priceRp", "assumptions.taxBp"),
    ...by(hasan, "plan", "sales/a.priceRp"),
    ...by(siti, "plan:market", null),
    ...by(siti, "profile", "contact.email", "contact.phone"),
    ...by(siti, "legality", "outlet-licence/grocery.number", "nib.status"),
    ...by(siti, "financing", "stage/x.on", "application/main.amountRp"),
    ...by(siti, "notes", "note-1", "note-2"),
  ];
  expect(told(changes).map(([name, of, count]) => [name, of, count])).toEqual([
    ["Siti Contoh", { kind: "table", root: "plan", table: "sales" }, 1],
    ["Siti Contoh", { kind: "assumptions" }, 1],
    ["Hasan Semisal", { kind: "table", root: "plan", table: "sales" }, 1],
    ["Siti Contoh", { kind: "text", root: "plan:market" }, 1],
    ["Siti Contoh", { kind: "group", group: "contact" }, 2],
    ["Siti Contoh", { kind: "item", item: "outlet-licence/grocery" }, 1],
    ["Siti Contoh", { kind: "item", item: "nib" }, 1],
    ["Siti Contoh", { kind: "table", root: "financing", table: "stage" }, 1],
    ["Siti Contoh", { kind: "table", root: "financing", table: "application" }, 1],
    ["Siti Contoh", { kind: "records", root: "notes" }, 2],
  ]);
});
