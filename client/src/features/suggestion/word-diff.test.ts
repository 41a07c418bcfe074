import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerpt, wordDiff } from "./word-diff.ts";

const without = (kind: "removed" | "added", before: string, after: string) =>
  wordDiff(before, after)
    .filter((run) => run.kind !== kind)
    .map((run) => run.text)
    .join("");

describe("wordDiff", () => {
  it("marks the one number that changed in an address", () => {
    expect(wordDiff("Jl. Trunojoyo 12, Pangarangan", "Jl. Trunojoyo 21, Pangarangan")).toEqual([
      { kind: "same", text: "Jl. Trunojoyo " },
      { kind: "removed", text: "12" },
      { kind: "added", text: "21" },
      { kind: "same", text: ", Pangarangan" },
    ]);
  });

  it("keeps a replaced phrase in one piece", () => {
    expect(wordDiff("kantor di balai desa", "kantor pindah ke gedung desa")).toEqual([
      { kind: "same", text: "kantor " },
      { kind: "removed", text: "di balai" },
      { kind: "added", text: "pindah ke gedung" },
      { kind: "same", text: " desa" },
    ]);
  });

  it("has nothing to mark where nothing changed, and nothing at all for two empty texts", () => {
    expect(wordDiff("sama", "sama")).toEqual([{ kind: "same", text: "sama" }]);
    expect(wordDiff("", "")).toEqual([]);
  });

  it("shows a first text as wholly added and a cleared one as wholly removed", () => {
    expect(wordDiff("", "Rp300 lebih murah")).toEqual([{ kind: "added", text: "Rp300 lebih murah" }]);
    expect(wordDiff("Rp300 lebih murah", "")).toEqual([{ kind: "removed", text: "Rp300 lebih murah" }]);
  });

  it("gives both texts back, whatever they are", () => {
    const part = fc.constantFrom("beras", "minyak", " ", "\n", ",", "12", "é", "e\u0301", "字", "😀", "\ud800");
    const text = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(without("added", before, after)).toBe(before);
        expect(without("removed", before, after)).toBe(after);
      }),
    );
  });

  it("answers at once for two long texts that share nothing", () => {
    const many = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word}${index}`).join(" ");
    const started = performance.now();
    expect(wordDiff(many("a"), many("b"))).toHaveLength(2);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe("excerpt", () => {
  const long = Array.from({ length: 200 }, (_, index) => `kata${index}`).join(" ");

  it("shows a sentence added to a long text with the words around it", () => {
    const runs = excerpt(wordDiff(`${long} ${long}`, `${long} Pasar malam tiap Sabtu. ${long}`));
    expect(runs.map((run) => run.kind)).toEqual(["same", "added", "same"]);
    expect(runs[0]?.text).toMatch(/^… .*kata199 $/);
    expect(runs[2]?.text).toMatch(/^kata0 .* …$/);
    expect(runs.map((run) => run.text).join("").length).toBeLessThan(260);
  });

  it("leaves a short text and an unchanged one whole", () => {
    const runs = wordDiff("Jl. Trunojoyo 12, Pangarangan", "Jl. Trunojoyo 21, Pangarangan");
    expect(excerpt(runs)).toEqual(runs);
    expect(excerpt(wordDiff(long, long))).toEqual([{ kind: "same", text: long }]);
  });
});
