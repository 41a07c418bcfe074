/** The applications of the opened file, as the financing pages need them: what is written, judged by the pinned scheme, and computed. */
import { dayOf, type IsoDay } from "@pendamping/shared/day";
import type { Reading } from "@pendamping/shared/file/reading";
import { rowKey } from "@pendamping/shared/file/rows";
import {
  type ApplicationField,
  type ApplicationRow,
  type ApplicationValues,
  type AppliedScheme,
  applicationKey,
  currentStage,
  type DocumentValues,
  documentTable,
  readApplication,
  readApplications,
  type StageRow,
  type StageValues,
  schemeOfApplication,
  stagesOfApplication,
  stageTable,
} from "@pendamping/shared/financing/applications";
import { approvalStanding, latestApproval } from "@pendamping/shared/financing/approval";
import { villageKind } from "@pendamping/shared/financing/approver";
import { type Check, checksOfApplication } from "@pendamping/shared/financing/checks";
import { type ApplicationDocument, documentsOfApplication } from "@pendamping/shared/financing/documents";
import { type ApplicationLoan, loanOfApplication } from "@pendamping/shared/financing/repayment";
import { type StressResult, stressTest } from "@pendamping/shared/financing/stress";
import { legalityItems } from "@pendamping/shared/legality/items";
import { planInputs } from "@pendamping/shared/plan/inputs";
import type { Approval } from "@pendamping/shared/protocol/approvals";
import type { RuleSet } from "@pendamping/shared/rule-set/rule-set";
import { type Accessor, createMemo } from "solid-js";
import type * as Y from "yjs";
import { useLibrary, useOpenFile, useSession } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useRuleSets } from "../../sync/rule-sets.ts";
import { createFileField, type FileField } from "../../ui/fields/file-field.ts";
import { applicationFieldName } from "../../ui/names/names.ts";
import { messages } from "./messages.ts";

type KnownScheme = Extract<AppliedScheme, { kind: "known" }>;

/** The document, anew whenever a section changes that an application is judged by. */
function createChanging(): Accessor<Y.Doc | null> {
  const file = useOpenFile();
  const sections = ["financing", "plan", "profile", "legality", "attachments"] as const;
  const changed = sections.map((section) => file.watch(section, () => ({})));
  return createMemo(
    () => {
      for (const each of changed) each();
      return file.ydoc();
    },
    null,
    { equals: false },
  );
}

export function createToday(): () => IsoDay {
  const session = useSession();
  return () => dayOf(new Date(), session.me()?.zone ?? "Asia/Jakarta");
}

export interface ListedApplication {
  readonly row: ApplicationRow;
  readonly applied: AppliedScheme;
  /** The id of its stage. */
  readonly stage: string;
}

/** All applications of the file, for the list. */
export function createApplications(): Accessor<readonly ListedApplication[]> {
  const file = useOpenFile();
  const rules = useRuleSets();
  const read = file.watch("financing", (ydoc) => ydoc);
  return createMemo(() => {
    const ydoc = read();
    if (!ydoc) return [];
    return readApplications(ydoc).map((row) => {
      const applied = schemeOfApplication(row, rules.all());
      const scheme = applied.kind === "known" ? applied.scheme : undefined;
      return { row, applied, stage: currentStage(ydoc, row.id, scheme) };
    });
  });
}

export interface OneApplication {
  readonly id: string;
  readonly row: Accessor<ApplicationRow | undefined>;
  readonly applied: Accessor<AppliedScheme>;
  /** Set where the scheme is known here. */
  readonly known: Accessor<KnownScheme | undefined>;
  readonly checks: Accessor<readonly Check[]>;
  readonly documents: Accessor<readonly ApplicationDocument[]>;
  readonly loan: Accessor<ApplicationLoan | undefined>;
  readonly stress: Accessor<readonly StressResult[] | null>;
  readonly stages: Accessor<readonly StageRow[]>;
  readonly stage: Accessor<string>;
  /** The decision that counts. */
  readonly approval: Accessor<Approval | undefined>;
  /** Given for what the application says now. */
  readonly isApproved: Accessor<boolean>;
  readonly heardOfApprovals: Accessor<boolean>;
  /** The rules to compare with: those that count now, or, where it was made under them, the draft that follows. */
  readonly otherRules: Accessor<RuleSet | undefined>;
  /** Where the pages of this application begin. */
  readonly base: string;
  readonly writable: Accessor<boolean>;
}

export function createApplication(id: string): OneApplication {
  const file = useOpenFile();
  const library = useLibrary();
  const rules = useRuleSets();
  const today = createToday();
  const ydoc = createChanging();
  const village = villageKind(file.entry.id);
  const row = createMemo(() => {
    const now = ydoc();
    return now ? readApplication(now, id) : undefined;
  });
  const applied = createMemo((): AppliedScheme => {
    const now = row();
    return now ? schemeOfApplication(now, rules.all()) : { kind: "none" };
  });
  const known = () => {
    const now = applied();
    return now.kind === "known" ? now : undefined;
  };
  const approvals = createMemo(() => library.approvals(file.entry.id));
  const standing = () => {
    const now = row();
    return now ? approvalStanding(approvals(), now) : "unknown";
  };
  const loan = createMemo(() => {
    const [now, scheme] = [ydoc(), known()];
    return now && scheme
      ? loanOfApplication(now, id, scheme.scheme, { holidays: scheme.ruleSet.publicHolidays, today: today() })
      : undefined;
  });
  return {
    id,
    row,
    applied,
    known,
    checks: createMemo(() => {
      const [now, scheme] = [ydoc(), known()];
      return now && scheme
        ? checksOfApplication(now, id, { ...scheme, approval: standing(), village, today: today() })
        : [];
    }),
    documents: createMemo(() => {
      const [now, scheme] = [ydoc(), known()];
      if (!now || !scheme) return [];
      const facts = { legality: legalityItems(now, scheme.ruleSet), approved: standing() === "given" };
      return documentsOfApplication(now, id, scheme.scheme, facts);
    }),
    loan,
    stress: createMemo(() => {
      const [now, found] = [ydoc(), loan()];
      if (!now || found?.kind !== "loan") return null;
      const counted = { disbursedOn: found.terms.disbursedOn, schedule: found.schedule };
      return stressTest(planInputs(now, counted, today()).inputs);
    }),
    stages: createMemo(() => {
      const now = ydoc();
      return now ? stagesOfApplication(now, id, known()?.scheme) : [];
    }),
    stage: () => {
      const now = ydoc();
      return now ? currentStage(now, id, known()?.scheme) : "";
    },
    approval: () => latestApproval(approvals() ?? [], id),
    isApproved: () => standing() === "given",
    heardOfApprovals: () => approvals() !== undefined,
    otherRules: () => {
      const pinned = known()?.ruleSet;
      if (!pinned) return undefined;
      const current = rules.current();
      if (current.id !== pinned.id || current.version !== pinned.version) return current;
      return pinned.status === "in-force"
        ? undefined
        : rules.all().find((set) => set.status === "draft" && set.id !== pinned.id);
    },
    base: `/files/${file.entry.id}/financing/${id}`,
    writable: () => file.mayWrite("financing") && !file.newerThanApp(),
  };
}

/** One field of an application. Lives as long as the calling owner. */
export function createApplicationField<F extends ApplicationField>(
  application: Pick<OneApplication, "id" | "row">,
  field: F,
): FileField<ApplicationValues[F]> {
  const t = useMessages(messages);
  return createFileField<ApplicationValues[F]>({
    section: "financing",
    root: "financing",
    key: applicationKey(application.id, field),
    place: `financing/${application.id}`,
    // TypeScript knows the reading only as one of all the field's: which one follows from its name
    read: () => application.row()?.fields[field] as Reading<ApplicationValues[F]> | undefined,
    stepName: () => t.step(applicationFieldName(field)),
  });
}

/** One field of a recorded step. */
export function createStageField<F extends keyof StageValues>(
  row: Accessor<StageRow | undefined>,
  options: { readonly id: string; readonly application: string; readonly field: F; readonly stepName: () => string },
): FileField<StageValues[F]> {
  return createFileField<StageValues[F]>({
    section: "financing",
    root: "financing",
    key: rowKey(stageTable.name, options.id, options.field),
    place: `financing/${options.application}`,
    read: () => row()?.fields[options.field] as Reading<StageValues[F]> | undefined,
    stepName: options.stepName,
  });
}

/** What somebody says of a document. */
export function createDocumentField<F extends keyof DocumentValues>(
  document: Accessor<ApplicationDocument | undefined>,
  options: { readonly row: string; readonly application: string; readonly field: F; readonly stepName: () => string },
): FileField<DocumentValues[F]> {
  return createFileField<DocumentValues[F]>({
    section: "financing",
    root: "financing",
    key: rowKey(documentTable.name, options.row, options.field),
    place: `financing/${options.application}`,
    read: () => document()?.row.fields[options.field] as Reading<DocumentValues[F]> | undefined,
    stepName: options.stepName,
  });
}

/** The label of a stage in the scheme; what the scheme does not know is named as it is written. */
export function stageLabel(known: KnownScheme | undefined, stage: string): { id: string; en: string } {
  return known?.scheme.stages.find(({ id }) => id === stage)?.label ?? { id: stage, en: stage };
}
