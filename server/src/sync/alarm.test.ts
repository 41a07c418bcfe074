/** What happens when the two judges disagree. No real update is known that makes them, so one is made to look like it. */
import { closeCodes } from "@pendamping/shared/protocol/close-codes";
import { expect, test, vi } from "vitest";
import type * as Y from "yjs";
import { openMeeting } from "../testing/meeting.ts";
import { kolor } from "../testing/village.ts";

vi.mock("./gate/second-judge.ts", async (original) => {
  const real = await original<typeof import("./gate/second-judge.ts")>();
  return {
    ...real,
    applyWatched(ydoc: Y.Doc, update: Uint8Array, ...rest: [Parameters<typeof real.applyWatched>[2]]) {
      const wrong = real.applyWatched(ydoc, update, ...rest);
      return ydoc.getMap("profile").has("trick") ? "it did something else" : wrong;
    },
  };
});

test("when the second judge objects nobody is sent it, it is set aside, and the others work on", async () => {
  await using meeting = await openMeeting({ turnMs: 1000 });
  const ahmad = await meeting.join("ahmad");
  const siti = await meeting.join("siti");
  await expect.poll(() => [ahmad.acknowledged, siti.acknowledged]).toEqual([1, 1]);
  ahmad.ydoc.getMap("profile").set("before", 1); // in the same turn, ahead of it
  siti.ydoc.getMap("profile").set("trick", 1);
  ahmad.ydoc.getMap("profile").set("after", 1);

  await expect.poll(() => siti.closedWith?.code).toBe(closeCodes.malformed);
  await expect.poll(() => ahmad.acknowledged).toBe(3);
  expect(ahmad.closedWith).toBeNull();
  expect(ahmad.ydoc.getMap("profile").has("trick")).toBe(false);
  expect((await meeting.stored()).getMap("profile").toJSON()).toEqual({ before: 1, after: 1 });
  const aside = await meeting.storage.db.selectFrom("quarantine").selectAll().execute();
  expect(aside).toEqual([expect.objectContaining({ file: kolor, account: "siti", why: "it did something else" })]);
  expect(await meeting.metrics.registry.metrics()).toContain("pendamping_second_judge_alarms_total 1");
});
