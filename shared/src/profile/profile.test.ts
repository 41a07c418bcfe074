import * as v from "valibot";
import { expect, test } from "vitest";
import { createYdoc } from "../file/ydoc.ts";
import { profileMap, profileSchema, readProfile } from "./access.ts";
import { doubtAbout, doubtAboutDigits } from "./doubt.ts";
import { profileFields } from "./fields.ts";
import { profileProgress } from "./progress.ts";

const field = (id: string) => {
  const found = profileFields.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no field ${id}`);
  return found;
};

test("field ids are unique and flat keys of one section", () => {
  expect(new Set(profileFields.map(({ id }) => id)).size).toBe(profileFields.length);
  expect(profileFields.filter(({ id }) => !/^[a-z]+\.[a-zA-Z.-]+$/.test(id))).toEqual([]);
});

test("progress counts what holds anything and names what is missing", () => {
  const ydoc = createYdoc();
  const empty = profileProgress(ydoc);
  expect(empty.filled).toBe(0);
  expect(empty.missing.length).toBe(empty.total);
  profileMap(ydoc).set("capital.initialRp", 25_000_000);
  profileMap(ydoc).set("address.postcode", ["not", "text"]);
  profileMap(ydoc).set("capital.grantRp", 1); // optional: not counted
  profileMap(ydoc).set("contact.email", null); // cleared
  const some = profileProgress(ydoc);
  expect(some).toMatchObject({ filled: 2, total: empty.total });
  expect(some.missing).not.toContain("capital.initialRp");
  expect(some.missing).toContain("contact.email");
});

test("a value of another kind is not understood and kept", () => {
  const ydoc = createYdoc();
  profileMap(ydoc).set("identity.foundedOn", "2026-02-30");
  expect(readProfile(ydoc).get("identity.foundedOn")).toMatchObject({ kind: "not-understood", raw: "2026-02-30" });
});

test("doubt never keeps a value from being stored", () => {
  const doubtful: [string, string | number, string][] = [
    ["address.postcode", "6941", "digits"],
    ["contact.phone", "12", "phone"],
    ["contact.email", "kdmp.kolor", "email"],
    ["address.latitude", 113.86, "coordinate"],
  ];
  for (const [id, value, kind] of doubtful) {
    expect(doubtAbout(field(id), value)).toMatchObject({ kind });
    expect(v.is(profileSchema(field(id)), value)).toBe(true);
  }
  expect(doubtAbout(field("address.postcode"), "69412")).toBeNull();
  expect(doubtAbout(field("contact.phone"), "0812-0000-0001")).toBeNull();
  expect(doubtAbout(field("address.latitude"), -7.01)).toBeNull();
  expect(doubtAboutDigits([15, 16], "0220 1098 76")).toEqual({ kind: "digits", expected: [15, 16], has: 10 });
  expect(doubtAboutDigits(null, "1")).toBeNull();
});
