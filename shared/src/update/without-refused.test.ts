import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { withoutRefused } from "./without-refused.ts";

/** Two people who have not heard of each other; `late` has the higher id, so that its values win. */
function two(): { early: Y.Doc; late: Y.Doc } {
  const [early, late] = [new Y.Doc({ gc: false }), new Y.Doc({ gc: false })];
  early.clientID = 1;
  late.clientID = 2;
  return { early, late };
}

function pull(to: Y.Doc, from: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
}

function rebuilt(update: Uint8Array): Y.Doc {
  const ydoc = new Y.Doc({ gc: false });
  Y.applyUpdate(ydoc, update);
  return ydoc;
}

describe("taking refused work out of a replica", () => {
  it("brings back the value of somebody else that a refused one had replaced on arrival", () => {
    const { early, late } = two();
    early.getMap("profile").set("name", "Kolor");
    late.getMap("profile").set("name", "not mine to write");
    pull(late, early);
    expect(late.getMap("profile").get("name")).toBe("not mine to write");
    const { update, undone } = withoutRefused(late, [[2, 0, 1]], []);
    expect(rebuilt(update).getMap("profile").toJSON()).toEqual({ name: "Kolor" });
    expect(undone).toBe(true);
  });

  it("brings back a whole record that a refused value had replaced on arrival", () => {
    const { early, late } = two();
    early.getMap("notes").set("a", new Y.Map([["text", new Y.Text("Rapat")]]));
    late.getMap("notes").set("a", 1);
    pull(late, early);
    const { update } = withoutRefused(late, [[2, 0, 1]], []);
    expect(rebuilt(update).getMap("notes").toJSON()).toEqual({ a: { text: "Rapat" } });
  });

  it("brings back what others wrote into a record whose deletion was refused", () => {
    const { early, late } = two();
    early.getMap("notes").set("a", new Y.Map());
    pull(late, early);
    late.getMap("notes").delete("a");
    (early.getMap("notes").get("a") as Y.Map<unknown>).set("text", "Rapat");
    pull(late, early);
    const { update } = withoutRefused(late, [], [[1, 0, 1]]);
    expect(rebuilt(update).getMap("notes").toJSON()).toEqual({ a: { text: "Rapat" } });
  });

  it("keeps what was overwritten by permitted work overwritten, and asks for nothing where nothing was touched", () => {
    const { early, late } = two();
    early.getMap("profile").set("name", "Kolor");
    early.getMap("profile").set("name", "Pangarangan");
    late.getMap("profile").set("phone", "refused");
    pull(late, early);
    const { update, undone } = withoutRefused(late, [[2, 0, 1]], []);
    expect(rebuilt(update).getMap("profile").toJSON()).toEqual({ name: "Pangarangan" });
    expect(Y.snapshot(rebuilt(update)).ds.clients.get(1)).toHaveLength(1);
    expect(undone).toBe(false);
  });
});
