import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { addAttachment, withdrawAttachment } from "../attachments/access.ts";
import { clashesIn } from "../file/clashes.ts";
import { setField } from "../file/reading.ts";
import { createYdoc } from "../file/ydoc.ts";
import { pmk492025 } from "../rule-set/pmk-49-2025.ts";
import { propertyRuns } from "../testing/property-runs.ts";
import { enteredKey, enteredWrite } from "./entered.ts";
import { type SheetField, simkopdesSheet } from "./sheet.ts";

const sheet = (ydoc: Y.Doc) => simkopdesSheet(ydoc, pmk492025, { approvedOn: null });
const fields = (ydoc: Y.Doc) => sheet(ydoc).flatMap(({ entries }) => entries.flatMap((entry) => entry.fields));
const field = (ydoc: Y.Doc, id: string): SheetField | undefined => fields(ydoc).find((each) => each.id === id);

function set(ydoc: Y.Doc, values: Readonly<Record<string, unknown>>, root = "profile") {
  for (const [key, value] of Object.entries(values)) setField(ydoc.getMap(root), key, value);
}

function tick(ydoc: Y.Doc, id: string, on = "2026-11-20") {
  const answer = field(ydoc, id)?.answer;
  const { root, key, value } = enteredWrite(id, answer ?? { kind: "elsewhere" }, on);
  setField(ydoc.getMap(root), key, value);
}

test("fields stand in Simkopdes' order, each with its answer, or with the place where it is missing", () => {
  const ydoc = createYdoc();
  set(ydoc, { "identity.name": "Koperasi Contoh", "address.rt": "02", "address.street": "Jl. Contoh 1" });
  set(ydoc, { "deed.number": "12" }, "legality");
  expect(sheet(ydoc).map(({ id }) => id)).toEqual(pmk492025.simkopdesFields.map(({ id }) => id));
  expect(field(ydoc, "cooperative.name")?.answer).toMatchObject({ kind: "value", text: "Koperasi Contoh" });
  expect(field(ydoc, "cooperative.deedNumber")?.answer).toMatchObject({ kind: "value", text: "12" });
  expect(field(ydoc, "cooperative.npwpAddress")?.answer).toMatchObject({ kind: "value", text: "Jl. Contoh 1, RT 02" });
  expect(field(ydoc, "cooperative.phone")?.answer).toEqual({
    kind: "blank",
    place: { root: "profile", key: "contact.phone" },
  });
  expect(field(ydoc, "cooperative.logo")?.answer).toEqual({ kind: "files", slot: "profile/identity.logo", files: [] });
});

test("what was entered is changed exactly where the file has moved on since", () => {
  const ydoc = createYdoc();
  set(ydoc, { "identity.name": "Koperasi Contoh", "contact.phone": "081" });
  tick(ydoc, "cooperative.name");
  tick(ydoc, "cooperative.phone");
  expect(sheet(ydoc)[0]).toMatchObject({ entered: 2, changed: 0 });
  set(ydoc, { "contact.phone": "082" });
  expect(
    fields(ydoc)
      .filter(({ changed }) => changed)
      .map(({ id }) => id),
  ).toEqual(["cooperative.phone"]);
  expect(sheet(ydoc)[0]).toMatchObject({ entered: 1, changed: 1 });
  tick(ydoc, "cooperative.phone", "2026-11-25");
  expect(field(ydoc, "cooperative.phone")).toMatchObject({
    changed: false,
    entered: { on: "2026-11-25", value: "082" },
  });
});

test("each member, manager, asset, outlet and code is an entry with fields of its own", () => {
  const ydoc = createYdoc();
  set(ydoc, {
    "members/a.name": "Contoh Satu",
    "members/b.name": "Contoh Dua",
    "members/b.status": "left",
    "organs.chairName": "Siti Contoh",
    "organs.chairPeriodFrom": "2025-06-01",
    "organs.supervisorChairName": "H. Umar Umpama",
    "outlets.grocery.planned": true,
    "commodities/c.name": "Garam",
    "commodities/c.volumePerYear": 12.5,
    "commodities/c.priceRp": 1_500_000,
  });
  set(ydoc, { "outlet-licence/grocery.number": "CONTOH/1" }, "legality");
  const entries = (id: string) => sheet(ydoc).find((group) => group.id === id)?.entries ?? [];
  expect(entries("members").map(({ title }) => title)).toEqual(["Contoh Satu"]);
  expect(entries("managers").map(({ id }) => id)).toEqual([
    "chair",
    "deputyBusiness",
    "deputyMembers",
    "secretary",
    "treasurer",
    "supervisorChair",
  ]);
  expect(field(ydoc, "managers:chair.period")?.answer).toMatchObject({ text: "2025-06-01" });
  expect(entries("kbli").map(({ title }) => title)).toEqual(["47111", "47112"]);
  expect(field(ydoc, "kbli:grocery-47111.licence")?.answer).toMatchObject({ text: "CONTOH/1" });
  expect(field(ydoc, "commodities:c.valueRp")?.answer).toMatchObject({ raw: 18_750_000 });
  expect(field(ydoc, "outlets:grocery.name")?.answer.kind).toBe("blank");
});

test("evidence counts as something to hand in, and a contested value as nothing to enter yet", () => {
  const [one, other] = [createYdoc(), createYdoc()];
  set(one, { "contact.phone": "081" });
  set(other, { "contact.phone": "082" });
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  const when = { addedAt: "2026-11-25T01:00:00Z", zone: "Asia/Jakarta", mime: "image/jpeg", bytes: 9 } as const;
  addAttachment(one, { about: "legality/nib", name: "nib.jpg", sha256: "0".repeat(64), ...when });
  expect(field(one, "cooperative.phone")?.answer).toMatchObject({ contested: true });
  expect(field(one, "cooperative.nibFile")?.answer).toMatchObject({
    kind: "files",
    slot: "legality/nib",
    files: [{ name: "nib.jpg" }],
  });
  expect(sheet(one)[0]?.toEnter).toBe(1);
});

test("another photo in the place of one that was uploaded is a change, though there is still one", () => {
  const ydoc = createYdoc();
  const photo = (sha256: string) =>
    addAttachment(ydoc, {
      about: "profile/outlets/grocery",
      name: "gerai.jpg",
      sha256: sha256.repeat(64),
      addedAt: "2026-11-25T01:00:00Z",
      zone: "Asia/Jakarta",
      mime: "image/jpeg",
      bytes: 9,
    });
  set(ydoc, { "outlets.grocery.planned": true });
  const first = photo("a");
  tick(ydoc, "outlets:grocery.photos");
  expect(field(ydoc, "outlets:grocery.photos")).toMatchObject({ changed: false, entered: { value: "1" } });
  withdrawAttachment(ydoc, first, "2026-11-25T02:00:00Z");
  photo("b");
  expect(field(ydoc, "outlets:grocery.photos")?.changed).toBe(true);
});

test("a tick on files from before their contents were told apart still counts by their number", () => {
  const ydoc = createYdoc();
  set(ydoc, { [enteredKey("cooperative.logo")]: { on: "2026-11-20", value: "0" } });
  expect(field(ydoc, "cooperative.logo")?.changed).toBe(false);
  set(ydoc, { [enteredKey("cooperative.logo")]: { on: "2026-11-20", value: "1" } });
  expect(field(ydoc, "cooperative.logo")?.changed).toBe(true);
});

test("a code that the profile lists stands with its figures, under the id that its tick had before", () => {
  const ydoc = createYdoc();
  set(ydoc, { "outlets.grocery.planned": true, "outlets.clinic.planned": true });
  tick(ydoc, "kbli:grocery-47112.code");
  set(ydoc, {
    "kbli/r1.code": "47112",
    "kbli/r1.outlet": "grocery",
    "kbli/r1.monthlySalesRp": 84_000_000,
    "kbli/r1.staff": 3,
    "kbli/r2.code": "47735",
  });
  const ids = sheet(ydoc)
    .find(({ id }) => id === "kbli")
    ?.entries.map(({ id }) => id);
  expect(ids?.[0]).toBe("grocery-47112");
  expect(ids?.filter((id) => id.startsWith("grocery"))).toHaveLength(1);
  expect(ids?.filter((id) => id.startsWith("clinic")).length).toBeGreaterThan(1);
  expect(ids?.at(-1)).toBe("r2");
  expect(field(ydoc, "kbli:grocery-47112.monthlySalesRp")?.answer).toMatchObject({ raw: 84_000_000 });
  expect(field(ydoc, "kbli:grocery-47112.staff")?.answer).toMatchObject({ raw: 3 });
  expect(field(ydoc, "kbli:grocery-47112.code")).toMatchObject({ changed: false, entered: { value: "47112" } });
});

test("each month is an entry, the latest first, and a month that cost more than it brought has a loss", () => {
  const ydoc = createYdoc();
  set(ydoc, {
    "monthly/a.month": "2026-09",
    "monthly/a.revenueRp": 10_000_000,
    "monthly/a.expensesRp": 12_500_000,
    "monthly/b.month": "2026-10",
    "monthly/b.assetsRp": 90_000_000,
  });
  expect(
    sheet(ydoc)
      .find(({ id }) => id === "monthly")
      ?.entries.map(({ title }) => title),
  ).toEqual(["2026-10", "2026-09"]);
  expect(field(ydoc, "monthly:a.profit")?.answer).toMatchObject({ raw: -2_500_000 });
  expect(field(ydoc, "monthly:b.profit")?.answer.kind).toBe("blank");
  expect(field(ydoc, "monthly:b.assets")?.answer).toMatchObject({ raw: 90_000_000 });
});

test("a name and an address of the NPWP that are others than the cooperative's are what is entered", () => {
  const ydoc = createYdoc();
  set(ydoc, { "identity.name": "Koperasi Contoh", "address.street": "Jl. Contoh 1" });
  expect(field(ydoc, "cooperative.npwpName")?.answer).toMatchObject({ text: "Koperasi Contoh" });
  set(ydoc, { "identity.npwpName": "KOPERASI CONTOH", "identity.npwpAddress": "Jl. Lama 2" });
  expect(field(ydoc, "cooperative.npwpName")?.answer).toMatchObject({ text: "KOPERASI CONTOH" });
  expect(field(ydoc, "cooperative.npwpAddress")?.answer).toMatchObject({ text: "Jl. Lama 2" });
});

test("all that Simkopdes asks has its place in the file", () => {
  const ydoc = createYdoc();
  set(ydoc, {
    "organs.supervisorChairName": "Umar Contoh",
    "supervisors/s.name": "Contoh Dua",
    "members/m.name": "Contoh Tiga",
    "outlets.grocery.planned": true,
    "assets/a.name": "Gudang",
    "kbli/k.code": "47111",
    "potential/p.name": "Garam",
    "commodities/c.name": "Garam",
    "monthly/b.month": "2026-10",
  });
  const homeless = fields(ydoc).filter(({ answer }) => answer.kind === "elsewhere");
  expect(homeless.map(({ id }) => id)).toEqual([]);
});

test("two people who tick the same answer at once are not asked which", () => {
  const [one, other] = [createYdoc(), createYdoc()];
  set(one, { "contact.phone": "081" });
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  tick(one, "cooperative.phone", "2026-11-20");
  tick(other, "cooperative.phone", "2026-11-21");
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  expect(clashesIn(one)).toEqual([]);
  expect(field(one, "cooperative.phone")?.entered).not.toBeNull();
});

test("whatever another client has written, the sheet can be drawn", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.constantFrom(
            "identity.name",
            "members/a.name",
            "commodities/c.priceRp",
            "simkopdes/cooperative:name.entered",
            "address.rt",
          ),
          fc.jsonValue(),
        ),
      ),
      (pairs) => {
        const ydoc = createYdoc();
        for (const [key, value] of pairs) ydoc.getMap("profile").set(key, value);
        for (const group of sheet(ydoc))
          expect(group.entered + group.changed).toBeLessThanOrEqual(
            group.entries.flatMap((entry) => entry.fields).length,
          );
      },
    ),
    propertyRuns(100),
  );
});
