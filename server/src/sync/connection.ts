/**
 * One socket: reads y-websocket's frames and ours, hands updates to the turns one by one, and answers at a turn's end.
 *
 * Counting: SyncStep2 and Update frames count in the order of arrival. A frame is settled when its verdict is on disk. A
 * frame that leans on something missing is not; it is settled by the next SyncStep2 of this connection that is, because
 * that holds all the client has. ACK names the last frame up to which all are settled.
 *
 * Asking again: however many frames lean on something missing, one SyncStep1 is under way at a time.
 *
 * A client that does not ask for acknowledgements collects overwritten values before it has sent them, so it is asked
 * first: its SyncStep1 is answered after its SyncStep2 was stored, or after a second.
 *
 * After a restore the ids that a backup has lost belong to nobody, and a replica holds many people's: a socket brings only
 * what it has named as its own before, by presence or by marks; anything else is for /api/sync (4409).
 *
 * Frames that bring nothing (missing dependencies, unknown kinds, further SyncStep1) draw on an allowance that refills
 * slowly; when it is used up, the socket is closed (4429). Unreadable ones close it at once (4400).
 */
import { closeCodes } from "@pendamping/shared/protocol/close-codes";
import {
  encodeAt,
  encodeDurable,
  encodeNews,
  encodeRefused,
  messageAwareness,
  messageQueryAwareness,
  messageSync,
  messageWritten,
  parseWritten,
  type Refused,
} from "@pendamping/shared/protocol/frames";
import * as decoding from "lib0/decoding";
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from "y-protocols/sync";
import * as Y from "yjs";
import type { Limits } from "../settings.ts";
import { Allowance } from "./allowance.ts";
import type { Writer } from "./gate/judge.ts";
import { noWrittenTimes, type WrittenTimes, writtenTimes } from "./ledger.ts";
import { OwnPresence } from "./own-presence.ts";
import type { Member, Room } from "./room.ts";
import type { Job, Source, Staged, Turns } from "./turns.ts";
import type { Judgement, Verdicts } from "./verdicts.ts";
import { differenceFrame, presenceFrame, questionFrame } from "./wire.ts";

/** The transport below, as far as a connection needs it. */
interface Line {
  send(frame: Uint8Array): void;
  close(code: number, reason: string): void;
  pause(): void;
  resume(): void;
}

export interface ConnectionParts {
  readonly line: Line;
  readonly room: Room;
  readonly turns: Turns;
  readonly verdicts: Verdicts;
  readonly account: string;
  readonly device: string;
  /** The client takes part in acknowledgements (`?ack=1`). */
  readonly acknowledges: boolean;
  readonly limits: Limits;
  readonly now: () => number;
  /** The sender's rights now, or null where there are none any more. */
  writer(room: Room): Promise<Writer | null>;
  /** A suggestion came of this socket's work. */
  suggested(sections: readonly string[]): void;
}

interface CountedFrame {
  readonly number: number;
  readonly step2: boolean;
  readonly bytes: Uint8Array;
  readonly receivedAtMs: number;
}

/** A refused update costs a quarter: a client that does not know refusals may send many in good faith. */
const refusedCost = 0.25;
const firstEpoch = 1;
/** A client whose whole difference leans on something missing, again and again, cannot be helped by asking. */
const step2RetriesMax = 3;
const stockAnswerMs = 1000;
/** A presence frame that was not even read costs a fiftieth. */
const droppedPresenceCost = 0.02;

export class Connection implements Member, Source {
  readonly account: string;
  readonly room: Room;
  joined = false;
  readonly #parts: ConnectionParts;
  readonly #queue: CountedFrame[] = [];
  #queuedBytes = 0;
  #paused = false;
  #received = 0;
  #processed = 0;
  #unsettledFrom: number | null = null;
  #acknowledged = 0;
  #refused: Refused[] = [];
  #asked = false;
  #askAgain = false;
  #step2Retries = 0;
  #wanted: Uint8Array | null = null;
  #holdAnswer: boolean;
  #answerTimer: NodeJS.Timeout | null = null;
  #toldSeq = -1;
  #news = false;
  #flushing = false;
  #times: WrittenTimes = noWrittenTimes;
  #marked: ReadonlySet<number> = new Set();
  readonly #allowance: Allowance;
  readonly #presence: OwnPresence;
  #closed = false;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.account = parts.account;
    this.room = parts.room;
    this.#holdAnswer = !parts.acknowledges;
    const { fruitlessFramesMax, fruitlessPerSecond } = parts.limits;
    this.#allowance = new Allowance(fruitlessFramesMax, fruitlessPerSecond, parts.now());
    this.#presence = new OwnPresence(this, { ...parts, bytesMax: parts.limits.awarenessBytesMax });
  }

  get acknowledges(): boolean {
    return this.#parts.acknowledges;
  }

  /** Joins the room and asks the client for what it has. */
  open(): void {
    if (this.room.givenUp) {
      this.close(1013, "try again");
      return;
    }
    this.room.members.add(this);
    this.#askAgain = true;
    this.flushLater();
    const here = this.room.presence.all();
    if (here.length > 0) this.send(presenceFrame(here));
  }

  /** The socket is gone. Whatever it had queued is unacknowledged and will be sent again. */
  closed(): void {
    this.#closed = true;
    this.#queue.length = 0;
    if (this.#answerTimer) clearTimeout(this.#answerTimer);
    this.room.members.delete(this);
    const gone = this.room.presence.leave(this);
    if (gone.length > 0) this.#toAll(presenceFrame(gone));
  }

  close(code: number, reason: string): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#queue.length = 0;
    this.#parts.line.close(code, reason);
  }

  send(frame: Uint8Array): void {
    if (!this.#closed) this.#parts.line.send(frame);
  }

  /** Something outside this document concerns the person. */
  news(): void {
    if (!this.acknowledges) return;
    this.#news = true;
    this.flushLater();
  }

  /** Keeps clients from taking silence for a dead line: an awareness frame without states. */
  keepAlive(): void {
    this.send(presenceFrame([]));
  }

  receive(frame: Uint8Array): void {
    if (this.#closed) return;
    if (frame.length > this.#parts.limits.frameBytesMax) {
      this.close(closeCodes.malformed, `frame over ${this.#parts.limits.frameBytesMax} bytes`);
      return;
    }
    try {
      // A copy in memory of its own: lib0 believes a length up to the end of the memory below, which the transport shares
      // with other frames, and would read those.
      this.#read(decoding.createDecoder(new Uint8Array(frame)));
    } catch {
      this.close(closeCodes.malformed, "unreadable frame");
    }
  }

  next(): Job | undefined {
    const frame = this.#queue.shift();
    if (!frame || this.#closed) return undefined;
    this.#queuedBytes -= frame.bytes.length;
    this.#breathe();
    return this.#job(frame);
  }

  flushLater(): void {
    if (this.#flushing || this.#closed) return;
    this.#flushing = true;
    this.#parts.turns.atEnd(async () => {
      this.#flushing = false;
      if (this.#closed) return;
      try {
        await this.#flush();
      } catch (error) {
        this.close(1013, "the document could not be read, try again later");
        throw error;
      }
    });
  }

  #read(decoder: decoding.Decoder): void {
    const kind = decoding.readVarUint(decoder);
    if (kind === messageSync) this.#readSync(decoder);
    else if (kind === messageAwareness) this.#readPresence(readRest(decoder));
    else if (kind === messageWritten && this.acknowledges) this.#readWritten(decoder);
    else if (this.#spend(1) && kind === messageQueryAwareness) this.send(presenceFrame(this.room.presence.all()));
  }

  #readWritten(decoder: decoding.Decoder): void {
    const written = parseWritten(decoder);
    if (!written) throw new RangeError("no such frame");
    this.#times = writtenTimes(written, this.#parts.now());
    this.#marked = new Set([...this.#marked, ...this.#times.keys()]);
  }

  #readSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder);
    const bytes = readRest(decoder);
    if (step === messageYjsSyncStep1) {
      Y.decodeStateVector(bytes);
      if (this.joined && !this.#spend(1)) return;
      this.#wanted = bytes;
      if (!this.#holdAnswer) {
        this.flushLater();
        return;
      }
      this.#answerTimer ??= setTimeout(() => this.#release(), stockAnswerMs);
      return;
    }
    if (step !== messageYjsSyncStep2 && step !== messageYjsUpdate) throw new RangeError("unknown step");
    this.#received += 1;
    this.#queue.push({
      number: this.#received,
      step2: step === messageYjsSyncStep2,
      bytes,
      receivedAtMs: this.#parts.now(),
    });
    this.#queuedBytes += bytes.length;
    const { queueFramesMax, queueBytesMax } = this.#parts.limits;
    if (!this.#paused && (this.#queue.length >= queueFramesMax || this.#queuedBytes >= queueBytesMax)) {
      this.#paused = true;
      this.#parts.line.pause();
    }
    this.#parts.turns.wake(this);
  }

  #breathe(): void {
    const { queueFramesMax, queueBytesMax } = this.#parts.limits;
    if (!this.#paused || this.#queue.length > queueFramesMax / 2 || this.#queuedBytes > queueBytesMax / 2) return;
    this.#paused = false;
    this.#parts.line.resume();
  }

  #readPresence(update: Uint8Array): void {
    const heard = this.#presence.hear(update);
    if (heard.kind === "offence") this.close(closeCodes.malformed, heard.why);
    else if (heard.kind === "dropped") this.#spend(droppedPresenceCost);
    // to its sender too: stock clients take a silent line for a dead one
    else if (heard.states.length > 0) this.#toAll(presenceFrame(heard.states));
  }

  #toAll(frame: Uint8Array): void {
    for (const member of this.room.members) member.send(frame);
  }

  #job(frame: CountedFrame): Job {
    let judgement: Judgement | null = null;
    return {
      room: this.room,
      sender: this,
      stage: async (ydoc): Promise<Staged> => {
        const writer = await this.#parts.writer(this.room);
        if (!writer || this.#closed) return {};
        judgement = await this.#parts.verdicts(this.room, ydoc, {
          bytes: frame.bytes,
          device: this.#parts.device,
          writer: restoredOnce(this.room)
            ? { ...writer, owns: (client) => this.#namedAs(writer.owns(client), client) }
            : writer,
          receivedAtMs: frame.receivedAtMs,
          times: this.#times,
        });
        if (judgement.kind === "alarm") return { entry: judgement.entry, spoiled: true };
        if (judgement.kind !== "stored") return {};
        return { entry: judgement.entry, broadcast: judgement.update, endsTurn: judgement.refused !== null };
      },
      done: () => {
        if (judgement) this.#settle(frame, judgement);
        else this.close(closeCodes.noRight, "no right to this file");
      },
      failed: () => this.close(1013, "could not be stored, try again later"),
    };
  }

  #namedAs(owned: ReturnType<Writer["owns"]>, client: number): ReturnType<Writer["owns"]> {
    return owned === "free" && !this.#marked.has(client) ? "foreign" : owned;
  }

  #settle(frame: CountedFrame, judgement: Judgement): void {
    if (judgement.kind === "close") {
      const others = judgement.code === closeCodes.noRight && restoredOnce(this.room);
      this.close(others ? closeCodes.epochChanged : judgement.code, judgement.why);
      return;
    }
    if (judgement.kind === "alarm") {
      this.close(closeCodes.malformed, "this update did not do what it was judged to do");
      return;
    }
    this.#processed = frame.number;
    if (frame.step2) this.#asked = false;
    if (judgement.kind === "retry") {
      this.#unsettledFrom ??= frame.number;
      if (frame.step2 && ++this.#step2Retries >= step2RetriesMax) {
        this.close(closeCodes.flood, "leans on work that is not here");
        return;
      }
      if (!this.#spend(1)) return;
      if (!this.#asked) this.#askAgain = true;
    } else if (frame.step2) {
      this.#unsettledFrom = null;
      this.#step2Retries = 0;
      this.#release();
    }
    if (judgement.kind === "stored" && judgement.refused) {
      this.#refused.push({ ...judgement.refused, frame: frame.number });
      this.#parts.suggested(judgement.refused.sections);
      if (!this.#spend(refusedCost)) return;
    }
    this.flushLater();
  }

  /** A held answer may go out. */
  #release(): void {
    this.#holdAnswer = false;
    if (this.#answerTimer) clearTimeout(this.#answerTimer);
    this.#answerTimer = null;
    if (this.#wanted) this.flushLater();
  }

  async #flush(): Promise<void> {
    for (const refused of this.#refused.splice(0)) if (this.acknowledges) this.send(encodeRefused(refused));
    const { room } = this;
    const settled = this.#unsettledFrom === null ? this.#processed : this.#unsettledFrom - 1;
    if (this.acknowledges && settled > this.#acknowledged) {
      this.#acknowledged = settled;
      this.send(encodeDurable({ frames: settled, epoch: room.position.epoch, seq: room.position.seq }));
    }
    if (this.#wanted && !this.#holdAnswer) {
      const vector = this.#wanted;
      this.#wanted = null;
      const ydoc = await room.ydoc(this.#parts.now());
      this.send(differenceFrame(Y.encodeStateAsUpdate(ydoc, vector)));
      this.joined = true;
      this.#toldSeq = -1;
    }
    if (this.#askAgain) {
      this.#askAgain = false;
      this.#asked = true;
      const ydoc = await room.ydoc(this.#parts.now());
      this.send(questionFrame(Y.encodeStateVector(ydoc)));
    }
    if (this.acknowledges && this.joined && this.#toldSeq !== room.position.seq) {
      this.#toldSeq = room.position.seq;
      this.send(encodeAt(room.position));
    }
    if (this.#news) {
      this.#news = false;
      this.send(encodeNews());
    }
  }

  /** Draws on the allowance for fruitless frames; false where it is used up and the socket was closed. */
  #spend(cost: number): boolean {
    if (this.#allowance.draw(cost, this.#parts.now())) return true;
    this.close(closeCodes.flood, "too many frames that bring nothing");
    return false;
  }
}

function restoredOnce({ position }: Room): boolean {
  return position.epoch > firstEpoch;
}

/** The frame's last field, in memory of its own (see `receive`). */
function readRest(decoder: decoding.Decoder): Uint8Array {
  const bytes = decoding.readVarUint8Array(decoder).slice();
  if (decoder.pos !== decoder.arr.length) throw new RangeError("bytes after the end");
  return bytes;
}
