/**
 * Many updates as one, for a checkpoint. The result is checked before anybody relies on it: a replica made of it must equal
 * one made of the parts, in content and in deletions, with nothing left pending. Undefined where it does not.
 */
import { createYdoc } from "@pendamping/shared/file/ydoc";
import * as Y from "yjs";

export function foldUpdates(parts: readonly Uint8Array[]): Uint8Array | undefined {
  const whole = replicaOf(parts);
  const bytes = Y.encodeStateAsUpdate(whole);
  const again = replicaOf([bytes]);
  const complete = !whole.store.pendingStructs && !whole.store.pendingDs;
  return complete && Y.equalSnapshots(Y.snapshot(whole), Y.snapshot(again)) ? bytes : undefined;
}

function replicaOf(parts: readonly Uint8Array[]): Y.Doc {
  const ydoc = createYdoc();
  ydoc.transact(() => {
    for (const part of parts) Y.applyUpdate(ydoc, part);
  });
  return ydoc;
}
