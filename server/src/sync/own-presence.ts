/**
 * What one socket says about who is where. A state counts only for client ids that are its account's own; an id that is seen
 * here first is bound to the account, as with a struct, and the binding is stored. Too many frames are dropped unread: only
 * the place of a cursor is lost, until it moves again.
 */
import { Allowance } from "./allowance.ts";
import { type PresenceState, parsePresence } from "./presence.ts";
import type { Member, Room } from "./room.ts";
import { once, type Turns } from "./turns.ts";

export interface OwnPresenceParts {
  readonly room: Room;
  readonly turns: Turns;
  readonly device: string;
  readonly bytesMax: number;
  readonly now: () => number;
}

/** `news`: to be relayed. `dropped`: not even read. `offence`: close the socket. */
export type PresenceHeard =
  | { readonly kind: "news"; readonly states: readonly PresenceState[] }
  | { readonly kind: "dropped" }
  | { readonly kind: "offence"; readonly why: string };

/** Clients also echo what others sent, so these are more than one person's movements. */
const framesPerSecond = 100;
const framesBurst = 400;
/** Client ids that one socket may introduce. */
const idsMax = 8;

export class OwnPresence {
  readonly #parts: OwnPresenceParts;
  readonly #member: Member;
  readonly #allowance: Allowance;
  #introduced = 0;

  constructor(member: Member, parts: OwnPresenceParts) {
    this.#member = member;
    this.#parts = parts;
    this.#allowance = new Allowance(framesBurst, framesPerSecond, parts.now());
  }

  hear(update: Uint8Array): PresenceHeard {
    const { bytesMax, now, room } = this.#parts;
    if (update.length > bytesMax) return { kind: "offence", why: `awareness over ${bytesMax} bytes` };
    if (!this.#allowance.draw(1, now())) return { kind: "dropped" };
    const states = parsePresence(update);
    if (!states) return { kind: "offence", why: "unreadable awareness" };
    const own = states.filter(({ client }) => this.#owns(client));
    return { kind: "news", states: room.presence.take(own, this.#member) };
  }

  #owns(client: number): boolean {
    const { room, device } = this.#parts;
    const { account } = this.#member;
    const owner = room.owner(client);
    if (owner) return owner.account === account && owner.via === null;
    if (this.#introduced >= idsMax) return false;
    this.#introduced += 1;
    this.#bind({ client, account, device, via: null });
    return true;
  }

  #bind(binding: { client: number; account: string; device: string; via: null }): void {
    const { room, turns, now } = this.#parts;
    const { account, device } = binding;
    room.bind(binding);
    turns.wake(
      once({
        room,
        sender: this.#member,
        stage: async () => ({
          entry: { file: room.file, at: new Date(now()).toISOString(), account, device, bindings: [binding] },
        }),
        done: () => undefined,
        failed: () => undefined, // the room forgets it, and the id's first update binds it
      }),
    );
  }
}
