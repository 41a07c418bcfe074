/**
 * An open file's socket: y-websocket's provider, asked for Pendamping's extra messages (`?ack=1`). The provider does not
 * say which of its frames the server has answered for, so a WebSocket of our own counts what passes through `send`.
 *
 * What an answer proves: counted frames are SyncStep2 and Update, in order. An Update that was sent while the connection
 * was still greeting may have had a gap before it; only an answer that covers a SyncStep2 (the whole difference) proves
 * "everything local until then", and from there on each later frame proves the writes up to its sending.
 */
import { closeCodes, isFinal } from "@pendamping/shared/protocol/close-codes";
import {
  encodeWritten,
  messageAt,
  messageDurable,
  messageNews,
  messageRefused,
  parseAt,
  parseDurable,
  parseRefused,
  type Refused,
} from "@pendamping/shared/protocol/frames";
import { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import type { FileStore } from "./file-store.ts";

export interface RoomOptions {
  /** "wss://host/sync" */
  readonly url: string;
  readonly file: string;
  readonly account: string;
  readonly generation: number;
  readonly device: string;
  readonly store: FileStore;
  /** Whether the browser's cookie is this account's; asked before every attempt. */
  readonly mayConnect: () => Promise<boolean>;
  /** The replica may hold work of others that the server has lost: that goes by the exchange, and no socket until then. */
  readonly heldBack: () => Promise<boolean>;
  readonly on: {
    /** The server has answered; `equal`: the document equals its log now. Whether anything is unsent can be read from the store. */
    answered(equal: boolean): void;
    refused(refused: Refused): void;
    news(): void;
    /** The line broke or could not be had; the provider tries again. */
    lost(): void;
    /** The server will not have this connection: see closeCodes. */
    closed(code: number): void;
  };
}

export interface RoomConnection {
  readonly awareness: Awareness;
  /** Tries now instead of later. What the server has closed for good stays closed, unless something has changed. */
  retry(changed: boolean): void;
  destroy(): void;
}

const backoffMsMax = 30_000;

export function connectRoom(options: RoomOptions): RoomConnection {
  const { store, on } = options;
  const counter = frameCounter(store);
  const awareness = new Awareness(store.doc);
  const provider = new WebsocketProvider(options.url, options.file, store.doc, {
    connect: false,
    awareness,
    // The account lets the server refuse a session that has meanwhile become somebody else's.
    params: { ack: "1", device: options.device, account: options.account },
    WebSocketPolyfill: countingSocket(counter),
    maxBackoffTime: backoffMsMax,
    shouldReconnect: (event) => !isFinal(event.code),
  });
  // Its default would mix accounts on one phone, and generations of one file.
  provider.bcChannel = `pd:${options.account}:${options.file}:${options.generation}`;

  provider.messageHandlers[messageDurable] = (_encoder, decoder, _provider, fromServer) => {
    const durable = fromServer ? parseDurable(decoder) : null;
    if (!durable) return;
    const proven = counter.provenBy(durable.frames);
    if (!proven) return;
    store.answerEarlier();
    store.answer(proven.written);
    on.answered(false);
  };
  provider.messageHandlers[messageRefused] = (_encoder, decoder, _provider, fromServer) => {
    const refused = fromServer ? parseRefused(decoder) : null;
    if (refused) on.refused(refused);
  };
  provider.messageHandlers[messageAt] = (_encoder, decoder, _provider, fromServer) => {
    const position = fromServer ? parseAt(decoder) : null;
    if (!position || !provider.synced) return; // before the server's difference has come, nothing is equal
    store.reach(position);
    on.answered(true);
  };
  provider.messageHandlers[messageNews] = (_encoder, _decoder, _provider, fromServer) => {
    if (fromServer) on.news();
  };
  provider.messageHandlers = provider.messageHandlers.map((handle) => (encoder, decoder, self, fromServer, type) => {
    try {
      handle(encoder, decoder, self, fromServer, type);
    } catch (error) {
      // Bytes that are no message: this connection is of no use, the document is untouched.
      console.warn(`message ${type} of ${options.file} could not be read`, error);
      if (fromServer) provider.ws?.close();
    }
  });

  provider.on("connection-close", () => {
    // The provider waits 0.2 s, 0.4 s, …; what is set here is its upper limit, so each wait becomes a random half to
    // the whole of it, and a server that comes back is not called by everybody at once.
    const nominalMs = Math.min(2 ** (provider.wsUnsuccessfulReconnects + 1) * 100, backoffMsMax);
    provider.maxBackoffTime = nominalMs * (0.5 + Math.random() / 2);
    on.lost();
  });
  provider.on("closed", ({ code }) => {
    final = true;
    on.closed(code);
  });

  let destroyed = false;
  let final = false;
  const connect = async () => {
    const [allowed, heldBack] = [await options.mayConnect(), await options.heldBack()];
    if (destroyed) return;
    if (allowed && heldBack) provider.connectBc();
    else if (allowed) provider.connect();
    else {
      provider.connectBc(); // tabs without a session still work together
      final = true;
      on.closed(closeCodes.signedOut);
    }
  };
  void connect();

  return {
    awareness,
    retry(changed) {
      if (destroyed || provider.wsconnected || provider.wsconnecting || (final && !changed)) return;
      final = false;
      void connect();
    },
    destroy() {
      destroyed = true;
      provider.destroy();
      awareness.destroy();
    },
  };
}

interface FrameCounter {
  /** A new connection: its frames count from 1. */
  start(): void;
  /** Looks at a frame before it is sent; the bytes that must go before it, if any. */
  count(bytes: Uint8Array): Uint8Array | null;
  /** The local writes that an answer for `frames` proves to be on the server's disk. */
  provenBy(frames: number): { written: number } | null;
}

/** Exported for its test. */
export function frameCounter(store: Pick<FileStore, "written" | "marks">): FrameCounter {
  let frames = 0;
  let differenceAt: number | null = null;
  /** Frames not yet answered for, with the number of local writes made before each was sent. */
  let sent: { frame: number; written: number }[] = [];
  return {
    start() {
      frames = 0;
      differenceAt = null;
      sent = [];
    },
    count(bytes) {
      const isDifference = bytes[0] === 0 && bytes[1] === 1;
      const isUpdate = bytes[0] === 0 && bytes[1] === 2;
      if (!isDifference && !isUpdate) return null;
      frames++;
      if (isDifference) differenceAt ??= frames;
      sent.push({ frame: frames, written: store.written });
      if (frames > 1 || store.marks.length === 0) return null;
      return encodeWritten({ sentAt: Date.now(), marks: store.marks });
    },
    provenBy(answered) {
      if (differenceAt === null || answered < differenceAt) return null;
      const covered = sent.findLast(({ frame }) => frame <= answered);
      sent = sent.filter(({ frame }) => frame > answered);
      return covered ? { written: covered.written } : null;
    },
  };
}

function countingSocket(counter: FrameCounter): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      counter.start();
    }
    override send(data: Parameters<WebSocket["send"]>[0]): void {
      if (data instanceof Uint8Array) {
        const before = counter.count(data);
        if (before) super.send(new Uint8Array(before));
      }
      super.send(data);
    }
  };
}
