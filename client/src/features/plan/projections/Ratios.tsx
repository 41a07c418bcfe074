/** What the projection says in a few figures, each with what it means, and how they stand if the plan goes wrong. */
import type { PlanInputs } from "@pendamping/shared/finance/plan-inputs";
import type { PlanRatios } from "@pendamping/shared/finance/ratios";
import type { TrialResult } from "@pendamping/shared/finance/sensitivity";
import { For, type JSX } from "solid-js";
import { language } from "../../../i18n/language.ts";
import { useMessages } from "../../../i18n/messages.ts";
import { Card } from "../../../ui/Card.tsx";
import { shortAmount } from "../../../ui/charts/short-amount.ts";
import { formatPercent } from "../../../ui/names/names.ts";
import { SectionHead } from "../../../ui/SectionHead.tsx";
import { amountText } from "../../../ui/table/cell-value.ts";
import { messages } from "./messages.ts";
import styles from "./projections.module.css";
import type { TrialId } from "./state.ts";

/** "1,38" */
export function hundredthsText(hundredths: number): string {
  return `${hundredths < 0 ? "−" : ""}${(Math.abs(hundredths) / 100).toFixed(2).replace(".", ",")}`;
}

export function Ratios(props: { ratios: PlanRatios; inputs: PlanInputs; mark: JSX.Element }) {
  const t = useMessages(messages);
  const amount = (rp: number) => shortAmount(rp, language());
  const hasCapex = () => props.inputs.capex.some(({ quantity, priceRp }) => quantity * priceRp > 0);
  const payback = () => {
    const { paybackHundredths } = props.ratios;
    if (paybackHundredths === null) return hasCapex() ? t.notWithin : t.noInvestment;
    const months = Math.ceil(paybackHundredths / 100);
    return t.yearsMonths(Math.floor(months / 12), months % 12);
  };
  const all = (): readonly { name: string; value: string; explain: string }[] => {
    const { breakEvenSalesRp, breakEvenMonth, roiBp, npvRp, irrBp, lowestDscr } = props.ratios;
    return [
      {
        name: t.ratio.dscr,
        value: lowestDscr ? t.times(hundredthsText(lowestDscr.hundredths), lowestDscr.year) : t.none,
        explain: t.explain.dscr,
      },
      {
        name: t.ratio.breakEvenSales,
        value: breakEvenSalesRp === null ? t.notOne : t.perMonth(amount(breakEvenSalesRp)),
        explain: t.explain.breakEvenSales,
      },
      {
        name: t.ratio.breakEvenMonth,
        value: breakEvenMonth === null ? t.notWithin : t.atMonth(breakEvenMonth),
        explain: t.explain.breakEvenMonth,
      },
      { name: t.ratio.payback, value: payback(), explain: t.explain.payback },
      { name: t.ratio.roi, value: roiBp === null ? t.noInvestment : formatPercent(roiBp), explain: t.explain.roi },
      {
        name: t.ratio.npv,
        value: amount(npvRp),
        explain: t.explain.npv(formatPercent(props.inputs.assumptions.discountRateBp)),
      },
      { name: t.ratio.irr, value: irrBp === null ? t.notOne : formatPercent(irrBp), explain: t.explain.irr },
    ];
  };
  return (
    <section>
      <SectionHead title={t.ratios} />
      <Card>
        <dl class={styles["ratios"]}>
          <For each={all()}>
            {(ratio) => (
              <div>
                <dt>{ratio.name}</dt>
                <dd class={styles["figure"]}>
                  {props.mark}
                  {ratio.value}
                </dd>
                <dd class={styles["explain"]}>{ratio.explain}</dd>
              </div>
            )}
          </For>
        </dl>
      </Card>
    </section>
  );
}

export function Trials(props: { trials: readonly TrialResult[]; shown: TrialId }) {
  const t = useMessages(messages);
  return (
    <section>
      <SectionHead title={t.tests} />
      <Card class={styles["statement"] ?? ""}>
        <table class={styles["table"]}>
          <thead>
            <tr>
              <th scope="col">{t.testHeads.trial}</th>
              <th scope="col">{t.testHeads.lowest}</th>
              <th scope="col">{t.testHeads.dscr}</th>
              <th scope="col" data-roomy="">
                {t.testHeads.npv}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.trials}>
              {(trial) => (
                <tr data-shown={trial.id === props.shown ? "" : undefined}>
                  <th scope="row">{t.trials[trial.id]}</th>
                  <td data-low={trial.lowestCash.cashRp < 0 ? "" : undefined}>{amountText(trial.lowestCash.cashRp)}</td>
                  <td data-low={trial.lowestDscr && trial.lowestDscr.hundredths < 100 ? "" : undefined}>
                    {trial.lowestDscr ? hundredthsText(trial.lowestDscr.hundredths) : "–"}
                  </td>
                  <td data-roomy="" data-low={trial.npvRp < 0 ? "" : undefined}>
                    {amountText(trial.npvRp)}
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Card>
    </section>
  );
}
