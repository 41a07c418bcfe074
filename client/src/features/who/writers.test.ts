import { expect, it } from "vitest";
import type { Author } from "../../sync/model.ts";
import { writersOf } from "./writers.ts";

const author = (name: string | null, own = false): Author => ({
  account: name,
  name,
  role: "manager",
  position: null,
  own,
  confirmed: name !== null,
  viaName: null,
  writtenAt: null,
  receivedAt: null,
});

it("names each person once, oneself first, and counts replicas whose author is not known yet", () => {
  const byClient = new Map([
    [1, author("Siti")],
    [2, author("Ahmad")],
    [3, author("Siti")],
    [4, author(null)],
    [5, author("Zainab", true)],
  ]);
  const clients: [number, number][] = [
    [1, 4],
    [2, 1],
    [3, 9],
    [4, 2],
    [5, 3],
    [6, 0],
  ];
  const writers = writersOf(clients, ({ client }) => byClient.get(client) ?? author(null));
  expect(writers.known.map(({ name }) => name)).toEqual(["Zainab", "Ahmad", "Siti"]);
  expect(writers.unknown).toBe(1);
});
