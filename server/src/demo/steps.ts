/**
 * The demo is written as people write: each person on a replica of their own, in steps, one after the other. What comes out are the
 * updates that their devices would send, so that authors, times and clashes in the demo are as real as anywhere else.
 */
import type { IsoInstant } from "@pendamping/shared/day";
import { createYdoc } from "@pendamping/shared/file/ydoc";
import * as Y from "yjs";

export interface DemoStep {
  /** User name. */
  readonly author: string;
  readonly at: IsoInstant;
  /** The author writes without having seen what others wrote since their own last step. */
  readonly withoutSignal?: boolean;
  /** The author has no right to it: it will be refused and become a suggestion, so nobody else builds on it. */
  readonly refused?: boolean;
  edit(ydoc: Y.Doc): void;
}

export interface DemoUpdate {
  readonly author: string;
  readonly at: IsoInstant;
  readonly refused: boolean;
  readonly update: Uint8Array;
}

/** Plays the steps in order and returns each one's update; a step that wrote nothing has none. */
export function demoUpdates(steps: readonly DemoStep[]): DemoUpdate[] {
  const shared = createYdoc();
  const replicas = new Map<string, Y.Doc>();
  return steps.flatMap((step) => {
    const replica = replicas.get(step.author) ?? createYdoc();
    replicas.set(step.author, replica);
    if (!step.withoutSignal) Y.applyUpdate(replica, Y.encodeStateAsUpdate(shared, Y.encodeStateVector(replica)));
    const before = Y.encodeStateVector(replica);
    replica.transact(() => step.edit(replica));
    const update = Y.encodeStateAsUpdate(replica, before);
    const { author, at, refused = false } = step;
    if (!refused) Y.applyUpdate(shared, update);
    return update.byteLength > emptyUpdateBytes ? [{ author, at, refused, update }] : [];
  });
}

/** No structs, no deletions: two zeros. */
const emptyUpdateBytes = 2;
