/**
 * Can the plan bear the loan? Month by month, what operations leave before debt service against what is due to the bank; as planned,
 * and with sales a tenth and a fifth lower. Cash from before and from other sources is left out here: the lowest cash says what that
 * amounts to.
 */
import { type PlanInputs, planFits } from "../finance/plan-inputs.ts";
import { asPlanned, projection } from "../finance/projection.ts";
import type { Rupiah } from "../money.ts";

export interface StressResult {
  /** 10000: all that is planned is sold; 9000: a tenth less. */
  readonly quantityBp: number;
  /** Months of the plan in which something is due. */
  readonly dueMonths: number;
  /** Of these, in how many operations leave less than is due. */
  readonly shortMonths: number;
  /** The month (from 1) that falls shortest, or leaves least over. */
  readonly worst: { readonly month: number; readonly operationsRp: Rupiah; readonly paymentRp: Rupiah };
  /** The lowest cash at a month's end, all sources and costs counted; negative: money is missing. */
  readonly lowestCash: { readonly month: number; readonly cashRp: Rupiah };
}

const trials = [10_000, 9_000, 8_000] as const;

/** Null where there is nothing to compare: no sales planned, nothing due within the plan, or figures beyond counting. */
export function stressTest(inputs: PlanInputs): readonly StressResult[] | null {
  if (inputs.sales.length === 0 || !planFits(inputs)) return null;
  const results = trials.map((quantityBp): StressResult | null => {
    const { months, lowestCash } = projection(inputs, { ...asPlanned, quantityBp });
    const due = months.flatMap(({ number, cashFlow }) => {
      const paymentRp = cashFlow.principalRp + cashFlow.interestRp;
      return paymentRp > 0 ? [{ month: number, operationsRp: cashFlow.operationsRp, paymentRp }] : [];
    });
    const [first, ...rest] = due;
    if (!first) return null;
    const left = (each: typeof first) => each.operationsRp - each.paymentRp;
    return {
      quantityBp,
      dueMonths: due.length,
      shortMonths: due.filter((each) => left(each) < 0).length,
      worst: rest.reduce((worst, each) => (left(each) < left(worst) ? each : worst), first),
      lowestCash,
    };
  });
  const complete = results.filter((result) => result !== null);
  return complete.length === trials.length ? complete : null;
}
