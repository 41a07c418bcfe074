/** Input that no honest client sends, against a real process: a clear refusal each time, and nobody else notices. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { kolor } from "../../server/src/testing/village.ts";
import { Village } from "./process.ts";
import { Writer } from "./writer.ts";

let village: Village;
let witness: Writer;
beforeAll(async () => {
  village = await Village.open({ FRAME_BYTES_MAX: "100000", SOCKETS_PER_ACCOUNT_MAX: "20", RECHECK_MS: "200" });
  witness = new Writer({ url: village.url, file: kolor, cookie: await village.cookie("ahmad"), name: "witness" });
  witness.connect();
  witness.writeEvery(20);
}, 60_000);
afterAll(async () => {
  witness.stop();
  await village[Symbol.asyncDispose]();
});

interface Outcome {
  readonly status?: number;
  readonly body?: unknown;
  readonly code?: number;
  readonly reason?: string;
}

/** Opens a socket, sends the frames, and waits for the server to close it or to refuse the upgrade. */
async function outcome(
  path: string,
  { headers = {}, frames = [] }: { headers?: Record<string, string>; frames?: (Uint8Array | string)[] } = {},
): Promise<Outcome> {
  const socket = new WebSocket(`${village.url.replace("http", "ws")}${path}`, { headers });
  return new Promise((resolve) => {
    socket.on("open", () => {
      for (const frame of frames) socket.send(frame);
    });
    socket.on("error", () => undefined);
    socket.on("close", (code, reason) => resolve({ code, reason: reason.toString() }));
    socket.on("unexpected-response", (_request, response) => {
      let body = "";
      response.on("data", (data) => {
        body += data;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(body) }));
    });
  });
}

/** An update whose author's first write is not there. */
function leansOnNothing(): Uint8Array {
  const ydoc = new Y.Doc();
  ydoc.getMap("profile").set("a", 1);
  const vector = Y.encodeStateVector(ydoc);
  ydoc.getMap("profile").set("a", 2);
  const update = Y.encodeStateAsUpdate(ydoc, vector);
  return Uint8Array.of(0, 2, update.length, ...update);
}

async function signed(username: string) {
  return { cookie: await village.cookie(username) };
}

test("the upgrade is refused with status and body, or, for our own clients, with a close code and reason", async () => {
  const siti = await signed("siti");
  const cases: [string, Record<string, string>, number, string][] = [
    [`/sync/${kolor}`, {}, 401, "signed-out"],
    [`/sync/${kolor}`, { cookie: "better-auth.session_token=stale.abc" }, 401, "signed-out"],
    [`/sync/${kolor}`, { ...siti, origin: "https://evil.example" }, 403, "wrong-origin"],
    [`/sync/${kolor}?ack=1`, { ...siti, origin: "https://evil.example" }, 403, "wrong-origin"],
    [`/sync/${kolor}`, await signed("budi"), 403, "no-right"],
    ["/sync/9999999999", siti, 404, "unknown-file"],
    ["/sync/..%2f..%2fetc", siti, 404, "unknown-file"],
    ["/elsewhere", siti, 404, "not-found"],
  ];
  for (const [path, headers, status, kind] of cases)
    expect(await outcome(path, { headers })).toEqual({
      status,
      body: { error: { kind, message: expect.any(String) } },
    });
  const closes: [string, Record<string, string>, number][] = [
    [`/sync/${kolor}?ack=1`, {}, 4401],
    [`/sync/${kolor}?ack=1&account=somebody-else`, siti, 4401],
    [`/sync/${kolor}?ack=1`, await signed("budi"), 4403],
    ["/sync/9999999999?ack=1", siti, 4404],
  ];
  for (const [path, headers, code] of closes)
    expect(await outcome(path, { headers })).toEqual({ code, reason: expect.stringMatching(/.+/) });
});

describe("frames", () => {
  const tinyGap = leansOnNothing();
  test.each<[string, (Uint8Array | string)[], number]>([
    ["random bytes", [crypto.getRandomValues(new Uint8Array(200)).fill(0, 0, 1)], 4400],
    ["a truncated update", [Uint8Array.of(0, 2, 200, 1, 1)], 4400],
    ["text instead of bytes", ["hello"], 4400],
    ["a frame over the limit", [new Uint8Array(150_000)], 4400],
    ["a frame far over the limit", [new Uint8Array(900_000)], 1009],
    ["twenty thousand tiny updates", Array.from({ length: 20_000 }, () => tinyGap), 4429],
    ["a flood of kinds nobody knows", Array.from({ length: 5000 }, () => Uint8Array.of(77)), 4429],
    ["a flood of questions", Array.from({ length: 5000 }, () => Uint8Array.of(0, 0, 1, 0)), 4429],
  ])("%s: closed with a code and a reason", async (_, frames, code) => {
    const result = await outcome(`/sync/${kolor}?ack=1`, { headers: await signed("siti"), frames });
    expect(result.code).toBe(code);
    if (code !== 1009) expect(result.reason).not.toBe("");
  });

  test("a flood of sockets of one account is stopped, not the others'", async () => {
    const headers = await signed("siti");
    const sockets = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const socket = new WebSocket(`${village.url.replace("http", "ws")}/sync/${kolor}?ack=1`, { headers });
        socket.on("error", () => undefined);
        return new Promise<{ socket: WebSocket; code: number | null }>((resolve) => {
          socket.on("close", (code) => resolve({ socket, code }));
          socket.on("message", () => resolve({ socket, code: null }));
        });
      }),
    );
    expect(sockets.filter(({ code }) => code === 4429)).toHaveLength(10);
    for (const { socket } of sockets) socket.terminate();
  });
});

test("a session that ends closes its sockets at once", async () => {
  const { cookie } = await signed("kades");
  const closed = outcome(`/sync/${kolor}?ack=1`, { headers: { cookie } });
  await new Promise((resolve) => setTimeout(resolve, 200));
  const signOut = await fetch(`${village.url}/api/auth/sign-out`, {
    method: "POST",
    headers: { cookie, origin: village.url, "content-type": "application/json" },
    body: "{}",
  });
  expect(signOut.status).toBe(200);
  expect(await closed).toMatchObject({ code: 4401 });
});

test("through all of it the witness was served, and nobody's name or address is in the logs", async () => {
  witness.rest();
  await expect.poll(() => witness.acknowledged.size === witness.written, { timeout: 10_000 }).toBe(true);
  expect(witness.closedWith).toBeNull();
  expect(witness.written).toBeGreaterThan(20);
  expect(village.output).toContain('"socket closed"');
  expect(village.output).toContain('"socket refused"');
  const lines = village.output.split("\n").filter((line) => line.startsWith("{"));
  expect(lines.join("\n")).not.toMatch(/siti|ahmad|Nama|127\.0\.0\.1|evil\.example/);
});
