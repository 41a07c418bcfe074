/**
 * The plan tried against worse luck: fewer sales, or later ones. Quantities fall, so cost of goods falls with them; all other costs,
 * the investment and the loan stay as they are. Two months late: no line is sold before the second month after the planned one.
 * Source: DOMAIN.md, business plan, tables.
 */
import type { Rupiah } from "../money.ts";
import type { PlanInputs } from "./plan-inputs.ts";
import { asPlanned, type Projection, projection } from "./projection.ts";
import { type PlanRatios, planRatios } from "./ratios.ts";
import type { Trial } from "./sales.ts";

export interface TrialResult {
  readonly id: keyof typeof trials;
  readonly lowestCash: Projection["lowestCash"];
  readonly lowestDscr: PlanRatios["lowestDscr"];
  readonly npvRp: Rupiah;
  readonly netProfitByYearRp: readonly Rupiah[];
}

export const trials = {
  base: asPlanned,
  "sales-10-lower": { ...asPlanned, quantityBp: 9000 },
  "sales-20-lower": { ...asPlanned, quantityBp: 8000 },
  "two-months-late": { ...asPlanned, lateMonths: 2 },
} as const satisfies Record<string, Trial>;

/** The plan itself first, then each trial. Throws as `projection` does. */
export function sensitivity(inputs: PlanInputs): readonly TrialResult[] {
  return (Object.keys(trials) as (keyof typeof trials)[]).map((id) => {
    const tried = projection(inputs, trials[id]);
    const { lowestDscr, npvRp } = planRatios(inputs, tried);
    const netProfitByYearRp = tried.years.map((year) => year.profitAndLoss.netProfitRp);
    return { id, lowestCash: tried.lowestCash, lowestDscr, npvRp, netProfitByYearRp };
  });
}
