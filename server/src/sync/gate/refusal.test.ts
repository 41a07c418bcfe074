/**
 * Refusal from end to end, without a network: people with different rights edit everything, the server applies the
 * permitted rest and keeps the other part as suggestions, clients hear of it late or, as stock clients, never.
 */
import { sections } from "@pendamping/shared/file/section";
import type { IdRange } from "@pendamping/shared/protocol/frames";
import { propertyRuns } from "@pendamping/shared/testing/property-runs";
import { idSet, pieces } from "@pendamping/shared/update/id-ranges";
import { holdsRefused, type Moved, rekey, tombstone } from "@pendamping/shared/update/rewrite";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { analyseUpdate } from "./analyse-update.ts";
import { judge, type Verdict } from "./judge.ts";
import { meantDeletions } from "./retracted.ts";
import { applyWatched } from "./second-judge.ts";
import {
  copyOf,
  difference,
  pull,
  type Random,
  randomEdit,
  replica,
  rootViews,
  seeded,
  stateOf,
  testRoots,
} from "./testing/replicas.ts";
import { writer } from "./testing/writers.ts";

interface Refusal {
  readonly by: Person;
  readonly structs: readonly IdRange[];
  readonly deletions: readonly IdRange[];
}

/** The server of one file: its document, whose the client ids are, what it refused. */
class Server {
  readonly ydoc = replica();
  readonly owners = new Map<number, Person>();
  readonly refusals: Refusal[] = [];
  readonly suggestions: Uint8Array[] = [];
  readonly moved: Moved[] = [];
  #nextId = 1000;

  receive(update: Uint8Array, by: Person): Verdict {
    const rights = {
      ...writer(by.name, by.sections),
      owns: (client: number) => {
        const owner = this.owners.get(client);
        return owner === by ? ("own" as const) : owner ? ("foreign" as const) : ("free" as const);
      },
    };
    const before = rootViews(this.ydoc);
    const verdict = judge(analyseUpdate(this.ydoc, update), rights);
    if (verdict.kind === "apply" || verdict.kind === "partial") {
      let permitted = verdict.update;
      if (verdict.kind === "partial") permitted = this.#refuse(verdict, by);
      expect(applyWatched(this.ydoc, permitted, rights)).toBeNull();
      for (const client of verdict.authors.keys()) this.owners.set(client, by);
    }
    const after = rootViews(this.ydoc);
    for (const root of testRoots) if (!by.mayWriteRoot(root)) expect(after[root]).toBe(before[root]);
    return verdict;
  }

  #refuse({ update, authors, structs, deletions }: Verdict & { kind: "partial" }, by: Person): Uint8Array {
    const permitted = tombstone(update, structs, deletions);
    expect(tombstone(permitted, structs, deletions)).toEqual(permitted);
    const { update: suggestion, moved } = rekey(
      meantDeletions(update, authors, this.moved),
      structs,
      deletions,
      () => this.#nextId++,
      this.moved,
    );
    expect(structCount(suggestion)).toBe(structs.reduce((sum, [, , len]) => sum + len, 0));
    this.moved.push(...moved);
    this.suggestions.push(suggestion);
    this.refusals.push({ by, structs, deletions });
    return permitted;
  }
}

class Person {
  readonly name: string;
  readonly sections: (typeof sections)[number][];
  readonly server: Server;
  /** Every clock that this person ever wrote. */
  readonly wrote: [client: number, clock: number][] = [];
  ydoc = replica();
  heardOfRefusal = true;

  constructor(name: string, allowed: (typeof sections)[number][], server: Server) {
    this.name = name;
    this.sections = allowed;
    this.server = server;
  }

  mayWriteRoot(root: string): boolean {
    return this.sections.some((section) => root === section || root.startsWith(`${section}:`));
  }

  edit(random: Random): void {
    const before = Y.getState(this.ydoc.store, this.ydoc.clientID);
    this.ydoc.transact(() => {
      for (let edits = 1 + random() * 2; edits > 0; edits--) randomEdit(this.ydoc, random);
    });
    const after = Y.getState(this.ydoc.store, this.ydoc.clientID);
    for (let clock = before; clock < after; clock++) this.wrote.push([this.ydoc.clientID, clock]);
  }

  push(): void {
    const verdict = this.server.receive(difference(this.ydoc, this.server.ydoc), this);
    expect(["noop", "apply", "partial"]).toContain(verdict.kind); // never closed, never asked again
    if (verdict.kind === "partial") this.heardOfRefusal = false;
  }

  /** What a client does when it hears of a refusal: everything gets its verdict first, then the replica is rebuilt. */
  rebuild(): void {
    this.push();
    const held = this.server.refusals.filter(({ by, structs }) => by === this || holdsRefused(this.ydoc, structs));
    const rest = tombstone(
      Y.encodeStateAsUpdate(this.ydoc),
      held.flatMap(({ structs }) => structs),
      held.filter(({ by }) => by === this).flatMap(({ deletions }) => deletions),
    );
    this.ydoc = replica();
    Y.applyUpdate(this.ydoc, rest);
    expect([this.ydoc.store.pendingStructs, this.ydoc.store.pendingDs]).toEqual([null, null]);
    this.heardOfRefusal = true;
  }
}

function structCount(update: Uint8Array): number {
  return Y.decodeUpdate(update).structs.reduce((sum, struct) => sum + struct.length, 0);
}

/** A history at whose end everybody has sent, heard and received everything. */
function play(seed: number): { server: Server; people: Person[] } {
  const random = seeded(seed);
  const server = new Server();
  const people = ["siti", "ahmad", "budi"].map(
    (name) =>
      new Person(
        name,
        sections.filter(() => random() < 0.6),
        server,
      ),
  );
  for (let step = 0; step < 40; step++) {
    const one = people[Math.floor(random() * people.length)] as Person;
    if (random() < 0.7) one.edit(random);
    if (random() < 0.3) pull(one.ydoc, server.ydoc);
    if (random() < 0.4) one.push();
    if (!one.heardOfRefusal && random() < 0.5) one.rebuild();
  }
  for (let round = 0; round < 3; round++)
    for (const one of people) {
      one.push();
      if (!one.heardOfRefusal) one.rebuild();
      pull(one.ydoc, server.ydoc);
    }
  return { server, people };
}

const histories = fc.nat(2 ** 31);

describe("refusing part of what people wrote", () => {
  it("R1: changes no root without the right, blocks nobody, and leaves all replicas equal to the server", () => {
    fc.assert(
      fc.property(histories, (seed) => {
        const { server, people } = play(seed); // the first two are asserted with every update
        for (const { ydoc } of people) {
          expect(rootViews(ydoc)).toEqual(rootViews(server.ydoc));
          expect(Y.equalSnapshots(Y.snapshot(ydoc), Y.snapshot(server.ydoc))).toBe(true);
        }
      }),
      propertyRuns(12),
    );
  });

  it("R2: keeps everything that was not refused on the server, and everything refused in exactly one suggestion", () => {
    fc.assert(
      fc.property(histories, (seed) => {
        const { server, people } = play(seed);
        const refused = server.refusals.flatMap(({ structs }) => structs);
        const clocks = refused.reduce((sum, [, , len]) => sum + len, 0);
        const set = idSet(refused);
        expect([...set.values()].flat().reduce((sum, [from, to]) => sum + to - from, 0)).toBe(clocks); // none twice
        for (const { wrote } of people)
          for (const [client, clock] of wrote) {
            const structs = server.ydoc.store.clients.get(client) ?? [];
            const struct = structs[Y.findIndexSS(structs, clock)];
            const isRefused = pieces(set.get(client), clock, clock + 1)[0]?.inside;
            expect(struct instanceof Y.Item).toBe(!isRefused);
          }
      }),
      propertyRuns(12),
    );
  });

  it("R3: every suggestion can be accepted in turn, and accepting it twice changes nothing more", () => {
    fc.assert(
      fc.property(histories, (seed) => {
        const { server } = play(seed);
        const copy = copyOf(server.ydoc);
        for (const suggestion of server.suggestions) {
          expect(analyseUpdate(copy, suggestion).kind).toBe("footprint");
          Y.applyUpdate(copy, suggestion);
          const once = stateOf(copy);
          Y.applyUpdate(copy, suggestion);
          expect(stateOf(copy)).toBe(once);
          expect([copy.store.pendingStructs, copy.store.pendingDs]).toEqual([null, null]);
        }
      }),
      propertyRuns(12),
    );
  });

  it("R4: accepting all of what one author sent gives exactly what the author saw", () => {
    fc.assert(
      fc.property(histories, (seed) => {
        const random = seeded(seed);
        const server = new Server();
        const assistant = new Person("assistant", [...sections], server);
        const official = new Person("official", ["notes"], server);
        for (let edits = 0; edits < 10; edits++) assistant.edit(random);
        assistant.push();
        pull(official.ydoc, server.ydoc);
        official.ydoc.getMap("profile").set("first", 1); // never deleted: what they delete of the rest, they mean
        official.push();
        for (let edits = 0; edits < 20; edits++) {
          official.edit(random);
          if (random() < 0.3) official.push(); // several suggestions, later ones leaning on earlier ones
        }
        official.ydoc.getMap("profile").set("last", 1);
        official.push();
        const saw = rootViews(official.ydoc);
        for (const suggestion of server.suggestions) Y.applyUpdate(server.ydoc, suggestion);
        expect(rootViews(server.ydoc)).toEqual(saw);
      }),
      propertyRuns(25),
    );
  });
});

describe("taking apart an update", { timeout: 20_000 }, () => {
  /** Siti types a text, a field and another text in one stretch of clocks. */
  function stretch(): { ydoc: Y.Doc; update: Uint8Array } {
    const ydoc = replica(7);
    ydoc.getText("legality:nib").insert(0, "akta"); // clocks 0 to 3
    ydoc.getMap("profile").set("members", 40); // clock 4
    ydoc.getText("legality:nib").insert(4, "!"); // clock 5
    return { ydoc, update: Y.encodeStateAsUpdate(ydoc) };
  }

  it("tombstone cuts inside a struct, and what follows is not blocked", () => {
    const { update } = stretch();
    const server = replica();
    Y.applyUpdate(server, tombstone(update, [[7, 4, 1]]));
    expect(server.getText("legality:nib").toString()).toBe("akta!");
    expect(server.getMap("profile").size).toBe(0);
    expect(Y.getState(server.store, 7)).toBe(6);
  });

  it("tombstone without ranges keeps the document, and refused deletions stay undone", () => {
    const { ydoc, update } = stretch();
    const server = replica();
    Y.applyUpdate(server, tombstone(update, []));
    expect(rootViews(server)).toEqual(rootViews(ydoc));
    ydoc.getText("legality:nib").delete(0, 4);
    Y.applyUpdate(server, tombstone(Y.encodeStateAsUpdate(ydoc), [], [[7, 1, 2]]));
    expect(server.getText("legality:nib").toString()).toBe("kt!");
  });

  it("holdsRefused: until the replica was rebuilt", () => {
    const { ydoc, update } = stretch();
    expect(holdsRefused(ydoc, [[7, 4, 1]])).toBe(true);
    expect(holdsRefused(ydoc, [[7, 6, 3]])).toBe(false);
    expect(holdsRefused(ydoc, [[8, 0, 1]])).toBe(false);
    const rebuilt = replica();
    Y.applyUpdate(rebuilt, tombstone(update, [[7, 4, 1]]));
    expect(holdsRefused(rebuilt, [[7, 4, 1]])).toBe(false);
    expect(holdsRefused(rebuilt, [[7, 4, 2]])).toBe(true);
  });

  it("costs time in proportion to its length, also where thousands of ranges cut it", () => {
    const ydoc = replica(7);
    ydoc.transact(() => {
      for (let key = 0; key < 8_000; key++) ydoc.getMap("profile").set(`k${key}`, key);
    });
    const update = Y.encodeStateAsUpdate(ydoc);
    const ranges = Array.from({ length: 4_000 }, (_, index): IdRange => [7, index * 2, 1]);
    const start = performance.now();
    expect(structCount(rekey(update, ranges, [], () => 8).update)).toBe(4_000);
    tombstone(update, ranges);
    expect(performance.now() - start).toBeLessThan(4000);
  });
});
