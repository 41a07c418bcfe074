/** Summaries of files that changed without being open, so that the list needs no document. Brings yjs along. */
import { pmk492025 } from "@pendamping/shared/rule-set/pmk-49-2025";
import { type FileSummary, fileSummary } from "@pendamping/shared/summary/file-summary";
import type * as Y from "yjs";
import type { AccountStore } from "./account-store.ts";
import { withFileRows } from "./file-rows.ts";
import { fileDatabase } from "./names.ts";
import { replicaOf } from "./refusal.ts";

/** Makes and stores the summary of one file from its rows. */
export async function summariseStored(store: AccountStore, id: string, today: string): Promise<void> {
  const { generation } = await store.file(id);
  const ydoc = await withFileRows(fileDatabase(store.account, id, generation), replicaOf);
  const summary = summaryOf(ydoc, id, today);
  await store.changeFile(id, (row) => ({ ...row, summary, summaryOn: today, summaryStale: false }));
  ydoc.destroy();
}

export function summaryOf(ydoc: Y.Doc, id: string, today: string): FileSummary {
  return fileSummary(ydoc, id, pmk492025, today);
}
