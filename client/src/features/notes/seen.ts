/**
 * Which notes this person has had on the screen of this device, by record id: exact, whatever the clocks say and however
 * late a note arrives. Belongs to the device, so a new phone shows everything as unread once.
 */

interface SeenNotes {
  has(record: string): boolean;
  add(records: readonly string[]): void;
}

/** As the device knows it now; later additions go to the device and not to `has`, so a page keeps what it opened with. */
export function seenNotes(
  storage: Pick<Storage, "getItem" | "setItem"> | null,
  account: string,
  file: string,
): SeenNotes {
  const key = `pendamping.seen-notes:${account}:${file}`;
  const atOpening = read(storage, key);
  return {
    has: (record) => atOpening.has(record),
    add(records) {
      const all = read(storage, key);
      const before = all.size;
      for (const record of records) all.add(record);
      if (all.size === before) return;
      try {
        storage?.setItem(key, JSON.stringify([...all]));
      } catch {
        // Storage is full or blocked: they stay unread, which is the safe side.
      }
    },
  };
}

function read(storage: Pick<Storage, "getItem"> | null, key: string): Set<string> {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(key) ?? "[]");
    return new Set(Array.isArray(kept) ? kept.filter((id): id is string => typeof id === "string") : []);
  } catch {
    return new Set();
  }
}
