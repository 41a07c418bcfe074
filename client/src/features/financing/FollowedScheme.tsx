/** A scheme that others apply for: what it is, and the steps that the file follows. */
import { formatRupiah } from "@pendamping/shared/money";
import { For, Show } from "solid-js";
import { useMessages } from "../../i18n/messages.ts";
import { Card } from "../../ui/Card.tsx";
import { labelText } from "../../ui/names/item-names.ts";
import { formatPercent } from "../../ui/names/names.ts";
import styles from "./financing.module.css";
import { messages } from "./messages.ts";
import { RuleLine } from "./RuleLine.tsx";
import { SchemeLine } from "./SchemeChooser.tsx";
import { Stages, StepsAhead } from "./Stages.tsx";
import type { OneApplication } from "./state.ts";

export function FollowedScheme(props: { application: OneApplication }) {
  const t = useMessages(messages);
  return (
    <Show when={props.application.known()}>
      {(known) => {
        const scheme = () => known().scheme;
        const facts = () => {
          const { borrower, lenders, maxRp, annualRateBp, tenorMonthsMax, graceMonthsMin, graceMonthsMax } = scheme();
          return [
            [t.info.borrower, labelText(borrower)],
            [t.info.lender, lenders.map(labelText).join(", ")],
            [t.info.max, maxRp === null ? t.rules.notLaidDown : formatRupiah(maxRp)],
            [t.info.rate, annualRateBp === null ? t.rules.notLaidDown : formatPercent(annualRateBp)],
            [t.info.tenor, tenorMonthsMax === null ? t.rules.notLaidDown : t.months(tenorMonthsMax)],
            [
              t.info.grace,
              graceMonthsMin === null && graceMonthsMax === null
                ? t.rules.notLaidDown
                : t.checks.graceRange(graceMonthsMin, graceMonthsMax),
            ],
          ] as const;
        };
        return (
          <>
            <Card pad class={styles["terms"] ?? ""}>
              <SchemeLine application={props.application} />
              <p class={styles["text"]}>{t.schemes.notApplying}</p>
              <dl class={styles["facts"]}>
                <For each={facts()}>
                  {([name, value]) => (
                    <>
                      <dt>{name}</dt>
                      <dd>{value}</dd>
                    </>
                  )}
                </For>
              </dl>
            </Card>
            <RuleLine application={props.application} />
            <StepsAhead application={props.application} />
            <Stages application={props.application} />
            <Card pad>
              <h2>{t.info.good}</h2>
              <ul class={styles["remarks"]}>
                <For each={scheme().remarks}>{(remark) => <li>{labelText(remark)}</li>}</For>
              </ul>
            </Card>
          </>
        );
      }}
    </Show>
  );
}
