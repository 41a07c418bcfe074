/** Summaries of files that changed without being open, so that the list needs no document. Brings yjs along. */
import { type FileSummary, fileSummary } from "@pendamping/shared/summary/file-summary";
import type * as Y from "yjs";
import type { AccountStore } from "./account-store.ts";
import { withFileRows } from "./file-rows.ts";
import { fileDatabase } from "./names.ts";
import { notePrint } from "./print.ts";
import { replicaOf } from "./refusal.ts";
import { useRuleSets } from "./rule-sets.ts";

/** Makes and stores the summary of one file from its rows, and takes the document's print while it is at hand. */
export async function summariseStored(store: AccountStore, id: string, today: string): Promise<void> {
  const { generation } = await store.file(id);
  const ydoc = await withFileRows(fileDatabase(store.account, id, generation), async (rows) => {
    const position = await rows.position(); // before the rows, which may move on: they hold at least this
    const replica = await replicaOf(rows);
    await notePrint(rows, replica, position);
    return replica;
  });
  const summary = summaryOf(ydoc, id, today);
  await store.changeFile(id, (row) => ({ ...row, summary, summaryOn: today, summaryStale: false }));
  ydoc.destroy();
}

export function summaryOf(ydoc: Y.Doc, id: string, today: string): FileSummary {
  return fileSummary(ydoc, id, useRuleSets().current(), today);
}
