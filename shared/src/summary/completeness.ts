/**
 * How complete a file is, as one number that explains itself: fields of the profile, legality items, the plan's aspects, and the papers
 * of the first application that nothing else counts. Each that is missing is named with the place where it is filled in.
 */
import type * as Y from "yjs";
import { mainApplication, readApplication, schemeOfApplication } from "../financing/applications.ts";
import { documentsOfApplication } from "../financing/documents.ts";
import { legalityItems } from "../legality/items.ts";
import { isDone } from "../legality/progress.ts";
import { planProgress } from "../plan/outline.ts";
import { profileProgress } from "../profile/progress.ts";
import type { Label, RuleSet } from "../rule-set/rule-set.ts";

export interface MissingPart {
  /** The field's, item's, aspect's or document's. */
  readonly id: string;
  /** "profile/contact.email", "legality/nib", "plan/market", "financing/main". */
  readonly place: string;
  /** Of a document, whose name is the scheme's. */
  readonly label?: Label;
}

export interface CountedSection {
  readonly section: "profile" | "legality" | "plan" | "financing";
  readonly filled: number;
  readonly total: number;
  readonly missing: readonly MissingPart[];
}

export interface Completeness {
  readonly filled: number;
  readonly total: number;
  /** In the file's order; financing only where a scheme asks for papers. */
  readonly sections: readonly CountedSection[];
}

/** `approved`: the village has approved the application as it stands. */
export function completenessOf(
  ydoc: Y.Doc,
  ruleSet: RuleSet,
  { ruleSets, approved }: { readonly ruleSets: readonly RuleSet[]; readonly approved: boolean },
): Completeness {
  const profile = profileProgress(ydoc);
  const items = legalityItems(ydoc, ruleSet);
  const plan = planProgress(ydoc);
  const open = items.filter((item) => !isDone(item)).map(({ id }) => id);
  const unwritten = plan.aspects.filter(({ state }) => state !== "filled").map(({ id }) => id);
  const sections = [
    counted("profile", profile.total, places("profile", profile.missing)),
    counted("legality", items.length, places("legality", open)),
    counted("plan", plan.total, places("plan", unwritten)),
    ...papers(ydoc, ruleSets, items, approved),
  ];
  const sum = (of: (section: CountedSection) => number) => sections.reduce((all, section) => all + of(section), 0);
  return { filled: sum(({ filled }) => filled), total: sum(({ total }) => total), sections };
}

/** Evidence of a legality item is counted there. */
function papers(
  ydoc: Y.Doc,
  ruleSets: readonly RuleSet[],
  items: Parameters<typeof documentsOfApplication>[3]["legality"],
  approved: boolean,
): CountedSection[] {
  const applied = schemeOfApplication(readApplication(ydoc, mainApplication), ruleSets);
  if (applied.kind !== "known" || !applied.scheme.applies) return [];
  const own = documentsOfApplication(ydoc, mainApplication, applied.scheme, { legality: items, approved }).filter(
    ({ document, state }) => !("legality" in document.from) && state !== "not-needed",
  );
  if (own.length === 0) return [];
  const missing = own
    .filter(({ state }) => state === "missing")
    .map(({ document }) => ({ id: document.id, place: `financing/${mainApplication}`, label: document.label }));
  return [counted("financing", own.length, missing)];
}

function places(section: string, ids: readonly string[]): MissingPart[] {
  return ids.map((id) => ({ id, place: `${section}/${id}` }));
}

function counted(section: CountedSection["section"], total: number, missing: readonly MissingPart[]): CountedSection {
  return { section, total, filled: total - missing.length, missing };
}
