/** What has to be paid: the instalment as one number, the balance as a line, three rows of the schedule, and the way to all of them. */
import { formatDay } from "@pendamping/shared/day";
import type { Instalment as ScheduleRow } from "@pendamping/shared/finance/loan";
import { formatRupiah, groupThousands } from "@pendamping/shared/money";
import { A } from "@solidjs/router";
import { For, Match, Show, Switch } from "solid-js";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Card } from "../../ui/Card.tsx";
import { applicationFieldName } from "../../ui/names/names.ts";
import { BalanceLine } from "./BalanceLine.tsx";
import styles from "./financing.module.css";
import { messages } from "./messages.ts";
import type { OneApplication } from "./state.ts";

export function Instalment(props: { application: OneApplication }) {
  const t = useMessages(messages);
  const loan = () => {
    const found = props.application.loan();
    return found?.kind === "loan" ? found : undefined;
  };
  const missing = () => {
    const found = props.application.loan();
    return found?.kind === "missing" ? found.fields : undefined;
  };
  const isContested = () => props.application.checks().some(({ kind }) => kind === "contested");
  return (
    <Card>
      <div class={styles["head"]}>
        <h2>{t.instalment.title}</h2>
        <Show when={loan()}>
          {(found) => (
            <A class={styles["headLink"]} href={`${props.application.base}/schedule`}>
              {t.instalment.all(found().schedule.rows.length)}
            </A>
          )}
        </Show>
      </div>
      <Switch>
        <Match when={missing()}>
          {(fields) => (
            <p class={styles["lead"]}>
              {t.instalment.missing(
                fields()
                  .map((field) => applicationFieldName(field).toLowerCase())
                  .join(", "),
              )}
            </p>
          )}
        </Match>
        <Match when={props.application.loan()?.kind === "impossible"}>
          <p class={styles["lead"]}>{t.instalment.impossible}</p>
        </Match>
        <Match when={loan()}>
          {(found) => {
            const first = () => found().schedule.rows[found().terms.graceMonths];
            const day = () => {
              const dueOn = first()?.dueOn;
              return dueOn === undefined ? "" : formatDay(dueOn, language(), "long");
            };
            const before = () => {
              const { graceMonths } = found().terms;
              return graceMonths > 0 ? t.instalment.before(formatRupiah(found().schedule.rows[0]?.paymentRp ?? 0)) : "";
            };
            return (
              <>
                <p class={styles["figure"]}>{formatRupiah(found().schedule.instalmentRp)}</p>
                <p class={styles["figureText"]}>
                  {found().terms.method === "annuity" ? t.instalment.monthly(day()) : t.instalment.first(day())}
                  {before()}
                </p>
                <Show when={isContested()}>
                  <p class={styles["provisional"]}>{t.instalment.contested}</p>
                </Show>
                <Show when={found().dayAssumed}>
                  <p class={styles["figureText"]}>{t.instalment.assumed}</p>
                </Show>
                <BalanceLine terms={found().terms} schedule={found().schedule} />
                <Rows rows={chosen(found().schedule.rows, found().terms.graceMonths)} dueDay={found().terms.dueDay} />
              </>
            );
          }}
        </Match>
      </Switch>
    </Card>
  );
}

/** The first, one on which the day moves if there is one early, and the first instalment after grace. */
function chosen(rows: readonly ScheduleRow[], graceMonths: number): ScheduleRow[] {
  const afterGrace = Math.min(graceMonths, rows.length - 1);
  const between = Math.max(1, Math.floor(afterGrace / 2));
  const numbers = graceMonths > 1 ? [0, between, afterGrace] : [0, 1, 2];
  return [...new Set(numbers)].flatMap((index) => rows[index] ?? []);
}

function Rows(props: { rows: readonly ScheduleRow[]; dueDay: number }) {
  const t = useMessages(messages);
  const moved = (row: ScheduleRow) => Number(row.dueOn.slice(8)) !== props.dueDay;
  const day = (row: ScheduleRow) =>
    `${formatDay(row.dueOn, language(), "day-month")} ${row.dueOn.slice(2, 4)}${moved(row) ? "*" : ""}`;
  return (
    <table class={styles["rows"]}>
      <thead>
        <tr>
          <th>{t.instalment.due}</th>
          <th>{t.instalment.principal}</th>
          <th>{t.instalment.pay}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr>
              <td>{day(row)}</td>
              <td>{groupThousands(row.principalRp)}</td>
              <td>
                <b>{groupThousands(row.paymentRp)}</b>
              </td>
            </tr>
          )}
        </For>
      </tbody>
      <Show when={props.rows.some(moved)}>
        <tfoot>
          <tr>
            <td colSpan={3} class={styles["footnote"]}>
              {t.instalment.moved(props.dueDay)}
            </td>
          </tr>
        </tfoot>
      </Show>
    </table>
  );
}
