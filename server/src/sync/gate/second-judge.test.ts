/** The second judge must catch what the first lets through by mistake: here the mistakes are planted. */
import { addRecord } from "@pendamping/shared/file/records";
import { propertyRuns } from "@pendamping/shared/testing/property-runs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { analyseUpdate } from "./analyse-update.ts";
import { judge } from "./judge.ts";
import { applyWatched } from "./second-judge.ts";
import { forgedUpdate } from "./testing/forged.ts";
import { copyOf, difference, pull, randomEdit, replica, seeded } from "./testing/replicas.ts";
import { writer } from "./testing/writers.ts";

const siti = 1;
const hasan = 2;
const hasansRights = writer("hasan", ["notes"], [hasan], new Set([siti]));

/** Siti's file, and Hasan's replica of it. */
function file() {
  const ydoc = replica(siti);
  ydoc.getMap("profile").set("members", 40);
  const note = addRecord(ydoc.getMap("notes"), { text: "Akta kurang" });
  const hasans = replica(hasan);
  pull(hasans, ydoc);
  return { ydoc, hasans, note };
}

/** What the second judge says when the first has waved everything through. */
function wavedThrough(edit: (hasans: Y.Doc, note: string) => void): string | null {
  const { ydoc, hasans, note } = file();
  edit(hasans, note);
  return applyWatched(ydoc, difference(hasans, ydoc), hasansRights);
}

describe("G8: the second judge", () => {
  it("has nothing to say about a note and a change of one's own note", () => {
    expect(
      wavedThrough((hasans) => {
        const notes = hasans.getMap<unknown>("notes");
        const own = addRecord(notes, { text: "Sudah" });
        (notes.get(own) as Y.Map<unknown>).set("text", "Sudah lengkap");
        notes.delete(own);
      }),
    ).toBeNull();
  });

  const mistakes: Record<string, [(hasans: Y.Doc, note: string) => void, RegExp]> = {
    "a field of another section": [(hasans) => hasans.getMap("profile").set("members", 41), /root "profile" changed/],
    "a new key of another section": [(hasans) => hasans.getMap("profile").set("new", 41), /root "profile" changed/],
    "a text of another section": [(hasans) => hasans.getText("legality:nib").insert(0, "x"), /root "legality:nib"/],
    "a section that does not exist": [(hasans) => hasans.getMap("evil").set("x", 1), /root "evil" changed/],
    "a deletion in another section": [(hasans) => hasans.getMap("profile").delete("members"), /root "profile" changed/],
    "a field of somebody else's note": [
      (hasans, note) => (hasans.getMap("notes").get(note) as Y.Map<unknown>).set("text", "x"),
      /record of client id 1 changed in notes \(written\)/,
    ],
    "replacing somebody else's note": [
      (hasans, note) => hasans.getMap("notes").set(note, "x"),
      /record of client id 1 changed in notes \(deleted\)/,
    ],
    "deleting somebody else's note": [
      (hasans, note) => hasans.getMap("notes").delete(note),
      /record of client id 1 changed in notes \(deleted\)/,
    ],
  };
  for (const [name, [edit, sentence]] of Object.entries(mistakes))
    it(`objects to ${name}`, () => expect(wavedThrough(edit)).toMatch(sentence));

  it("objects to a client id of somebody else's, and to one that has written without an owner", () => {
    const { ydoc } = file();
    const asSiti = forgedUpdate([
      { client: siti, clock: Y.getState(ydoc.store, siti), structs: [{ parent: "notes", key: "z" }] },
    ]);
    expect(applyWatched(copyOf(ydoc), asSiti, hasansRights)).toMatch(/client id 1 advanced/);
    expect(applyWatched(copyOf(ydoc), asSiti, writer("hasan", ["notes"], [hasan]))).toMatch(/client id 1 advanced/);
  });

  it("objects to anything left pending, and to what makes Yjs throw", () => {
    const gap = forgedUpdate([{ client: hasan, clock: 5, structs: [{ parent: "notes", key: "z" }] }]);
    expect(applyWatched(file().ydoc, gap, hasansRights)).toMatch(/pending/);
    const future = forgedUpdate([{ client: hasan, structs: [{ origin: { client: hasan, clock: 9 } }] }]);
    expect(applyWatched(file().ydoc, future, hasansRights)).toMatch(/could not apply/);
  });

  it("objects whenever the first judge would have refused something that shows, over random histories", () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), (seed) => {
        const random = seeded(seed);
        const ydoc = replica(siti);
        for (let edits = 0; edits < 20; edits++) randomEdit(ydoc, random);
        const hasans = replica(hasan);
        pull(hasans, ydoc);
        for (let edits = 0; edits < 1 + random() * 3; edits++) randomEdit(hasans, random);
        const verdict = judge(analyseUpdate(ydoc, difference(hasans, ydoc)), hasansRights);
        if (verdict.kind === "apply") expect(applyWatched(copyOf(ydoc), verdict.update, hasansRights)).toBeNull();
        if (verdict.kind === "partial") expect(applyWatched(copyOf(ydoc), verdict.update, hasansRights)).not.toBeNull();
      }),
      propertyRuns(300),
    );
  });
});
