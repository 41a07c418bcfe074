/**
 * Bytes that are no update, or nearly one. Whatever they are: the analysis answers, the document stays, and what the gate
 * lets through Yjs can apply without a word and without leaving anything pending.
 */
import { propertyRuns } from "@pendamping/shared/testing/property-runs";
import { rekey, tombstone } from "@pendamping/shared/update/rewrite";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { analyseUpdate } from "./analyse-update.ts";
import { judge, type Writer } from "./judge.ts";
import { applyWatched } from "./second-judge.ts";
import { acceptance, suggestedChanges } from "./suggested-changes.ts";
import { forgedUpdate } from "./testing/forged.ts";
import { copyOf, difference, pull, randomEdit, replica, seeded, stateOf } from "./testing/replicas.ts";
import { writer } from "./testing/writers.ts";

/** Files with content of every kind, each with an honest update that has not arrived yet. */
const files = Array.from({ length: 24 }, (_, seed) => fileAndUpdate(seed));
const anyFile = fc.constantFrom(...files);

function fileAndUpdate(seed: number): { file: Y.Doc; update: Uint8Array } {
  const random = seeded(seed);
  const file = replica(1);
  for (let edits = 0; edits < 15; edits++) randomEdit(file, random);
  const other = replica(2);
  pull(other, file);
  for (let edits = 0; edits < 8; edits++) randomEdit(other, random);
  return { file, update: random() < 0.5 ? difference(other, file) : Y.encodeStateAsUpdate(other) };
}

type Damage =
  | { readonly kind: "set"; readonly at: number; readonly byte: number }
  | { readonly kind: "remove" | "repeat"; readonly at: number; readonly length: number }
  | { readonly kind: "insert"; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: "cut"; readonly at: number };

const at = fc.nat(2 ** 20);
const damage: fc.Arbitrary<Damage> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("set" as const), at, byte: fc.nat(255) }) },
  fc.record({
    kind: fc.constantFrom("remove" as const, "repeat" as const),
    at,
    length: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({ kind: fc.constant("insert" as const), at, bytes: fc.uint8Array({ minLength: 1, maxLength: 6 }) }),
  fc.record({ kind: fc.constant("cut" as const), at }),
);

function damaged(update: Uint8Array, damages: readonly Damage[]): Uint8Array {
  let bytes = [...update];
  for (const one of damages) {
    const index = one.at % Math.max(1, bytes.length);
    if (one.kind === "set") bytes[index] = one.byte;
    else if (one.kind === "remove") bytes.splice(index, one.length);
    else if (one.kind === "repeat") bytes.splice(index, 0, ...bytes.slice(index, index + one.length));
    else if (one.kind === "insert") bytes.splice(index, 0, ...one.bytes);
    else bytes = bytes.slice(0, index);
  }
  return Uint8Array.from(bytes);
}

const anything: Writer = { ...writer("siti", "all"), ownRecordsOnly: () => false, owns: () => "own" };
const notesOnly: Writer = writer("hasan", ["notes"], [2]);

function expectSafe(file: Y.Doc, bytes: Uint8Array, sender: Writer): void {
  const before = stateOf(file);
  const verdict = judge(analyseUpdate(file, bytes), sender);
  expect(stateOf(file)).toBe(before);
  if (verdict.kind === "apply") expect(applyWatched(copyOf(file), verdict.update, sender)).toBeNull();
  if (verdict.kind !== "partial") return;
  const { update, structs, deletions } = verdict;
  const server = copyOf(file);
  expect(applyWatched(server, tombstone(update, structs, deletions), sender)).toBeNull();
  const { update: suggestion } = rekey(update, structs, deletions, () => 77);
  expect(JSON.stringify(suggestedChanges(server, suggestion))).toBeTypeOf("string");
  Y.applyUpdate(server, acceptance(server, suggestion, 78));
}

describe("G5: bytes from outside", () => {
  it("random ones: an offence, never an exception", () => {
    fc.assert(
      fc.property(anyFile, fc.uint8Array({ maxLength: 200 }), ({ file }, bytes) => {
        expectSafe(file, bytes, anything);
      }),
      propertyRuns(300),
    );
  });

  it("an honest update with damage: nothing gets through that Yjs could not apply", () => {
    fc.assert(
      fc.property(
        anyFile,
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(anything, notesOnly),
        ({ file, update }, damages, sender) => {
          expectSafe(file, damaged(update, damages), sender);
        },
      ),
      propertyRuns(1500),
    );
  });

  it("an honest update cut short anywhere: refused as a whole", () => {
    const { file, update } = fileAndUpdate(7);
    for (let length = 0; length < update.length; length++)
      expect(analyseUpdate(file, update.subarray(0, length)).kind).toBe("offence");
  });
});

describe("the cost of an update", { timeout: 20_000 }, () => {
  const within = (milliseconds: number, work: () => void) => {
    const start = performance.now();
    work();
    expect(performance.now() - start).toBeLessThan(milliseconds);
  };
  const asNotesOnly = (file: Y.Doc, update: Uint8Array) => judge(analyseUpdate(file, update), notesOnly);

  it("grows with its length: 30,000 structs in chains, all refused", () => {
    const other = replica(2);
    other.transact(() => {
      const text = other.getText("legality:nib");
      for (let index = 0; index < 15_000; index++) text.insert(0, "x"); // backwards: each leans on the one before
      for (let index = 0; index < 15_000; index++) other.getMap("profile").set(`k${index % 50}`, index);
    });
    const update = Y.encodeStateAsUpdate(other);
    within(8000, () => expect(asNotesOnly(replica(1), update)).toMatchObject({ kind: "partial" }));
  });

  it("grows with its length: 6,000 keystrokes, one after the other", () => {
    const file = replica(1);
    const other = replica(2);
    const updates: Uint8Array[] = [];
    other.on("update", (update: Uint8Array) => updates.push(update));
    const text = other.getText("notes:draft");
    for (let index = 0; index < 6_000; index++) text.insert(index, "x");
    within(8000, () => {
      for (const update of updates) {
        const verdict = asNotesOnly(file, update);
        if (verdict.kind === "apply") Y.applyUpdate(file, verdict.update);
      }
    });
    expect(Y.getState(file.store, 2)).toBe(6_000);
  });

  it("grows with its length: 20,000 single deletions in one text", () => {
    const file = replica(1);
    file.getText("legality:nib").insert(0, "x".repeat(100_000));
    const deletions = Array.from({ length: 20_000 }, (_, index) => [1, index * 2, 1] as const);
    const update = forgedUpdate([], deletions);
    within(8000, () => expect(asNotesOnly(file, update)).toMatchObject({ kind: "partial", structs: [] }));
  });
});
