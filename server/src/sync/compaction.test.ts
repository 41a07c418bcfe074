import { createYdoc } from "@pendamping/shared/file/ydoc";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { createLog } from "../observability/log.ts";
import { openMeeting } from "../testing/meeting.ts";
import { kolor } from "../testing/village.ts";
import { createCompaction, createFolder, type Folder } from "./compaction.ts";
import { foldUpdates } from "./fold.ts";

const direct: Folder = { fold: async (parts) => foldUpdates(parts), stop: async () => undefined };

async function filled(rows: number) {
  const meeting = await openMeeting();
  const ydoc = createYdoc();
  const entries: Uint8Array[] = [];
  ydoc.on("update", (update: Uint8Array) => entries.push(update));
  for (let n = 0; n < rows; n++) {
    ydoc.getMap("profile").set(`key${n % 7}`, n);
    if (n % 5 === 0) ydoc.getText("legality:nib").insert(0, "kata ");
    if (n % 11 === 0) ydoc.getText("legality:nib").delete(0, 2);
  }
  const at = new Date().toISOString();
  await meeting.storage.log.commit(
    entries.map((update) => ({ file: kolor, at, account: "siti", device: "d", update })),
  );
  const compaction = (folder: Folder, rowsKept: number) =>
    createCompaction({
      storage: meeting.storage,
      folder,
      metrics: meeting.metrics,
      log: createLog("silent"),
      now: Date.now,
      rowsKept,
      rowsMore: 10,
    });
  return { meeting, ydoc, compaction, rows: entries.length };
}

test("folds the oldest rows on another thread, keeps the youngest, and the file stays what it was", async () => {
  const { meeting, ydoc, compaction, rows } = await filled(300);
  await using _ = meeting;
  const folder = createFolder();
  const work = compaction(folder, 20);
  await work.run();
  await work.stop();
  expect(await meeting.storage.log.rowCount()).toBe(20);
  expect(Y.equalSnapshots(Y.snapshot(await meeting.stored()), Y.snapshot(ydoc))).toBe(true);
  expect(await meeting.storage.log.rowsAfter(kolor, rows - 20)).toHaveLength(20);
  expect(await meeting.storage.log.rowsAfter(kolor, rows - 21)).toBeUndefined();
  expect(await meeting.storage.log.position(kolor)).toMatchObject({ seq: rows });
});

test("folding again and again, with writes between, loses nothing", async () => {
  const { meeting, compaction } = await filled(40);
  await using _ = meeting;
  const work = compaction(direct, 3);
  const siti = await meeting.join("siti");
  for (let n = 0; n < 30; n++) {
    siti.ydoc.getMap("profile").set("round", n);
    if (n % 4 === 0) await work.run();
  }
  await expect.poll(() => siti.acknowledged).toBe(31);
  await work.run();
  expect((await meeting.stored()).getMap("profile").get("round")).toBe(29);
  expect(Y.equalSnapshots(Y.snapshot(await meeting.stored()), Y.snapshot(siti.ydoc))).toBe(true);
});

test("a fold that would not equal its parts is not stored", async () => {
  const { meeting, ydoc, compaction } = await filled(60);
  await using _ = meeting;
  await compaction({ ...direct, fold: async () => undefined }, 0).run();
  expect(await meeting.storage.log.checkpointSeq(kolor)).toBeNull();
  expect(Y.equalSnapshots(Y.snapshot(await meeting.stored()), Y.snapshot(ydoc))).toBe(true);
  const gap = createYdoc();
  gap.getMap("profile").set("a", 1);
  const vector = Y.encodeStateVector(gap);
  gap.getMap("profile").set("a", 2);
  expect(foldUpdates([Y.encodeStateAsUpdate(gap, vector)])).toBeUndefined();
});
