/**
 * Workload: a section of 300 fields, each written 20 times by 50 client ids, as one Y.Doc with `gc: false`. Measured: looking
 * for clashes in all of them, as the overview does. Baseline: the same on fields written once.
 */
import { clashOf } from "@pendamping/shared/file/heads";
import * as Y from "yjs";
import { report } from "./figures.ts";

export default async function bench(): Promise<void> {
  for (const writes of [1, 20]) {
    const ydoc = new Y.Doc({ gc: false });
    const map = ydoc.getMap<unknown>("legality");
    for (let write = 0; write < writes; write++)
      for (let key = 0; key < 300; key++) {
        ydoc.clientID = 2 ** 51 + ((write * 7 + key) % 50);
        map.set(`item${key}.number`, `nilai ${write}`);
      }
    const times: number[] = [];
    for (let run = 0; run < 30; run++) {
      const started = performance.now();
      for (let key = 0; key < 300; key++) clashOf(map, `item${key}.number`);
      times.push(performance.now() - started);
    }
    report(`clashes in 300 fields, ${writes} writes each`, "ms", times);
  }
}
