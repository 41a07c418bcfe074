/**
 * What a person with a hostile client may try. Eve is an official who may write notes and nothing else; the document holds
 * the work of others. Whatever she sends, the verdict is the one named, and judging leaves the document as it was.
 */
import { closeCodes } from "@pendamping/shared/protocol/close-codes";
import * as encoding from "lib0/encoding";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { analyseUpdate } from "./analyse-update.ts";
import { judge, type Verdict } from "./judge.ts";
import { bytes, type ForgedItem, forged, forgedUpdate, type Id } from "./testing/forged.ts";
import { replica, stateOf } from "./testing/replicas.ts";
import { writer } from "./testing/writers.ts";

const siti = 1;
const eve = 9;

const file = replica(siti);
file.getMap("profile").set("members", 100);
file.getMap("notes").set("n1", new Y.Map([["text", "Siti's note"]]));
file.getMap("activities").set("a1", Y.Array.from(["rapat", "musdesus"]));
file.getText("legality:nib").insert(0, "isi");
file.getXmlFragment("plan:market").insert(0, [new Y.XmlElement("paragraph")]);
const sitisClocks = Y.getState(file.store, siti);

const idOf = (item: Y.Item | null | undefined): Id => {
  if (!item) throw new Error("the test's document holds it");
  return { client: item.id.client, clock: item.id.clock };
};
const entry = (root: string, key: string) => idOf(file.getMap(root)._map.get(key));
const members = entry("profile", "members");
const note = entry("notes", "n1");
const activity = (file.getMap("activities").get("a1") as Y.Array<string>)._start;
const letter = file.getText("legality:nib")._start;

/** One item of Eve's; `then` are further ones. */
const one = (item: ForgedItem, ...then: ForgedItem[]) => forgedUpdate([{ client: eve, structs: [item, ...then] }]);
const own = (clock: number): Id => ({ client: eve, clock });
const newNote = { parent: "notes", key: "n2", content: forged.container(1) };
const malformed = { kind: "close", code: closeCodes.malformed };
const refusedFor = (reason: string, sections: string[] = []) => ({ kind: "partial", reason, sections });
const deeplyNested = (depth: number): unknown => (depth === 0 ? 1 : [deeplyNested(depth - 1)]);

const attacks: Record<string, [Uint8Array, Partial<Verdict> | object]> = {
  "no attack: a new note": [one(newNote), { kind: "apply", sections: ["notes"] }],
  "no attack: a field in her own new note": [one(newNote, { parent: own(0), key: "text" }), { kind: "apply" }],

  "writing a section that is not hers": [one({ parent: "profile", key: "x" }), refusedFor("role", ["profile"])],
  "overwriting a field by naming its value as origin": [one({ origin: members }), refusedFor("role", ["profile"])],
  "inserting into a list by naming its item as right origin": [
    one({ rightOrigin: idOf(activity) }),
    refusedFor("role", ["activities"]),
  ],
  "typing into a text by naming its letters": [
    one({
      origin: idOf(letter),
      rightOrigin: { client: siti, clock: idOf(letter).clock + 1 },
      content: forged.string("x"),
    }),
    refusedFor("role", ["legality"]),
  ],
  "a second struct that hides behind a permitted first": [
    one(newNote, { origin: members }),
    { kind: "partial", structs: [[eve, 1, 1]], sections: ["profile"] },
  ],
  "a section that does not exist": [one({ parent: "evil", key: "x" }), refusedFor("unknown-section", ["evil"])],
  "a root whose name only begins like a section": [
    one({ parent: "notes2", key: "x" }),
    refusedFor("unknown-section", ["notes2"]),
  ],
  "a root without a name": [one({ parent: "", key: "x" }), refusedFor("unknown-section", [""])],

  "replacing another's note by its key": [one({ parent: "notes", key: "n1" }), refusedFor("not-own-record", ["notes"])],
  "replacing another's note by naming it as origin": [one({ origin: note }), refusedFor("not-own-record", ["notes"])],
  "a field in another's note": [one({ parent: note, key: "text" }), refusedFor("not-own-record", ["notes"])],
  "a new key in another's note": [one({ parent: note, key: "resolved" }), refusedFor("not-own-record", ["notes"])],
  "a container in another's note, and content in that": [
    one({ parent: note, key: "more", content: forged.container(1) }, { parent: own(0), key: "x" }),
    { kind: "partial", reason: "not-own-record", structs: [[eve, 0, 2]] },
  ],
  "deleting another's note": [
    forgedUpdate([], [[siti, note.clock, 1]]),
    { kind: "partial", reason: "not-own-record", structs: [], deletions: [[siti, note.clock, 1]] },
  ],
  "deleting a field in another's note": [
    forgedUpdate([], [[siti, note.clock + 1, 1]]),
    { kind: "partial", reason: "not-own-record" },
  ],
  "deleting a field of a section that is not hers": [
    forgedUpdate([], [[siti, members.clock, 1]]),
    { kind: "partial", reason: "role", deletions: [[siti, members.clock, 1]] },
  ],
  "deleting everything at once": [
    forgedUpdate([], [[siti, 0, sitisClocks]]),
    { kind: "partial", reason: "role", deletions: [[siti, 0, sitisClocks]] },
  ],

  "writing as somebody else": [
    forgedUpdate([{ client: siti, clock: sitisClocks, structs: [newNote] }]),
    { kind: "close", code: closeCodes.noRight },
  ],
  "no attack: repeating what somebody else wrote": [Y.encodeStateAsUpdate(file), { kind: "noop" }],
  "repeating it with another content": [
    forgedUpdate([{ client: siti, structs: [{ parent: "profile", key: "members", content: forged.value(1) }] }]),
    { kind: "noop" },
  ],

  "origin in one section, right origin in another": [one({ origin: note, rightOrigin: idOf(activity) }), malformed],
  "a right origin under a key": [one({ rightOrigin: note }), malformed],
  "a plain value as container": [one({ parent: members, key: "x" }), malformed],
  "a struct that is its own origin": [one({ origin: own(0) }), malformed],
  "a struct whose origin comes later": [one({ origin: own(1) }, newNote), malformed],
  "two client ids that wait for each other": [
    forgedUpdate([
      { client: eve, structs: [{ origin: { client: 10, clock: 1 } }, newNote] },
      { client: 10, structs: [{ origin: own(1) }, newNote] },
    ]),
    malformed,
  ],
  "list content in a map": [one({ parent: "notes" }), malformed],
  "a key in a text": [one({ parent: "legality:nib", key: "x" }), malformed],
  "plain values among the nodes of a rich text": [
    one({ parent: "plan:market", content: forged.value(null) }),
    malformed,
  ],
  "letters among the nodes of a rich text": [one({ parent: "plan:market", content: forged.string("x") }), malformed],
  "a value in a text": [one({ parent: "legality:nib", content: forged.value({}) }), malformed],
  "list content in her own note": [one(newNote, { parent: own(0) }), malformed],
  "a subdocument": [one({ parent: "notes", key: "n2", content: forged.subdocument() }), malformed],
  "a value nested a thousand times": [
    one({ parent: "notes", key: "n2", content: forged.value(deeplyNested(1000)) }),
    malformed,
  ],
  "containers nested a thousand times": [
    forgedUpdate([
      {
        client: eve,
        structs: [
          newNote,
          ...Array.from({ length: 1000 }, (_, clock) => ({
            parent: own(clock),
            key: "k",
            content: forged.container(1),
          })),
        ],
      },
    ]),
    malformed,
  ],

  "a gap in her own clocks": [forgedUpdate([{ client: eve, clock: 5, structs: [newNote] }]), { kind: "retry" }],
  "an origin that nobody has": [one({ origin: { client: 77, clock: 3 } }), { kind: "retry" }],
  "deleting what does not exist yet": [forgedUpdate([], [[siti, 0, 2 ** 40]]), { kind: "retry" }],
  "deleting what an unknown client will write": [forgedUpdate([], [[77, 0, 1]]), { kind: "retry" }],

  "two blocks of one client": [
    forgedUpdate([
      { client: eve, structs: [newNote] },
      { client: eve, clock: 1, structs: [{ parent: "profile", key: "x" }] },
    ]),
    malformed,
  ],
  "a block without structs": [forgedUpdate([{ client: eve, structs: [] }]), malformed],
  "the same deletion again and again": [
    forgedUpdate(
      [],
      Array.from({ length: 50 }, () => [siti, 0, sitisClocks] as const),
    ),
    malformed,
  ],
  "30 million structs in six bytes": [
    bytes((e) => [1, 30_000_000, 7, 0].map((n) => encoding.writeVarUint(e, n))),
    malformed,
  ],
  "200,000 structs of two bytes": [
    forgedUpdate([{ client: eve, structs: Array.from({ length: 200_000 }, () => ({ collected: 1 })) }]),
    malformed,
  ],
  "a collected struct of two thousand million clocks": [
    forgedUpdate([{ client: eve, structs: [{ collected: 2 ** 31 - 1 }] }]),
    malformed,
  ],
  "a collected struct of no length": [forgedUpdate([{ client: eve, structs: [{ collected: 0 }] }]), malformed],
  "clocks beyond what numbers can count": [
    forgedUpdate([{ client: eve, clock: Number.MAX_SAFE_INTEGER - 1, structs: [{ collected: 5 }] }]),
    malformed,
  ],
  "bytes after the end": [new Uint8Array([...one(newNote), 1]), malformed],
  "nothing at all": [new Uint8Array(), malformed],
};

describe("G1 to G6: an attack", () => {
  for (const [name, [update, expected]] of Object.entries(attacks))
    it(name, () => {
      const before = stateOf(file);
      const verdict = judge(analyseUpdate(file, update), writer("eve", ["notes"], [eve, 10], new Set([siti])));
      expect(verdict).toMatchObject(expected);
      expect(stateOf(file)).toBe(before);
    });

  it("reading past the end of a frame that shares its buffer with others", () => {
    const shared = new Uint8Array(100).fill(65);
    const cut = one({ parent: "notes", key: "a rather long key that does not fit any more" });
    shared.set(cut.subarray(0, 20));
    expect(analyseUpdate(file, shared.subarray(0, 20))).toMatchObject({ kind: "offence" });
  });

  it("G4: taking over a client id that is bound to nobody but has written already", () => {
    const update = forgedUpdate([{ client: siti, clock: sitisClocks, structs: [newNote] }]);
    expect(judge(analyseUpdate(file, update), writer("eve", ["notes"]))).toMatchObject({
      kind: "close",
      code: closeCodes.noRight,
    });
  });

  it("G7: repeating a known struct with references that would make Yjs throw", () => {
    const copy = replica();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(file));
    Y.applyUpdate(copy, one(newNote));
    const poison = one({ origin: own(999) }, { parent: "notes", key: "n3" });
    expect(() => Y.applyUpdate(replicaOf(copy), poison)).toThrow();
    const verdict = judge(analyseUpdate(copy, poison), writer("eve", ["notes"], [eve]));
    expect(verdict.kind).toBe("apply");
    if (verdict.kind === "apply") Y.applyUpdate(copy, verdict.update);
    expect(copy.getMap("notes").get("n3")).toBe("x");
  });
});

function replicaOf(ydoc: Y.Doc): Y.Doc {
  const copy = replica();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc));
  return copy;
}
