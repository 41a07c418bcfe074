import * as v from "valibot";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { addRecord, readRecords, restoreRecord, withdrawRecord } from "./records.ts";

const schema = v.object({ text: v.string(), withdrawnAt: v.nullish(v.string()) });

function notes() {
  const ydoc = new Y.Doc({ gc: false });
  ydoc.clientID = 7;
  const map = ydoc.getMap<unknown>("notes");
  return { ydoc, map, read: () => readRecords(map, schema) };
}

describe("records", () => {
  it("appear whole, in one update, under an id that names their author's write", () => {
    const { ydoc, map, read } = notes();
    let updates = 0;
    ydoc.on("update", () => updates++);
    const id = addRecord(map, { text: "Akta kurang", quote: undefined });
    expect(updates).toBe(1);
    expect(read()).toEqual([{ kind: "record", id, writeId: { client: 7, clock: 0 }, record: { text: "Akta kurang" } }]);
  });

  it("are withdrawn and restored, never erased", () => {
    const { map, read } = notes();
    const id = addRecord(map, { text: "Akta kurang" });
    withdrawRecord(map, id, "2025-11-22T01:14:00Z");
    expect(read()).toMatchObject([{ record: { withdrawnAt: "2025-11-22T01:14:00Z" } }]);
    restoreRecord(map, id);
    expect(read()).toMatchObject([{ record: { text: "Akta kurang", withdrawnAt: null } }]);
  });

  it("that do not fit, or are no record at all, are kept as not understood", () => {
    const { map, read } = notes();
    map.set("a", 5);
    map.set("b", new Y.Map([["text", 5]]));
    map.set("c", new Y.Text("x"));
    map.set("d", { text: "a plain object is no record" });
    map.set("e", null);
    expect(read().map(({ kind, id }) => [kind, id])).toEqual(
      ["a", "b", "c", "d", "e"].map((id) => ["not-understood", id]),
    );
    expect(read().map((reading) => reading.kind === "not-understood" && reading.raw)).toEqual([
      5,
      { text: 5 },
      "x",
      { text: "a plain object is no record" },
      null,
    ]);
  });

  it("withdrawing what is not there changes nothing", () => {
    const { ydoc, map } = notes();
    map.set("a", 5);
    const before = Y.encodeStateAsUpdate(ydoc);
    withdrawRecord(map, "a", "2025-11-22T01:14:00Z");
    withdrawRecord(map, "none", "2025-11-22T01:14:00Z");
    restoreRecord(map, addedNever);
    expect(Y.encodeStateAsUpdate(ydoc)).toEqual(before);
  });

  it("that a stock client erased are gone, and the others stand in the same order everywhere", () => {
    const { ydoc, map, read } = notes();
    const ids = ["x", "y", "z"].map((text) => addRecord(map, { text }));
    map.delete(ids[1] ?? "");
    const other = new Y.Doc({ gc: false });
    Y.applyUpdate(other, Y.encodeStateAsUpdate(ydoc));
    expect(read()).toHaveLength(2);
    expect(readRecords(other.getMap("notes"), schema)).toEqual(read());
  });
});

const addedNever = "00000000-0000-4000-8000-000000000000";
