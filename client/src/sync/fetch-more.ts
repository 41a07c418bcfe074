/** What is asked for apart from the exchange: authors of live writes, and summaries of files that are not kept here. */
import { catchUpResponseSchema, type LedgerRow, type PersonCard } from "@pendamping/shared/protocol/catch-up";
import type { FileSummary } from "@pendamping/shared/summary/file-summary";
import * as v from "valibot";
import { callApi } from "./http.ts";

const ledgerSchema = v.object({
  rows: v.nonOptional(catchUpResponseSchema.entries.files.item.entries.ledger.wrapped),
  people: catchUpResponseSchema.entries.people,
});

/** Ledger rows later than `after`, or null when they cannot be had now. */
export async function fetchLedger(
  account: string,
  file: string,
  after: number,
): Promise<{ rows: LedgerRow[]; people: Record<string, PersonCard> } | null> {
  const answer = await callApi(`/api/files/${file}/ledger?after=${after}`, ledgerSchema, { account });
  return answer.kind === "ok" ? answer.value : null;
}

/** Made by the server with the same function as on this device; only its outline is checked. */
const summarySchema = v.custom<FileSummary>(
  (value) =>
    v.safeParse(
      v.looseObject({
        id: v.string(),
        stages: v.array(v.unknown()),
        legality: v.object({ done: v.number(), total: v.number(), ticks: v.array(v.string()) }),
      }),
      value,
    ).success,
);

export async function fetchSummaries(account: string): Promise<FileSummary[] | null> {
  const answer = await callApi("/api/summaries", v.object({ summaries: v.array(summarySchema) }), { account });
  return answer.kind === "ok" ? answer.value.summaries : null;
}
