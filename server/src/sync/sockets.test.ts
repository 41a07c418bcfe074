import { encodeWritten, messageAt, messageDurable, parseDurable } from "@pendamping/shared/protocol/frames";
import { expect, test } from "vitest";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { kolor, openVillage, signedSocket, type Village } from "../testing/village.ts";

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

test("a client that asks for it learns how many frames are on disk, and where the log stands", async () => {
  await using village = await openVillage();
  const { ydoc, provider } = await stock(village, "siti", { ack: "1", device: "d1" });
  const acks: number[] = [];
  let seq = 0;
  provider.messageHandlers[messageDurable] = (_encoder, decoder) => {
    acks.push(parseDurable(decoder)?.frames ?? -1);
  };
  provider.messageHandlers[messageAt] = (_encoder, decoder) => {
    seq = parseDurable({ ...decoder, pos: 1 } as never)?.frames ?? seq;
  };
  await expect.poll(() => acks.at(-1)).toBe(1);
  ydoc.getMap("profile").set("members", 20);
  ydoc.getMap("profile").set("members", 21);
  await expect.poll(() => acks.at(-1)).toBe(3);
  expect(encodeWritten({ sentAt: 0, marks: [] })[0]).toBe(123);
  provider.destroy();
});
