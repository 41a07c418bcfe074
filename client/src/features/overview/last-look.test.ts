import { expect, test } from "vitest";
import { lastLook } from "./last-look.ts";

const about = { account: "siti", file: "3529012005" };
const minutes = 60_000;

function device() {
  const items = new Map<string, string>();
  const store = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => void items.set(key, text),
  };
  let now = 0;
  return {
    look: () => lastLook(store, about, () => now),
    wait(ms: number) {
      now += ms;
    },
    spoil() {
      for (const key of items.keys()) items.set(key, '{"latest":{"at":"x","seen":[1]}}');
    },
  };
}

test("knows nothing before the first look", () => {
  expect(device().look().before).toBeNull();
});

test("going about in the file is one look: what changed before it stays in view", () => {
  const phone = device();
  phone.look().keep(new Map([[1, 10]]));
  phone.wait(60 * minutes);
  const second = phone.look();
  expect(second.before?.seen).toEqual(new Map([[1, 10]]));
  second.keep(new Map([[1, 20]]));
  phone.wait(5 * minutes);
  expect(phone.look().before?.seen).toEqual(new Map([[1, 10]]));
});

test("a look that has ended becomes what was seen before", () => {
  const phone = device();
  phone.look().keep(new Map([[1, 10]]));
  phone.wait(60 * minutes);
  phone.look().keep(new Map([[1, 20]]));
  phone.wait(31 * minutes);
  expect(phone.look().before?.seen).toEqual(new Map([[1, 20]]));
});

test("what cannot be read counts as never looked", () => {
  const phone = device();
  phone.look().keep(new Map());
  phone.spoil();
  phone.wait(60 * minutes);
  expect(phone.look().before).toBeNull();
});
