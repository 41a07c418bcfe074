import fc from "fast-check";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { propertyRuns } from "../testing/property-runs.ts";
import { fingerprintOf } from "./fingerprint.ts";

const edits = fc.array(
  fc.record({ who: fc.nat(2), kind: fc.constantFrom("set", "insert", "delete", "hear"), at: fc.nat(5) }),
  { minLength: 1, maxLength: 30 },
);

/** Updates of three people who partly hear of each other, in the order of their making. */
function updatesOf(steps: readonly { who: number; kind: string; at: number }[]): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const people = [0, 1, 2].map((n) => {
    const ydoc = new Y.Doc({ gc: false });
    ydoc.clientID = 2 ** 40 + n;
    ydoc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "heard") updates.push(update);
    });
    return ydoc;
  });
  for (const { who, kind, at } of steps) {
    const ydoc = people[who] as Y.Doc;
    const text = ydoc.getText("text");
    if (kind === "set") ydoc.getMap("map").set(`key${at}`, who);
    else if (kind === "insert") text.insert(Math.min(at, text.length), "abc");
    else if (kind === "delete" && text.length > at) text.delete(at, 1);
    else if (kind === "hear") for (const update of updates.slice()) Y.applyUpdate(ydoc, update, "heard");
  }
  return updates;
}

function replicaOf(updates: readonly Uint8Array[]): Y.Doc {
  const ydoc = new Y.Doc({ gc: false });
  for (const update of updates) Y.applyUpdate(ydoc, update);
  return ydoc;
}

it("is the first eight bytes of the snapshot's SHA-256", () => {
  // `printf '\000\001\201\200\200\200\200\040\003' | sha256sum`: nothing deleted; one client id (2^40 + 1) up to clock 3
  const ydoc = replicaOf(updatesOf([{ who: 1, kind: "insert", at: 0 }]));
  expect([...Y.encodeSnapshot(Y.snapshot(ydoc))]).toEqual([0, 1, 0x81, 0x80, 0x80, 0x80, 0x80, 0x20, 3]);
  expect(fingerprintOf(ydoc)).toBe("1f06b802a7142c37");
});

it("does not depend on the order and the grouping in which a replica came about", () => {
  fc.assert(
    fc.property(edits, fc.nat(), (steps, turn) => {
      const updates = updatesOf(steps);
      const at = updates.length === 0 ? 0 : turn % updates.length;
      const turned = [...updates.slice(at), ...updates.slice(0, at).reverse()];
      const whole = fingerprintOf(replicaOf(updates));
      expect(fingerprintOf(replicaOf(turned))).toBe(whole);
      expect(fingerprintOf(replicaOf([Y.encodeStateAsUpdate(replicaOf(updates))]))).toBe(whole);
    }),
    propertyRuns(100),
  );
});

it("differs where one update is missing that brought anything, a lone deletion too", () => {
  fc.assert(
    fc.property(edits, fc.nat(), (steps, which) => {
      const updates = updatesOf(steps);
      fc.pre(updates.length > 0);
      const left = replicaOf(updates.filter((_, index) => index !== which % updates.length));
      const whole = replicaOf(updates);
      const equal = Y.equalSnapshots(Y.snapshot(left), Y.snapshot(whole));
      expect(fingerprintOf(left) === fingerprintOf(whole)).toBe(equal);
    }),
    propertyRuns(100),
  );
});
