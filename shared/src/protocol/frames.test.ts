import fc from "fast-check";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "../testing/property-runs.ts";
import {
  encodeAt,
  encodeDurable,
  encodeNews,
  encodeRefused,
  encodeWritten,
  messageAt,
  messageDurable,
  messageNews,
  messageRefused,
  messageWritten,
  parseAt,
  parseDurable,
  parseRefused,
  parseWritten,
  refusalReasons,
} from "./frames.ts";

const number = fc.oneof(fc.nat(), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));
const range = fc.tuple(number, number, number);
const ranges = fc.array(range, { maxLength: 20 });
const word = fc.string({ unit: "grapheme", maxLength: 60 });

/** One entry per frame: how it is made, written and read. */
const frames = {
  durable: {
    message: messageDurable,
    value: fc.record({ frames: number, epoch: number, seq: number }),
    encode: encodeDurable,
    parse: parseDurable,
  },
  refused: {
    message: messageRefused,
    value: fc.record({
      frame: number,
      reason: fc.constantFrom(...refusalReasons),
      suggestion: word,
      structs: ranges,
      deletions: ranges,
      sections: fc.array(word, { maxLength: 5 }),
      text: word,
    }),
    encode: encodeRefused,
    parse: parseRefused,
  },
  at: { message: messageAt, value: fc.record({ epoch: number, seq: number }), encode: encodeAt, parse: parseAt },
  written: {
    message: messageWritten,
    value: fc.record({ sentAt: number, marks: ranges }),
    encode: encodeWritten,
    parse: parseWritten,
  },
} as const;

/** The types of the four differ; for one entry they fit each other. */
interface Frame {
  readonly message: number;
  readonly value: fc.Arbitrary<unknown>;
  readonly encode: (value: never) => Uint8Array;
  readonly parse: (decoder: decoding.Decoder) => unknown;
}

for (const [name, { message, value, encode, parse }] of Object.entries(frames) as [string, Frame][])
  describe(`the frame ${name}`, () => {
    /** Reads the message number and then the frame, as both ends do. */
    const read = (bytes: Uint8Array) => {
      const decoder = decoding.createDecoder(bytes);
      expect(decoding.readVarUint(decoder)).toBe(message);
      return { parsed: parse(decoder), rest: bytes.length - decoder.pos };
    };

    it("is read as it was written, to the last byte", () => {
      fc.assert(
        fc.property(value, (one) => {
          expect(read(encode(one as never))).toEqual({ parsed: one, rest: 0 });
        }),
        propertyRuns(200),
      );
    });

    it("cut short anywhere is null, never half a frame and never an exception", () => {
      fc.assert(
        fc.property(value, fc.nat(), (one, cut) => {
          const bytes = encode(one as never);
          const body = bytes.subarray(1, 1 + (cut % Math.max(1, bytes.length - 1)));
          expect(parse(decoding.createDecoder(body.slice()))).toBeNull();
        }),
        propertyRuns(200),
      );
    });

    it("of random bytes is null or a frame, never an exception", () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
          const parsed = parse(decoding.createDecoder(bytes));
          if (parsed !== null) expect(read(encode(parsed as never)).parsed).toEqual(parsed);
        }),
        propertyRuns(500),
      );
    });
  });

describe("a frame that asks for more than it holds", () => {
  const body = (...numbers: number[]) => {
    const encoder = encoding.createEncoder();
    for (const one of numbers) encoding.writeVarUint(encoder, one);
    return decoding.createDecoder(encoding.toUint8Array(encoder));
  };

  it("is null: 30 million marks in six bytes", () => {
    expect(parseWritten(body(0, 30_000_000, 1, 2))).toBeNull();
  });

  it("is null: a reason that this version does not know", () => {
    expect(parseRefused(body(1, refusalReasons.length, 0, 0, 0, 0, 0))).toBeNull();
  });
});

it("the frame news is its message number and nothing else", () => {
  expect(encodeNews()).toEqual(Uint8Array.of(messageNews));
});
