/**
 * `/sync/:fileId`: from an HTTP upgrade to a connection in a room.
 *
 * The upgrade is answered here and not by Hono's adapter, which drops the body of a refusal: a client would see a bare
 * status. Without `?ack=1` a refusal is plain HTTP (401, 403, 404, with a JSON body). A browser cannot read that, so a
 * client with `ack=1` gets its socket accepted and closed with 4401, 4403 or 4404 and a reason. A wrong Origin is always
 * HTTP 403: such a page shall not even hold a socket. No Origin at all (not a browser) is allowed: cookies are not sent
 * along by anybody else's page there.
 *
 * Sessions and rights are asked again every few seconds, and at once when a right ends (`recheck`).
 */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { ownRecordsOnly } from "@pendamping/shared/people/permissions";
import { closeCodes } from "@pendamping/shared/protocol/close-codes";
import type { ApiError } from "@pendamping/shared/protocol/decisions";
import { type WebSocket, WebSocketServer } from "ws";
import type { AccessBook } from "../accounts/access.ts";
import type { SignedIn } from "../accounts/auth.ts";
import type { Log } from "../observability/log.ts";
import type { Metrics } from "../observability/metrics.ts";
import type { Limits } from "../settings.ts";
import { Connection } from "./connection.ts";
import type { Writer } from "./gate/judge.ts";
import type { Room } from "./room.ts";
import type { Rooms } from "./rooms.ts";
import type { Turns } from "./turns.ts";
import type { Verdicts } from "./verdicts.ts";

export interface SocketParts {
  readonly rooms: Rooms;
  readonly turns: Turns;
  readonly verdicts: Verdicts;
  readonly access: AccessBook;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly limits: Limits;
  readonly recheckMs: number;
  readonly now: () => number;
  originAllowed(origin: string): boolean;
  signedIn(request: IncomingMessage): Promise<SignedIn | null>;
}

export interface Sockets {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Asks again whether the account's sockets may stay. */
  recheck(account: string): Promise<void>;
  /** Tells whom a suggestion in the file concerns: its author, and who may write any of its sections. Never rejects. */
  newsOfSuggestion(file: string, author: string, sections: readonly string[]): Promise<void>;
  news(account: string): void;
  /** Tells everybody who has the file open that there is something to fetch. */
  newsOfFile(file: string): void;
  /** The file's history was replaced: its sockets must compare everything. */
  closeFile(file: string, code: number, reason: string): void;
  stop(): Promise<void>;
}

interface Open {
  readonly connection: Connection;
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  alive: boolean;
}

const pingMs = 20_000;

/** The rights of an account in a room, as the gate asks for them; null where it may not open the file. */
export async function writerIn(room: Room, account: string, book: AccessBook): Promise<Writer | null> {
  const access = await book.of(account);
  if (!access?.mayOpen(room.file)) return null;
  return {
    account,
    mayWrite: (section) => access.mayWrite(room.file, section),
    ownRecordsOnly,
    owns: (client) => ownership(room, account, client),
  };
}

export function ownership(room: Room, account: string, client: number): "own" | "free" | "foreign" {
  const owner = room.owner(client);
  if (!owner) return "free";
  return owner.account === account ? "own" : "foreign";
}

export function createSockets(parts: SocketParts): Sockets {
  const { rooms, turns, verdicts, access, metrics, log, limits, now } = parts;
  // A frame a little too large is answered with a reason (4400); one far too large is not even read (1009).
  const server = new WebSocketServer({ noServer: true, maxPayload: 4 * limits.frameBytesMax });
  const open = new Set<Open>();
  const ofAccount = (account: string) => [...open].filter(({ connection }) => connection.account === account);

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? "/", "http://server");
    const { origin } = request.headers;
    if (origin !== undefined && !parts.originAllowed(origin))
      return refuse(socket, 403, "wrong-origin", "This address may not open sockets here.");
    const match = /^\/sync\/([^/]+)$/.exec(url.pathname);
    if (!match) return refuse(socket, 404, "not-found", "There are sockets at /sync/<file> only.");
    const file = match[1] ?? "";
    const acknowledges = url.searchParams.get("ack") === "1";

    const entry = await admit(request, file, url.searchParams.get("account"));
    if ("refused" in entry && !acknowledges) {
      const { status, kind, reason } = entry.refused;
      return refuse(socket, status, kind, reason);
    }
    server.handleUpgrade(request, socket, head, (ws) => {
      ws.on("error", () => undefined); // a broken frame or line; the close event follows
      if ("refused" in entry) return close(ws, entry.refused.code, entry.refused.reason);
      if (ofAccount(entry.account).length >= limits.socketsPerAccountMax)
        return close(ws, closeCodes.flood, "too many sockets of one account");
      // Whatever device name a client gives is only ever shown to the account itself.
      const device = (url.searchParams.get("device") ?? "").slice(0, 64) || "stock";
      join(ws, request, entry.room, entry.account, device, acknowledges);
    });
  };

  const admit = async (request: IncomingMessage, file: string, expected: string | null) => {
    const signedIn = await parts.signedIn(request);
    // A client that says whose work it holds is not let in under another session of the same browser.
    if (!signedIn || (expected !== null && expected !== signedIn.account))
      return refusal(401, closeCodes.signedOut, "signed-out", "Sign in first.");
    const rights = await access.of(signedIn.account);
    const room = /^\d{10}$/.test(file) ? await rooms.open(file) : null;
    // Whoever may open nothing learns nothing about which files there are.
    if (!room)
      return rights && rights.assignments.length > 0
        ? refusal(404, closeCodes.unknownFile, "unknown-file", "There is no such file.")
        : refusal(403, closeCodes.noRight, "no-right", "You have no right to this file.");
    if (!rights?.mayOpen(file)) return refusal(403, closeCodes.noRight, "no-right", "You have no right to this file.");
    return { room, account: signedIn.account };
  };

  const join = (
    ws: WebSocket,
    request: IncomingMessage,
    room: Room,
    account: string,
    device: string,
    acknowledges: boolean,
  ) => {
    if (ws.readyState !== ws.OPEN) return;
    const connection: Connection = new Connection({
      line: {
        send(frame) {
          if (ws.bufferedAmount > limits.unreadBytesMax) return ws.terminate();
          ws.send(frame);
        },
        close: (code, reason) => close(ws, code, reason, account, room.file),
        pause: () => ws.pause(),
        resume: () => ws.resume(),
      },
      room,
      turns,
      verdicts,
      account,
      device,
      acknowledges,
      limits,
      now,
      writer: (of) => writerIn(of, account, access),
      suggested: (sections) => void newsOfSuggestion(room.file, account, sections),
    });
    const entry: Open = { connection, socket: ws, request, alive: true };
    open.add(entry);
    metrics.openSockets.set(open.size);
    ws.on("message", (data: Buffer | ArrayBuffer | Buffer[], binary: boolean) => {
      if (!binary) return connection.close(closeCodes.malformed, "text frames are not spoken here");
      connection.receive(bytesOf(data));
    });
    ws.on("pong", () => {
      entry.alive = true;
    });
    ws.on("close", () => {
      open.delete(entry);
      metrics.openSockets.set(open.size);
      connection.closed();
    });
    connection.open();
  };

  const close = (ws: WebSocket, code: number, reason: string, account?: string, file?: string) => {
    metrics.socketsClosed.inc({ code: String(code) });
    log.info({ code, why: reason, account, file }, "socket closed");
    ws.resume(); // a paused socket would never read the answer to its close
    ws.close(code, shortReason(reason));
    // A peer that does not answer the close keeps nothing here.
    setTimeout(() => ws.terminate(), 5_000).unref();
  };

  const refuse = (socket: Duplex, status: number, kind: string, message: string) => {
    metrics.upgradesRefused.inc({ status: String(status) });
    log.info({ status, why: kind }, "socket refused");
    const body = JSON.stringify({ error: { kind, message } } satisfies ApiError);
    socket.end(
      `HTTP/1.1 ${status} ${statusText[status] ?? "Refused"}\r\nConnection: close\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  };

  const newsOfSuggestion = async (file: string, author: string, sections: readonly string[]) => {
    try {
      for (const { connection } of open) {
        const { account } = connection;
        const rights = account === author ? null : await access.of(account);
        const writable: readonly string[] = rights?.writable(file) ?? [];
        if (account === author || sections.some((section) => writable.includes(section))) connection.news();
      }
    } catch (error) {
      log.warn({ err: error, file }, "news could not be told: it waits for the next catch-up");
    }
  };

  const recheckOne = async ({ connection, request }: Open) => {
    try {
      const signedIn = await parts.signedIn(request);
      if (signedIn?.account !== connection.account) return connection.close(closeCodes.signedOut, "signed out");
      const rights = await access.of(connection.account);
      if (!rights?.mayOpen(connection.room.file))
        connection.close(closeCodes.noRight, "no right to this file any more");
    } catch (error) {
      log.warn({ err: error }, "a socket's rights could not be asked again");
    }
  };

  const rechecking = setInterval(async () => {
    for (const entry of open) await recheckOne(entry);
  }, parts.recheckMs);

  const pinging = setInterval(() => {
    for (const entry of open) {
      if (!entry.alive) {
        entry.socket.terminate();
        continue;
      }
      entry.alive = false;
      entry.socket.ping();
      entry.connection.keepAlive();
    }
  }, pingMs);

  return {
    upgrade(request, socket, head) {
      const broken = () => socket.destroy();
      socket.on("error", broken);
      upgrade(request, socket, head).then(
        () => socket.off("error", broken),
        (error: unknown) => {
          log.error({ err: error }, "a socket could not be opened");
          refuse(socket, 503, "server-trouble", "Try again later.");
        },
      );
    },
    async recheck(account) {
      access.forget(account);
      for (const entry of ofAccount(account)) await recheckOne(entry);
    },
    newsOfSuggestion,
    newsOfFile(file) {
      for (const { connection } of open) if (connection.room.file === file) connection.news();
    },
    news(account) {
      for (const { connection } of ofAccount(account)) connection.news();
    },
    closeFile(file, code, reason) {
      for (const { connection } of open) if (connection.room.file === file) connection.close(code, reason);
    },
    async stop() {
      clearInterval(rechecking);
      clearInterval(pinging);
      for (const { socket } of open) socket.close(1001, "the server is stopping");
      await new Promise((resolve) => setTimeout(resolve, open.size > 0 ? 100 : 0));
      for (const { socket } of open) socket.terminate();
      server.close();
    },
  };
}

/** A close reason may have 123 bytes. */
function shortReason(reason: string): string {
  let short = reason.slice(0, 120);
  while (Buffer.byteLength(short) > 120) short = short.slice(0, -1);
  return short;
}

function refusal(status: number, code: number, kind: string, reason: string) {
  return { refused: { status, code, kind, reason } };
}

const statusText: Readonly<Record<number, string>> = {
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  503: "Service Unavailable",
};

function bytesOf(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
