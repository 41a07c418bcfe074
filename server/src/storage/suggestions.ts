/** Refused work that somebody may still accept. It is written by the group commit only. */

import type { RefusalReason } from "@pendamping/shared/protocol/frames";
import type { Kysely, Selectable } from "kysely";
import { plainBytes } from "./bytes.ts";
import type { SuggestionHead, SuggestionRow, SuggestionStatus, Suggestions } from "./port.ts";
import type { Tables } from "./schema.ts";

export function createSuggestions(db: Kysely<Tables>): Suggestions {
  return {
    async get(id) {
      const row = await db.selectFrom("suggestion").selectAll().where("id", "=", id).executeTakeFirst();
      return row && read(row);
    },
    async ofAuthor(file, author) {
      const rows = await db
        .selectFrom("suggestion")
        .selectAll()
        .where("file", "=", file)
        .where("author", "=", author)
        .orderBy("received_at")
        .execute();
      return rows.map(read);
    },
    async concerning(account, scopes, decidedAfter) {
      const rows = await db
        .selectFrom("suggestion")
        .select(headColumns)
        .where((eb) =>
          eb.or([
            eb("author", "=", account),
            ...scopes.map((scope) => eb.and([eb("file", ">=", scope), eb("file", "<", `${scope}:`)])),
          ]),
        )
        .where((eb) => eb.or([eb("status", "=", "open"), eb("decided_at", ">=", decidedAfter)]))
        .orderBy("received_at")
        .execute();
      return rows.map(readHead);
    },
  };
}

const headColumns = [
  "id",
  "file",
  "author",
  "device",
  "sections",
  "reason",
  "base_seq",
  "written_at",
  "received_at",
  "status",
  "decided_by",
  "decided_at",
  "decision_reason",
  "changes",
] as const;

type Row = Selectable<Tables["suggestion"]>;

/** Rows were written by sqlite-commit.ts from values of these types. */
function readHead(row: Pick<Row, (typeof headColumns)[number]>): SuggestionHead {
  return {
    id: row.id,
    file: row.file,
    author: row.author,
    device: row.device,
    sections: JSON.parse(row.sections),
    reason: row.reason as RefusalReason,
    baseSeq: row.base_seq,
    writtenAt: row.written_at,
    receivedAt: row.received_at,
    status: row.status as SuggestionStatus,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    decisionReason: row.decision_reason,
    changes: row.changes === null ? null : JSON.parse(row.changes),
  };
}

function read(row: Row): SuggestionRow {
  return {
    ...readHead(row),
    original: plainBytes(row.original),
    rekeyed: plainBytes(row.rekeyed),
    moved: JSON.parse(row.moved),
  };
}
