/** What the server holds of a file, by /api/sync: not through any socket or document of a test. */
import type { CatchUpResponse } from "@pendamping/shared/protocol/catch-up";
import * as Y from "yjs";
import type { Village } from "./process.ts";

export async function storedFile(village: Village, username: string, file: string): Promise<Y.Doc> {
  const response = await village.call(username, "/api/sync", {
    protocol: 1,
    device: "reader",
    sentAt: Date.now(),
    files: [{ id: file, epoch: 0, seq: 0, refusal: 0 }],
  });
  const { files } = (await response.json()) as CatchUpResponse;
  const [reply] = files;
  const ydoc = new Y.Doc({ gc: false });
  if (reply?.update) Y.applyUpdate(ydoc, new Uint8Array(Buffer.from(reply.update, "base64")));
  return ydoc;
}
