/** Every field of a file whose values stand side by side: what the overview counts and the clash page settles. */
import type * as Y from "yjs";
import { clashOf, type WriteId } from "./heads.ts";
import { keepsOrder } from "./rows.ts";

export interface Clash {
  readonly root: string;
  readonly key: string;
  /** All heads, the one that Yjs shows last. */
  readonly heads: WriteId[];
}

/** Roots whose keys are fields, of the file or of a table's row. Records are made whole, by one person each. */
const fieldRoots = ["profile", "legality", "plan", "financing"] as const;

/** In a fixed order of roots, keys by name: the same on every replica. */
export function clashesIn(ydoc: Y.Doc): Clash[] {
  return fieldRoots.flatMap((root) => {
    const map = ydoc.getMap<unknown>(root);
    return [...map._map.keys()].sort().flatMap((key): Clash[] => {
      const shown = map._map.get(key);
      if (!shown || (shown.left === null && shown.length === 1)) return []; // written once
      const groups = keepsOrder(key) ? null : clashOf(map, key);
      return groups ? [{ root, key, heads: groups.flat().map((head) => head.id) }] : [];
    });
  });
}
