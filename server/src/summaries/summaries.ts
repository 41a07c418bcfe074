/**
 * One glance at every file that an office may open. Made by the same function as on a phone, kept with the position it was
 * made from, and made again when the file has moved on or the day has changed (what is stuck depends on the day).
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { createYdoc } from "@pendamping/shared/file/ydoc";
import type { RuleSet } from "@pendamping/shared/rule-set/rule-set";
import { fileSummary } from "@pendamping/shared/summary/file-summary";
import * as Y from "yjs";
import type { Storage } from "../storage/port.ts";

export interface FileSummaries {
  /** Their JSON, in the order asked; files that are gone are left out. */
  of(files: readonly string[], today: string): Promise<string[]>;
}

export function createFileSummaries(storage: Storage, ruleSet: RuleSet): FileSummaries {
  const making = new Map<string, Promise<string | null>>();

  const make = async (file: string, day: string): Promise<string | null> => {
    const stored = await storage.log.load(file);
    if (!stored) return null;
    const ydoc = createYdoc();
    ydoc.transact(() => {
      if (stored.checkpoint) Y.applyUpdate(ydoc, stored.checkpoint.bytes);
      for (const row of stored.rows) Y.applyUpdate(ydoc, row.bytes);
    });
    const json = JSON.stringify(fileSummary(ydoc, file, ruleSet, day));
    ydoc.destroy();
    // Not being able to keep it (a full disk) is no reason not to answer.
    await storage.summaries.put({ file, epoch: stored.epoch, seq: stored.seq, day, json }).catch(() => undefined);
    return json;
  };

  const made = (file: string, day: string) => {
    const key = `${file} ${day}`;
    const known = making.get(key) ?? make(file, day).finally(() => making.delete(key));
    making.set(key, known);
    return known;
  };

  return {
    async of(files, today) {
      const fresh = await storage.summaries.fresh(files, today);
      const all: string[] = [];
      for (const file of files) {
        const known = fresh.get(file);
        if (known === undefined) await nextTurn(); // one document at a time: frames come between
        const json = known ?? (await made(file, today));
        if (json !== null) all.push(json);
      }
      return all;
    },
  };
}
