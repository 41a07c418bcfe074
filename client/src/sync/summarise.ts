/** Summaries of files and what is written in them, so that list and search need no document. Brings yjs along. */
import { fileText, type TextPiece } from "@pendamping/shared/search/file-text";
import { type FileSummary, fileSummary } from "@pendamping/shared/summary/file-summary";
import type * as Y from "yjs";
import type { AccountStore } from "./account-store.ts";
import { withFileRows } from "./file-rows.ts";
import { fileDatabase } from "./names.ts";
import { notePrint } from "./print.ts";
import { replicaOf } from "./refusal.ts";
import { useRuleSets } from "./rule-sets.ts";

export interface Derived {
  readonly summary: FileSummary;
  readonly text: readonly TextPiece[];
}

/** Derives and stores what one closed file shows from its rows, and takes the document's print while it is at hand. */
export async function summariseStored(store: AccountStore, id: string, today: string): Promise<void> {
  const { generation } = await store.file(id);
  const ydoc = await withFileRows(fileDatabase(store.account, id, generation), async (rows) => {
    const position = await rows.position(); // before the rows, which may move on: they hold at least this
    const replica = await replicaOf(rows);
    await notePrint(rows, replica, position);
    return replica;
  });
  await store.setDerived(id, today, derive(ydoc, id, today));
  ydoc.destroy();
}

export function derive(ydoc: Y.Doc, id: string, today: string): Derived {
  return { summary: fileSummary(ydoc, id, useRuleSets().current(), today, useRuleSets().all()), text: fileText(ydoc) };
}
