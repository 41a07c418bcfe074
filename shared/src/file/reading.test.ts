import * as v from "valibot";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { clashesIn } from "./clashes.ts";
import { isFilled, readField, setField, shownValue } from "./reading.ts";

const schema = v.string();
const key = "nib.number";

function person(clientId: number) {
  const ydoc = new Y.Doc({ gc: false });
  ydoc.clientID = clientId;
  return { ydoc, map: ydoc.getMap<unknown>("legality"), read: () => readField(ydoc.getMap("legality"), key, schema) };
}

function exchange(...people: { ydoc: Y.Doc }[]): void {
  for (const a of people)
    for (const b of people) Y.applyUpdate(a.ydoc, Y.encodeStateAsUpdate(b.ydoc, Y.encodeStateVector(a.ydoc)));
}

/** Siti, Ahmad and Budi have seen the same; of two who write at once, the later named one's value is shown. */
function three(before?: string) {
  const [siti, ahmad, budi] = [person(1), person(2), person(3)];
  if (before !== undefined) setField(siti.map, key, before);
  exchange(siti, ahmad, budi);
  return { siti, ahmad, budi };
}

describe("readField", () => {
  it("reads absent, then a value with its write, then absent with the clearing write", () => {
    const { siti } = three();
    expect(siti.read()).toEqual({ kind: "absent" });
    setField(siti.map, key, "111");
    expect(siti.read()).toEqual({ kind: "value", value: "111", id: { client: 1, clock: 0 } });
    setField(siti.map, key, null);
    expect(siti.read()).toEqual({ kind: "absent", id: { client: 1, clock: 1 } });
  });

  it("reads a key that a stock client deleted as absent", () => {
    const { siti, ahmad } = three("111");
    ahmad.map.delete(key);
    exchange(siti, ahmad);
    expect(siti.read()).toMatchObject({ kind: "absent" });
  });

  it("keeps what it does not understand, and says so", () => {
    const { siti } = three();
    siti.map.set(key, 7);
    expect(siti.read()).toMatchObject({ kind: "not-understood", raw: 7 });
    expect(isFilled(siti.read())).toBe(true);
    expect(shownValue(siti.read())).toBeUndefined();
  });

  it("shows a claim that is not understood beside the other, and neither hides the other", () => {
    const { siti, ahmad } = three("111");
    setField(siti.map, key, "222");
    ahmad.map.set(key, { broken: true });
    exchange(siti, ahmad);
    const reading = siti.read();
    expect(reading).toMatchObject({
      kind: "contested",
      claims: [{ value: "222" }, { value: null, notUnderstood: { raw: { broken: true } } }],
    });
    setField(siti.map, key, "222", reading);
    exchange(siti, ahmad);
    expect(ahmad.read()).toMatchObject({ kind: "value", value: "222" });
  });

  it("puts the shown claim last, though an earlier person wrote the same", () => {
    const { siti, ahmad, budi } = three("111");
    setField(siti.map, key, "same");
    setField(ahmad.map, key, "other");
    setField(budi.map, key, "same");
    exchange(siti, ahmad, budi);
    expect(siti.map.get(key)).toBe("same");
    expect(siti.read()).toMatchObject({ kind: "contested", claims: [{ value: "other" }, { value: "same" }] });
    expect(shownValue(siti.read())).toBe("same");
  });

  it("calculates with the value shown, also where the shown claim clears the field", () => {
    const { siti, ahmad } = three("111");
    setField(siti.map, key, "222");
    setField(ahmad.map, key, null);
    exchange(siti, ahmad);
    expect(siti.read()).toMatchObject({ kind: "contested", claims: [{ value: "222" }, { value: null }] });
    expect(shownValue(siti.read())).toBeUndefined();
  });
});

describe("setField", () => {
  it("covers all who wrote the same value, so that their agreement is no clash with the next value", () => {
    const { siti, ahmad, budi } = three("111");
    setField(siti.map, key, "222");
    setField(ahmad.map, key, "222");
    exchange(siti, ahmad, budi);
    setField(budi.map, key, "333");
    exchange(siti, ahmad, budi);
    expect(siti.read()).toMatchObject({ kind: "value", value: "333" });
  });

  it("settles nothing where the writer was not shown the clash", () => {
    const { siti, ahmad, budi } = three("111");
    const before = budi.read();
    setField(siti.map, key, "222");
    setField(ahmad.map, key, "333");
    exchange(siti, ahmad, budi);
    setField(budi.map, key, "444", before);
    expect(budi.read()).toMatchObject({ kind: "contested", claims: [{ value: "222" }, { value: "444" }] });
  });
});

describe("clashesIn", () => {
  it("lists the contested fields of all roots with their heads, and nothing else", () => {
    const { siti, ahmad } = three("111");
    setField(siti.map, key, "222");
    setField(ahmad.map, key, "333");
    setField(siti.ydoc.getMap("profile"), "name", "Kolor");
    setField(ahmad.ydoc.getMap("profile"), "name", "Kolor");
    setField(siti.ydoc.getMap("profile"), "address.street", "Jl. Mawar");
    exchange(siti, ahmad);
    const heads = [
      { client: 1, clock: 1 },
      { client: 2, clock: 0 },
    ];
    expect(clashesIn(siti.ydoc)).toEqual([{ root: "legality", key, heads }]);
    expect(clashesIn(ahmad.ydoc)).toEqual(clashesIn(siti.ydoc));
  });
});
