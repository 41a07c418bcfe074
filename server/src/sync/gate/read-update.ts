/**
 * Bytes from outside → the structs and deletions of a Yjs v1 update, or why they are none. Stricter than Yjs: what Yjs'
 * two readers would read differently, and what no Yjs ever writes, is unreadable.
 *
 * - Counting happens while decoding, so that a short message cannot make the server build millions of objects.
 * - A client's structs stand in one block: of two blocks `applyUpdate` would take the last and `decodeUpdate` both.
 * - Deletions of one client do not overlap: for each range Yjs walks all the structs that it covers.
 */
import { structLengthMax, updateStructsMax } from "@pendamping/shared/protocol/limits";
import type { Struct } from "@pendamping/shared/update/content";
import type { Interval } from "@pendamping/shared/update/id-ranges";
import type * as decoding from "lib0/decoding";
import * as Y from "yjs";

export interface UpdateLimits {
  /** Structs, and ranges of deletions, of one update. */
  readonly structsMax: number;
  /** Clocks of one struct. */
  readonly structLengthMax: number;
  /** Containers within containers; values within values. */
  readonly depthMax: number;
}

export const defaultUpdateLimits: UpdateLimits = { structsMax: updateStructsMax, structLengthMax, depthMax: 64 };

export type ReadUpdate =
  | { readonly kind: "unreadable"; readonly why: string }
  | {
      readonly kind: "read";
      /** Blocks of one client each, contiguous in clocks within a block. */
      readonly structs: readonly Struct[];
      /** Sorted, without overlap. */
      readonly deletions: ReadonlyMap<number, readonly Interval[]>;
    };

export function readUpdate(bytes: Uint8Array, limits: UpdateLimits = defaultUpdateLimits): ReadUpdate {
  let decoder: CountingDecoder | undefined;
  try {
    // lib0 reads strings from the buffer below a view, past the view's end: decode a buffer of its own.
    const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
    const decoded = Y.decodeUpdateV2(own, function countingDecoder(rest: decoding.Decoder) {
      decoder = new CountingDecoder(rest, limits.structsMax);
      return decoder;
    } as unknown as typeof Y.UpdateDecoderV1);
    if (decoder && decoder.restDecoder.pos !== own.length) return unreadable("bytes after the end");
    const clients = new Set<number>();
    for (const struct of decoded.structs) {
      clients.add(struct.id.client);
      if (!(struct.length > 0) || !Number.isSafeInteger(struct.id.clock + struct.length))
        return unreadable("struct of impossible length");
      if (struct.length > limits.structLengthMax)
        return unreadable(`struct longer than ${limits.structLengthMax} clocks`);
      if (struct instanceof Y.Item && !shallow(plainValue(struct.content), limits.depthMax))
        return unreadable(`value nested deeper than ${limits.depthMax}`);
    }
    if (decoder && decoder.blocks !== clients.size)
      return unreadable("more than one block of a client, or an empty one");
    const deletions = new Map<number, readonly Interval[]>();
    for (const [client, items] of decoded.ds.clients) {
      const intervals = sortedIntervals(items);
      if (!intervals) return unreadable("impossible or overlapping deletions");
      deletions.set(client, intervals);
    }
    return { kind: "read", structs: decoded.structs, deletions };
  } catch (error) {
    // Whatever lib0 and Yjs throw on bytes that are no update, stack overflow by nested values included.
    return unreadable(error instanceof TooMany ? error.message : "not a Yjs update");
  }
}

function unreadable(why: string): ReadUpdate {
  return { kind: "unreadable", why };
}

class TooMany extends Error {}

class CountingDecoder extends Y.UpdateDecoderV1 {
  blocks = 0;
  readonly #max: number;
  #structs = 0;
  #deletions = 0;

  constructor(rest: decoding.Decoder, max: number) {
    super(rest);
    this.#max = max;
  }

  override readClient(): number {
    this.blocks++;
    return super.readClient();
  }

  override readInfo(): number {
    if (++this.#structs > this.#max) throw new TooMany(`more than ${this.#max} structs`);
    return super.readInfo();
  }

  override readDsClock(): number {
    if (++this.#deletions > this.#max) throw new TooMany(`more than ${this.#max} deletions`);
    return super.readDsClock();
  }
}

function sortedIntervals(items: readonly { clock: number; len: number }[]): Interval[] | null {
  const intervals = items.map((item): Interval => [item.clock, item.clock + item.len]).sort((a, b) => a[0] - b[0]);
  let last = 0;
  for (const [from, to] of intervals) {
    if (from < last || to <= from || !Number.isSafeInteger(to)) return null;
    last = to;
  }
  return intervals;
}

/** The plain values that an item carries; the text and the containers carry none. */
function plainValue(content: Y.Item["content"]): unknown {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return content.arr;
  if (content instanceof Y.ContentEmbed) return content.embed;
  if (content instanceof Y.ContentFormat) return content.value;
  return null;
}

function shallow(value: unknown, depth: number): boolean {
  if (value === null || typeof value !== "object" || value instanceof Uint8Array) return true;
  if (depth < 0) return false;
  const inner: unknown[] = Array.isArray(value) ? value : Object.values(value);
  return inner.every((one) => shallow(one, depth - 1));
}
