import { catchUpResponseSchema } from "@pendamping/shared/protocol/catch-up";
import { closeCodes } from "@pendamping/shared/protocol/close-codes";
import { messageAt, messageDurable, parseDurable } from "@pendamping/shared/protocol/frames";
import { peopleSchema } from "@pendamping/shared/protocol/people";
import * as v from "valibot";
import { expect, test, vi } from "vitest";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { kolor, openVillage, signedSocket, type Village } from "../testing/village.ts";

// passwords are hashed slowly, and the machine may be busy
vi.setConfig({ testTimeout: 20_000 });

async function stock(village: Village, name: string, params: Record<string, string> = {}) {
  const ydoc = new Y.Doc();
  const provider = new WebsocketProvider(`${village.server.url.replace("http", "ws")}/sync`, kolor, ydoc, {
    WebSocketPolyfill: signedSocket(await village.signIn(name)),
    disableBc: true,
    params,
  });
  return { ydoc, provider };
}

test("a stock y-websocket client with the session cookie reads and writes", async () => {
  await using village = await openVillage();
  const siti = await stock(village, "siti");
  siti.ydoc.getMap("legality").set("nib.number", "1234");
  await expect.poll(() => siti.provider.synced).toBe(true);
  const ahmad = await stock(village, "ahmad");
  await expect.poll(() => ahmad.ydoc.getMap("legality").get("nib.number")).toBe("1234");
  ahmad.ydoc.getMap("legality").set("nib.issuedOn", "2025-11-22");
  await expect.poll(() => siti.ydoc.getMap("legality").get("nib.issuedOn")).toBe("2025-11-22");
  siti.provider.destroy();
  ahmad.provider.destroy();

  await village.restart();
  const again = await stock(village, "siti");
  await expect
    .poll(() => again.ydoc.getMap("legality").toJSON())
    .toEqual({
      "nib.number": "1234",
      "nib.issuedOn": "2025-11-22",
    });
  again.provider.destroy();
});

test("a client that asks for it learns how many of its frames are on disk", async () => {
  await using village = await openVillage();
  const { ydoc, provider } = await stock(village, "siti", { ack: "1", device: "d1" });
  const frames: number[] = [];
  provider.messageHandlers[messageDurable] = (_encoder, decoder) => {
    frames.push(parseDurable(decoder)?.frames ?? -1);
  };
  provider.messageHandlers[messageAt] = () => undefined;
  await expect.poll(() => frames.at(-1)).toBe(1);
  ydoc.getMap("profile").set("members", 20);
  ydoc.getMap("profile").set("members", 21);
  await expect.poll(() => frames.at(-1)).toBe(3);
  provider.destroy();
});

test("an assignment that ends closes its sockets at once, and no others", async () => {
  await using village = await openVillage({ RECHECK_MS: "3600000" });
  const ahmad = await stock(village, "ahmad", { ack: "1" });
  const siti = await stock(village, "siti", { ack: "1" });
  const codes: number[] = [];
  ahmad.provider.on("closed", ({ code }) => codes.push(code));
  await expect.poll(() => ahmad.provider.synced && siti.provider.synced).toBe(true);
  const { people } = v.parse(peopleSchema, await (await village.call("admin", "/api/people")).json());
  const [assignment] = people.find(({ username }) => username === "ahmad")?.assignments ?? [];
  await village.call("admin", `/api/assignments/${assignment?.id}/end`, { key: crypto.randomUUID() });
  await expect.poll(() => codes).toEqual([closeCodes.noRight]);
  expect(siti.provider.wsconnected).toBe(true);
  ahmad.provider.destroy();
  siti.provider.destroy();
});

test("after a backup was put back, RESTORED=1 makes every device compare everything", async () => {
  await using village = await openVillage();
  const ask = async (position: { epoch: number; seq: number }) => {
    const body = { protocol: 1, device: "d", sentAt: 0, files: [{ id: kolor, refusal: 0, ...position }] };
    const response = await village.call("siti", "/api/sync", body);
    return v.parse(catchUpResponseSchema, await response.json()).files[0];
  };
  const before = await ask({ epoch: 0, seq: 0 });
  await village.restart({ RESTORED: "1" });
  const after = await ask({ epoch: before?.epoch ?? 0, seq: before?.seq ?? 0 });
  expect(after).toMatchObject({ whole: true });
  expect(after?.epoch).toBeGreaterThan(before?.epoch ?? 0);
});
