import type { Reading } from "@pendamping/shared/file/reading";
import { expect, test } from "vitest";
import { makeFieldDraft } from "./make-field-draft.ts";

/** A field whose file and clock the test holds. */
function field(initial?: number) {
  let clock = 0;
  let reading: Reading<number> = { kind: "absent" };
  let timer: (() => void) | null = null;
  const writes: (number | null)[] = [];
  const set = (value: number | null, client: number) => {
    const id = { client, clock: clock++ };
    reading = value === null ? { kind: "absent", id } : { kind: "value", value, id };
    draft.seen(reading);
  };
  const draft = makeFieldDraft<number>({
    reading: () => reading,
    toText: (value) => value.toLocaleString("id-ID"),
    toValue: (text) => {
      const digits = text.replaceAll(".", "");
      return digits === "" ? null : /^\d+$/.test(digits) ? Number(digits) : undefined;
    },
    write(value) {
      writes.push(value);
      set(value, 1);
    },
    changed() {},
    after(_, run) {
      timer = run;
      return () => {
        timer = null;
      };
    },
  });
  if (initial !== undefined) set(initial, 2);
  return {
    draft,
    writes,
    siti: (value: number | null) => set(value, 2),
    secondPasses: () => {
      const run = timer;
      timer = null;
      run?.();
    },
  };
}

test("writes once a second after the last key, never at each key", () => {
  const { draft, writes, secondPasses } = field();
  draft.focus();
  for (const text of ["1", "12", "125"]) draft.input(text);
  expect(writes).toEqual([]);
  secondPasses();
  expect(writes).toEqual([125]);
  draft.leave();
  expect(writes).toEqual([125]);
});

test("writes when the field is left, and then shows the value as the file has it", () => {
  const { draft, writes } = field();
  draft.focus();
  draft.input("1250000");
  draft.leave();
  expect(writes).toEqual([1250000]);
  expect(draft.text()).toBe("1.250.000");
});

test("writes nothing for a field that was only visited, or typed back to what it was", () => {
  const { draft, writes, secondPasses } = field(100);
  draft.focus();
  draft.input("1000");
  draft.input("100");
  secondPasses();
  draft.leave();
  expect(writes).toEqual([]);
});

test("clears the field with null", () => {
  const { draft, writes } = field(100);
  draft.focus();
  draft.input("");
  draft.leave();
  expect(writes).toEqual([null]);
});

test("keeps the draft when another's value arrives, and tells of it", () => {
  const { draft, siti, writes } = field(100);
  draft.focus();
  draft.input("150");
  siti(200);
  expect(draft.text()).toBe("150");
  expect(draft.theirs()).toMatchObject({ value: 200 });
  draft.leave();
  expect(writes).toEqual([150]);
  expect(draft.theirs()).toMatchObject({ value: 200 }); // still within reach
  draft.takeTheirs();
  expect(writes).toEqual([150, 200]);
  expect(draft.theirs()).toBeNull();
});

test("shows another's value after a field that was only visited is left", () => {
  const { draft, siti, writes } = field(100);
  draft.focus();
  siti(200);
  expect(draft.text()).toBe("100");
  draft.leave();
  expect(draft.text()).toBe("200");
  expect(draft.theirs()).toBeNull();
  expect(writes).toEqual([]);
});

test("takes another's value without writing it again", () => {
  const { draft, siti, writes } = field(100);
  draft.focus();
  draft.input("150");
  siti(200);
  draft.takeTheirs();
  draft.leave();
  expect(writes).toEqual([]);
  expect(draft.text()).toBe("200");
});

test("forgets the offer when the other writes again after the field was left", () => {
  const { draft, siti } = field(100);
  draft.focus();
  draft.input("150");
  siti(200);
  draft.leave();
  siti(300);
  expect(draft.theirs()).toBeNull();
  expect(draft.text()).toBe("300");
});

test("says nothing when the other wrote what stands here already", () => {
  const { draft, siti } = field();
  draft.focus();
  draft.input("150");
  siti(150);
  expect(draft.theirs()).toBeNull();
});

test("keeps a text of which no value can be made, out of the file and in the input", () => {
  const { draft, writes, secondPasses } = field();
  draft.focus();
  draft.input("kira-kira 12");
  secondPasses();
  expect(draft.unreadable()).toBe(false); // never while typing
  draft.leave();
  expect(writes).toEqual([]);
  expect(draft.text()).toBe("kira-kira 12");
  expect(draft.unreadable()).toBe(true);
  draft.focus();
  draft.input("12");
  draft.leave();
  expect(writes).toEqual([12]);
  expect(draft.unreadable()).toBe(false);
});

test("ends a draft made by buttons beside the input once it is written", () => {
  const { draft, siti, writes, secondPasses } = field(3);
  draft.input("4");
  draft.input("5");
  expect(draft.typing()).toBe(true);
  secondPasses();
  expect(writes).toEqual([5]);
  expect(draft.typing()).toBe(false);
  siti(9);
  expect(draft.text()).toBe("9");
});
