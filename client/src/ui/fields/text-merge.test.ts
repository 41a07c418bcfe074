import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { difference, makeTextMerge, movedBy, type TextStep } from "./text-merge.ts";

/** A shared text with a textarea on it that stands still until `commit`. */
function remark(start: string) {
  const ydoc = new Y.Doc();
  const ytext = ydoc.getText("legality:nib");
  ytext.insert(0, start);
  const merge = makeTextMerge(start);
  ytext.observe((event) => {
    if (event.transaction.origin !== "own") merge.followed(event.delta);
  });
  return {
    ytext,
    commit(text: string) {
      ydoc.transact(() => apply(ytext, merge.typed(text)), "own");
      return ytext.toString();
    },
  };
}

function apply(ytext: Y.Text, steps: readonly TextStep[]): void {
  for (const step of steps) {
    if (step.kind === "delete") ytext.delete(step.at, step.length);
    else ytext.insert(step.at, step.text);
  }
}

test("keeps what another person wrote in front of and behind what is typed", () => {
  const { ytext, commit } = remark("akta diminta ulang");
  ytext.insert(0, "OSS: ");
  ytext.insert(ytext.length, " besok");
  expect(commit("akta notaris diminta ulang")).toBe("OSS: akta notaris diminta ulang besok");
});

test("deletes only what the person had before them", () => {
  const { ytext, commit } = remark("satu dua tiga");
  ytext.insert(7, "XX"); // within "dua", which is then deleted
  expect(commit("satu tiga")).toBe("satu XXtiga");
});

test("writes into a text whose surroundings are gone", () => {
  const { ytext, commit } = remark("satu dua tiga");
  ytext.delete(0, ytext.length);
  expect(commit("satu dua dan tiga")).toBe("dan ");
});

test("never cuts an emoji in two", () => {
  expect(difference("a👍b", "a👎b")).toEqual({ from: 1, deleted: 2, inserted: "👎" });
  expect(difference("👍", "👍👍")).toEqual({ from: 2, deleted: 0, inserted: "👍" });
});

const text = fc.string({ unit: fc.constantFrom("a", "b", "👍", " "), maxLength: 12 });

test("without others, the shared text becomes what was typed", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(remark(before).commit(after)).toBe(after);
    }),
  );
});

const letters = fc.string({ unit: fc.constantFrom("a", "b", " "), maxLength: 12 });

test("no character that another person wrote is ever lost, and none of the typed ones", () => {
  const remote = fc.array(fc.record({ at: fc.nat(20), text: fc.constantFrom("X", "YY") }), { maxLength: 4 });
  fc.assert(
    fc.property(letters, letters, remote, (before, after, others) => {
      const { ytext, commit } = remark(before);
      for (const other of others) ytext.insert(Math.min(other.at, ytext.length), other.text);
      const { inserted } = difference(before, after);
      const merged = commit(after);
      expect(merged.replaceAll(/[XY]/g, "")).toBe(after);
      expect(merged.replaceAll(/[^XY]/g, "").length).toBe(others.map((other) => other.text).join("").length);
      expect(merged).toContain(inserted);
    }),
  );
});

test("moves the caret with the text around it", () => {
  expect(movedBy([{ insert: "abc" }], 2)).toBe(5);
  expect(movedBy([{ retain: 5 }, { insert: "abc" }], 2)).toBe(2);
  expect(movedBy([{ delete: 4 }], 2)).toBe(0);
  expect(movedBy([{ retain: 1 }, { delete: 3 }, { insert: "x" }], 6)).toBe(4);
});
