import { expect, test } from "vitest";
import { authorOf, createLedger } from "./ledger.ts";

const row = (client: number, clockEnd: number, account: string, seq = 1) => ({
  seq,
  client,
  clockEnd,
  account,
  via: null,
  writtenAt: "2025-11-22T01:00:00.000Z",
  receivedAt: "2025-11-22T02:00:00.000Z",
});
const me = { account: "siti", name: "Siti", role: "manager", position: "chair" };
const known = { people: { ahmad: { name: "Ahmad", role: "assistant", position: null } }, me, present: new Map() };

test("a clock belongs to the first row that reaches beyond it, in whatever order rows arrive", () => {
  const ledger = createLedger();
  ledger.add([row(1, 10, "ahmad", 5), row(1, 4, "siti", 2)]);
  ledger.add([row(1, 4, "siti", 2)]);
  expect([0, 3, 4, 9, 10].map((clock) => ledger.rowOf({ client: 1, clock })?.account)).toEqual([
    "siti",
    "siti",
    "ahmad",
    "ahmad",
    undefined,
  ]);
  expect(ledger.seq).toBe(5);
});

test("own writes are own before the server has confirmed them; a stranger's are nobody's yet", () => {
  const ledger = createLedger();
  const ownClients = new Set([7]);
  expect(authorOf({ client: 7, clock: 0 }, { ...known, ledger, ownClients })).toMatchObject({
    own: true,
    confirmed: false,
    name: "Siti",
  });
  expect(authorOf({ client: 8, clock: 0 }, { ...known, ledger, ownClients })).toMatchObject({
    own: false,
    confirmed: false,
    name: null,
  });
  ledger.add([row(8, 1, "ahmad")]);
  expect(authorOf({ client: 8, clock: 0 }, { ...known, ledger, ownClients })).toMatchObject({
    confirmed: true,
    name: "Ahmad",
  });
});
