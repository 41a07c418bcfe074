import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { addAttachment } from "../attachments/access.ts";
import { clashesIn } from "../file/clashes.ts";
import { setField } from "../file/reading.ts";
import { createYdoc } from "../file/ydoc.ts";
import { pmk492025 } from "../rule-set/pmk-49-2025.ts";
import { propertyRuns } from "../testing/property-runs.ts";
import { enteredWrite } from "./entered.ts";
import { type SheetField, simkopdesSheet } from "./sheet.ts";

const sheet = (ydoc: Y.Doc) => simkopdesSheet(ydoc, pmk492025, { approvedOn: null });
const fields = (ydoc: Y.Doc) => sheet(ydoc).flatMap(({ entries }) => entries.flatMap((entry) => entry.fields));
const field = (ydoc: Y.Doc, id: string): SheetField | undefined => fields(ydoc).find((each) => each.id === id);

function set(ydoc: Y.Doc, values: Readonly<Record<string, unknown>>, root = "profile") {
  for (const [key, value] of Object.entries(values)) setField(ydoc.getMap(root), key, value);
}

function tick(ydoc: Y.Doc, id: string, on = "2026-11-20") {
  const answer = field(ydoc, id)?.answer;
  const { root, key, value } = enteredWrite(id, answer?.kind === "value" ? answer.text : "", on);
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
  expect(field(ydoc, "cooperative.logo")?.answer).toEqual({ kind: "elsewhere" });
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
  expect(field(one, "cooperative.nibFile")?.answer).toEqual({ kind: "files", slot: "legality/nib", count: 1 });
  expect(sheet(one)[0]?.toEnter).toBe(1);
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
