import { expect, test } from "vitest";
import { createYdoc } from "../file/ydoc.ts";
import { pmk492025 } from "../rule-set/pmk-49-2025.ts";
import { completenessOf } from "./completeness.ts";

const facts = { ruleSets: [pmk492025], approved: false };

test("an empty file lacks everything that it counts, each with its place", () => {
  const { filled, total, sections } = completenessOf(createYdoc(), pmk492025, facts);
  expect(filled).toBe(0);
  expect(sections.map(({ section }) => section)).toEqual(["profile", "legality", "plan"]);
  expect(sections.flatMap(({ missing }) => missing)).toHaveLength(total);
  expect(sections[1]?.missing[0]).toEqual({ id: "musdesus", place: "legality/musdesus" });
});

test("what is filled and what is missing always add up to the whole", () => {
  const ydoc = createYdoc();
  ydoc.getMap("profile").set("contact.email", "a@b.example");
  ydoc.getMap("legality").set("nib.status", "complete");
  ydoc.getMap("legality").set("rat.status", "not-needed");
  const { filled, total, sections } = completenessOf(ydoc, pmk492025, facts);
  expect(filled).toBe(3);
  for (const section of sections) expect(section.filled + section.missing.length).toBe(section.total);
  expect(sections.reduce((sum, section) => sum + section.total, 0)).toBe(total);
});

test("papers count once a scheme asks for them, without those that a legality item proves", () => {
  const ydoc = createYdoc();
  const financing = ydoc.getMap("financing");
  financing.set("application/main.scheme", "himbara-loan");
  financing.set("application/main.ruleSet", pmk492025.id);
  financing.set("application/main.ruleSetVersion", pmk492025.version);
  financing.set("document/main:ktp.status", "ready");
  financing.set("document/main:musdes-minutes.status", "not-needed");
  const papers = (approved: boolean) =>
    completenessOf(ydoc, pmk492025, { ...facts, approved }).sections.find(({ section }) => section === "financing");
  expect(papers(false)).toMatchObject({ filled: 1, total: 5 });
  expect(papers(false)?.missing.map(({ id }) => id)).not.toContain("nib");
  expect(papers(true)).toMatchObject({ filled: 2, total: 5 });
});
