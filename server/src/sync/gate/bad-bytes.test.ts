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
import { judge, type Verdict, type Writer } from "./judge.ts";
import { applyWatched } from "./second-judge.ts";
import { acceptance, suggestedChanges } from "./suggested-changes.ts";
import { type ForgedItem, forged, forgedUpdate } from "./testing/forged.ts";
import { copyOf, difference, pull, randomEdit, replica, seeded, stateOf, testRoots } from "./testing/replicas.ts";
import { writer } from "./testing/writers.ts";

/** Files with content of every kind, each with an honest update that has not arrived yet. */
const files = Array.from({ length: 24 }, (_, seed) => fileAndUpdate(seed));
const anyFile = fc.nat(files.length - 1); // by number: a failure prints it

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

function expectSafe(file: Y.Doc, bytes: Uint8Array, sender: Writer): Verdict["kind"] {
  const before = stateOf(file);
  const verdict = judge(analyseUpdate(file, bytes), sender);
  expect(stateOf(file)).toBe(before);
  if (verdict.kind === "apply") expect(applyWatched(copyOf(file), verdict.update, sender)).toBeNull();
  if (verdict.kind !== "partial") return verdict.kind;
  const { update, structs, deletions } = verdict;
  const server = copyOf(file);
  expect(applyWatched(server, tombstone(update, structs, deletions), sender)).toBeNull();
  const { update: suggestion } = rekey(update, structs, deletions, (client) => 70 + client);
  expect(JSON.stringify(suggestedChanges(server, suggestion))).toBeTypeOf("string");
  Y.applyUpdate(server, acceptance(server, suggestion, 90));
  return verdict.kind;
}

/** Well-formed updates with references to anything: what a hostile client would try. Clients 2 and 3 are the sender's. */
const id = fc.oneof(
  { weight: 3, arbitrary: fc.record({ client: fc.constant(1), clock: fc.nat(14) }) },
  { weight: 2, arbitrary: fc.record({ client: fc.constantFrom(2, 3), clock: fc.nat(3) }) },
);
const key = fc.constantFrom("k0", "k1", "text");
const value = fc.constantFrom(forged.value("x"), forged.container(1), forged.container(2));
const anyContent = fc.oneof(value, fc.constantFrom(forged.string("abc"), forged.container(0), forged.container(4)));
const forgedItem: fc.Arbitrary<ForgedItem> = fc.oneof(
  fc.record({ parent: fc.constantFrom<string>(...testRoots.slice(0, 4), "evil"), key, content: value }),
  fc.record({ parent: id, key, content: value }),
  fc.record({ parent: id, content: anyContent }),
  fc.record({ origin: id, content: anyContent }),
  fc.record({ rightOrigin: id, content: anyContent }),
  fc.record({ origin: id, rightOrigin: id, content: anyContent }),
  fc.record({ parent: fc.constantFrom("legality:nib", "notes:x"), content: fc.constant(forged.string("abc")) }),
);
const structs = fc.array(
  fc.oneof({ weight: 9, arbitrary: forgedItem }, fc.record({ collected: fc.integer({ min: 1, max: 3 }) })),
  { minLength: 1, maxLength: 4 },
);
const forgedBytes = fc
  .record({
    first: structs,
    second: fc.option(structs, { freq: 2 }),
    clock: fc.constantFrom(0, 0, 0, 0, 0, 1),
    deletions: fc.array(fc.tuple(fc.constantFrom(1, 1, 2), fc.nat(8), fc.integer({ min: 1, max: 4 })), {
      maxLength: 2,
    }),
  })
  .map(({ first, second, clock, deletions }) =>
    forgedUpdate(
      [{ client: 2, clock, structs: first }, ...(second ? [{ client: 3, structs: second }] : [])],
      deletions,
    ),
  );
const notesOnlyOfTwo: Writer = writer("hasan", ["notes"], [2, 3]);

describe("G5: bytes from outside", () => {
  it("random ones: an offence, never an exception", () => {
    fc.assert(
      fc.property(anyFile, fc.uint8Array({ maxLength: 200 }), (index, bytes) => {
        expectSafe(files[index]?.file ?? replica(), bytes, anything);
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
        (index, damages, sender) => {
          const { file, update } = files[index] ?? fileAndUpdate(index);
          expectSafe(file, damaged(update, damages), sender);
        },
      ),
      propertyRuns(1500),
    );
  });

  it("a forged update with references to anything: nothing gets through that Yjs could not apply", () => {
    let passed = 0;
    fc.assert(
      fc.property(anyFile, forgedBytes, fc.constantFrom(anything, notesOnlyOfTwo), (index, bytes, sender) => {
        const kind = expectSafe(files[index]?.file ?? replica(), bytes, sender);
        if (kind === "apply" || kind === "partial") passed++;
      }),
      propertyRuns(1500),
    );
    expect(passed).toBeGreaterThan(0);
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
