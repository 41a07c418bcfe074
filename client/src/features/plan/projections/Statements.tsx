/**
 * The three statements by month of year 1 or by year: all periods beside each other where there is room, else two at a time with the
 * way to the next.
 */
import type { Period, Projection } from "@pendamping/shared/finance/projection";
import { createEffect, createMemo, createSignal, For, on, Show } from "solid-js";
import IconBefore from "~icons/ph/caret-left-bold";
import IconAfter from "~icons/ph/caret-right-bold";
import { language } from "../../../i18n/language.ts";
import { useMessages } from "../../../i18n/messages.ts";
import { Card } from "../../../ui/Card.tsx";
import { Chip, Chips } from "../../../ui/Chip.tsx";
import { SectionHead } from "../../../ui/SectionHead.tsx";
import { amountText } from "../../../ui/table/cell-value.ts";
import { createRoomy } from "../../../ui/wide.ts";
import { messages } from "./messages.ts";
import { monthShort } from "./period-names.ts";
import styles from "./projections.module.css";
import { type StatementId, type StatementLine, statementIds, statementLines } from "./statement-lines.ts";

const atOnce = 2;

export function Statements(props: {
  projection: Projection;
  statement: StatementId;
  onStatement(id: StatementId): void;
  contested: boolean;
}) {
  const t = useMessages(messages);
  const roomy = createRoomy();
  const [monthly, setMonthly] = createSignal(true);
  const [from, setFrom] = createSignal(0);
  createEffect(on(monthly, () => setFrom(0)));
  const all = createMemo(() => (monthly() ? props.projection.months.slice(0, 12) : props.projection.years));
  const shown = createMemo(() => {
    if (roomy()) return all();
    const first = Math.min(from(), Math.max(0, all().length - atOnce));
    return all().slice(first, first + atOnce);
  });
  const name = (period: Period) => (monthly() ? monthShort(period.startsOn, language()) : t.year(period.number));
  const words: Readonly<Record<string, string>> = t.lines;
  const label = (line: StatementLine) => words[line.id] ?? line.id;
  const range = () => {
    const [first, last] = [shown()[0], shown().at(-1)];
    return first && last ? t.periods(name(first), name(last)) : "";
  };
  return (
    <section>
      <SectionHead title={t.statements} aside={t.inRp} id="statements" />
      <div class={styles["choices"]}>
        <Chips label={t.which}>
          <For each={statementIds}>
            {(id) => (
              <Chip low on={props.statement === id} onClick={() => props.onStatement(id)}>
                {t.statement[id]}
              </Chip>
            )}
          </For>
        </Chips>
        <Chips label={t.period}>
          <Chip low on={monthly()} onClick={() => setMonthly(true)}>
            {t.byMonth}
          </Chip>
          <Chip low on={!monthly()} onClick={() => setMonthly(false)}>
            {t.byYear}
          </Chip>
        </Chips>
      </div>
      <Card class={styles["statement"] ?? ""}>
        <Show when={!roomy() && all().length > atOnce}>
          <div class={styles["pager"]}>
            <button
              type="button"
              class={styles["turn"]}
              aria-label={t.before}
              aria-disabled={from() === 0 ? "true" : undefined}
              onClick={() => setFrom(Math.max(0, from() - atOnce))}
            >
              <IconBefore width="20" height="20" aria-hidden="true" />
            </button>
            <span role="status">{range()}</span>
            <button
              type="button"
              class={styles["turn"]}
              aria-label={t.after}
              aria-disabled={from() + atOnce >= all().length ? "true" : undefined}
              onClick={() => setFrom(Math.min(all().length - 1, from() + atOnce))}
            >
              <IconAfter width="20" height="20" aria-hidden="true" />
            </button>
          </div>
        </Show>
        <section class={styles["scroll"]} tabindex={roomy() ? 0 : undefined} aria-label={t.statement[props.statement]}>
          <table class={styles["table"]} data-contested={props.contested ? "" : undefined}>
            <thead>
              <tr>
                <th scope="col">
                  <span class="visually-hidden">{t.line}</span>
                </th>
                <For each={shown()}>{(period) => <th scope="col">{name(period)}</th>}</For>
              </tr>
            </thead>
            <tbody>
              <For each={statementLines[props.statement]}>
                {(line) => (
                  <tr data-sum={line.sum ? "" : undefined}>
                    <th scope="row">{label(line)}</th>
                    <For each={shown()}>{(period) => <td>{amountText(line.value(period))}</td>}</For>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </section>
      </Card>
    </section>
  );
}
