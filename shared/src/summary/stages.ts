/**
 * Where a cooperative is on its path, read from facts and never set by hand. The first stage that is not done is the one now; of
 * readiness and the loan's stages, those that a later stage has overtaken are skipped, because one may trade without a loan.
 */
export const stageIds = ["founded", "legal", "ready", "applied", "funded", "trading"] as const;
export type StageId = (typeof stageIds)[number];

export interface Stage {
  readonly id: StageId;
  readonly state: "done" | "now" | "ahead" | "skipped";
}

/** Which stages the facts say are reached. */
export function stagesOf(reached: Readonly<Record<StageId, boolean>>): Stage[] {
  const skippable: readonly StageId[] = ["ready", "applied", "funded"];
  const lastReached = stageIds.findLastIndex((id) => reached[id]);
  const skipped = (id: StageId) => !reached[id] && skippable.includes(id) && stageIds.indexOf(id) < lastReached;
  const now = stageIds.find((id) => !reached[id] && !skipped(id));
  return stageIds.map((id) => ({
    id,
    state: reached[id] ? "done" : skipped(id) ? "skipped" : id === now ? "now" : "ahead",
  }));
}
