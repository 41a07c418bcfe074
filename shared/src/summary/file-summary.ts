/**
 * A file in one glance, as plain JSON: what lists, the overview and the offices above show. Derived; always rebuildable from the
 * document. Phone and server call this same function.
 */
import type * as Y from "yjs";
import type { IsoDay, IsoInstant } from "../day.ts";
import { isoDaySchema } from "../day.ts";
import { clashesIn } from "../file/clashes.ts";
import { fileSchemaVersion, isNewerThanApp } from "../file/migrations/migrate.ts";
import { readField, shownValue } from "../file/reading.ts";
import { financingReached, mainApplication, readApplication, schemeOfApplication } from "../financing/applications.ts";
import { type LegalityItem, legalityItems } from "../legality/items.ts";
import {
  isDone,
  type LegalityProgress,
  legalityProgress,
  type StuckItem,
  stuckOf,
  type Tick,
} from "../legality/progress.ts";
import { latestAt, readNotes } from "../notes/access.ts";
import { type PlanProgress, type PlanSectionId, planProgress } from "../plan/outline.ts";
import { profileMap } from "../profile/access.ts";
import { profileProgress } from "../profile/progress.ts";
import type { RuleSet } from "../rule-set/rule-set.ts";
import { type FinancingStep, financingStep } from "./financing-step.ts";
import { type Stage, stagesOf } from "./stages.ts";

/** The one thing to do next, and who moves. */
export type NextStep =
  | {
      readonly kind: "legality";
      /** The item's id. */
      readonly item: string;
      readonly mover: "us" | "agency";
      /** Where it lies and since when, once submitted; null for `at` means the issuer of the item's rule. */
      readonly at: string | null;
      readonly since: IsoDay | null;
      /** Days since then, set only where it is stuck. */
      readonly days: number | null;
      readonly targetOn: IsoDay | null;
      readonly responsible: string | null;
    }
  | { readonly kind: "profile"; readonly missing: number }
  | { readonly kind: "plan"; readonly section: PlanSectionId }
  | { readonly kind: "financing"; readonly step: FinancingStep };

export interface FileSummary {
  readonly id: string;
  readonly schemaVersion: number;
  /** Made by a newer version of the app: what follows may leave something out. */
  readonly newer: boolean;
  readonly stages: readonly Stage[];
  readonly legality: { readonly done: number; readonly total: number; readonly ticks: readonly Tick[] };
  /** The item that has been stuck longest. */
  readonly stuck: StuckItem | null;
  /** Null: nothing of what this version knows is left to do. */
  readonly next: NextStep | null;
  readonly profile: { readonly filled: number; readonly total: number };
  readonly plan: { readonly filled: number; readonly total: number; readonly ticks: readonly Tick[] };
  readonly clashes: readonly { readonly root: string; readonly key: string }[];
  readonly notes: {
    /** Threads neither resolved nor withdrawn; of these, the questions. */
    readonly open: number;
    readonly questions: number;
    readonly latestAt: IsoInstant | null;
  };
}

/** `ruleSet` counts today; `ruleSets` are all that are known, as an application may have pinned an older one. */
export function fileSummary(
  ydoc: Y.Doc,
  id: string,
  ruleSet: RuleSet,
  today: IsoDay,
  ruleSets: readonly RuleSet[] = [ruleSet],
): FileSummary {
  const items = legalityItems(ydoc, ruleSet);
  const legality = legalityProgress(items, today);
  const profile = profileProgress(ydoc);
  const plan = planProgress(ydoc);
  return {
    id,
    schemaVersion: fileSchemaVersion(ydoc),
    newer: isNewerThanApp(ydoc),
    stages: readStages(ydoc, items, plan, ruleSet, ruleSets),
    legality: { done: legality.done, total: legality.total, ticks: legality.ticks },
    stuck: legality.stuck.toSorted((a, b) => b.days - a.days)[0] ?? null,
    next: nextStep(items, legality, plan, profile.missing.length, ruleSet, today, () =>
      financingStep(ydoc, id, ruleSets, today),
    ),
    profile: { filled: profile.filled, total: profile.total },
    plan: { filled: plan.filled, total: plan.total, ticks: plan.ticks },
    clashes: clashesIn(ydoc).map(({ root, key }) => ({ root, key })),
    notes: summariseNotes(ydoc),
  };
}

/** Ready: the plan is complete and what its scheme demands is there; where no scheme is chosen, what the rule set demands. */
function readStages(
  ydoc: Y.Doc,
  items: readonly LegalityItem[],
  plan: PlanProgress,
  ruleSet: RuleSet,
  ruleSets: readonly RuleSet[],
): Stage[] {
  const done = (rule: string) =>
    items.some((item) => item.rule.id === rule) && items.every((item) => item.rule.id !== rule || isDone(item));
  const dated = (map: Y.Map<unknown>, key: string) => shownValue(readField(map, key, isoDaySchema)) !== undefined;
  const applied = schemeOfApplication(readApplication(ydoc, mainApplication), ruleSets);
  const requirements = applied.kind === "known" ? applied.scheme.requirements : ruleSet.requirements;
  return stagesOf({
    founded: done("musdesus"),
    legal: done("legal-entity"),
    ready: plan.filled === plan.total && requirements.every(done),
    ...financingReached(ydoc),
    trading: dated(profileMap(ydoc), "tradingSince"),
  });
}

/**
 * First what the path waits for, then the plan, then what we can do for the application, then the profile; last what lies with the lender,
 * and the legality items that nothing waits for.
 */
function nextStep(
  items: readonly LegalityItem[],
  legality: LegalityProgress,
  plan: PlanProgress,
  missing: number,
  ruleSet: RuleSet,
  today: IsoDay,
  readFinancing: () => FinancingStep | null,
): NextStep | null {
  const open = items.filter((item) => !isDone(item) && legality.waitingFor(item).length === 0);
  const needed = requiredItems(ruleSet);
  const onPath = open.find((item) => needed.has(item.rule.id));
  if (onPath) return legalityStep(onPath, today);
  const section = plan.aspects.find(({ state }) => state !== "filled");
  if (section) return { kind: "plan", section: section.id };
  const financing = readFinancing();
  if (financing?.mover === "us") return { kind: "financing", step: financing };
  if (missing > 0) return { kind: "profile", missing };
  if (financing) return { kind: "financing", step: financing };
  return open[0] ? legalityStep(open[0], today) : null;
}

function legalityStep(item: LegalityItem, today: IsoDay): NextStep {
  const submitted = shownValue(item.status) === "submitted";
  return {
    kind: "legality",
    item: item.id,
    mover: submitted ? "agency" : "us",
    at: submitted ? (shownValue(item.submittedTo) ?? null) : null,
    since: submitted ? (shownValue(item.submittedOn) ?? null) : null,
    days: stuckOf(item, today)?.days ?? null,
    targetOn: shownValue(item.targetOn) ?? null,
    responsible: shownValue(item.responsible) ?? null,
  };
}

/** The scheme's requirements and all that they lean on. */
function requiredItems(ruleSet: RuleSet): Set<string> {
  const needed = new Set<string>();
  const visit = (id: string) => {
    if (needed.has(id)) return;
    needed.add(id);
    for (const before of ruleSet.legality.find((rule) => rule.id === id)?.prerequisites ?? []) visit(before);
  };
  for (const id of ruleSet.requirements) visit(id);
  return needed;
}

function summariseNotes(ydoc: Y.Doc): FileSummary["notes"] {
  const threads = readNotes(ydoc);
  const open = threads.filter((note) => note.state === "note" && !note.resolved && note.withdrawnAt === null);
  return {
    open: open.length,
    questions: open.filter((note) => note.question).length,
    latestAt: threads[0] ? latestAt(threads[0]) || null : null,
  };
}
