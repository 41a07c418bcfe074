import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { createYdoc } from "../file/ydoc.ts";
import { addNote, addReply, latestAt, type Note, readNotes, restoreNote, setResolved, withdrawNote } from "./access.ts";

const at = (minute: number) => ({
  writtenAt: new Date(Date.UTC(2026, 10, 24, 1, minute)).toISOString(),
  zone: "Asia/Jakarta" as const,
});

function only(ydoc: Y.Doc): Note {
  const [note, ...others] = readNotes(ydoc);
  if (!note || others.length > 0) throw new Error("expected one thread");
  return note;
}

test("a thread holds its note, its replies oldest first, and who resolved it", () => {
  const ydoc = createYdoc();
  const id = addNote(ydoc, {
    about: "legality/nib",
    text: "OSS minta ulang akta",
    question: true,
    to: ["siti"],
    ...at(0),
  });
  addReply(ydoc, id, { text: "Sudah saya kirim", ...at(9) });
  addReply(ydoc, id, { text: "Besok saya bawa", ...at(5) });
  const open = only(ydoc);
  expect(open).toMatchObject({ id, about: "legality/nib", question: true, to: ["siti"], quote: null, resolved: false });
  expect(open.replies.map((reply) => reply.text)).toEqual(["Besok saya bawa", "Sudah saya kirim"]);
  expect(latestAt(open)).toBe(at(9).writtenAt);
  setResolved(ydoc, id, { resolved: true, ...at(10) });
  expect(only(ydoc).resolved).toBe(true);
  expect(only(ydoc).resolvedBy).toMatchObject({ client: ydoc.clientID });
});

test("a thread is reopened by a phone whose clock is slow", () => {
  const ydoc = createYdoc();
  const id = addNote(ydoc, { about: "", text: "?", ...at(0) });
  setResolved(ydoc, id, { resolved: true, ...at(30) });
  setResolved(ydoc, id, { resolved: false, ...at(2) });
  expect(only(ydoc).resolved).toBe(false);
});

test("a withdrawn resolution does not count, and neither withdrawing nor restoring loses a note", () => {
  const ydoc = createYdoc();
  const id = addNote(ydoc, { about: "", text: "Mohon dicek", ...at(0) });
  const resolution = setResolved(ydoc, id, { resolved: true, ...at(1) });
  withdrawNote(ydoc, resolution, at(2).writtenAt);
  expect(only(ydoc)).toMatchObject({ resolved: false, resolvedBy: null });
  withdrawNote(ydoc, id, at(3).writtenAt);
  expect(only(ydoc)).toMatchObject({ text: "Mohon dicek", withdrawnAt: at(3).writtenAt });
  restoreNote(ydoc, id);
  expect(only(ydoc).withdrawnAt).toBeNull();
});

test("a reply whose note is not here is kept under a placeholder", () => {
  const ydoc = createYdoc();
  addReply(ydoc, "not-here", { text: "Setuju", ...at(4) });
  expect(only(ydoc)).toMatchObject({ id: "not-here", state: "missing", writeId: null, writtenAt: at(4).writtenAt });
  expect(only(ydoc).replies).toHaveLength(1);
});

test("what another client wrote and does not fit is shown as not understood", () => {
  const ydoc = createYdoc();
  ydoc.getMap("notes").set("odd", new Y.Map([["type", "poem"]]));
  ydoc.getMap("notes").set("flat", 7);
  expect(readNotes(ydoc).map(({ id, state, raw }) => ({ id, state, raw }))).toEqual([
    { id: "flat", state: "not-understood", raw: 7 },
    { id: "odd", state: "not-understood", raw: { type: "poem" } },
  ]);
});

test("of resolutions written side by side the same one counts on every replica", () => {
  const steps = fc.array(fc.tuple(fc.nat(2), fc.nat(3), fc.boolean()), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(steps, (resolutions) => {
      const first = createYdoc();
      const id = addNote(first, { about: "", text: "?", ...at(0) });
      const base = Y.encodeStateAsUpdate(first);
      const replicas = [0, 1, 2].map(() => {
        const ydoc = createYdoc();
        Y.applyUpdate(ydoc, base);
        return ydoc;
      });
      for (const [who, minute, resolved] of resolutions) {
        const ydoc = replicas[who];
        if (ydoc) setResolved(ydoc, id, { resolved, ...at(minute) });
      }
      const updates = replicas.map((ydoc) => Y.encodeStateAsUpdate(ydoc));
      for (const [index, ydoc] of replicas.entries())
        for (const update of index === 1 ? updates : updates.toReversed()) Y.applyUpdate(ydoc, update);
      const seen = replicas.map((ydoc) => readNotes(ydoc));
      expect(seen[1]).toEqual(seen[0]);
      expect(seen[2]).toEqual(seen[0]);
    }),
    { numRuns: 60 },
  );
});
