import { clashOf } from "@pendamping/shared/file/heads";
import { createYdoc } from "@pendamping/shared/file/ydoc";
import { withoutRefused } from "@pendamping/shared/update/without-refused";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { type Meeting, openMeeting, type Peer } from "../testing/meeting.ts";
import { kolor } from "../testing/village.ts";

/** The village head suggests a number of members; answers with the suggestion's id. */
async function suggest(meeting: Meeting, members: number): Promise<{ id: string; kades: Peer }> {
  const kades = await meeting.join("kades");
  await expect.poll(() => kades.acknowledged).toBe(1);
  kades.ydoc.getMap("profile").set("members", members);
  await expect.poll(() => kades.refused.length).toBe(1);
  return { id: kades.refused[0]?.suggestion ?? "", kades };
}

const accept = () => ({ key: crypto.randomUUID(), decision: "accept" as const });

test("an accepted suggestion reaches everybody as its author's, and settles what was written since", async () => {
  await using meeting = await openMeeting();
  const { id } = await suggest(meeting, 412);
  const siti = await meeting.join("siti");
  await expect.poll(() => siti.acknowledged).toBe(1);
  siti.ydoc.getMap("profile").set("members", 398);
  await expect.poll(() => siti.acknowledged).toBe(2);

  const [seen] = await meeting.suggestions.list(await meeting.access("ahmad"));
  expect(seen).toMatchObject({ id, mayDecide: true, changes: [{ key: "members", before: 398, after: 412 }] });
  const result = await meeting.suggestions.decide(await meeting.access("ahmad"), id, accept());
  expect(result).toMatchObject({ kind: "decided", suggestion: { status: "accepted", decidedBy: "ahmad" } });

  await expect.poll(() => siti.ydoc.getMap("profile").get("members")).toBe(412);
  expect(clashOf(siti.ydoc.getMap("profile"), "members")).toBeNull();
  const ledger = await meeting.storage.log.ledgerAfter(kolor, 2);
  expect(ledger.map((row) => [row.account, row.via]).sort()).toEqual([
    ["ahmad", null],
    ["kades", "ahmad"],
  ]);
  const [event] = await meeting.storage.events.after(0, 10);
  expect(event).toMatchObject({ kind: "suggestion-accepted", actor: "ahmad", payload: { suggestion: id } });
});

test("what was refused stays in its suggestion when more is refused after the author's copy was rebuilt without it", async () => {
  await using meeting = await openMeeting();
  const { id, kades } = await suggest(meeting, 412);
  kades.leave();
  const ydoc = createYdoc();
  Y.applyUpdate(ydoc, withoutRefused(kades.ydoc, kades.refused[0]?.structs ?? [], []).update);
  ydoc.getMap("profile").set("name", "Kolor Baru");
  const again = await meeting.join("kades", { ydoc });
  await expect.poll(() => again.refused.map(({ suggestion }) => suggestion)).toEqual([id]);
  const [seen] = await meeting.suggestions.list(await meeting.access("siti"));
  expect(seen?.changes.map(({ key, after }) => [key, after])).toEqual([
    ["members", 412],
    ["name", "Kolor Baru"],
  ]);
});

test("what the author deletes again before hearing of the refusal is deleted in the suggestion too", async () => {
  await using meeting = await openMeeting();
  const { kades } = await suggest(meeting, 412);
  kades.ydoc.getMap("profile").set("name", "Kolor Baru");
  await expect.poll(() => kades.refused.length).toBe(2);
  kades.ydoc.transact(() => {
    kades.ydoc.getMap("profile").delete("members");
    kades.ydoc.getMap("profile").set("phone", "0812");
  });
  await expect.poll(() => kades.refused.length).toBe(3);
  const [seen] = await meeting.suggestions.list(await meeting.access("siti"));
  expect(seen?.changes.map(({ key }) => key)).toEqual(["name", "phone"]);
});

test("when a decision cannot be stored nothing has changed, and the same request decides it later", async () => {
  await using meeting = await openMeeting();
  const { id } = await suggest(meeting, 412);
  const siti = await meeting.join("siti");
  await expect.poll(() => siti.acknowledged).toBe(1);
  const ahmad = await meeting.access("ahmad");
  const request = accept();
  meeting.beforeCommit = async () => {
    throw new Error("disk full");
  };
  expect(await meeting.suggestions.decide(ahmad, id, request)).toEqual({ kind: "failed" });
  meeting.beforeCommit = async () => undefined;
  expect((await meeting.suggestions.list(ahmad))[0]).toMatchObject({ status: "open" });
  expect(siti.ydoc.getMap("profile").has("members")).toBe(false);

  const first = await meeting.suggestions.decide(ahmad, id, request);
  expect(first.kind).toBe("decided");
  expect(await meeting.suggestions.decide(ahmad, id, request)).toEqual(first);
  await expect.poll(() => siti.ydoc.getMap("profile").get("members")).toBe(412);
  expect(await meeting.storage.events.after(0, 10)).toHaveLength(1);
});

test("of two who decide at once one is answered and the other is told that it was decided", async () => {
  await using meeting = await openMeeting();
  const { id } = await suggest(meeting, 412);
  const [ahmad, siti] = [await meeting.access("ahmad"), await meeting.access("siti")];
  const results = await Promise.all([
    meeting.suggestions.decide(ahmad, id, accept()),
    meeting.suggestions.decide(siti, id, { key: crypto.randomUUID(), decision: "decline", reason: "belum rapat" }),
  ]);
  expect(results.map(({ kind }) => kind).sort()).toEqual(["already-decided", "decided"]);
});

test("a declined suggestion stays readable as it was, and its author learns the reason", async () => {
  await using meeting = await openMeeting();
  const { id } = await suggest(meeting, 412);
  const decline = { key: crypto.randomUUID(), decision: "decline" as const, reason: "Menunggu rapat anggota" };
  await meeting.suggestions.decide(await meeting.access("siti"), id, decline);
  const before = await meeting.suggestions.tag(await meeting.access("kades"));
  const [told] = await meeting.suggestions.list(await meeting.access("kades"));
  expect(told).toMatchObject({
    status: "declined",
    decidedBy: "siti",
    decisionReason: "Menunggu rapat anggota",
    changes: [{ key: "members", after: 412 }],
  });
  expect(await meeting.suggestions.tag(await meeting.access("kades"))).toBe(before);
});

test("who could not have written it may not decide it, and its author may only withdraw", async () => {
  await using meeting = await openMeeting();
  const { id } = await suggest(meeting, 412);
  const kades = await meeting.access("kades");
  expect(await meeting.suggestions.decide(kades, id, accept())).toEqual({ kind: "no-right" });
  const withdraw = { key: crypto.randomUUID(), decision: "withdraw" as const };
  expect(await meeting.suggestions.decide(await meeting.access("siti"), id, withdraw)).toEqual({ kind: "no-right" });
  expect(await meeting.suggestions.decide(kades, id, withdraw)).toMatchObject({ kind: "decided" });
});

/** The village head writes twice, the second time on top of what was refused before it knew; the first is declined. */
async function leaning(meeting: Meeting, first: (ydoc: Y.Doc) => void, second: (ydoc: Y.Doc) => void) {
  const siti = await meeting.join("siti");
  await expect.poll(() => siti.acknowledged).toBe(1);
  siti.ydoc.getText("legality:nib").insert(0, "Akta sudah ada");
  siti.ydoc.getMap("profile").set("name", "Kolor");
  siti.ydoc.getXmlFragment("plan:market").insert(0, [new Y.XmlElement("paragraph")]);
  await expect.poll(() => siti.acknowledged).toBe(4);
  const kades = await meeting.join("kades");
  await expect.poll(() => kades.acknowledged).toBe(1);
  await expect.poll(() => kades.ydoc.getMap("profile").get("name")).toBe("Kolor");
  const ids: string[] = [];
  const decider = await meeting.access("siti");
  for (const [index, edit] of [first, second].entries()) {
    kades.ydoc.transact(() => edit(kades.ydoc));
    await expect.poll(() => kades.refused.length).toBe(index + 1);
    ids.push(kades.refused[index]?.suggestion ?? "");
    if (index === 0)
      await meeting.suggestions.decide(decider, ids[0] ?? "", { key: crypto.randomUUID(), decision: "decline" });
  }
  expect(new Set(ids).size).toBe(2);
  const shown = (await meeting.suggestions.list(decider)).find(({ id }) => id === ids[1]);
  const result = await meeting.suggestions.decide(decider, ids[1] ?? "", accept());
  return { siti, kades, shown, result, stored: await meeting.stored() };
}

describe("a suggestion that leans on a declined one", () => {
  test("is accepted without that: its words stand where they were written, under their author's name", async () => {
    await using meeting = await openMeeting();
    const { siti, shown, result, stored } = await leaning(
      meeting,
      (ydoc) => ydoc.getText("legality:nib").insert(4, " TOLAK"), // Akta TOLAK sudah ada
      (ydoc) => ydoc.getText("legality:nib").insert(10, " notaris"), // right behind the declined words
    );
    expect(shown).toMatchObject({ mayDecide: true, changes: [{ after: "Akta notaris sudah ada" }] });
    expect(result).toMatchObject({ kind: "decided", suggestion: { status: "accepted" } });
    expect(stored.getText("legality:nib").toString()).toBe("Akta notaris sudah ada");
    await expect.poll(() => siti.ydoc.getText("legality:nib").toString()).toBe("Akta notaris sudah ada");
    const bytes = Buffer.from(Y.encodeStateAsUpdate(stored)).toString("latin1");
    expect(bytes).toContain("notaris");
    expect(bytes).not.toContain("TOLAK");
    const rows = await meeting.storage.log.ledgerAfter(kolor, 0);
    expect(rows.filter(({ via }) => via !== null).every((row) => row.account === "kades" && row.via === "siti")).toBe(
      true,
    );
  });

  test("sets its field, although the value that it replaced never was in the file", async () => {
    await using meeting = await openMeeting();
    const { shown, result, stored } = await leaning(
      meeting,
      (ydoc) => ydoc.getMap("profile").set("name", "declined"),
      (ydoc) => ydoc.getMap("profile").set("name", "Kolor Baru"),
    );
    expect(shown).toMatchObject({ mayDecide: true, changes: [{ key: "name", before: "Kolor", after: "Kolor Baru" }] });
    expect(result.kind).toBe("decided");
    expect(stored.getMap("profile").toJSON()).toEqual({ name: "Kolor Baru" });
    expect(clashOf(stored.getMap("profile"), "name")).toBeNull();
  });

  test("brings a declined paragraph with its own words alone", async () => {
    await using meeting = await openMeeting();
    const { result, stored } = await leaning(
      meeting,
      (ydoc) => {
        const paragraph = new Y.XmlElement("paragraph");
        paragraph.insert(0, [new Y.XmlText("TOLAK")]);
        ydoc.getXmlFragment("plan:market").insert(1, [paragraph]);
      },
      (ydoc) => {
        const text = (ydoc.getXmlFragment("plan:market").get(1) as Y.XmlElement).get(0) as Y.XmlText;
        text.insert(5, "Pasar");
      },
    );
    expect(result.kind).toBe("decided");
    expect(stored.getXmlFragment("plan:market").toString()).toBe("<paragraph></paragraph><paragraph>Pasar</paragraph>");
  });

  test("can only be declined where it wrote into a declined record", async () => {
    await using meeting = await openMeeting();
    const { shown, result, stored } = await leaning(
      meeting,
      (ydoc) => ydoc.getMap("activities").set("a", new Y.Map([["text", "declined"]])),
      (ydoc) => (ydoc.getMap("activities").get("a") as Y.Map<unknown>).set("place", "Balai"),
    );
    expect(result).toEqual({ kind: "needs-earlier" });
    expect(shown?.mayDecide).toBe(true);
    expect(stored.getMap("activities").size).toBe(0);
  });
});
