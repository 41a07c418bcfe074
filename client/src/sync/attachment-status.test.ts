import { expect, test } from "vitest";
import { attachmentStatus } from "./attachment-status.ts";
import type { HeldAttachment } from "./model.ts";
import { noFacts, savingStatus } from "./status.ts";

const now = 1_000_000;
const file = (more: Partial<typeof noFacts>) =>
  savingStatus({ ...noFacts, held: true, serverAt: 500, ...more }, null, false, now);
const quiet = file({});
const busy = file({ unsent: 1, oldestUnsentAt: now });
const noSignal = file({ unsent: 1, oldestUnsentAt: now, lineLost: true });
const waiting: HeldAttachment = { waiting: 1, sentAt: null, trouble: null };
const sent: HeldAttachment = { sentAt: 700, trouble: null };

test("is on the server only when both record and content are, at the time of the content's answer", () => {
  expect(attachmentStatus(sent, quiet, true)).toMatchObject({ state: "on-server", serverAt: 700 });
  expect(attachmentStatus(sent, busy, false).state).toBe("on-device");
  expect(attachmentStatus(waiting, busy, true).state).toBe("on-device");
  expect(attachmentStatus(sent, noSignal, false)).toMatchObject({ state: "waiting", waitingFor: "signal" });
  expect(attachmentStatus(waiting, noSignal, true)).toMatchObject({ state: "waiting", waitingFor: "signal" });
});

test("a copy from the server has no time of its own, and what is not here is not fetched", () => {
  expect(attachmentStatus({ sentAt: null, trouble: null }, quiet, true)).toMatchObject({
    state: "on-server",
    serverAt: null,
  });
  expect(attachmentStatus(undefined, noSignal, true).state).toBe("not-fetched");
});

test("what the server will not have waits for the server, whatever the line is like", () => {
  const refused = attachmentStatus({ ...waiting, trouble: "refused" }, noSignal, true);
  expect(refused).toMatchObject({ state: "waiting", waitingFor: "server" });
});
