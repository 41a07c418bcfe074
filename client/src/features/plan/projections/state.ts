/** What the projections page draws: the plan computed as written, and as tried against worse luck. */
import { planFits } from "@pendamping/shared/finance/plan-inputs";
import { type Projection, projection } from "@pendamping/shared/finance/projection";
import { type PlanRatios, planRatios } from "@pendamping/shared/finance/ratios";
import { sensitivity, type TrialResult, trials } from "@pendamping/shared/finance/sensitivity";
import type { PlanReading } from "@pendamping/shared/plan/inputs";
import { type Accessor, createMemo } from "solid-js";

export type TrialId = TrialResult["id"];

interface Computed {
  readonly projection: Projection;
  readonly ratios: PlanRatios;
}

export interface Projected {
  readonly base: Computed;
  /** The one on the screen; the base itself where nothing is tried. */
  readonly shown: Computed;
  readonly trials: readonly TrialResult[];
}

/** Null: the amounts are beyond what can be computed exactly, or there is nothing yet to compute with. */
export function createProjected(
  reading: Accessor<PlanReading | undefined>,
  trial: Accessor<TrialId>,
): Accessor<Projected | null | undefined> {
  const base = createMemo((): (Omit<Projected, "shown"> & { readonly reading: PlanReading }) | null | undefined => {
    const plan = reading();
    if (!plan) return undefined;
    if (plan.inputs.sales.length === 0 || !planFits(plan.inputs)) return null;
    return { reading: plan, base: computed(plan, "base"), trials: sensitivity(plan.inputs) };
  });
  return createMemo(() => {
    const now = base();
    return now && { ...now, shown: trial() === "base" ? now.base : computed(now.reading, trial()) };
  });
}

function computed({ inputs }: PlanReading, trial: TrialId): Computed {
  const projected = projection(inputs, trials[trial]);
  return { projection: projected, ratios: planRatios(inputs, projected) };
}

export const trialIds = Object.keys(trials) as readonly TrialId[];
