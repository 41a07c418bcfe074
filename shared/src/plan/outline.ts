/**
 * The business plan's six obligatory aspects (Juklak Menkop 1/2025), each a rich text of its own (`plan:market`), so that two people
 * in different aspects never meet.
 *
 * An aspect counts as filled from 400 characters: less is a beginning. The number is ours; a person judges the content.
 */
import * as Y from "yjs";
import type { Tick } from "../legality/progress.ts";

export const planSections = [
  { id: "market" },
  { id: "operations" },
  { id: "organisation" },
  { id: "capital" },
  { id: "legality" },
  { id: "environment" },
] as const;
export type PlanSectionId = (typeof planSections)[number]["id"];

export const planFilledCharacters = 400;

export interface PlanSectionProgress {
  readonly id: PlanSectionId;
  readonly state: "empty" | "started" | "filled";
  readonly characters: number;
}

export interface PlanProgress {
  readonly filled: number;
  readonly total: number;
  readonly sections: readonly PlanSectionProgress[];
  readonly ticks: readonly Tick[];
}

export function planRoot(id: PlanSectionId): `plan:${PlanSectionId}` {
  return `plan:${id}`;
}

export function planProgress(ydoc: Y.Doc): PlanProgress {
  const sections = planSections.map(({ id }): PlanSectionProgress => {
    const characters = countCharacters(ydoc.getXmlFragment(planRoot(id)));
    const state = characters === 0 ? "empty" : characters < planFilledCharacters ? "started" : "filled";
    return { id, state, characters };
  });
  return {
    filled: sections.filter((section) => section.state === "filled").length,
    total: sections.length,
    sections,
    ticks: sections.map(({ state }) => tickByState[state]),
  };
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
