import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { propertyRuns } from "../testing/property-runs.ts";
import { clashOf, headsOf, idKey, type WriteId, writeKey, writesOf } from "./heads.ts";

const options = propertyRuns(150);
const keys = ["nib.number", "nib.status"] as const;

/** A replica of one person, and what it sent. */
interface Replica {
  readonly ydoc: Y.Doc;
  readonly map: Y.Map<unknown>;
  readonly sent: Uint8Array[];
  readonly undo: Y.UndoManager;
}

function replica(clientId: number): Replica {
  const ydoc = new Y.Doc({ gc: false });
  ydoc.clientID = clientId;
  const sent: Uint8Array[] = [];
  ydoc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "net") sent.push(update);
  });
  const map = ydoc.getMap<unknown>("legality");
  return { ydoc, map, sent, undo: new Y.UndoManager(map, { captureTimeout: 0 }) };
}

function pull(to: Y.Doc, from: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), "net");
}

/** Replicas that have exchanged everything. */
function exchange(...ydocs: Y.Doc[]): void {
  for (const a of ydocs) for (const b of ydocs) pull(a, b);
}

type Step =
  | {
      readonly kind: "set" | "clear";
      readonly who: number;
      readonly key: string;
      readonly value: number;
      readonly settle: boolean;
    }
  | { readonly kind: "delete"; readonly who: number; readonly key: string }
  | { readonly kind: "undo" | "redo"; readonly who: number }
  | { readonly kind: "pull"; readonly who: number; readonly from: number }
  | { readonly kind: "pull-one"; readonly who: number; readonly from: number; readonly nth: number };

const who = fc.nat(3);
const key = fc.constantFrom(...keys);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constantFrom("set" as const, "set" as const, "set" as const, "clear" as const),
      who,
      key,
      value: fc.nat(9),
      settle: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const), who, key }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("undo" as const, "redo" as const), who }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("pull" as const), who, from: who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("pull-one" as const), who, from: who, nth: fc.nat(3) }) },
);
const history = fc.record({
  clientIds: fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 52 }), { minLength: 2, maxLength: 4 }),
  steps: fc.array(step, { minLength: 5, maxLength: 40 }),
  seed: fc.nat(),
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

/**
 * `always`: whoever sees several heads settles them. `never`: stock clients that only set. `foreign`: deletions, undo and
 * redo too.
 */
type Habit = "always" | "never" | "foreign";

/** The truth that heads are held against: each write with everything that was in its writer's replica. */
interface Wrote {
  readonly key: string;
  readonly id: string;
  readonly seen: ReadonlySet<string>;
}

function play({ clientIds, steps }: History, habit: Habit): { replicas: Replica[]; wrote: Wrote[] } {
  const replicas = clientIds.map(replica);
  const wrote: Wrote[] = [];
  const at = (index: number) => replicas[index % replicas.length] as Replica;
  for (const one of steps) {
    const { map, ydoc, undo } = at(one.who);
    switch (one.kind) {
      case "set":
      case "clear": {
        const seen = new Set(writesOf(map, one.key).map((write) => idKey(write.id)));
        const settles = habit === "always" || (habit === "foreign" && one.settle);
        const shown = settles ? headsOf(map, one.key).map((head) => head.id) : [];
        writeKey(map, one.key, one.kind === "clear" ? null : one.value, shown);
        const id = writesOf(map, one.key).at(-1)?.id;
        if (id) wrote.push({ key: one.key, id: idKey(id), seen });
        break;
      }
      case "delete":
        if (habit === "foreign") map.delete(one.key);
        break;
      case "undo":
      case "redo":
        if (habit === "foreign") undo[one.kind]();
        break;
      case "pull":
        pull(ydoc, at(one.from).ydoc);
        break;
      case "pull-one": {
        const { sent } = at(one.from);
        const update = sent[one.nth % sent.length];
        if (update) Y.applyUpdate(ydoc, update, "net");
      }
    }
  }
  return { replicas, wrote };
}

/** A new replica fed with everything that was ever sent, in an order and grouping of its own. */
function latecomer(replicas: readonly Replica[], seed: number): Y.Doc {
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const updates = replicas
    .flatMap(({ sent }) => sent)
    .map((update) => ({ update, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ update }) => update);
  const ydoc = new Y.Doc({ gc: false });
  while (updates.length > 0) {
    const group = updates.splice(0, 1 + Math.floor(random() * 3));
    if (random() < 0.5) Y.applyUpdate(ydoc, Y.mergeUpdates(group));
    for (const update of group) Y.applyUpdate(ydoc, update); // some arrive twice
  }
  for (const one of replicas) pull(ydoc, one.ydoc); // deletions that integration caused
  return ydoc;
}

function picture(ydoc: Y.Doc): unknown {
  const map = ydoc.getMap<unknown>("legality");
  return keys.map((one) => ({
    writes: writesOf(map, one).map(({ id, origin, value }) => [idKey(id), origin && idKey(origin), value]),
    heads: headsOf(map, one).map(({ id, value }) => [idKey(id), value]),
    clash: clashOf(map, one)?.map((group) => group.map(({ id }) => idKey(id))),
    shown: map.get(one) ?? null,
  }));
}

describe("heads, over random histories", () => {
  for (const habit of ["always", "never", "foreign"] as const) {
    it(`are the same on every replica, whatever the order of arrival, and after a reload (${habit} settling)`, () => {
      fc.assert(
        fc.property(history, (one) => {
          const { replicas } = play(one, habit);
          const first = latecomer(replicas, one.seed);
          const reloaded = new Y.Doc({ gc: false });
          Y.applyUpdate(reloaded, Y.encodeStateAsUpdate(first));
          for (const other of [latecomer(replicas, one.seed + 1), latecomer(replicas, one.seed + 2), reloaded])
            expect(picture(other)).toEqual(picture(first));
        }),
        options,
      );
    });
  }

  it("never hide a value that no other writer had seen", () => {
    fc.assert(
      fc.property(history, fc.constantFrom("always" as const, "never" as const), (one, habit) => {
        const { replicas, wrote } = play(one, habit);
        const map = latecomer(replicas, one.seed).getMap<unknown>("legality");
        for (const { id, key: field } of unseen(wrote))
          expect(headsOf(map, field).map((h) => idKey(h.id))).toContain(id);
      }),
      options,
    );
  });

  it("are exactly the unseen values where everybody settles what they see", () => {
    fc.assert(
      fc.property(history, (one) => {
        const { replicas, wrote } = play(one, "always");
        const map = latecomer(replicas, one.seed).getMap<unknown>("legality");
        for (const field of keys) {
          const truth = unseen(wrote).filter((write) => write.key === field);
          expect(new Set(headsOf(map, field).map((head) => idKey(head.id)))).toEqual(
            new Set(truth.map(({ id }) => id)),
          );
        }
      }),
      options,
    );
  });

  it("have the shown value last, and its group last in a clash", () => {
    fc.assert(
      fc.property(history, (one) => {
        const map = latecomer(play(one, "foreign").replicas, one.seed).getMap<unknown>("legality");
        for (const field of keys) {
          const shown = map.get(field) ?? null;
          expect(headsOf(map, field).at(-1)?.value ?? null).toEqual(shown);
          const groups = clashOf(map, field);
          if (groups) expect(groups.at(-1)?.at(-1)?.value ?? null).toEqual(shown);
        }
      }),
      options,
    );
  });
});

function unseen(wrote: readonly Wrote[]): Wrote[] {
  return wrote.filter((write) => !wrote.some((other) => other.key === write.key && other.seen.has(write.id)));
}

/** Two people whose replicas are equal, and who then write without seeing each other. Budi's id is the higher one. */
function sitiAndBudi(before?: unknown) {
  const siti = replica(1000);
  const budi = replica(2000);
  if (before !== undefined) writeKey(siti.map, "nib.number", before);
  exchange(siti.ydoc, budi.ydoc);
  return { siti, budi };
}

const valuesOf = (map: Y.Map<unknown>) => clashOf(map, "nib.number")?.map((group) => group[0]?.value);

describe("a clash", () => {
  it("keeps both numbers that two people wrote offline over the same former one", () => {
    const { siti, budi } = sitiAndBudi("111");
    writeKey(siti.map, "nib.number", "222");
    writeKey(budi.map, "nib.number", "333");
    exchange(siti.ydoc, budi.ydoc);
    expect(valuesOf(siti.map)).toEqual(["222", "333"]);
    expect(valuesOf(budi.map)).toEqual(["222", "333"]);
  });

  it("is none where both wrote the same value, whatever the order of its keys", () => {
    const { siti, budi } = sitiAndBudi();
    writeKey(siti.map, "nib.number", { place: "Kolor", day: 1 });
    writeKey(budi.map, "nib.number", { day: 1, place: "Kolor" });
    exchange(siti.ydoc, budi.ydoc);
    expect(headsOf(siti.map, "nib.number")).toHaveLength(2);
    expect(clashOf(siti.map, "nib.number")).toBeNull();
  });

  it("ends for everybody with a settling write, and stock readers find a plain value", () => {
    const { siti, budi } = sitiAndBudi("111");
    writeKey(siti.map, "nib.number", "222");
    writeKey(budi.map, "nib.number", "333");
    exchange(siti.ydoc, budi.ydoc);
    const shown = headsOf(siti.map, "nib.number").map((head) => head.id);
    writeKey(siti.map, "nib.number", "222", shown);
    exchange(siti.ydoc, budi.ydoc);
    expect(clashOf(budi.map, "nib.number")).toBeNull();
    expect(budi.map.get("nib.number")).toBe("222");
  });

  it("does not end for a value that arrived after the screen was drawn", () => {
    const { siti, budi } = sitiAndBudi("111");
    const ahmad = replica(500); // the lowest id: his value is never the shown one
    pull(ahmad.ydoc, siti.ydoc);
    writeKey(siti.map, "nib.number", "222");
    writeKey(budi.map, "nib.number", "333");
    writeKey(ahmad.map, "nib.number", "444");
    exchange(siti.ydoc, budi.ydoc);
    const shown = headsOf(siti.map, "nib.number").map((head) => head.id);
    exchange(siti.ydoc, ahmad.ydoc);
    writeKey(siti.map, "nib.number", "555", shown);
    expect(valuesOf(siti.map)).toEqual(["444", "555"]);
  });

  it("shows a deletion by a stock client as a cleared value beside the other's number", () => {
    const { siti, budi } = sitiAndBudi("111");
    writeKey(siti.map, "nib.number", "222");
    writeKey(budi.map, "nib.number", "333");
    budi.map.delete("nib.number");
    exchange(siti.ydoc, budi.ydoc);
    expect(valuesOf(siti.map)).toEqual(["222", null]);
  });

  it("leaves out a value that a collecting client had dropped before it sent it", () => {
    const { siti } = sitiAndBudi("111");
    const stock = new Y.Doc({ gc: true });
    stock.clientID = 10; // loses every race
    pull(stock, siti.ydoc);
    stock.getMap("legality").set("nib.number", "dropped");
    writeKey(siti.map, "nib.number", "222");
    pull(stock, siti.ydoc); // the stock client hears of 222 first, and collects its own
    pull(siti.ydoc, stock);
    expect(headsOf(siti.map, "nib.number").map((head) => head.lost)).toEqual([true, false]);
    expect(clashOf(siti.map, "nib.number")).toBeNull();
  });
});

describe("values that another client may have written", () => {
  const strange: [string, unknown][] = [
    ["a bigint", 7n],
    ["not a number", Number.NaN],
    ["bytes", new Uint8Array([1, 2])],
    ["a marker of nonsense", { $settles: [["x"], [1, 2, 3], 4, [{}, -1]] }],
    ["a marker that is no list", { $settles: 5 }],
    ["a container", new Y.Map([["a", 1]])],
    ["rich text", new Y.XmlFragment()],
  ];
  for (const [name, value] of strange)
    it(`${name}: is a side of the clash and breaks nothing`, () => {
      const { siti, budi } = sitiAndBudi();
      writeKey(siti.map, "nib.number", value);
      writeKey(budi.map, "nib.number", "333");
      exchange(siti.ydoc, budi.ydoc);
      expect(clashOf(budi.map, "nib.number")).toHaveLength(2);
    });

  it("a marker cannot settle what stands to its right, nor itself", () => {
    const { siti, budi } = sitiAndBudi();
    writeKey(budi.map, "nib.number", "333");
    const budis = writesOf(budi.map, "nib.number")[0]?.id as WriteId;
    writeKey(siti.map, "nib.number", {
      $settles: [
        [budis.client, budis.clock],
        [1000, 0],
      ],
    });
    exchange(siti.ydoc, budi.ydoc);
    expect(headsOf(siti.map, "nib.number")).toHaveLength(2);
  });
});
