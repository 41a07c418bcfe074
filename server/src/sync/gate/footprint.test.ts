/**
 * The analysis against what Yjs then really does, over random histories of three honest replicas and a server that hears
 * of them late, in part and out of order.
 */
import { propertyRuns } from "@pendamping/shared/testing/property-runs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { analyseUpdate } from "./analyse-update.ts";
import { judge } from "./judge.ts";
import { applyWatched } from "./second-judge.ts";
import {
  copyOf,
  difference,
  pick,
  pull,
  type Random,
  randomEdit,
  replica,
  seeded,
  stateOf,
} from "./testing/replicas.ts";
import { writer } from "./testing/writers.ts";

interface Sender {
  readonly ydoc: Y.Doc;
  readonly undo: Y.UndoManager;
  queue: Uint8Array[];
}

/** Calls `check` with each update on its way to the server, before the server applies it. */
function history(seed: number, check: (server: Y.Doc, update: Uint8Array) => void): void {
  const random = seeded(seed);
  const gc = seed % 3 === 0; // collecting stock clients, too
  const server = replica();
  const senders = [0, 1, 2].map(() => sender(gc));
  for (let step = 0; step < 60; step++) {
    const one = pick(random, senders);
    if (random() < 0.6)
      one.ydoc.transact(() => {
        for (let edits = random() * 4; edits > 0; edits--) randomEdit(one.ydoc, random);
      });
    if (random() < 0.1) one.undo.undo();
    if (random() < 0.05) one.undo.redo();
    if (random() < 0.3) pull(one.ydoc, server);
    if (random() < 0.4 && one.queue.length > 0) send(server, one, random, check);
  }
}

function sender(gc: boolean): Sender {
  const ydoc = replica(undefined, gc);
  const undo = new Y.UndoManager([
    ydoc.getMap("profile"),
    ydoc.getText("legality:nib"),
    ydoc.getXmlFragment("plan:market"),
  ]);
  const one: Sender = { ydoc, undo, queue: [] };
  ydoc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "net") one.queue.push(update);
  });
  return one;
}

function send(server: Y.Doc, one: Sender, random: Random, check: (server: Y.Doc, update: Uint8Array) => void): void {
  const way = random();
  let update: Uint8Array;
  if (way < 0.4) update = Y.mergeUpdates(one.queue.splice(0));
  else if (way < 0.7) update = one.queue.shift() as Uint8Array;
  else if (way < 0.8) update = difference(one.ydoc, server);
  else if (way < 0.9) update = Y.encodeStateAsUpdate(one.ydoc);
  else update = one.queue.at(-1) as Uint8Array; // out of order: often with a gap
  check(server, update);
  const shadow = copyOf(server);
  Y.applyUpdate(shadow, update);
  // The server never applies what leaves something pending; the client then sends everything.
  Y.applyUpdate(server, isPending(shadow) ? difference(one.ydoc, server) : update);
  if (isPending(shadow)) one.queue = [];
}

function isPending(ydoc: Y.Doc): boolean {
  return ydoc.store.pendingStructs !== null || ydoc.store.pendingDs !== null;
}

/** What Yjs does with the update, on a copy. */
function applied(server: Y.Doc, update: Uint8Array): { ydoc: Y.Doc; roots: Set<string> } {
  const ydoc = copyOf(server);
  const roots = new Set<string>();
  ydoc.once("afterTransaction", ({ changed }: Y.Transaction) => {
    for (const type of changed.keys()) {
      let item = type._item;
      let top: unknown = type;
      while (item) {
        top = item.parent;
        item = top instanceof Y.AbstractType ? top._item : null;
      }
      roots.add(Y.findRootTypeKey(top as never));
    }
  });
  Y.applyUpdate(ydoc, update);
  return { ydoc, roots };
}

const histories = fc.nat(2 ** 31);

describe("the footprint of an honest update", () => {
  it("G1, G6: names every root that Yjs then changes, and finds a gap exactly where Yjs leaves something pending", () => {
    fc.assert(
      fc.property(histories, (seed) => {
        history(seed, (server, update) => {
          const analysis = analyseUpdate(server, update);
          const { ydoc, roots } = applied(server, update);
          expect(analysis.kind).toBe(isPending(ydoc) ? "gap" : "footprint");
          if (analysis.kind !== "footprint") return;
          const named = new Set([...analysis.writes, ...analysis.deletions].map(({ root }) => root));
          for (const root of roots) expect(named).toContain(root);
        });
      }),
      propertyRuns(60),
    );
  });

  it("G7: holds in `news` all that is new: applying that alone gives the same document", () => {
    fc.assert(
      fc.property(histories, (seed) => {
        history(seed, (server, update) => {
          const analysis = analyseUpdate(server, update);
          if (analysis.kind !== "footprint") return;
          const { ydoc } = applied(server, update);
          const { ydoc: byNews } = applied(server, analysis.news);
          expect(stateOf(byNews)).toBe(stateOf(ydoc));
          if (analysis.writes.length === 0 && analysis.deletions.length === 0)
            expect(stateOf(ydoc)).toBe(stateOf(server));
        });
      }),
      propertyRuns(40),
    );
  });

  it("G8: is permitted by both judges to a writer of every section, without changing the document", () => {
    fc.assert(
      fc.property(histories, (seed) => {
        history(seed, (server, update) => {
          const before = stateOf(server);
          const everything = { ...writer("siti", "all"), ownRecordsOnly: () => false, owns: () => "own" as const };
          const verdict = judge(analyseUpdate(server, update), everything);
          expect(stateOf(server)).toBe(before);
          expect(["noop", "apply", "retry"]).toContain(verdict.kind);
          if (verdict.kind === "apply") expect(applyWatched(copyOf(server), verdict.update, everything)).toBeNull();
        });
      }),
      propertyRuns(40),
    );
  });
});
