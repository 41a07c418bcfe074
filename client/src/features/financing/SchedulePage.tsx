/** /files/:code/financing/:id/schedule. Every instalment: two figures a row on a phone, all columns where there is room. */
import { formatDay } from "@pendamping/shared/day";
import { formatRupiah, groupThousands } from "@pendamping/shared/money";
import { useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useOpenFile } from "../../app/context.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { formatPercent, repaymentMethodName } from "../../ui/names/names.ts";
import { Page } from "../../ui/Page.tsx";
import styles from "./financing.module.css";
import { messages } from "./messages.ts";
import { createApplication } from "./state.ts";

export default function SchedulePage() {
  const params = useParams<{ id: string }>();
  return (
    <Show when={params.id} keyed>
      {(id) => <Schedule id={id} />}
    </Show>
  );
}

function Schedule(props: { id: string }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const application = createApplication(props.id);
  const loan = () => {
    const found = application.loan();
    return found?.kind === "loan" ? found : undefined;
  };
  file.setPlace(`financing/${props.id}`, false);
  return (
    <Page
      title={t.instalment.schedule}
      subtitle={t.instalment.scheduleSubtitle(file.entry.village, formatRupiah(loan()?.terms.principalRp ?? 0))}
      back={application.base}
      stack
    >
      <Show
        when={loan()}
        fallback={
          <Show when={application.row()}>
            <Button href={application.base}>{t.title}</Button>
          </Show>
        }
      >
        {(found) => {
          const { terms } = found();
          const moved = (dueOn: string) => Number(dueOn.slice(8)) !== terms.dueDay;
          return (
            <>
              <p class={styles["summary"]}>
                {t.instalment.rate(formatPercent(terms.annualRateBp), repaymentMethodName(terms.method))}{" "}
                {t.instalment.totalInterest(formatRupiah(found().schedule.totalInterestRp))}
              </p>
              <Show when={found().dayAssumed}>
                <Notice tone="wait">{t.instalment.assumed}</Notice>
              </Show>
              <Card class={styles["scheduleCard"] ?? ""}>
                <table class={styles["schedule"]}>
                  <thead>
                    <tr>
                      <th data-wide>{t.instalment.number}</th>
                      <th data-first>{t.instalment.due}</th>
                      <th data-wide>{t.instalment.principal}</th>
                      <th data-wide>{t.instalment.interest}</th>
                      <th data-last>
                        {t.instalment.pay}
                        <span class={styles["second"]}>{t.instalment.balance}</span>
                      </th>
                      <th data-wide>{t.instalment.balance}</th>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={found().schedule.rows}>
                      {(row) => (
                        <tr data-grace={row.number <= terms.graceMonths ? "" : undefined}>
                          <td data-wide>{row.number}</td>
                          <td data-first>
                            {formatDay(row.dueOn, language(), "short")}
                            {moved(row.dueOn) ? "*" : ""}
                            <span class={styles["second"]}>{t.instalment.nth(row.number)}</span>
                          </td>
                          <td data-wide>{groupThousands(row.principalRp)}</td>
                          <td data-wide>{groupThousands(row.interestRp)}</td>
                          <td data-last>
                            <b>{groupThousands(row.paymentRp)}</b>
                            <span class={styles["second"]}>{groupThousands(row.closingRp)}</span>
                          </td>
                          <td data-wide>{groupThousands(row.closingRp)}</td>
                        </tr>
                      )}
                    </For>
                  </tbody>
                  <tfoot>
                    <tr class={styles["total"]}>
                      <td data-wide />
                      <td data-first>{t.instalment.total}</td>
                      <td data-wide>{groupThousands(terms.principalRp)}</td>
                      <td data-wide>{groupThousands(found().schedule.totalInterestRp)}</td>
                      <td data-last>{groupThousands(found().schedule.totalPaymentRp)}</td>
                      <td data-wide />
                    </tr>
                  </tfoot>
                </table>
              </Card>
              <Show when={!terms.staysOnHolidays}>
                <p class={styles["small"]}>{t.instalment.moved(terms.dueDay)}</p>
              </Show>
              <Show when={found().holidaysUntil}>
                {(day) => <p class={styles["small"]}>{t.instalment.holidays(formatDay(day(), language(), "long"))}</p>}
              </Show>
            </>
          );
        }}
      </Show>
    </Page>
  );
}
