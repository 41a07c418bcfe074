import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { propertyRuns } from "../testing/property-runs.ts";
import { clashesIn } from "./clashes.ts";
import { setField, shownValue } from "./reading.ts";
import {
  currentRows,
  newRowId,
  placeAfter,
  type RowWrite,
  readRows,
  rowAdded,
  rowKey,
  rowMoved,
  rowWithdrawn,
  splitRowKey,
} from "./rows.ts";
import { createYdoc } from "./ydoc.ts";

const goods = {
  root: "plan",
  name: "goods",
  fields: { name: v.string(), priceRp: v.pipe(v.number(), v.safeInteger()) },
} as const;

function write(ydoc: Y.Doc, writes: readonly RowWrite[]) {
  ydoc.transact(() => {
    for (const { root, key, value } of writes) setField(ydoc.getMap(root), key, value);
  });
}

function exchange(a: Y.Doc, b: Y.Doc) {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
}

const names = (ydoc: Y.Doc) => currentRows(ydoc, goods).map((row) => shownValue(row.fields.name));

test("rows stand in the order of their places, a withdrawn one does not count and comes back", () => {
  const ydoc = createYdoc();
  write(ydoc, rowAdded(goods, "b", 2, { name: "gula" }));
  write(ydoc, rowAdded(goods, "a", 1, { name: "beras", priceRp: 12_000 }));
  expect(names(ydoc)).toEqual(["beras", "gula"]);
  write(ydoc, [rowWithdrawn(goods, "a", "2026-11-25T01:00:00Z")]);
  expect(names(ydoc)).toEqual(["gula"]);
  write(ydoc, [{ root: "plan", key: rowKey("goods", "a", "withdrawnAt"), value: null }]);
  expect(names(ydoc)).toEqual(["beras", "gula"]);
});

test("an empty row that was given a place is there; one whose every field was taken back is not", () => {
  const ydoc = createYdoc();
  write(ydoc, rowAdded(goods, "a", placeAfter([]), {}));
  expect(readRows(ydoc, goods)).toHaveLength(1);
  write(ydoc, [{ root: "plan", key: rowKey("goods", "a", "place"), value: null }]);
  expect(readRows(ydoc, goods)).toHaveLength(0);
});

test("two people in different fields of one row both survive; in the same field both values are kept", () => {
  const [one, other] = [createYdoc(), createYdoc()];
  write(one, rowAdded(goods, "a", 1, { name: "beras" }));
  exchange(one, other);
  write(one, [{ root: "plan", key: rowKey("goods", "a", "priceRp"), value: 12_000 }]);
  write(other, [{ root: "plan", key: rowKey("goods", "a", "name"), value: "beras merah" }]);
  exchange(one, other);
  expect(currentRows(one, goods)[0]?.fields).toMatchObject({
    name: { kind: "value", value: "beras merah" },
    priceRp: { kind: "value", value: 12_000 },
  });
  write(one, [{ root: "plan", key: rowKey("goods", "a", "priceRp"), value: 12_500 }]);
  write(other, [{ root: "plan", key: rowKey("goods", "a", "priceRp"), value: 13_000 }]);
  exchange(one, other);
  expect(currentRows(other, goods)[0]?.fields.priceRp.kind).toBe("contested");
  expect(clashesIn(other).map(({ root, key }) => `${root} ${key}`)).toEqual(["plan goods/a.priceRp"]);
});

test("two who withdraw or move the same row at once are not asked to settle it", () => {
  const [one, other] = [createYdoc(), createYdoc()];
  write(one, rowAdded(goods, "a", 1, { name: "beras" }));
  exchange(one, other);
  write(one, [rowWithdrawn(goods, "a", "2026-11-25T01:00:00Z"), rowMoved(goods, "a", 5)]);
  write(other, [rowWithdrawn(goods, "a", "2026-11-25T02:00:00Z"), rowMoved(goods, "a", 7)]);
  exchange(one, other);
  expect(currentRows(one, goods)).toEqual([]);
  expect(clashesIn(one)).toEqual([]);
});

test("keys of other clients, whatever they hold, break nothing", () => {
  const key = fc.oneof(
    fc.string(),
    fc.tuple(fc.string(), fc.string()).map(([row, field]) => `goods/${row}.${field}`),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.jsonValue())), (pairs) => {
      const ydoc = createYdoc();
      for (const [name, value] of pairs) ydoc.getMap("plan").set(name, value);
      const rows = readRows(ydoc, goods);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    }),
    propertyRuns(200),
  );
});

test("a key is put together and taken apart again", () => {
  const id = newRowId();
  expect(splitRowKey(rowKey("goods", id, "priceRp"))).toEqual({ table: "goods", row: id, field: "priceRp" });
  expect(splitRowKey(rowKey("document", "main:ktp", "status"))?.row).toBe("main:ktp");
  expect(splitRowKey("capital.initialRp")).toBeNull();
});
