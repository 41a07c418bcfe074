/** Whether trading bears the loan: as planned, and with fewer sales. The title says the finding, the rows say it in figures. */
import { addMonths } from "@pendamping/shared/day";
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
            const finding = () => {
              const [planned, ...worse] = results();
              if (planned && planned.shortMonths > 0) return t.stress.weak(planned.shortMonths, planned.dueMonths);
              return worse.some(({ shortMonths }) => shortMonths > 0) ? t.stress.planned : t.stress.strong;
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
                          <b>{t.stress.trial((10_000 - result.quantityBp) / 100)}</b>
                          <span data-tone={result.shortMonths > 0 ? "wait" : "ok"}>
                            {result.shortMonths > 0
                              ? t.stress.short(result.shortMonths, result.dueMonths)
                              : t.stress.enough}
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
