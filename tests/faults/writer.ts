/**
 * A client that writes as fast as it is told and knows exactly which of its writes the server has answered for. After a
 * break it connects again and sends its difference, as our clients do.
 */
import { messageDurable, parseDurable } from "@pendamping/shared/protocol/frames";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from "y-protocols/sync";
import * as Y from "yjs";

export interface WriterOptions {
  readonly url: string;
  readonly file: string;
  readonly cookie: string;
  readonly name: string;
}

export class Writer {
  readonly ydoc = new Y.Doc({ gc: false });
  /** Keys of its writes that the server has said are on disk. */
  readonly acknowledged = new Set<string>();
  closedWith: number | null = null;
  readonly #options: WriterOptions;
  readonly #written: string[] = [];
  #socket: WebSocket | null = null;
  #frames = 0;
  #greeted = 0;
  /** Writes made when each frame was sent. */
  #covers: number[] = [];
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(options: WriterOptions) {
    this.#options = options;
    this.ydoc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#count(syncFrame(messageYjsUpdate, update));
    });
  }

  /** Writes one key; it counts as acknowledged when an ACK covers the frame that held it. */
  write(): void {
    const key = `${this.#options.name}.${this.#written.length}`;
    this.#written.push(key);
    this.ydoc.getMap("profile").set(key, this.#written.length);
  }

  get written(): number {
    return this.#written.length;
  }

  writeEvery(ms: number): void {
    this.#timer = setInterval(() => this.write(), ms);
  }

  rest(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  connect(): void {
    const { url, file, cookie, name } = this.#options;
    const socket = new WebSocket(`${url.replace("http", "ws")}/sync/${file}?ack=1&device=${name}`, {
      headers: { cookie },
    });
    this.#socket = socket;
    this.#frames = 0;
    this.#greeted = 0;
    this.#covers = [];
    socket.on("error", () => undefined);
    socket.on("open", () => socket.send(syncFrame(messageYjsSyncStep1, Y.encodeStateVector(this.ydoc))));
    socket.on("message", (data: Buffer) => this.#hear(data));
    socket.on("close", (code) => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.closedWith = code;
      const final = code >= 4400 && code < 4500;
      if (!final && !this.#stopped) setTimeout(() => this.#socket ?? (this.#stopped || this.connect()), 100);
    });
  }

  stop(): void {
    this.#stopped = true;
    this.rest();
    this.#socket?.terminate();
  }

  #hear(data: Uint8Array): void {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    const message = decoding.readVarUint(decoder);
    if (message === messageDurable) {
      const { frames } = parseDurable(decoder) ?? { frames: 0 };
      // an answer proves everything only once it covers the whole difference
      if (this.#greeted === 0 || frames < this.#greeted) return;
      const covered = this.#covers[frames - 1] ?? 0;
      for (const key of this.#written.slice(this.acknowledged.size, covered)) this.acknowledged.add(key);
    }
    if (message !== 0) return;
    const step = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (step === messageYjsSyncStep1) {
      this.#count(syncFrame(messageYjsSyncStep2, Y.encodeStateAsUpdate(this.ydoc, bytes)));
      this.#greeted ||= this.#frames;
    } else Y.applyUpdate(this.ydoc, bytes, this);
  }

  #count(frame: Uint8Array): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#frames += 1;
    this.#covers.push(this.#written.length);
    this.#socket.send(frame);
  }
}

function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}
