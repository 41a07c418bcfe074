/**
 * The bytes of a Yjs update (v1), seen from outside: which clients' clocks it holds, and how it is written again.
 * Decoding throws on bytes that are no update; whoever takes bytes from outside catches that at the edge.
 */
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { IdSet, Interval } from "./id-ranges.ts";

export type Struct = Y.Item | Y.GC | Y.Skip;

/** Structs of each client in clock order, without overlap. */
export type StructsByClient = ReadonlyMap<number, readonly Struct[]>;

/** The clocks that an update holds per client id; gaps between the first and the last are not told apart. */
export function updateClients(update: Uint8Array): Map<number, Interval> {
  const { from, to } = Y.parseUpdateMeta(update);
  return new Map([...from].map(([client, clock]) => [client, [clock, to.get(client) ?? clock]]));
}

/** Does the update neither add nor delete anything? */
export function isEmptyUpdate(update: Uint8Array): boolean {
  return update.length <= 2;
}

/**
 * Writes an update. `skipTo` leaves out the clocks of a client that lie below; the first struct is then cut there.
 * The same input gives the same bytes: clients in falling order, as Yjs writes them.
 */
export function encodeUpdate(
  structsByClient: StructsByClient,
  deletions: IdSet,
  skipTo: ReadonlyMap<number, number> = new Map(),
): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const rest = encoder.restEncoder;
  const clients = [...structsByClient].filter(([, structs]) => structs.length > 0).sort(([a], [b]) => b - a);
  encoding.writeVarUint(rest, clients.length);
  for (const [client, structs] of clients) {
    const first = structs[0]?.id.clock ?? 0;
    const start = Math.max(first, skipTo.get(client) ?? 0);
    encoding.writeVarUint(rest, structs.length);
    encoder.writeClient(client);
    encoding.writeVarUint(rest, start);
    for (const [index, struct] of structs.entries()) struct.write(encoder, index === 0 ? start - first : 0);
  }
  const deletedClients = [...deletions].filter(([, intervals]) => intervals.length > 0).sort(([a], [b]) => b - a);
  encoding.writeVarUint(rest, deletedClients.length);
  for (const [client, intervals] of deletedClients) {
    encoding.writeVarUint(rest, client);
    encoding.writeVarUint(rest, intervals.length);
    for (const [from, to] of intervals) {
      encoding.writeVarUint(rest, from);
      encoding.writeVarUint(rest, to - from);
    }
  }
  return encoder.toUint8Array();
}
