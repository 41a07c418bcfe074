import type { Note, Reply } from "@pendamping/shared/notes/access";
import { describe, expect, it } from "vitest";
import { seenNotes } from "./seen.ts";
import { isAbout, threadsOf } from "./threads.ts";

const all = { show: "all", about: "" } as const;
const reply = (id: string, writtenAt: string): Reply => ({
  id,
  writeId: { client: 2, clock: 0 },
  text: "",
  writtenAt,
  zone: "Asia/Jakarta",
  withdrawnAt: null,
});
const note = (id: string, rest: Partial<Note> = {}): Note => ({
  id,
  writeId: { client: 1, clock: 0 },
  state: "note",
  about: "",
  quote: null,
  text: "",
  writtenAt: "2026-11-20T01:00:00.000Z",
  zone: "Asia/Jakarta",
  withdrawnAt: null,
  question: false,
  to: [],
  replies: [],
  resolved: false,
  resolvedBy: null,
  raw: undefined,
  ...rest,
});
const ids = (threads: ReturnType<typeof threadsOf>) =>
  threads.groups.map((group) => [group.about, ...group.threads.map((thread) => thread.note.id)]);

describe("threadsOf", () => {
  const notes = [
    note("old", { about: "plan/market", writtenAt: "2026-11-01T00:00:00.000Z" }),
    note("new", { about: "plan/market", writtenAt: "2026-11-22T00:00:00.000Z" }),
    note("licence", { about: "legality/nib", writtenAt: "2026-10-01T00:00:00.000Z", question: true }),
  ];

  it("puts the newest place first, and within it the newest thread", () => {
    expect(ids(threadsOf(notes, () => false, all))).toEqual([
      ["plan/market", "new", "old"],
      ["legality/nib", "licence"],
    ]);
  });

  it("puts what is unread before what is newer", () => {
    const threads = threadsOf(notes, ({ id }) => id === "licence" || id === "old", all);
    expect(ids(threads)).toEqual([
      ["plan/market", "old", "new"],
      ["legality/nib", "licence"],
    ]);
    expect(threads.unreadCount).toBe(2);
    expect(ids(threadsOf(notes, ({ id }) => id === "licence", all))[0]).toEqual(["legality/nib", "licence"]);
  });

  it("filters by unread, by open questions and by place", () => {
    expect(ids(threadsOf(notes, ({ id }) => id === "old", { ...all, show: "unread" }))).toEqual([
      ["plan/market", "old"],
    ]);
    expect(ids(threadsOf(notes, () => false, { ...all, show: "questions" }))).toEqual([["legality/nib", "licence"]]);
    expect(ids(threadsOf(notes, () => false, { ...all, about: "legality" }))).toEqual([["legality/nib", "licence"]]);
  });

  it("folds what is resolved, but not while it holds an unread reply", () => {
    const resolved = note("done", { resolved: true, replies: [reply("r", "2026-11-23T00:00:00.000Z")] });
    expect(threadsOf([resolved], () => false, all).folded).toHaveLength(1);
    const unread = threadsOf([resolved], ({ id }) => id === "r", all);
    expect(unread.folded).toHaveLength(0);
    expect(ids(unread)).toEqual([["", "done"]]);
  });

  it("folds a withdrawn note, and keeps one that others have answered", () => {
    const withdrawnAt = "2026-11-23T00:00:00.000Z";
    expect(threadsOf([note("w", { withdrawnAt })], () => true, all)).toMatchObject({ groups: [], unreadCount: 0 });
    expect(ids(threadsOf([note("w", { withdrawnAt, replies: [reply("r", withdrawnAt)] })], () => false, all))).toEqual([
      ["", "w"],
    ]);
  });
});

it("knows what a note is about", () => {
  expect(isAbout("legality/nib", "legality")).toBe(true);
  expect(isAbout("profile/address.street", "profile/address")).toBe(true);
  expect(isAbout("legality-other", "legality")).toBe(false);
  expect(isAbout("anything", "")).toBe(true);
});

describe("seenNotes", () => {
  const memory = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
    };
  };

  it("keeps what was unread at opening unread until the page is opened again", () => {
    const storage = memory();
    const seen = seenNotes(storage, "siti", "3529012005");
    seen.add(["a"]);
    expect(seen.has("a")).toBe(false);
    expect(seenNotes(storage, "siti", "3529012005").has("a")).toBe(true);
    expect(seenNotes(storage, "ahmad", "3529012005").has("a")).toBe(false);
  });

  it("counts everything as unread where the device's record is unreadable or refused", () => {
    expect(seenNotes({ ...memory(), getItem: () => "{" }, "siti", "1").has("a")).toBe(false);
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error("full");
      },
    };
    expect(() => seenNotes(full, "siti", "1").add(["a"])).not.toThrow();
  });
});
