/**
 * Applying a permitted update under the eyes of the second judge, and learning what it changed. What Yjs emits is logged
 * and sent on: only what was new, with the deletions that integrating it caused, so that a replica made of rows equals one
 * made of the document.
 */
import * as Y from "yjs";
import type { Writer } from "./gate/judge.ts";
import { applyWatched } from "./gate/second-judge.ts";

export type Applied =
  | { readonly kind: "applied"; readonly update: Uint8Array | null }
  /** The document is spoiled. */
  | { readonly kind: "differs"; readonly why: string };

export function applyAndCollect(ydoc: Y.Doc, permitted: Uint8Array, writer: Writer): Applied {
  const updates: Uint8Array[] = [];
  const collect = (update: Uint8Array) => updates.push(update);
  ydoc.on("update", collect);
  try {
    const why = applyWatched(ydoc, permitted, writer);
    if (why !== null) return { kind: "differs", why };
  } finally {
    ydoc.off("update", collect);
  }
  const [first = null, ...more] = updates;
  return { kind: "applied", update: first && more.length > 0 ? Y.mergeUpdates([first, ...more]) : first };
}
