import type { FileEntry } from "@pendamping/shared/protocol/account";
import type { Suggestion } from "@pendamping/shared/protocol/catch-up";
import type { FileSummary } from "@pendamping/shared/summary/file-summary";
import { expect, test } from "vitest";
import { turnsOf } from "./turns.ts";

const kolor: FileEntry = {
  id: "3529012005",
  name: "Koperasi Desa Merah Putih Kolor",
  village: "Kolor",
  kind: "desa",
  district: "Kota Sumenep",
  districtCode: "352901",
  place: "Kota Sumenep",
  assistant: "Nur Misal",
  writable: ["profile", "legality", "notes"],
  endsOn: null,
  kept: true,
};
const quiet: FileSummary = {
  id: kolor.id,
  schemaVersion: 1,
  newer: false,
  stages: [],
  legality: { done: 0, total: 12, ticks: [] },
  stuck: null,
  next: null,
  profile: { filled: 0, total: 20 },
  plan: { filled: 0, total: 6, ticks: [] },
  clashes: [],
  notes: { open: 0, questions: 0, latestAt: null },
};
const step = { kind: "legality", item: "nib", at: null, since: null, targetOn: null, responsible: null } as const;
const suggestion = (id: string, author: string, receivedAt: string): Suggestion => ({
  id,
  file: kolor.id,
  author,
  reason: "section",
  sections: ["profile"],
  status: "open",
  writtenAt: receivedAt,
  receivedAt,
  decidedBy: null,
  decidedAt: null,
  decisionReason: null,
  mayDecide: true,
  changes: [{ root: "profile", key: "address.street", kind: "field", before: null, after: "Jalan Baru" }],
});
const turns = (
  summary: Partial<FileSummary>,
  file: Partial<FileEntry> = {},
  suggestions: Suggestion[] = [],
  undecided = false,
) =>
  turnsOf({
    files: [{ ...kolor, ...file }],
    summary: () => ({ ...quiet, ...summary }),
    suggestions,
    undecided: () => undecided,
    people: { umar: { name: "Umar", role: "village-official", position: "village-head" } },
  });

test("a clash waits only for those who may write its section, and leads to its page", () => {
  const clashes = [{ root: "profile", key: "capital.initialRp" }];
  expect(turns({ clashes })[0]?.href).toBe("/files/3529012005/clashes/profile/capital.initialRp");
  expect(turns({ clashes }, { writable: ["notes"] })).toEqual([]);
});

test("suggestions of one person are one row that leads to the oldest", () => {
  const [turn, ...more] = turns({}, {}, [
    suggestion("late", "umar", "2026-11-20"),
    suggestion("early", "umar", "2026-11-02"),
  ]);
  expect(more).toEqual([]);
  expect(turn).toMatchObject({
    kind: "suggestion",
    count: 2,
    key: "address.street",
    href: "/files/3529012005/suggestions/early",
  });
});

test("an agency that has had the papers for long is to be asked; one that has not is left alone", () => {
  expect(turns({ next: { ...step, mover: "agency", days: 12 } })[0]?.kind).toBe("ask");
  expect(turns({ next: { ...step, mover: "agency", days: null } })).toEqual([]);
  expect(turns({ next: { ...step, mover: "us", days: null } })[0]?.kind).toBe("step");
});

test("questions reach those who keep the file, not the offices that read hundreds", () => {
  const notes = { open: 1, questions: 1, latestAt: null };
  expect(turns({ notes })[0]?.kind).toBe("questions");
  expect(turns({ notes }, { kept: false })).toEqual([]);
});

test("what others wait for comes before what only moves the file on", () => {
  const kinds = turns(
    { clashes: [{ root: "legality", key: "nib.status" }], next: { ...step, mover: "us", days: null } },
    {},
    [suggestion("one", "umar", "2026-11-02")],
  ).map(({ kind }) => kind);
  expect(kinds).toEqual(["clash", "suggestion", "step"]);
});

test("the village's decision waits first for who decides, once all else is there", () => {
  const handIn = { what: "hand-in", mover: "us", approval: "regent", place: "financing/main" } as const;
  const next = { kind: "financing", step: handIn } as const;
  const clashes = [{ root: "profile", key: "capital.initialRp" }];
  expect(turns({ next, clashes }, {}, [], true).map(({ kind }) => kind)).toEqual(["decision", "clash"]);
  expect(turns({ next }, {}, [], true)[0]?.href).toBe("/files/3529012005/approvals");
  expect(turns({ next })).toEqual([]);
  expect(turns({ next: { kind: "financing", step: { ...handIn, approval: null } } }, {}, [], true)).toEqual([]);
});
