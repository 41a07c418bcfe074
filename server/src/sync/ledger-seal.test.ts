import { createHmac } from "node:crypto";
import type { LedgerRow } from "@pendamping/shared/protocol/catch-up";
import { expect, test } from "vitest";
import { createLedgerSeal } from "./ledger-seal.ts";

const row: LedgerRow = {
  seq: 7,
  client: 2 ** 53 - 1,
  clockEnd: 12,
  account: "siti",
  via: null,
  writtenAt: "2025-11-20T01:00:00.000Z",
  receivedAt: "2025-11-20T01:00:01.000Z",
};
const file = "3529012005";
const seal = createLedgerSeal("a secret");

test("B2: a seal is the HMAC of what the row says, and not of its number in a log that a restore may number anew", () => {
  const key = createHmac("sha256", "a secret").update("pendamping ledger row").digest();
  const said = JSON.stringify([file, 2 ** 53 - 1, 12, "siti", null, null, row.writtenAt, row.receivedAt]);
  const expected = createHmac("sha256", key).update(said).digest().subarray(0, 16).toString("base64url");
  for (const seq of [7, 3]) expect(seal.sealed(file, [{ ...row, seq }])[0]?.seal).toBe(expected);
});

test("is genuine for exactly that row of that file, and under that secret", () => {
  const [sealed = row] = seal.sealed(file, [row]);
  expect(seal.isGenuine(file, sealed)).toBe(true);
  expect(seal.isGenuine("3529012006", sealed)).toBe(false);
  expect(createLedgerSeal("another").isGenuine(file, sealed)).toBe(false);
  for (const other of [
    { clockEnd: 13 },
    { client: 4 },
    { account: "ahmad" },
    { via: "ahmad" },
    { handedInBy: "ahmad" },
    { writtenAt: row.receivedAt },
    { seal: "" },
    { seal: "not a seal at all" },
  ])
    expect(seal.isGenuine(file, { ...sealed, ...other })).toBe(false);
});
