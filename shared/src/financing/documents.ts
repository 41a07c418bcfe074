/**
 * The papers that a scheme asks for, and what there is of each. What somebody has said of a document counts; else it follows from the
 * file: a legality item's evidence is ready when the item is done, the village's approval when it has been given, a scan when one is
 * attached. A paper that the product makes is ready once somebody has printed and signed it and says so.
 */
import * as v from "valibot";
import type * as Y from "yjs";
import { shownValue } from "../file/reading.ts";
import { readRecords } from "../file/records.ts";
import { readRow } from "../file/rows.ts";
import type { LegalityItem } from "../legality/items.ts";
import { isDone } from "../legality/progress.ts";
import type { FinancingScheme, SchemeDocument } from "../rule-set/rule-set.ts";
import { type DocumentRow, documentTable, financingMap } from "./applications.ts";

export interface ApplicationDocument {
  readonly document: SchemeDocument;
  /** The row that holds what somebody says of it. */
  readonly row: DocumentRow;
  readonly state: "ready" | "missing" | "not-needed";
  /** Nobody has said so: it follows from the file. */
  readonly derived: boolean;
  /** Where its evidence is attached: "financing/main:ktp", "legality/nib". */
  readonly evidence: string;
}

export interface DocumentFacts {
  readonly legality: readonly LegalityItem[];
  readonly approved: boolean;
}

export function documentsOfApplication(
  ydoc: Y.Doc,
  application: string,
  scheme: FinancingScheme,
  { legality, approved }: DocumentFacts,
): ApplicationDocument[] {
  const attached = attachedTo(ydoc);
  return scheme.documents.map((document) => {
    const row = readRow(financingMap(ydoc), documentTable, documentRowId(application, document.id));
    const evidence =
      "legality" in document.from ? `legality/${document.from.legality}` : `financing/${application}:${document.id}`;
    const said = shownValue(row.fields.status);
    const ready = attached.has(evidence) || followsFromFile(document, legality, approved);
    return { document, row, state: said ?? (ready ? "ready" : "missing"), derived: said === undefined, evidence };
  });
}

export function documentRowId(application: string, document: string): string {
  return `${application}:${document}`;
}

function followsFromFile({ from }: SchemeDocument, legality: readonly LegalityItem[], approved: boolean): boolean {
  if ("paper" in from) return from.paper === "village-approval" && approved;
  if (!("legality" in from)) return false;
  const items = legality.filter((item) => item.rule.id === from.legality);
  return items.length > 0 && items.every(isDone);
}

/** As much of an attachment as counting needs. */
const attachmentSchema = v.looseObject({ about: v.string(), withdrawnAt: v.nullish(v.string()) });

function attachedTo(ydoc: Y.Doc): Set<string> {
  const records = readRecords(ydoc.getMap<unknown>("attachments"), attachmentSchema);
  return new Set(
    records.flatMap((reading) =>
      reading.kind === "record" && !reading.record.withdrawnAt ? [reading.record.about] : [],
    ),
  );
}
