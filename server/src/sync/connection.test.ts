import { createYdoc } from "@pendamping/shared/file/ydoc";
import { closeCodes } from "@pendamping/shared/protocol/close-codes";
import { encodeWritten, messageAt, messageDurable, messageRefused } from "@pendamping/shared/protocol/frames";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { openMeeting, type Peer } from "../testing/meeting.ts";
import { kolor } from "../testing/village.ts";

const settled = async (peer: Peer, frames: number) => expect.poll(() => peer.acknowledged).toBe(frames);

/** An update whose author's first clocks nobody else has. */
function gapUpdate(): { ydoc: Y.Doc; gap: Uint8Array } {
  const ydoc = createYdoc();
  ydoc.getMap("profile").set("first", 1);
  const vector = Y.encodeStateVector(ydoc);
  ydoc.getMap("profile").set("second", 2);
  return { ydoc, gap: Y.encodeStateAsUpdate(ydoc, vector) };
}

function presenceOf(ydoc: Y.Doc, state: Record<string, unknown>): Uint8Array {
  const awareness = new Awareness(ydoc);
  awareness.setLocalState(state);
  const update = encodeAwarenessUpdate(awareness, [ydoc.clientID]);
  awareness.destroy();
  return update;
}

describe("acknowledging", () => {
  test("nothing is acknowledged or sent on before the commit has returned", async () => {
    await using meeting = await openMeeting();
    const siti = await meeting.join("siti");
    const ahmad = await meeting.join("ahmad");
    await settled(siti, 1);
    const disk = Promise.withResolvers<void>();
    meeting.beforeCommit = () => disk.promise;
    siti.ydoc.getMap("profile").set("members", 20);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(siti.acknowledged).toBe(1);
    expect(ahmad.ydoc.getMap("profile").has("members")).toBe(false);
    disk.resolve();
    await settled(siti, 2);
    expect(ahmad.ydoc.getMap("profile").get("members")).toBe(20);
    expect((await meeting.stored()).getMap("profile").get("members")).toBe(20);
  });

  test("frames of many people share a commit", async () => {
    await using meeting = await openMeeting({ turnMs: 1000 });
    const peers = await Promise.all(["siti", "ahmad", "siti", "ahmad"].map((name) => meeting.join(name)));
    for (const peer of peers) await settled(peer, 1);
    let groups = 0;
    meeting.beforeCommit = async () => void groups++;
    for (const [n, peer] of peers.entries()) peer.ydoc.getMap("profile").set(`key${n}`, n);
    for (const peer of peers) await settled(peer, 2);
    expect(groups).toBe(1);
  });

  test("the position comes after the answers, and equals the log", async () => {
    await using meeting = await openMeeting();
    const siti = await meeting.join("siti");
    await settled(siti, 1);
    siti.ydoc.getMap("profile").set("members", 1);
    await settled(siti, 2);
    await expect.poll(() => siti.heard.at(-1)).toBe(messageAt);
    expect(siti.at.at(-1)).toEqual(await meeting.storage.log.position(kolor));
  });

  test("when nothing can be stored nothing is acknowledged, and it goes on by itself once there is room", async () => {
    await using meeting = await openMeeting();
    const siti = await meeting.join("siti");
    const ahmad = await meeting.join("ahmad");
    await settled(siti, 1);
    await settled(ahmad, 1);
    meeting.beforeCommit = async () => {
      throw new Error("disk full");
    };
    siti.ydoc.getMap("profile").set("members", 20);
    await expect.poll(() => siti.closedWith?.code).toBe(1013);
    expect(siti.acknowledged).toBe(1);
    expect(ahmad.closedWith).toBeNull();
    expect((await meeting.stored()).getMap("profile").has("members")).toBe(false);

    meeting.beforeCommit = async () => undefined;
    const again = await meeting.join("siti", { ydoc: siti.ydoc });
    await settled(again, 1);
    await expect.poll(() => ahmad.ydoc.getMap("profile").get("members")).toBe(20);
  });

  test("a truly full database refuses, stays readable, and takes the work once it has room", async () => {
    await using meeting = await openMeeting();
    const siti = await meeting.join("siti");
    await settled(siti, 1);
    meeting.storage.limitBytes(1);
    siti.ydoc.getMap("profile").set("about", "x".repeat(50_000));
    await expect.poll(() => siti.closedWith?.code).toBe(1013);
    const reader = await meeting.join("ahmad");
    await expect.poll(() => reader.at.length).toBe(1);
    meeting.storage.limitBytes(2 ** 30);
    const again = await meeting.join("siti", { ydoc: siti.ydoc });
    await settled(again, 1);
    expect((await meeting.stored()).getMap("profile").get("about")).toHaveLength(50_000);
  });
});

describe("missing dependencies", () => {
  test("a frame with a gap is acknowledged with the difference that fills it, and asked for once", async () => {
    await using meeting = await openMeeting();
    const siti = await meeting.join("siti", { silent: true });
    const { ydoc, gap } = gapUpdate();
    await expect.poll(() => siti.heard).toContain(1000);
    siti.difference(Y.encodeStateAsUpdate(createYdoc()));
    await settled(siti, 1);
    for (let n = 0; n < 5; n++) siti.update(gap);
    await expect.poll(() => siti.heard.filter((message) => message === 1000)).toHaveLength(2);
    expect(siti.acknowledged).toBe(1);
    siti.difference(Y.encodeStateAsUpdate(ydoc));
    await settled(siti, 7);
    expect((await meeting.stored()).getMap("profile").toJSON()).toEqual({ first: 1, second: 2 });
  });

  test("twenty thousand tiny updates that lean on nothing are cut off, and others are not delayed", async () => {
    await using meeting = await openMeeting();
    const ahmad = await meeting.join("ahmad");
    await settled(ahmad, 1);
    const flood = await meeting.join("siti", { silent: true });
    const { gap } = gapUpdate();
    for (let n = 0; n < 20_000; n++) flood.update(gap);
    const started = performance.now();
    ahmad.ydoc.getMap("notes").set("x", 1);
    await settled(ahmad, 2);
    expect(performance.now() - started).toBeLessThan(1000);
    await expect.poll(() => flood.closedWith?.code).toBe(closeCodes.flood);
    expect(ahmad.closedWith).toBeNull();
  });

  test("a difference that itself leans on something missing is not asked for for ever", async () => {
    await using meeting = await openMeeting();
    const siti = await meeting.join("siti", { silent: true });
    const { gap } = gapUpdate();
    for (let n = 0; n < 3; n++) siti.difference(gap);
    await expect.poll(() => siti.closedWith?.code).toBe(closeCodes.flood);
  });
});

describe("bad input", () => {
  test("no bytes whatever bring down the room or reach another", async () => {
    await using meeting = await openMeeting();
    const ahmad = await meeting.join("ahmad");
    await settled(ahmad, 1);
    const honest = createYdoc();
    honest.getMap("profile").set("a", "text");
    const update = Y.encodeStateAsUpdate(honest);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 60 }),
          fc
            .tuple(fc.constantFrom(0, 1, 2, 3, 123), fc.uint8Array({ maxLength: 60 }))
            .map(([kind, rest]) => [kind, ...rest]),
          fc.nat({ max: update.length }).map((cut) => [0, 2, update.length, ...update.slice(0, cut)]),
        ),
        async (bytes) => {
          const siti = await meeting.join("siti", { silent: true });
          siti.say(Uint8Array.from(bytes));
          await meeting.turns.read(async () => undefined);
          siti.leave();
        },
      ),
      { numRuns: Number(process.env["FUZZ_RUNS"] ?? 200) },
    );
    ahmad.ydoc.getMap("notes").set("still", "here");
    await settled(ahmad, 2);
    expect(ahmad.closedWith).toBeNull();
  });

  test.each<[string, (peer: Peer) => void, number]>([
    ["an update that is none", (peer) => peer.update(Uint8Array.of(9, 9, 9)), closeCodes.malformed],
    ["a frame over the limit", (peer) => peer.say(new Uint8Array(2000)), closeCodes.malformed],
    ["a presence over the limit", (peer) => peer.presence(new Uint8Array(600)), closeCodes.malformed],
    ["a presence that is none", (peer) => peer.presence(Uint8Array.of(5, 1)), closeCodes.malformed],
    ["an empty frame", (peer) => peer.say(new Uint8Array()), closeCodes.malformed],
    ["a mark that is none", (peer) => peer.say(Uint8Array.of(123, 1)), closeCodes.malformed],
    [
      "kinds nobody knows",
      (peer) => void Array.from({ length: 300 }, () => peer.say(Uint8Array.of(99))),
      closeCodes.flood,
    ],
  ])("%s closes the socket with a reason", async (_, misbehave, code) => {
    await using meeting = await openMeeting({ frameBytesMax: 1000, awarenessBytesMax: 500 });
    const siti = await meeting.join("siti", { silent: true });
    misbehave(siti);
    await expect.poll(() => siti.closedWith?.code).toBe(code);
    expect(siti.closedWith?.reason).not.toBe("");
  });

  test("a length that lies beyond the frame reads nothing of what lies beside it in memory", async () => {
    await using meeting = await openMeeting();
    const ahmad = await meeting.join("ahmad");
    const siti = await meeting.join("siti", { silent: true });
    const secret = '"another person\'s frame"';
    const states = [1, 77, 1, secret.length];
    const frame = [1, states.length + secret.length, ...states];
    const shared = Buffer.concat([Buffer.from(frame), Buffer.from(secret)]);
    siti.say(shared.subarray(0, frame.length));
    expect(siti.closedWith?.code).toBe(closeCodes.malformed);
    expect(ahmad.presences).toEqual([]);
  });

  test("a socket that sends faster than it is served is not read for a while, and loses nothing", async () => {
    await using meeting = await openMeeting({ queueFramesMax: 20 });
    const siti = await meeting.join("siti");
    await settled(siti, 1);
    for (let n = 0; n < 100; n++) siti.ydoc.getMap("profile").set(`k${n}`, n);
    expect(siti.paused).toBe(true);
    await settled(siti, 101);
    expect(siti.paused).toBe(false);
  });
});

describe("whose it is", () => {
  test("an update under another's client id closes the socket and changes nothing", async () => {
    await using meeting = await openMeeting();
    const siti = await meeting.join("siti");
    siti.ydoc.getMap("profile").set("members", 1);
    await settled(siti, 2);
    const forger = new Y.Doc({ gc: false });
    Y.applyUpdate(forger, Y.encodeStateAsUpdate(siti.ydoc));
    forger.clientID = siti.ydoc.clientID;
    const ahmad = await meeting.join("ahmad", { ydoc: forger });
    forger.getMap("profile").set("members", 99);
    await expect.poll(() => ahmad.closedWith?.code).toBe(closeCodes.noRight);
    expect((await meeting.stored()).getMap("profile").get("members")).toBe(1);
  });

  test("after a restore a socket brings only what it has named as its own", async () => {
    await using meeting = await openMeeting();
    const siti = await meeting.join("siti");
    siti.ydoc.getMap("profile").set("members", 1);
    await settled(siti, 2);
    siti.leave();
    await meeting.storage.log.startEpoch(kolor, 1000);
    const room = await meeting.rooms.open(kolor);
    if (room) room.position = { ...room.position, epoch: 1000 };
    /** A replica that holds what was lost, under an id that the backup knew and under one that it did not. */
    const holding = (client: number) => {
      const ydoc = createYdoc();
      Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(siti.ydoc));
      const author = new Y.Doc({ gc: false });
      author.clientID = client;
      Y.applyUpdate(author, Y.encodeStateAsUpdate(siti.ydoc));
      author.getMap("profile").set("members", 99);
      Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(author));
      return ydoc;
    };
    for (const client of [siti.ydoc.clientID, 4711]) {
      const ahmad = await meeting.join("ahmad", { ydoc: holding(client) });
      await expect.poll(() => ahmad.closedWith?.code).toBe(closeCodes.epochChanged);
    }
    expect((await meeting.stored()).getMap("profile").get("members")).toBe(1);
    expect((await meeting.storage.log.bindings(kolor)).map(({ client }) => client)).not.toContain(4711);

    const marked = await meeting.join("ahmad");
    marked.say(encodeWritten({ sentAt: 0, marks: [[marked.ydoc.clientID, 1, 0]] }));
    marked.ydoc.getMap("profile").set("chair", "Hasan");
    const present = await meeting.join("siti");
    present.presence(presenceOf(present.ydoc, {}));
    present.ydoc.getMap("profile").set("phone", "0812");
    await expect
      .poll(async () => (await meeting.stored()).getMap("profile").toJSON())
      .toEqual({ members: 1, chair: "Hasan", phone: "0812" });
  });

  test("a presence binds its client id, is relayed, and goes with its socket", async () => {
    await using meeting = await openMeeting();
    const siti = await meeting.join("siti");
    const ahmad = await meeting.join("ahmad");
    siti.presence(presenceOf(siti.ydoc, { name: "Siti" }));
    expect(ahmad.presences).toEqual([
      expect.objectContaining({ client: siti.ydoc.clientID, state: '{"name":"Siti"}' }),
    ]);
    expect(siti.presences).toHaveLength(1);
    await expect
      .poll(async () => await meeting.storage.log.bindings(kolor))
      .toContainEqual(expect.objectContaining({ client: siti.ydoc.clientID, account: "siti" }));

    const pretender = new Y.Doc();
    pretender.clientID = siti.ydoc.clientID;
    ahmad.presence(presenceOf(pretender, { name: "Not Siti" }));
    expect(siti.presences).toHaveLength(1);

    siti.leave();
    expect(ahmad.presences.at(-1)).toMatchObject({ client: siti.ydoc.clientID, state: "null" });
  });

  test("work that arrives after the right has ended closes the socket and is not stored", async () => {
    await using meeting = await openMeeting();
    const ahmad = await meeting.join("ahmad");
    await settled(ahmad, 1);
    await meeting.endAssignments("ahmad");
    ahmad.ydoc.getMap("profile").set("members", 3);
    await expect.poll(() => ahmad.closedWith?.code).toBe(closeCodes.noRight);
    expect((await meeting.stored()).getMap("profile").has("members")).toBe(false);
  });

  test("offline writes are entered in the ledger with the time they were made, by the server's clock", async () => {
    await using meeting = await openMeeting();
    const siti = await meeting.join("siti", { silent: true });
    const ydoc = createYdoc();
    ydoc.getMap("profile").set("a", 1);
    ydoc.getMap("profile").set("b", 2);
    const hourMs = 3_600_000;
    const slowMs = 7 * hourMs; // the phone's clock
    const sentAt = Date.now() - slowMs;
    siti.say(
      encodeWritten({
        sentAt,
        marks: [
          [ydoc.clientID, 1, sentAt - 2 * hourMs],
          [ydoc.clientID, 2, sentAt - hourMs],
        ],
      }),
    );
    siti.difference(Y.encodeStateAsUpdate(ydoc));
    await settled(siti, 1);
    const rows = await meeting.storage.log.ledgerAfter(kolor, 0);
    const agoH = rows.map((row) => Math.round((Date.now() - Date.parse(row.writtenAt)) / hourMs));
    expect(rows.map((row) => [row.clockEnd, row.account])).toEqual([
      [1, "siti"],
      [2, "siti"],
    ]);
    expect(agoH).toEqual([2, 1]);
  });
});

describe("refusing", () => {
  test("what the role may not write is refused before the frame is acknowledged, and nobody else sees it", async () => {
    await using meeting = await openMeeting();
    const siti = await meeting.join("siti");
    const kades = await meeting.join("kades");
    await settled(kades, 1);
    kades.ydoc.transact(() => {
      kades.ydoc.getMap("notes").set("note", "boleh");
      kades.ydoc.getMap("profile").set("members", 1);
    });
    await settled(kades, 2);
    expect(kades.heard.indexOf(messageRefused)).toBeLessThan(kades.heard.lastIndexOf(messageDurable));
    expect(kades.refused).toEqual([expect.objectContaining({ frame: 2, reason: "role", sections: ["profile"] })]);
    await expect.poll(() => siti.ydoc.getMap("notes").get("note")).toBe("boleh");
    expect(siti.ydoc.getMap("profile").has("members")).toBe(false);
    kades.ydoc.getMap("notes").set("later", "masih bisa");
    await expect.poll(() => siti.ydoc.getMap("notes").get("later")).toBe("masih bisa");
    const suggestion = await meeting.storage.suggestions.get(kades.refused[0]?.suggestion ?? "");
    expect(suggestion).toMatchObject({ author: "kades", status: "open", sections: ["profile"] });
  });

  test("a client that repeats refused deletions whenever it connects makes no second suggestion", async () => {
    await using meeting = await openMeeting();
    const siti = await meeting.join("siti");
    siti.ydoc.getText("legality:nib").insert(0, "catatan");
    await settled(siti, 2);
    const ydoc = new Y.Doc();
    const stock = await meeting.join("kades", { ack: false, ydoc });
    await expect.poll(() => ydoc.getText("legality:nib").toJSON()).toBe("catatan");
    ydoc.getText("legality:nib").delete(0, 7);
    const count = async () => (await meeting.storage.suggestions.ofAuthor(kolor, "kades")).length;
    await expect.poll(count).toBe(1);
    for (let n = 0; n < 3; n++) {
      stock.leave();
      const again = await meeting.join("kades", { ack: false, ydoc });
      await expect.poll(() => again.heard).toContain(1001);
      again.leave();
    }
    expect(await count()).toBe(1);
    expect(await meeting.storage.log.refusalsAfter(kolor, 0)).toHaveLength(1);
    expect((await meeting.stored()).getText("legality:nib").toJSON()).toBe("catatan");
  });
});

describe("rhythm", () => {
  test("a client without acknowledgements is asked before it is told", async () => {
    await using meeting = await openMeeting();
    const stock = await meeting.join("siti", { ack: false, silent: true });
    stock.greet();
    await expect.poll(() => stock.heard).toEqual([1000]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(stock.heard).toEqual([1000]);
    stock.difference(Y.encodeStateAsUpdate(createYdoc()));
    await expect.poll(() => stock.heard).toEqual([1000, 1001]);
  });

  test("a client that never answers is told after a second all the same", async () => {
    await using meeting = await openMeeting();
    const stock = await meeting.join("siti", { ack: false, silent: true });
    stock.greet();
    await expect.poll(() => stock.heard, { timeout: 3000 }).toEqual([1000, 1001]);
  });

  test("an idle room keeps its sockets and lets go of its document", async () => {
    await using meeting = await openMeeting({}, 40);
    const siti = await meeting.join("siti");
    siti.ydoc.getMap("profile").set("members", 5);
    await settled(siti, 2);
    await expect.poll(() => meeting.rooms.get(kolor)?.loaded).toBe(false);
    siti.ydoc.getMap("profile").set("members", 6);
    await settled(siti, 3);
    const ahmad = await meeting.join("ahmad");
    await expect.poll(() => ahmad.ydoc.getMap("profile").get("members")).toBe(6);
  });
});
