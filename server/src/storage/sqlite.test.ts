import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openSqlite } from "./sqlite.ts";
import { storageContract } from "./storage-contract.ts";

async function open() {
  const dir = mkdtempSync(join(tmpdir(), "pendamping-sqlite-"));
  const storage = await openSqlite({ dir });
  return {
    storage,
    reopen: () => openSqlite({ dir }),
    async [Symbol.asyncDispose]() {
      await storage.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

storageContract(open);

test("a full database refuses the group whole and takes it once there is room", async () => {
  await using it = await open();
  const { storage } = it;
  const row = { name: "", village: "", kind: "desa" as const, district: "", districtCode: "", place: "" };
  await storage.files.create([{ id: "3529012005", ...row }]);
  const entry = {
    file: "3529012005",
    at: "2025-11-22T00:00:00.000Z",
    account: "siti",
    device: "phone",
    update: new Uint8Array(100_000),
  };
  storage.limitBytes(1);
  await expect(storage.log.commit([entry])).rejects.toMatchObject({ code: "SQLITE_FULL" });
  expect(await storage.log.position("3529012005")).toMatchObject({ seq: 0 });
  storage.limitBytes(2 ** 30);
  expect(await storage.log.commit([entry])).toMatchObject([{ seq: 1 }]);
});
