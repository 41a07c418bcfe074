/**
 * The rooms that exist: one per file that has sockets or work. Documents load on demand and leave memory when nobody has
 * used them for a while; a room without sockets then goes too. An idle socket costs no document.
 */
import type { Metrics } from "../observability/metrics.ts";
import type { Storage } from "../storage/port.ts";
import { Presence } from "./presence.ts";
import { Room } from "./room.ts";

export interface Rooms {
  /** The file's room, or null where there is no such file. */
  open(file: string): Promise<Room | null>;
  /** The room if it exists now. */
  get(file: string): Room | undefined;
  all(): Iterable<Room>;
  stop(): void;
}

export interface RoomsParts {
  readonly storage: Storage;
  readonly metrics: Metrics;
  readonly now: () => number;
  readonly idleMs: number;
}

export function createRooms({ storage, metrics, now, idleMs }: RoomsParts): Rooms {
  const rooms = new Map<string, Room>();
  const opening = new Map<string, Promise<Room | null>>();

  const make = async (file: string): Promise<Room | null> => {
    const position = await storage.log.position(file);
    if (!position) return null;
    const room = new Room(file, position, new Presence(), storage, now());
    await room.readBindings();
    rooms.set(file, room);
    return room;
  };

  const sweep = () => {
    for (const [file, room] of rooms) {
      if (room.staging || room.usedAt > now() - idleMs) continue;
      room.unload();
      if (room.members.size > 0) continue;
      room.givenUp = true;
      rooms.delete(file);
    }
    metrics.rooms.set(rooms.size);
    metrics.roomsLoaded.set([...rooms.values()].filter((room) => room.loaded).length);
  };
  const sweeping = setInterval(sweep, Math.max(20, idleMs / 4));

  return {
    async open(file) {
      const known = rooms.get(file);
      if (known) {
        known.usedAt = now(); // not swept away while whoever asked makes use of it
        return known;
      }
      const pending = opening.get(file) ?? make(file).finally(() => opening.delete(file));
      opening.set(file, pending);
      return pending;
    },
    get: (file) => rooms.get(file),
    all: () => rooms.values(),
    stop() {
      clearInterval(sweeping);
      for (const room of rooms.values()) room.unload();
      rooms.clear();
    },
  };
}
