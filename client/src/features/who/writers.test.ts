import { expect, it } from "vitest";
import * as Y from "yjs";
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
  const ydoc = new Y.Doc();
  for (const client of byClient.keys()) {
    const replica = new Y.Doc();
    replica.clientID = client;
    replica.getMap("notes").set(`n${client}`, "");
    Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(replica));
  }
  const writers = writersOf(ydoc, ({ client }) => byClient.get(client) ?? author(null));
  expect(writers.known.map(({ name }) => name)).toEqual(["Zainab", "Ahmad", "Siti"]);
  expect(writers.unknown).toBe(1);
});
