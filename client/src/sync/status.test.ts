import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Attempt } from "./account-store.ts";
import { answerMsMax, type FileFacts, noFacts, overallStatus, savingStatus } from "./status.ts";

const now = 1_000_000;
const held: FileFacts = { ...noFacts, held: true, serverAt: now - 60_000 };
const unsent: FileFacts = { ...held, unsent: 3, oldestUnsentAt: now - 1000 };
const failed = (outcome: Attempt["outcome"]): Attempt => ({ at: now - 500, outcome });
const state = (facts: FileFacts, attempt: Attempt | null = null, signedOut = false) =>
  savingStatus(facts, attempt, signedOut, now);

describe("the word of one file", () => {
  test("nothing unsent is on the server, whatever the line is like now", () => {
    expect(state(held, failed("no-signal")).state).toBe("on-server");
    expect(state(held, null, true).state).toBe("on-server");
  });

  test("unsent is on this device until an attempt fails or the answer takes too long", () => {
    expect(state(unsent).state).toBe("on-device");
    expect(state(unsent, failed("no-signal"))).toMatchObject({ state: "waiting", waitingFor: "signal" });
    expect(state({ ...unsent, oldestUnsentAt: now - answerMsMax - 1 })).toMatchObject({ state: "waiting" });
    expect(state({ ...unsent, lineLost: true })).toMatchObject({ state: "waiting", waitingFor: "signal" });
  });

  test("names what is waited for", () => {
    expect(state(unsent, null, true).waitingFor).toBe("sign-in");
    expect(state(unsent, failed("server-trouble")).waitingFor).toBe("server");
    expect(state(unsent, failed("too-old")).waitingFor).toBe("update");
  });

  test("an attempt that failed before the last answer says nothing any more", () => {
    const answered = { ...unsent, serverAt: now - 100 };
    expect(state(answered, failed("no-signal")).state).toBe("on-device");
  });

  test("a write that could not be stored is louder than everything else", () => {
    expect(state({ ...unsent, unstored: 1, storeFailed: true, refusals: 2 }).state).toBe("not-on-device");
    expect(state({ ...unsent, refusals: 2 }).state).toBe("refused");
  });

  test("a photo that waits counts like any change, and names what it waits for", () => {
    const photo = (trouble: FileFacts["attachments"]["trouble"]): FileFacts => ({
      ...held,
      attachments: { count: 1, oldestAt: now - 1000, trouble },
    });
    expect(state(photo(null)).state).toBe("on-device");
    expect(savingStatus(photo("signal"), null, false, now)).toMatchObject({
      state: "waiting",
      waitingFor: "signal",
      unsent: 1,
      attachments: 1,
      oldestUnsentAt: now - 1000,
    });
    expect(savingStatus(photo("refused"), null, false, now).waitingFor).toBe("server");
  });

  test("property: says on the server only with an empty outbox, nothing unstored and an answer", () => {
    const facts = fc.record<FileFacts>({
      held: fc.boolean(),
      counted: fc.boolean(),
      unstored: fc.nat(2),
      storeFailed: fc.boolean(),
      unsent: fc.nat(2),
      oldestUnsentAt: fc.option(fc.integer({ min: 0, max: now })),
      attachments: fc.record<FileFacts["attachments"]>({
        count: fc.nat(2),
        oldestAt: fc.option(fc.integer({ min: 0, max: now })),
        trouble: fc.constantFrom(null, "signal", "server", "refused"),
      }),
      refusals: fc.nat(1),
      serverAt: fc.option(fc.integer({ min: 0, max: now })),
      setAside: fc.boolean(),
      lineLost: fc.boolean(),
    });
    fc.assert(
      fc.property(facts, fc.boolean(), (some, signedOut) => {
        const status = state(some, null, signedOut);
        if (status.state === "on-server")
          expect(some).toMatchObject({
            held: true,
            counted: true,
            unstored: 0,
            unsent: 0,
            attachments: { count: 0 },
            refusals: 0,
            serverAt: expect.any(Number),
          });
        if (status.state === "on-device" || status.state === "waiting") expect(some.unstored).toBe(0);
      }),
    );
  });
});

test("the pill shows the least safe file, and the oldest of the answers", () => {
  const rest = { persisted: null, fetching: null, queuedDecisions: 0 };
  const other: FileFacts = { ...held, serverAt: now - 5000 };
  expect(overallStatus([state(held), state(other)], rest)).toMatchObject({
    state: "on-server",
    serverAt: now - 60_000,
  });
  expect(overallStatus([state(held), state(unsent)], rest)).toMatchObject({
    state: "on-device",
    unsent: 3,
    files: 2,
    filesWithUnsent: 1,
  });
  expect(overallStatus([state(held), state(noFacts)], rest).state).toBe("not-fetched");
});
