/**
 * One glance at every file that an office may open. Made by the same function as on a phone, kept with the position it was
 * made from, and made again when the file has moved on, the day has changed (what is stuck depends on it) or other rules count.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { createYdoc } from "@pendamping/shared/file/ydoc";
import { fileSummary } from "@pendamping/shared/summary/file-summary";
import * as Y from "yjs";
import type { Rules } from "../rules/rules.ts";
import type { Storage } from "../storage/port.ts";

export interface FileSummaries {
  /** Their JSON, in the order asked; files that are gone are left out. */
  of(files: readonly string[], today: string): Promise<string[]>;
}

export function createFileSummaries(storage: Storage, rules: Rules): FileSummaries {
  const making = new Map<string, Promise<string | null>>();

  /** What a stored summary was made for. */
  const occasion = (today: string) => {
    const { id, version } = rules.current();
    return `${today} ${id} ${version} ${rules.tag()}`;
  };

  const make = async (file: string, today: string): Promise<string | null> => {
    const day = occasion(today);
    const stored = await storage.log.load(file);
    if (!stored) return null;
    const ydoc = createYdoc();
    ydoc.transact(() => {
      if (stored.checkpoint) Y.applyUpdate(ydoc, stored.checkpoint.bytes);
      for (const row of stored.rows) Y.applyUpdate(ydoc, row.bytes);
    });
    const json = JSON.stringify(fileSummary(ydoc, file, rules.current(), today, rules.all()));
    ydoc.destroy();
    // Not being able to keep it (a full disk) is no reason not to answer.
    await storage.summaries.put({ file, epoch: stored.epoch, seq: stored.seq, day, json }).catch(() => undefined);
    return json;
  };

  const made = (file: string, today: string) => {
    const key = `${file} ${occasion(today)}`;
    const known = making.get(key) ?? make(file, today).finally(() => making.delete(key));
    making.set(key, known);
    return known;
  };

  return {
    async of(files, today) {
      const fresh = await storage.summaries.fresh(files, occasion(today));
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
