/**
 * The written parts of the business plan in the order of the proposal: the six obligatory aspects (Juklak Menkop 1/2025) and what
 * stands around them. Each is a rich text of its own (`plan:market`), so that two people in different parts never meet. Cover,
 * contents, approval page and annexes are made from the file and are no texts.
 *
 * Only the aspects count towards a complete plan. One counts as filled from 400 characters: less is a beginning. The number is ours;
 * a person judges the content.
 */
import * as Y from "yjs";
import type { Tick } from "../legality/progress.ts";

/** Ids are names of the document's format and never change. */
export const planSections = [
  { id: "foreword", aspect: false },
  { id: "summary", aspect: false },
  { id: "background", aspect: false },
  { id: "profile", aspect: false },
  { id: "potential", aspect: false },
  { id: "aims", aspect: false },
  { id: "market", aspect: true },
  { id: "operations", aspect: true },
  { id: "organisation", aspect: true },
  { id: "capital", aspect: true },
  { id: "legality", aspect: true },
  { id: "environment", aspect: true },
  { id: "schedule", aspect: false },
  { id: "risks", aspect: false },
  { id: "closing", aspect: false },
] as const;
export type PlanSectionId = (typeof planSections)[number]["id"];
export type PlanAspectId = Extract<(typeof planSections)[number], { aspect: true }>["id"];

export const planAspects: readonly PlanAspectId[] = planSections.flatMap((section) =>
  section.aspect ? [section.id] : [],
);

export const planFilledCharacters = 400;

export interface PlanSectionProgress<Id extends PlanSectionId = PlanSectionId> {
  readonly id: Id;
  readonly state: "empty" | "started" | "filled";
  readonly characters: number;
}

export interface PlanProgress {
  /** Of the aspects. */
  readonly filled: number;
  readonly total: number;
  readonly ticks: readonly Tick[];
  readonly aspects: readonly PlanSectionProgress<PlanAspectId>[];
}

export function planRoot(id: PlanSectionId): `plan:${PlanSectionId}` {
  return `plan:${id}`;
}

export function planProgress(ydoc: Y.Doc): PlanProgress {
  const aspects = planAspects.map((id) => sectionProgress(ydoc, id));
  return {
    filled: aspects.filter((section) => section.state === "filled").length,
    total: aspects.length,
    ticks: aspects.map(({ state }) => tickByState[state]),
    aspects,
  };
}

/** How far one part is written, an aspect or another. */
export function sectionProgress<Id extends PlanSectionId>(ydoc: Y.Doc, id: Id): PlanSectionProgress<Id> {
  const characters = countCharacters(ydoc.getXmlFragment(planRoot(id)));
  const state = characters === 0 ? "empty" : characters < planFilledCharacters ? "started" : "filled";
  return { id, state, characters };
}

const tickByState = { empty: "open", started: "half", filled: "done" } as const;

function countCharacters(node: Y.XmlFragment | Y.XmlElement): number {
  let characters = 0;
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) characters += child.length;
    else if (child instanceof Y.XmlElement) characters += countCharacters(child);
  }
  return characters;
}
