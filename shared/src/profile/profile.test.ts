import * as v from "valibot";
import { expect, test } from "vitest";
import { currentRows, rowAdded } from "../file/rows.ts";
import { createYdoc } from "../file/ydoc.ts";
import { profileMap, profileSchema, readProfile } from "./access.ts";
import { doubtAbout, doubtAboutDigits } from "./doubt.ts";
import { profileFields } from "./fields.ts";
import { memberCount, memberTotals } from "./members.ts";
import { profileProgress } from "./progress.ts";
import { membersTable } from "./tables.ts";

const today = "2026-11-25";
const field = (id: string) => {
  const found = profileFields.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no field ${id}`);
  return found;
};

test("field ids are unique and flat keys of one section", () => {
  expect(new Set(profileFields.map(({ id }) => id)).size).toBe(profileFields.length);
  expect(profileFields.filter(({ id }) => !/^[a-z]+(\.[a-zA-Z\d.-]+)?$/.test(id) && id !== "tradingSince")).toEqual([]);
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
    ["identity.foundedOn", "2026-11-26", "future"],
    ["organs.chairNik", "35290160059000", "digits"],
    ["organs.chairNik", "9929016005900001", "nik-region"],
    ["organs.chairNik", "3529013013900001", "nik-birth"],
  ];
  for (const [id, value, kind] of doubtful) {
    expect(doubtAbout(field(id), value, { today })).toMatchObject({ kind });
    expect(v.is(profileSchema(field(id)), value)).toBe(true);
  }
  expect(doubtAbout(field("address.postcode"), "69412", { today })).toBeNull();
  expect(doubtAbout(field("contact.phone"), "0812-0000-0001", { today })).toBeNull();
  expect(doubtAbout(field("address.latitude"), -7.01, { today })).toBeNull();
  expect(doubtAboutDigits([15, 16], "0220 1098 76")).toEqual({ kind: "digits", expected: [15, 16], has: 10 });
  expect(doubtAboutDigits(null, "1")).toBeNull();
});

test("a NIK is compared with the birth date and gender beside it, women's days counted from 41", () => {
  const nik = field("organs.chairNik");
  const about = (beside: object) => doubtAbout(nik, "3529016005900001", { today, ...beside })?.kind;
  expect(about({})).toBeUndefined();
  expect(about({ birthOn: "1990-05-20", gender: "female" })).toBeUndefined();
  expect(about({ birthOn: "1990-05-21" })).toBe("nik-other-birth");
  expect(about({ birthOn: "1990-05-20", gender: "male" })).toBe("nik-other-gender");
  expect(doubtAbout(nik, "3529012911040001", { today, birthOn: "2004-11-29" })).toBeNull();
});

test("members are counted from their list once it is begun, without those who left, and else from the number", () => {
  const ydoc = createYdoc();
  expect(memberCount(ydoc)).toBeNull();
  expect(profileProgress(ydoc).missing).toContain("identity.members");
  profileMap(ydoc).set("identity.members", 87);
  expect(memberCount(ydoc)).toBe(87);
  for (const [id, name] of Object.entries({ a: "Siti", b: "Umar", c: "Nur" }))
    for (const { key, value } of rowAdded(membersTable, id, 1, { name, principalPaidRp: 100_000 }))
      profileMap(ydoc).set(key, value);
  profileMap(ydoc).set("members/b.status", "left");
  profileMap(ydoc).set("members/c.withdrawnAt", "2026-11-25T01:00:00Z");
  profileMap(ydoc).set("identity.members", null);
  expect(memberCount(ydoc)).toBe(1);
  expect(profileProgress(ydoc).missing).not.toContain("identity.members");
  expect(memberTotals(currentRows(ydoc, membersTable), 150_000)).toEqual({
    active: 1,
    left: 1,
    paidRp: 100_000,
    dueRp: 150_000,
  });
});

test("what is asked beyond the main fields never makes a file look emptier", () => {
  expect(profileFields.filter(({ optional }) => !optional).length).toBe(26);
});
