/** A stock y-websocket client with a session cookie: what a script outside the project would use. */
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { password } from "./fixtures.ts";

export async function sessionCookie(url: string, username: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ username, password }),
  });
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

export interface StockClient {
  readonly ydoc: Y.Doc;
  readonly provider: WebsocketProvider;
  close(): void;
}

export async function stockClient(url: string, username: string, fileId: string): Promise<StockClient> {
  const cookie = await sessionCookie(url, username);
  class Signed extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie } });
    }
  }
  const ydoc = new Y.Doc();
  const provider = new WebsocketProvider(`${url.replace("http", "ws")}/sync`, fileId, ydoc, {
    WebSocketPolyfill: Signed as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  await new Promise<void>((resolve) => provider.once("sync", () => resolve()));
  return { ydoc, provider, close: () => provider.destroy() };
}
