import { describe, expect, test } from "vitest";
import { frameCounter } from "./room-connection.ts";

const difference = new Uint8Array([0, 1, 0]);
const update = new Uint8Array([0, 2, 0]);

describe("what an answer proves", () => {
  test("an update sent while greeting proves nothing until the whole difference is answered for", () => {
    const store = { written: 1, marks: [] };
    const counter = frameCounter(store);
    counter.count(update);
    expect(counter.provenBy(1)).toBeNull();
    store.written = 2;
    counter.count(difference);
    store.written = 3;
    counter.count(update);
    expect(counter.provenBy(2)).toEqual({ written: 2 });
    expect(counter.provenBy(3)).toEqual({ written: 3 });
  });

  test("frames that are neither difference nor update are not counted", () => {
    const counter = frameCounter({ written: 5, marks: [] });
    counter.count(new Uint8Array([0, 0, 1]));
    counter.count(new Uint8Array([1, 2, 3]));
    counter.count(difference);
    expect(counter.provenBy(1)).toEqual({ written: 5 });
  });

  test("a new connection counts from one again", () => {
    const counter = frameCounter({ written: 2, marks: [] });
    counter.count(difference);
    counter.start();
    expect(counter.provenBy(1)).toBeNull();
  });

  test("says when the unsent was written, once, before the first counted frame", () => {
    const counter = frameCounter({ written: 1, marks: [[7, 3, 1000]] });
    expect(counter.count(new Uint8Array([0, 0, 1]))).toBeNull();
    expect(counter.count(difference)?.[0]).toBe(123);
    expect(counter.count(update)).toBeNull();
  });
});
