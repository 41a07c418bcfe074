/** Whether trading bears the loan: as planned, and with fewer sales. The title says the finding, the rows say it in figures. */
import { addMonths } from "@pendamping/shared/day";
import type { StressResult } from "@pendamping/shared/financing/stress";
import { formatRupiah } from "@pendamping/shared/money";
import { readAssumptions } from "@pendamping/shared/plan/assumptions";
import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Card } from "../../ui/Card.tsx";
import { monthName } from "../../ui/names/names.ts";
import styles from "./financing.module.css";
import { messages } from "./messages.ts";
import { createToday, type OneApplication } from "./state.ts";

export function Stress(props: { application: OneApplication }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const today = createToday();
  const startsOn = file.watch("plan", (ydoc) => readAssumptions(ydoc, today()).startsOn);
  const month = (number: number) => {
    const first = startsOn();
    return first === undefined ? "" : monthName(addMonths(`${first}-01`, number - 1).slice(0, 7));
  };
  return (
    <Show when={props.application.loan()?.kind === "loan"}>
      <Card pad>
        <h2>{t.stress.title}</h2>
        <Show
          when={props.application.stress()}
          fallback={
            <>
              <p class={styles["text"]}>{t.stress.none}</p>
              <A class={styles["textLink"]} href={`/files/${file.entry.id}/plan/figures/sales`}>
                {t.stress.openPlan}
              </A>
            </>
          }
        >
          {(results) => {
            const isOut = (result: StressResult) => result.lowestCash.cashRp < 0;
            const less = (result: StressResult) => (10_000 - result.quantityBp) / 100;
            const finding = () => {
              const planned = results()[0];
              const broken = results().find(isOut);
              const lean = results().find(({ shortMonths, dueMonths }) => shortMonths > dueMonths / 4);
              if (!planned) return "";
              if (broken === planned)
                return t.stress.weak(month(planned.lowestCash.month), formatRupiah(-planned.lowestCash.cashRp));
              if (broken) return t.stress.falls(less(broken), month(broken.lowestCash.month));
              if (lean && lean !== planned) return t.stress.lean(less(lean), lean.shortMonths, lean.dueMonths);
              return planned.shortMonths > 0
                ? t.stress.reserve(planned.shortMonths, planned.dueMonths)
                : t.stress.strong(results().every(({ shortMonths }) => shortMonths === 0));
            };
            const bears = (result: StressResult) => {
              if (isOut(result)) return t.stress.out(month(result.lowestCash.month));
              return result.shortMonths > 0 ? t.stress.short(result.shortMonths, result.dueMonths) : t.stress.enough;
            };
            return (
              <>
                <p class={styles["finding"]}>{finding()}</p>
                <p class={styles["small"]}>{t.stress.lead}</p>
                <ul class={styles["trials"]}>
                  <For each={results()}>
                    {(result) => (
                      <li>
                        <p class={styles["trialHead"]}>
                          <b>{t.stress.trial(less(result))}</b>
                          <span data-tone={isOut(result) ? "wait" : result.shortMonths === 0 ? "ok" : undefined}>
                            {bears(result)}
                          </span>
                        </p>
                        <p class={styles["small"]}>
                          {t.stress.worst(
                            month(result.worst.month),
                            formatRupiah(result.worst.operationsRp),
                            formatRupiah(result.worst.paymentRp),
                          )}
                          . {t.stress.lowest(formatRupiah(result.lowestCash.cashRp))}, {month(result.lowestCash.month)}.
                        </p>
                      </li>
                    )}
                  </For>
                </ul>
              </>
            );
          }}
        </Show>
      </Card>
    </Show>
  );
}
