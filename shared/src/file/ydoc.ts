/**
 * Opening a mentoring file's Yjs document. Nothing is ever written on opening: two people would duplicate it.
 *
 * `gc` is off everywhere: a collecting replica drops overwritten values, and with them the other side of a clash.
 * Each instance gets one fresh random 53-bit client id, set before anything else can read it and never reused: two
 * replicas writing under one id diverge silently. Odds that two of 10,000 ids in one file are equal: 6 in a billion.
 */
import * as random from "lib0/random";
import * as Y from "yjs";

export function createYdoc(): Y.Doc {
  const ydoc = new Y.Doc({ gc: false });
  ydoc.clientID = freshClientId();
  return ydoc;
}

export function freshClientId(): number {
  return random.uint53();
}
