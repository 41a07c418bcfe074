/**
 * The frames that Pendamping adds to y-websocket's (0 sync, 1 awareness, 2 auth, 3 query awareness). Numbers are lib0
 * varUint, strings varString. The layouts of 120 to 122 are fixed; SPEC.md holds the rules.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

export const messageSync = 0;
export const messageAwareness = 1;
export const messageAuth = 2;
export const messageQueryAwareness = 3;
export const messageDurable = 120;
export const messageRefused = 121;
export const messageAt = 122;
export const messageWritten = 123;
export const messageNews = 124;

/** A run of `len` clocks of one client id. */
export type IdRange = readonly [client: number, clock: number, len: number];

/** Every counted frame of this connection up to `frames` has its verdict on the server's disk. */
export interface Durable {
  readonly frames: number;
  readonly epoch: number;
  readonly seq: number;
}

/** Why work was refused; each has a sentence per language. */
export const refusalReasons = ["role", "not-assigned", "not-own-record", "no-place", "unknown-section"] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Part of a counted frame was refused and is now a suggestion. `structs` and `deletions` are what the client takes out. */
export interface Refused {
  readonly frame: number;
  readonly reason: RefusalReason;
  readonly suggestion: string;
  readonly structs: readonly IdRange[];
  readonly deletions: readonly IdRange[];
  readonly sections: readonly string[];
  readonly text: string;
}

/** What was sent before this frame equals the server's log up to `seq`. */
export interface At {
  readonly epoch: number;
  readonly seq: number;
}

/** From the client, before its first counted frame: when its unsent writes were made, by its own clock at `sentAt`. */
export interface Written {
  readonly sentAt: number;
  readonly marks: readonly WrittenMark[];
}
/** Clocks of `client` below `clockEnd` and not covered by an earlier mark were written at `at` (ms, client's clock). */
export type WrittenMark = readonly [client: number, clockEnd: number, at: number];

export function encodeDurable({ frames, epoch, seq }: Durable): Uint8Array {
  return frame(messageDurable, (encoder) => {
    for (const number of [frames, epoch, seq]) encoding.writeVarUint(encoder, number);
  });
}

export function encodeRefused(refused: Refused): Uint8Array {
  return frame(messageRefused, (encoder) => {
    encoding.writeVarUint(encoder, refused.frame);
    encoding.writeVarUint(encoder, refusalReasons.indexOf(refused.reason));
    encoding.writeVarString(encoder, refused.suggestion);
    writeRanges(encoder, refused.structs);
    writeRanges(encoder, refused.deletions);
    encoding.writeVarUint(encoder, refused.sections.length);
    for (const section of refused.sections) encoding.writeVarString(encoder, section);
    encoding.writeVarString(encoder, refused.text);
  });
}

export function encodeAt({ epoch, seq }: At): Uint8Array {
  return frame(messageAt, (encoder) => {
    encoding.writeVarUint(encoder, epoch);
    encoding.writeVarUint(encoder, seq);
  });
}

export function encodeWritten({ sentAt, marks }: Written): Uint8Array {
  return frame(messageWritten, (encoder) => {
    encoding.writeVarUint(encoder, sentAt);
    writeRanges(encoder, marks);
  });
}

/** Something outside this document concerns the person (a suggestion, an assignment): ask /api/sync. No content. */
export function encodeNews(): Uint8Array {
  return frame(messageNews, () => undefined);
}

/** The parsers read what follows the message number and return null for bytes that are no such frame. */
export function parseDurable(decoder: decoding.Decoder): Durable | null {
  return attempt(() => ({ frames: number(decoder), epoch: number(decoder), seq: number(decoder) }));
}

export function parseRefused(decoder: decoding.Decoder): Refused | null {
  return attempt(() => {
    const frame = number(decoder);
    const reason = refusalReasons[number(decoder)];
    if (!reason) throw new RangeError("unknown reason");
    const suggestion = decoding.readVarString(decoder);
    const structs = readRanges(decoder);
    const deletions = readRanges(decoder);
    const sections = list(decoder, () => decoding.readVarString(decoder));
    return { frame, reason, suggestion, structs, deletions, sections, text: decoding.readVarString(decoder) };
  });
}

export function parseAt(decoder: decoding.Decoder): At | null {
  return attempt(() => ({ epoch: number(decoder), seq: number(decoder) }));
}

export function parseWritten(decoder: decoding.Decoder): Written | null {
  return attempt(() => ({ sentAt: number(decoder), marks: readRanges(decoder) }));
}

function frame(message: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, message);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

function writeRanges(encoder: encoding.Encoder, ranges: readonly (readonly [number, number, number])[]): void {
  encoding.writeVarUint(encoder, ranges.length);
  for (const range of ranges) for (const number of range) encoding.writeVarUint(encoder, number);
}

function readRanges(decoder: decoding.Decoder): [number, number, number][] {
  return list(decoder, () => [number(decoder), number(decoder), number(decoder)]);
}

/** A count is believed only as far as bytes follow, so that six bytes cannot ask for a list of 30 million. */
function list<T>(decoder: decoding.Decoder, read: () => T): T[] {
  const count = number(decoder);
  if (count > decoder.arr.length - decoder.pos) throw new RangeError("count exceeds the frame");
  return Array.from({ length: count }, read);
}

function number(decoder: decoding.Decoder): number {
  const value = decoding.readVarUint(decoder);
  if (!Number.isSafeInteger(value)) throw new RangeError("number out of range");
  return value;
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null; // lib0 throws on truncated input; whoever calls decides what a bad frame means
  }
}
