import { headsOf } from "@pendamping/shared/file/heads";
import { readField, setField } from "@pendamping/shared/file/reading";
import { addRecord } from "@pendamping/shared/file/records";
import { rekey } from "@pendamping/shared/update/rewrite";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { analyseUpdate } from "./analyse-update.ts";
import { judge } from "./judge.ts";
import { acceptance, suggestedChanges } from "./suggested-changes.ts";
import { copyOf, difference, pull, replica, stateOf } from "./testing/replicas.ts";
import { writer } from "./testing/writers.ts";

const suggestionId = 5000;
const accepterId = 6000;

/**
 * The file of Siti, the assistant, and what Hasan, who may write notes only, wrote into his replica of it. `meanwhile` is
 * what happened to the file before anybody looked at his suggestion.
 */
function suggestion(
  before: (ydoc: Y.Doc) => void,
  suggested: (ydoc: Y.Doc) => void,
  meanwhile: (ydoc: Y.Doc) => void = () => undefined,
) {
  const file = replica(100);
  before(file);
  const hasans = replica(50);
  pull(hasans, file);
  suggested(hasans);
  meanwhile(file);
  const verdict = judge(analyseUpdate(file, difference(hasans, file)), writer("hasan", ["notes"], [50]));
  if (verdict.kind !== "partial") throw new Error(`expected a refusal, got ${verdict.kind}`);
  const { update } = rekey(verdict.update, verdict.structs, verdict.deletions, () => suggestionId);
  const accept = () => Y.applyUpdate(file, acceptance(file, update, accepterId));
  return { file, update, accept, changes: suggestedChanges(file, update) };
}

const profile = (ydoc: Y.Doc) => ydoc.getMap<unknown>("profile");
const members = (ydoc: Y.Doc) => readField(profile(ydoc), "members", v.number());

describe("what a suggestion would change", () => {
  it("names fields with the value before and after, in the order of their keys", () => {
    const { changes } = suggestion(
      (file) => setField(profile(file), "members", 40),
      (hasans) => {
        setField(profile(hasans), "name", "Kolor");
        setField(profile(hasans), "members", 45);
      },
    );
    expect(changes).toEqual([
      { root: "profile", key: "members", kind: "field", before: 40, after: 45 },
      { root: "profile", key: "name", kind: "field", before: null, after: "Kolor" },
    ]);
  });

  it("shows a cleared and a deleted field as null", () => {
    const { changes } = suggestion(
      (file) => {
        setField(profile(file), "members", 40);
        setField(profile(file), "name", "Kolor");
      },
      (hasans) => {
        setField(profile(hasans), "members", null);
        profile(hasans).delete("name"); // a stock client
      },
    );
    expect(changes.map(({ key, after }) => [key, after])).toEqual([
      ["members", null],
      ["name", null],
    ]);
  });

  it("shows what was suggested, not who won the race, where somebody wrote the field since", () => {
    const { changes } = suggestion(
      (file) => setField(profile(file), "members", 40),
      (hasans) => setField(profile(hasans), "members", 45),
      (file) => setField(profile(file), "members", 50),
    );
    expect(changes).toMatchObject([{ before: 50, after: 45 }]);
  });

  it("leaves out what would change nothing", () => {
    const { changes } = suggestion(
      () => undefined,
      (hasans) => setField(profile(hasans), "members", 45),
      (file) => setField(profile(file), "members", 45),
    );
    expect(changes).toEqual([]);
  });

  it("shows texts as words, and rich text as paragraphs without formatting", () => {
    const paragraph = (words: string) => {
      const element = new Y.XmlElement("paragraph");
      element.insert(0, [new Y.XmlText(words)]);
      return element;
    };
    const { changes } = suggestion(
      (file) => {
        file.getText("legality:nib").insert(0, "Akta ada");
        file.getXmlFragment("plan:market").insert(0, [paragraph("Ikan asin"), paragraph("Beras")]);
      },
      (hasans) => {
        hasans.getText("legality:nib").insert(4, " belum");
        const plan = hasans.getXmlFragment("plan:market");
        plan.insert(1, [paragraph("Rumput laut")]);
        ((plan.get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 4, { bold: true });
      },
    );
    expect(changes).toEqual([
      { root: "legality:nib", key: null, kind: "text", before: "Akta ada", after: "Akta belum ada" },
      {
        root: "plan:market",
        key: null,
        kind: "text",
        before: "Ikan asin\nBeras",
        after: "Ikan asin\nRumput laut\nBeras",
      },
    ]);
  });

  it("shows a record whole, whether it is new or changed inside", () => {
    let existing = "";
    let added = "";
    const { changes } = suggestion(
      (file) => {
        existing = addRecord(file.getMap("activities"), { title: "Rapat", people: 12 });
      },
      (hasans) => {
        const map = hasans.getMap<unknown>("activities");
        (map.get(existing) as Y.Map<unknown>).set("people", 15);
        added = addRecord(map, { title: "Musdesus" });
      },
    );
    expect(changes).toHaveLength(2);
    expect(changes).toContainEqual({
      root: "activities",
      key: existing,
      kind: "record",
      before: { people: 12, title: "Rapat" },
      after: { people: 15, title: "Rapat" },
    });
    expect(changes).toContainEqual({
      root: "activities",
      key: added,
      kind: "record",
      before: null,
      after: { title: "Musdesus" },
    });
  });

  it("caps what it shows, and shows what JSON cannot hold as text", () => {
    const { changes } = suggestion(
      () => undefined,
      (hasans) => {
        profile(hasans).set("a", "x".repeat(100_000));
        profile(hasans).set("b", 7n);
        profile(hasans).set("c", new Uint8Array(9));
        profile(hasans).set("d", Number.POSITIVE_INFINITY);
        for (let key = 0; key < 1000; key++) profile(hasans).set(`k${key}`, key);
      },
    );
    expect(changes).toHaveLength(200);
    expect(changes.slice(1, 4).map(({ after }) => after)).toEqual([String(7n), "(9 bytes)", "Infinity"]);
    expect(JSON.stringify(changes).length).toBeLessThan(100_000);
  });

  it("leaves the document as it was", () => {
    const { file, update } = suggestion(
      () => undefined,
      (hasans) => setField(profile(hasans), "members", 45),
    );
    const before = stateOf(file);
    suggestedChanges(file, update);
    acceptance(file, update, accepterId);
    expect(stateOf(file)).toBe(before);
    expect(file.share.has("profile")).toBe(false);
  });
});

describe("accepting a suggestion", () => {
  it("applies its bytes as they are where nobody wrote the field since", () => {
    const { file, update, accept } = suggestion(
      (file) => setField(profile(file), "members", 40),
      (hasans) => setField(profile(hasans), "members", 45),
    );
    expect(acceptance(file, update, accepterId)).toEqual(update);
    accept();
    expect(members(file)).toEqual({ kind: "value", value: 45, id: { client: suggestionId, clock: 0 } });
  });

  for (const [name, value] of [
    ["lost the race", 50],
    ["was cleared meanwhile", null],
  ] as const)
    it(`makes the suggested value apply where it ${name}, by a write of the accepter's`, () => {
      const { file, accept } = suggestion(
        (file) => setField(profile(file), "members", 40),
        (hasans) => setField(profile(hasans), "members", 45),
        (file) => setField(profile(file), "members", value),
      );
      accept();
      expect(members(file)).toMatchObject({ kind: "value", value: 45, id: { client: accepterId } });
      expect(headsOf(profile(file), "members")).toHaveLength(1);
    });

  it("settles nothing where somebody wrote the suggested value meanwhile", () => {
    const { file, update } = suggestion(
      (file) => setField(profile(file), "members", 40),
      (hasans) => setField(profile(hasans), "members", 45),
      (file) => setField(profile(file), "members", 45),
    );
    expect(acceptance(file, update, accepterId)).toEqual(update);
  });

  it("a second time changes nothing, not even what was written after the first", () => {
    const { file, accept } = suggestion(
      (file) => setField(profile(file), "members", 40),
      (hasans) => setField(profile(hasans), "members", 45),
      (file) => setField(profile(file), "members", 50),
    );
    accept();
    setField(profile(file), "members", 60);
    const before = stateOf(file);
    accept();
    expect(stateOf(file)).toBe(before);
  });

  it("reaches other replicas as one update that leaves nothing pending", () => {
    const { file, update } = suggestion(
      (file) => setField(profile(file), "members", 40),
      (hasans) => {
        setField(profile(hasans), "members", 45);
        hasans.getText("legality:nib").insert(0, "Akta");
      },
      (file) => setField(profile(file), "members", 50),
    );
    const phone = copyOf(file);
    const bytes = acceptance(file, update, accepterId);
    for (const ydoc of [file, phone]) Y.applyUpdate(ydoc, bytes);
    expect(phone.store.pendingStructs).toBeNull();
    expect(stateOf(phone)).toBe(stateOf(file));
    expect(phone.getText("legality:nib").toString()).toBe("Akta");
  });
});
