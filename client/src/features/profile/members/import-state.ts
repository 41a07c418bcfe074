/** From a chosen file to new members: what was read, which column holds what, what would be added, and the adding. */
import { dayOf } from "@pendamping/shared/day";
import { shownValue } from "@pendamping/shared/file/reading";
import { placeAfter, readRows } from "@pendamping/shared/file/rows";
import type { MemberField } from "@pendamping/shared/profile/member-headings";
import {
  findColumns,
  type ImportPlan,
  importSteps,
  type KnownMember,
  planImport,
  type SheetColumns,
} from "@pendamping/shared/profile/member-import";
import { membersTable } from "@pendamping/shared/profile/tables";
import { type Accessor, createMemo, createSignal } from "solid-js";
import { useOpenFile, useSession } from "../../../app/context.ts";
import { useMessages } from "../../../i18n/messages.ts";
import { messages } from "./messages.ts";
import { type NamedSheet, readSheets, type SheetsRead } from "./read-sheets.ts";

type Trouble = Exclude<SheetsRead["kind"], "sheets">;

type ImportStage =
  | { readonly kind: "choosing"; readonly trouble: Trouble | null }
  | { readonly kind: "reading" }
  | { readonly kind: "checking"; readonly file: string; readonly sheets: readonly NamedSheet[] }
  | { readonly kind: "adding"; readonly count: number }
  | { readonly kind: "added"; readonly count: number };

export interface MemberImport {
  readonly stage: Accessor<ImportStage>;
  readonly sheet: Accessor<NamedSheet | undefined>;
  readonly columns: Accessor<SheetColumns>;
  /** Null until a column holds names. */
  readonly plan: Accessor<ImportPlan | null>;
  choose(file: File): Promise<void>;
  useSheet(index: number): void;
  /** A field stands in one column at most: the other one gives it up. */
  useColumn(index: number, field: MemberField | null): void;
  add(): Promise<void>;
}

const noColumns: SheetColumns = { head: 0, fields: [] };

export function createMemberImport(): MemberImport {
  const t = useMessages(messages);
  const file = useOpenFile();
  const session = useSession();
  const [stage, setStage] = createSignal<ImportStage>({ kind: "choosing", trouble: null });
  const [sheetIndex, setSheetIndex] = createSignal(0);
  const [columns, setColumns] = createSignal<SheetColumns>(noColumns);
  const sheet = () => {
    const now = stage();
    return now.kind === "checking" ? now.sheets[sheetIndex()] : undefined;
  };
  const known = file.watch("profile", (ydoc) =>
    readRows(ydoc, membersTable)
      .filter((row) => !row.withdrawn)
      .map(
        ({ fields }): KnownMember =>
          Object.fromEntries(
            (["name", "nik", "birthOn", "number"] as const).flatMap((field) => {
              const value = shownValue(fields[field]);
              return value === undefined ? [] : [[field, value]];
            }),
          ),
      ),
  );
  const plan = createMemo(() => {
    const rows = sheet()?.rows;
    const existing = known();
    if (!rows || !existing || !columns().fields.includes("name")) return null;
    return planImport(rows, columns(), existing, dayOf(new Date(), session.me()?.zone ?? "Asia/Jakarta"));
  });

  return {
    stage,
    sheet,
    columns,
    plan,
    async choose(chosen) {
      setStage({ kind: "reading" });
      const read = await readSheets(chosen);
      if (read.kind !== "sheets") {
        setStage({ kind: "choosing", trouble: read.kind });
        return;
      }
      // of several sheets the one whose headings say most
      const known = (of: NamedSheet) => findColumns(of.rows).fields.filter((field) => field !== null).length;
      const best = read.sheets.reduce((a, b) => (known(b) > known(a) ? b : a));
      setSheetIndex(read.sheets.indexOf(best));
      setColumns(findColumns(best.rows));
      setStage({ kind: "checking", file: chosen.name, sheets: read.sheets });
    },
    useSheet(index) {
      const now = stage();
      const chosen = now.kind === "checking" ? now.sheets[index] : undefined;
      if (!chosen) return;
      setColumns(findColumns(chosen.rows));
      setSheetIndex(index);
    },
    useColumn(index, field) {
      setColumns(({ head, fields }) => ({
        head,
        fields: fields.map((each, at) => (at === index ? field : each === field ? null : each)),
      }));
    },
    async add() {
      const ydoc = file.ydoc();
      const members = plan()?.members;
      if (!ydoc || !members || members.length === 0) return;
      const steps = importSteps(members, placeAfter(readRows(ydoc, membersTable)));
      setStage({ kind: "adding", count: members.length });
      for (const [index, step] of steps.entries()) {
        await new Promise((resolve) => setTimeout(resolve, 30)); // the screen says so before the device is busy
        file.setAll(steps.length === 1 ? t.step(members.length) : t.stepPart(index + 1, steps.length), step);
      }
      setStage({ kind: "added", count: members.length });
    },
  };
}
