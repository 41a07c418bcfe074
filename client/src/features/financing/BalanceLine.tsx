/** The balance of a loan over its months as one line; the stretch in which only interest is paid is shaded. A table says the same. */
import { formatDay } from "@pendamping/shared/day";
import type { LoanTerms, RepaymentSchedule } from "@pendamping/shared/finance/loan";
import { formatRupiah } from "@pendamping/shared/money";
import { For, Show } from "solid-js";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import styles from "./financing.module.css";
import { messages } from "./messages.ts";

const [width, top, bottom] = [328, 8, 98];

export function BalanceLine(props: { terms: LoanTerms; schedule: RepaymentSchedule }) {
  const t = useMessages(messages);
  const rows = () => props.schedule.rows;
  const points = () => {
    const months = rows().length;
    const x = (month: number) => 8 + (month / months) * (width - 16);
    const y = (balance: number) => bottom - (balance / props.terms.principalRp) * (bottom - top);
    return [`${x(0)},${y(props.terms.principalRp)}`, ...rows().map((row) => `${x(row.number)},${y(row.closingRp)}`)];
  };
  const graceWidth = () => (props.terms.graceMonths / rows().length) * (width - 16);
  const month = (day: string | undefined) =>
    day === undefined ? "" : formatDay(day, language(), "short").replace(/^\d+ /, "");
  return (
    <div class={styles["chart"]}>
      <p class={styles["chartTitle"]}>{t.instalment.line(props.terms.graceMonths)}</p>
      <svg
        viewBox={`0 0 ${width} 104`}
        role="img"
        aria-label={t.instalment.chart(
          formatRupiah(props.terms.principalRp),
          props.terms.tenorMonths,
          props.terms.graceMonths,
        )}
      >
        <polygon class={styles["area"]} points={`8,${bottom} ${points().join(" ")}`} />
        <Show when={props.terms.graceMonths > 0}>
          <rect class={styles["grace"]} x="8" y={top} width={graceWidth()} height={bottom - top} />
        </Show>
        <polyline class={styles["line"]} points={points().join(" ")} />
        <path class={styles["axis"]} d={`M8 ${bottom}H${width - 8}`} />
      </svg>
      <p class={styles["chartEnds"]} aria-hidden="true">
        <For each={[rows()[0]?.dueOn, rows().at(-1)?.dueOn]}>{(day) => <span>{month(day)}</span>}</For>
      </p>
    </div>
  );
}
