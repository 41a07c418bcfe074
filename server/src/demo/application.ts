/** A cooperative's first application for a loan, as the demo's people fill it in. */
import type { IsoDay } from "@pendamping/shared/day";
import { setField } from "@pendamping/shared/file/reading";
import { rowKey } from "@pendamping/shared/file/rows";
import {
  type ApplicationField,
  applicationKey,
  documentTable,
  financingMap,
  mainApplication,
  stageTable,
} from "@pendamping/shared/financing/applications";
import { documentRowId } from "@pendamping/shared/financing/documents";
import { pmk492025 } from "@pendamping/shared/rule-set/pmk-49-2025";
import type * as Y from "yjs";
import { addRows } from "./rows.ts";

/** Under the regulation's loan from a state bank, in the version that it has. */
export function setApplication(ydoc: Y.Doc, values: Partial<Record<ApplicationField, string | number>>): void {
  const pinned = { kind: "new", scheme: "himbara-loan", ruleSet: pmk492025.id, ruleSetVersion: pmk492025.version };
  for (const [field, value] of Object.entries({ ...pinned, method: "annuity", ...values }))
    setField(financingMap(ydoc), applicationKey(mainApplication, field as ApplicationField), value);
}

export function addStage(
  ydoc: Y.Doc,
  stage: string,
  on: IsoDay,
  more: { readonly amountRp?: number; readonly note?: string } = {},
): void {
  addRows(ydoc, stageTable, { [stage]: { application: mainApplication, stage, on, ...more } });
}

export function setDocuments(
  ydoc: Y.Doc,
  byId: Readonly<Record<string, { readonly status: "ready" | "missing"; readonly note?: string }>>,
): void {
  for (const [document, fields] of Object.entries(byId))
    for (const [field, value] of Object.entries(fields)) {
      const row = documentRowId(mainApplication, document);
      setField(financingMap(ydoc), rowKey(documentTable.name, row, field), value);
    }
}
