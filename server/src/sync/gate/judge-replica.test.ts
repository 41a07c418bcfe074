/**
 * Whole replicas from outside: whatever the bytes and whatever is vouched for, only what the server knows to be its
 * author's gets in, in time proportional to the replica, and both judges agree.
 */
import { propertyRuns } from "@pendamping/shared/testing/property-runs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { judgeReplica, lacksOf, type Origin, type Origins } from "./judge-replica.ts";
import { defaultUpdateLimits } from "./read-update.ts";
import { applyWatched } from "./second-judge.ts";
import { copyOf, pick, pull, randomEdit, replica, seeded } from "./testing/replicas.ts";
import { writer } from "./testing/writers.ts";

const ids = { siti: 1, ahmad: 2, hasan: 3 };

/** Siti (1), Ahmad (2) and Hasan (3) have worked together; the file is what a backup kept of it. */
function history(seed: number) {
  const random = seeded(seed);
  const people = Object.values(ids).map((id) => replica(id));
  const file = replica(9);
  for (let step = 0; step < 40; step++) {
    const one = pick(random, people);
    randomEdit(one, random);
    if (random() < 0.5) pull(one, pick(random, people));
    if (step < 15) pull(file, one);
  }
  const whole = pick(random, people);
  for (const other of people) if (random() < 0.7) pull(whole, other);
  return { random, file, whole };
}

/** Everybody's ids, each proven up to a clock. */
function originsOf(upTo: (client: number) => number): Origins {
  return (client) => {
    const account = Object.entries(ids).find(([, id]) => id === client)?.[0];
    return account === undefined
      ? undefined
      : { account, via: null, upTo: account === "hasan" ? Infinity : upTo(client) };
  };
}

function asAll(origins: Origins, notesOnly: boolean) {
  const hasan = writer("hasan", notesOnly ? ["notes"] : "all");
  return { ...hasan, owns: (client: number) => (origins(client) ? ("own" as const) : ("foreign" as const)) };
}

describe("a replica that is brought back", () => {
  it("adds no clock that nobody vouches for, tombstones nobody else's, and does what both judges say", () => {
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), fc.nat(20), (seed, notesOnly, more) => {
        const { file, whole } = history(seed);
        const origins = originsOf((client) => Y.getState(file.store, client) + more);
        const bytes = Y.encodeStateAsUpdate(whole);
        const verdict = judgeReplica(
          file,
          bytes,
          writer("hasan", notesOnly ? ["notes"] : "all"),
          origins,
          defaultUpdateLimits,
        );
        if (verdict.kind === "noop") return;
        if (verdict.kind !== "apply" && verdict.kind !== "partial") throw new Error(verdict.kind);
        if (verdict.kind === "partial") for (const [client] of verdict.structs) expect(client).toBe(ids.hasan);
        for (const [client, [, to]] of verdict.authors) expect(to).toBeLessThanOrEqual(origins(client)?.upTo ?? 0);
        if (verdict.kind === "partial") return; // the refusal's own tests apply such
        const after = copyOf(file);
        expect(applyWatched(after, verdict.update, asAll(origins, notesOnly))).toBeNull();
        expect(after.store.pendingStructs).toBeNull();
      }),
      propertyRuns(150),
    );
  });

  it("is there to the last struct when everything is vouched for and allowed, and says so", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { file, whole } = history(seed);
        const bytes = Y.encodeStateAsUpdate(whole);
        const owned: Origins = (client) =>
          ({ account: "hasan", via: null, upTo: client === 9 ? 0 : Infinity }) satisfies Origin;
        const verdict = judgeReplica(file, bytes, writer("hasan", "all"), owned, defaultUpdateLimits);
        if (verdict.kind === "apply") Y.applyUpdate(file, verdict.update);
        expect(lacksOf(file, bytes, [], defaultUpdateLimits)).toBe(false);
      }),
      propertyRuns(100),
    );
  });

  it("is never more than set aside where its bytes are damaged", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(255), (seed, at, byte) => {
        const { file, whole } = history(seed);
        const bytes = Y.encodeStateAsUpdate(whole);
        bytes[at % bytes.length] = byte;
        const origins = originsOf(() => Infinity);
        const verdict = judgeReplica(file, bytes, writer("hasan", "all"), origins, defaultUpdateLimits);
        if (verdict.kind === "apply") expect(applyWatched(file, verdict.update, asAll(origins, false))).toBeNull();
        if (verdict.kind !== "close") lacksOf(file, bytes, [[ids.siti, 0, 1]], defaultUpdateLimits);
      }),
      propertyRuns(200),
    );
  });

  it("costs what its length costs: 20,000 structs of two people, each on the other's", () => {
    const [siti, ahmad] = [replica(1), replica(2)];
    for (let index = 0; index < 100; index++)
      for (const one of [siti, ahmad]) {
        one.transact(() => {
          for (let more = 0; more < 100; more++) one.getText("legality:nib").insert(0, "x");
        });
        pull(one === siti ? ahmad : siti, one);
      }
    const start = performance.now();
    const origins = originsOf(() => 9000);
    const verdict = judgeReplica(
      replica(9),
      Y.encodeStateAsUpdate(siti),
      writer("hasan", "all"),
      origins,
      defaultUpdateLimits,
    );
    expect(verdict).toMatchObject({ kind: "apply" });
    expect(performance.now() - start).toBeLessThan(4000);
  }, 20_000);
});
