/**
 * Who is here: the awareness states of a room, relayed as Yjs' awareness protocol has them. Needs no document. A state is
 * taken from a socket only for client ids that are its account's own (others echo each other's states, which is normal and
 * ignored), and it goes when its socket does.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

export interface PresenceState {
  readonly client: number;
  readonly clock: number;
  /** JSON; "null" where the client has left. */
  readonly state: string;
}

/** More clients in one frame than any honest one knows. */
const statesMax = 1000;

/** The states in an awareness update, or null for bytes that are none. */
export function parsePresence(update: Uint8Array): PresenceState[] | null {
  try {
    const decoder = decoding.createDecoder(update);
    const count = decoding.readVarUint(decoder);
    if (count > statesMax) return null;
    const states: PresenceState[] = [];
    for (let n = 0; n < count; n++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const state = decoding.readVarString(decoder);
      JSON.parse(state); // receivers parse it without a net
      states.push({ client, clock, state });
    }
    return states;
  } catch {
    return null;
  }
}

export function encodePresence(states: readonly PresenceState[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, states.length);
  for (const { client, clock, state } of states) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state);
  }
  return encoding.toUint8Array(encoder);
}

export class Presence {
  readonly #states = new Map<number, PresenceState & { by: unknown }>();

  /** Takes a socket's states; answers with those that are news, to be relayed. */
  take(states: readonly PresenceState[], by: unknown): PresenceState[] {
    const news: PresenceState[] = [];
    for (const state of states) {
      const known = this.#states.get(state.client);
      const left = state.state === "null";
      // as in y-protocols: a later clock wins, and at the same clock only leaving is news
      if (known && (known.clock > state.clock || (known.clock === state.clock && !(left && known.state !== "null"))))
        continue;
      if (!known && left) continue;
      this.#states.set(state.client, { ...state, by });
      news.push(state);
    }
    return news;
  }

  /** Everybody who is here. */
  all(): PresenceState[] {
    return [...this.#states.values()].filter((state) => state.state !== "null");
  }

  /** Takes out what this socket brought; answers with what to tell the others. */
  leave(by: unknown): PresenceState[] {
    const gone: PresenceState[] = [];
    for (const [client, state] of this.#states) {
      if (state.by !== by) continue;
      this.#states.delete(client);
      if (state.state !== "null") gone.push({ client, clock: state.clock, state: "null" });
    }
    return gone;
  }
}
