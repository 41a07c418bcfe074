/**
 * Devices that believe themselves equal to the log say so by a fingerprint: who is equal is never told otherwise, whatever
 * happened before, and who is not is found out and given everything.
 */
import { createYdoc } from "@pendamping/shared/file/ydoc";
import type { CatchUpFile, CatchUpReply, Refusal } from "@pendamping/shared/protocol/catch-up";
import { propertyRuns } from "@pendamping/shared/testing/property-runs";
import { fingerprintOf } from "@pendamping/shared/update/fingerprint";
import { withoutRefused } from "@pendamping/shared/update/without-refused";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { createAccessBook } from "../accounts/access.ts";
import type { Log } from "../observability/log.ts";
import { createLog } from "../observability/log.ts";
import { type Meeting, openMeeting } from "../testing/meeting.ts";
import { kolor } from "../testing/village.ts";
import { type CatchUp, createCatchUp } from "./catch-up.ts";
import { createComparison } from "./comparison.ts";
import { randomEdit, seeded } from "./gate/testing/replicas.ts";
import { createLedgerSeal } from "./ledger-seal.ts";

/** `/api/sync` over the meeting's rooms; `told` are its log's warnings. */
function catchUpIn(meeting: Meeting, burst?: number): { catchUp: CatchUp; told: unknown[][] } {
  const { storage, rooms, turns, uploads, metrics } = meeting;
  const told: unknown[][] = [];
  const log: Log = Object.assign(createLog("silent"), { warn: (...line: unknown[]) => void told.push(line) });
  const now = Date.now;
  return {
    told,
    catchUp: createCatchUp({
      storage,
      rooms,
      uploads,
      access: createAccessBook(storage.people, now),
      sockets: { closeFile: () => undefined, newsOfSuggestion: async () => undefined },
      seal: createLedgerSeal("of a meeting"),
      differs: createComparison({ turns, metrics, log, now, ...(burst === undefined ? {} : { burst }) }),
      log,
      now,
      replyBytesMax: 2 ** 22,
    }),
  };
}

async function results(meeting: Meeting): Promise<Record<string, number>> {
  const { values } = await meeting.metrics.fingerprints.get();
  return Object.fromEntries(values.map(({ labels, value }) => [labels.result, value]));
}

/** A device that works by `/api/sync` alone: a replica, what it has not sent, and where it stands. */
class Device {
  ydoc: Y.Doc;
  unsent: Uint8Array[] = [];
  position = { epoch: 0, seq: 0 };
  refusal = 0;
  readonly #name: string;
  readonly #meeting: Meeting;
  readonly #catchUp: CatchUp;

  constructor(name: string, meeting: Meeting, catchUp: CatchUp) {
    this.#name = name;
    this.#meeting = meeting;
    this.#catchUp = catchUp;
    this.ydoc = this.#open();
  }

  async ask(more: Partial<CatchUpFile> = {}): Promise<CatchUpReply | undefined> {
    const file = { id: kolor, ...this.position, refusal: this.refusal, ...more };
    const request = { protocol: 1, device: `${this.#name}'s`, sentAt: Date.now(), files: [file] };
    const result = await this.#catchUp(await this.#meeting.access(this.#name), request);
    if (result.kind === "failed") throw new Error("it could not be stored");
    return result.answer.files[0];
  }

  /** Sends and takes, as the exchange does; the reply may get lost before anything of it is stored. */
  async exchange({ loseReply = false } = {}): Promise<void> {
    const sent = this.unsent.length;
    const reply = await this.ask(sent > 0 ? { update: base64(Y.mergeUpdates(this.unsent)) } : {});
    if (!reply || loseReply) return;
    expect(reply.verdict).toBe(sent > 0 ? "stored" : undefined);
    this.unsent.splice(0, sent);
    this.take(reply);
  }

  take(reply: CatchUpReply): void {
    if (reply.update) Y.applyUpdate(this.ydoc, new Uint8Array(Buffer.from(reply.update, "base64")));
    this.position = { epoch: reply.epoch, seq: reply.seq };
    if (reply.refusals?.length) this.#rebuild(reply.refusals);
  }

  /** Sends its fingerprint as it stands; is it told that it differs? */
  async isToldToDiffer(): Promise<boolean> {
    return (await this.ask({ fingerprint: fingerprintOf(this.ydoc) }))?.differs === true;
  }

  /** Unsent is what the file store takes for this device's own: also what Yjs tidies by itself after others' work. */
  #open(): Y.Doc {
    const ydoc = createYdoc();
    ydoc.on("update", (update: Uint8Array, _origin: unknown, _ydoc: Y.Doc, { local }: Y.Transaction) => {
      if (local) this.unsent.push(update);
    });
    return ydoc;
  }

  #rebuild(refusals: readonly Refusal[]): void {
    const { update, undone } = withoutRefused(
      this.ydoc,
      refusals.flatMap(({ structs }) => structs),
      refusals.filter(({ account }) => account === this.#name).flatMap(({ deletions }) => deletions),
    );
    this.ydoc = this.#open();
    Y.applyUpdate(this.ydoc, update);
    if (undone) this.position = { epoch: 0, seq: 0 };
    this.refusal = Math.max(...refusals.map(({ number }) => number));
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

test("an equal replica is answered as if it had sent nothing; one at another position is not compared", async () => {
  await using meeting = await openMeeting();
  const { catchUp } = catchUpIn(meeting);
  const [siti, ahmad] = [new Device("siti", meeting, catchUp), new Device("ahmad", meeting, catchUp)];
  await siti.exchange();
  siti.ydoc.getMap("profile").set("members", 20);
  await siti.exchange();
  await ahmad.exchange();
  expect(await siti.ask({ fingerprint: fingerprintOf(siti.ydoc) })).toBeUndefined();
  ahmad.ydoc.getMap("profile").set("members", 21);
  await ahmad.exchange();
  const reply = await siti.ask({ fingerprint: "0000000000000000" });
  expect(reply).toMatchObject({ seq: siti.position.seq + 1 });
  expect(reply?.whole).toBeUndefined();
  expect(await results(meeting)).toEqual({ equal: 1, "not-compared": 1 });
});

test("a replica that lost something is given everything, counted, and reported without a name", async () => {
  await using meeting = await openMeeting();
  const { catchUp, told } = catchUpIn(meeting);
  const [siti, ahmad] = [new Device("siti", meeting, catchUp), new Device("ahmad", meeting, catchUp)];
  siti.ydoc.getMap("profile").set("members", 20);
  await siti.exchange();
  await ahmad.exchange();
  ahmad.ydoc = createYdoc(); // its rows are gone, its position is not
  const reply = await ahmad.ask({ fingerprint: fingerprintOf(ahmad.ydoc) });
  expect(reply).toMatchObject({ whole: true, differs: true, ...ahmad.position });
  if (reply) ahmad.take(reply);
  expect(ahmad.ydoc.getMap("profile").toJSON()).toEqual({ members: 20 });
  expect(await ahmad.isToldToDiffer()).toBe(false);
  expect(await results(meeting)).toEqual({ differs: 1, equal: 1 });
  expect(told).toHaveLength(1);
  expect(told[0]?.[0]).toEqual({ file: kolor, ...ahmad.position });
});

test("fingerprints that anybody may ask for are made at a bounded pace, and once for all who stand at one position", async () => {
  await using meeting = await openMeeting();
  const { catchUp } = catchUpIn(meeting, 2);
  const siti = new Device("siti", meeting, catchUp);
  for (let n = 0; n < 5; n++) {
    siti.ydoc.getMap("profile").set("members", n);
    await siti.exchange();
    for (let asked = 0; asked < 3; asked++) expect(await siti.isToldToDiffer()).toBe(false);
  }
  const { equal = 0, "not-compared": skipped = 0 } = await results(meeting);
  expect(equal + skipped).toBe(15);
  expect(equal).toBeGreaterThanOrEqual(6);
  expect(equal).toBeLessThan(15); // two at once, then one a second
});

test("property: who has everything answered and nothing unsent has the server's fingerprint, whatever happened before", async () => {
  const people = ["siti", "ahmad", "kades"]; // the village head's work is mostly refused
  const step = fc.record({
    who: fc.nat(2),
    kind: fc.constantFrom("write", "write", "exchange", "lose-reply"),
    seed: fc.nat(),
  });
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      await using meeting = await openMeeting();
      const { catchUp } = catchUpIn(meeting, 1000);
      const devices = people.map((name) => new Device(name, meeting, catchUp));
      // and one that is always connected
      const live = await meeting.join("siti");
      let updates = 0;
      live.ydoc.on("update", (_update: Uint8Array, origin: unknown) => {
        if (origin !== live) updates++;
      });
      const liveIsAnswered = () => {
        const differences = live.heard.filter((message) => message === 1000).length;
        return differences > 0 && live.acknowledged === updates + differences;
      };
      for (const { who, kind, seed } of steps) {
        const device = devices[who] as Device;
        if (kind === "write") {
          const { ydoc } = seed % 5 === 0 ? live : device;
          ydoc.transact(() => randomEdit(ydoc, seeded(seed)));
          continue;
        }
        await device.exchange({ loseReply: kind === "lose-reply" });
        if (device.unsent.length === 0 && device.position.epoch > 0) expect(await device.isToldToDiffer()).toBe(false);
      }
      for (let round = 0; round < 3; round++) {
        await expect.poll(liveIsAnswered).toBe(true);
        for (const device of devices) await device.exchange();
      }
      await expect.poll(() => live.at.at(-1)).toEqual(devices[0]?.position);
      for (const device of devices) expect([device.unsent.length, await device.isToldToDiffer()]).toEqual([0, false]);
      const [first] = devices;
      // a peer does not take out what it was refused
      if (live.refused.length === 0) expect(first && fingerprintOf(first.ydoc)).toBe(fingerprintOf(live.ydoc));
      compared += (await results(meeting))["equal"] ?? 0;
    }),
    propertyRuns(12),
  );
  expect(compared).toBeGreaterThan(20);
}, 60_000);
