/** /files/:code/plan/projections. What the plan's figures come to: a sentence first, then pictures, ratios and tables. */
import { monthsBetween } from "@pendamping/shared/day";
import { useSearchParams } from "@solidjs/router";
import { createEffect, createSignal, For, on, Show } from "solid-js";
import IconTwo from "~icons/ph/not-equals-bold";
import IconAssumptions from "~icons/ph/sliders-horizontal-bold";
import { useOpenFile } from "../../../app/context.ts";
import { language } from "../../../i18n/language.ts";
import { useMessages } from "../../../i18n/messages.ts";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Chip, Chips } from "../../../ui/Chip.tsx";
import { LineChart } from "../../../ui/charts/LineChart.tsx";
import { PairBars } from "../../../ui/charts/PairBars.tsx";
import { shortAmount } from "../../../ui/charts/short-amount.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { monthName } from "../../../ui/names/names.ts";
import { Page } from "../../../ui/Page.tsx";
import { createRoomy } from "../../../ui/wide.ts";
import { createPlanReading } from "../plan-reading.ts";
import { Incomplete } from "./Incomplete.tsx";
import { messages } from "./messages.ts";
import { monthShort } from "./period-names.ts";
import styles from "./projections.module.css";
import { hundredthsText, Ratios, Trials } from "./Ratios.tsx";
import { Statements } from "./Statements.tsx";
import { createProjected, type Projected, type TrialId, trialIds } from "./state.ts";
import type { StatementId } from "./statement-lines.ts";

export default function ProjectionsPage() {
  const t = useMessages(messages);
  const file = useOpenFile();
  const [query, setQuery] = useSearchParams<{ try?: string }>();
  const base = `/files/${file.entry.id}/plan`;
  const roomy = createRoomy();
  const trial = (): TrialId => trialIds.find((id) => id === query.try) ?? "base";
  const reading = createPlanReading();
  const projected = createProjected(reading, trial);
  createEffect(on(file.ydoc, (ydoc) => ydoc && file.setPlace("plan/projections", false)));
  return (
    <Page
      title={t.title}
      subtitle={file.entry.village}
      back={base}
      width="wide"
      tools={roomy() ? <ToAssumptions /> : undefined}
    >
      <Show when={reading()}>
        {(plan) => (
          <Show
            when={projected()}
            fallback={
              <div class={styles["empty"]}>
                <Notice>{plan().inputs.sales.length === 0 ? t.empty : t.tooLarge}</Notice>
                <Button href={`${base}/figures/sales`}>{t.toSales}</Button>
                <Incomplete reading={plan()} />
              </div>
            }
          >
            {(now) => (
              <div class={styles["page"]}>
                <Finding projected={now()} contested={plan().contested.length > 0} />
                <div class={styles["trials"]}>
                  <Chips label={t.try}>
                    <For each={trialIds}>
                      {(id) => (
                        <Chip
                          low
                          on={trial() === id}
                          onClick={() => setQuery({ try: id === "base" ? null : id }, { replace: true, scroll: false })}
                        >
                          {t.trials[id]}
                        </Chip>
                      )}
                    </For>
                  </Chips>
                </div>
                <Incomplete reading={plan()} />
                <Figures projected={now()} trial={trial()} contested={plan().contested.length > 0} />
                <Show when={!roomy()}>
                  <ToAssumptions />
                </Show>
                <p class={styles["source"]}>{t.source}</p>
              </div>
            )}
          </Show>
        )}
      </Show>
    </Page>
  );

  function ToAssumptions() {
    return (
      <Button small kind="quiet" href={`${base}/figures/assumptions`} icon={<IconAssumptions aria-hidden="true" />}>
        {t.assumptions}
      </Button>
    );
  }

  function Figures(props: { projected: Projected; trial: TrialId; contested: boolean }) {
    const [statement, setStatement] = createSignal<StatementId>("profitAndLoss");
    const toCash = () => {
      setStatement("cashFlow");
      document.getElementById("statements")?.scrollIntoView({ block: "start" });
    };
    const inputs = () => reading()?.inputs;
    const mark = () => (props.contested ? <Contested /> : undefined);
    return (
      <>
        <div class={styles["charts"]}>
          <Card pad>
            <CashChart projected={props.projected} trial={props.trial} toTable={toCash} />
          </Card>
          <Card pad>
            <Show
              when={props.projected.shown.ratios.lowestDscr}
              fallback={
                <div class={styles["noLoan"]}>
                  <p>{t.noLoan}</p>
                  <Button small kind="quiet" href={`/files/${file.entry.id}/financing`}>
                    {t.toFinancing}
                  </Button>
                </div>
              }
            >
              <DebtChart projected={props.projected} />
            </Show>
          </Card>
        </div>
        <Show when={inputs()}>
          {(now) => <Ratios ratios={props.projected.shown.ratios} inputs={now()} mark={mark()} />}
        </Show>
        <Trials trials={props.projected.trials} shown={props.trial} />
        <Statements
          projection={props.projected.shown.projection}
          statement={statement()}
          onStatement={setStatement}
          contested={props.contested}
        />
      </>
    );
  }
}

/** "Kas terendah Rp12,4 jt pada bulan 5 (Mei 2027)" */
function Finding(props: { projected: Projected; contested: boolean }) {
  const t = useMessages(messages);
  const lowest = () => props.projected.shown.projection.lowestCash;
  const month = () => {
    const { number = 1, startsOn = "" } = props.projected.shown.projection.months[lowest().month - 1] ?? {};
    return t.month(number, monthName(startsOn));
  };
  const isShort = () => lowest().cashRp < 0;
  return (
    <div>
      <p class={styles["finding"]} role="status" data-short={isShort() ? "" : undefined}>
        {props.contested ? <Contested /> : undefined}
        {isShort()
          ? t.short(shortAmount(-lowest().cashRp, language()), month())
          : t.lowest(shortAmount(lowest().cashRp, language()), month())}
      </p>
      <p class={styles["lead"]}>{t.lowestLead(!isShort())}</p>
    </div>
  );
}

function CashChart(props: { projected: Projected; trial: TrialId; toTable(): void }) {
  const t = useMessages(messages);
  const short = (value: number) => shortAmount(value, language());
  const cashOf = (of: Projected["base"]) => of.projection.months.map(({ cashFlow }) => cashFlow.closingCashRp);
  const values = () => cashOf(props.projected.shown);
  const lowest = () => props.projected.shown.projection.lowestCash;
  const end = () => short(values().at(-1) ?? 0);
  const below = () => values().filter((value) => value < 0).length;
  const ticks = () => {
    const { months } = props.projected.shown.projection;
    const first = months[0]?.startsOn ?? "";
    // the start of each plan year, and the last month
    return months
      .filter(({ number }) => number % 12 === 1 || number === months.length)
      .filter(({ number }) => number === 1 || number === months.length || months.length - number > 6)
      .filter(
        ({ number }, index, all) => index === 0 || index === all.length - 1 || all.length <= 5 || number % 24 === 1,
      )
      .map(({ startsOn }) => ({ index: monthsBetween(first, startsOn), label: monthShort(startsOn, language()) }));
  };
  return (
    <LineChart
      title={below() > 0 ? t.cashChartShort(below()) : t.cashChart(short(lowest().cashRp), end())}
      describe={t.cashDescribe(values().length, short(lowest().cashRp), end())}
      values={values()}
      compared={props.trial === "base" ? undefined : { values: cashOf(props.projected.base), name: t.plan }}
      marked={{ index: lowest().month - 1, label: `${short(lowest().cashRp)}, ${t.monthNumber(lowest().month)}` }}
      ticks={ticks()}
      short={short}
    >
      <p class={styles["under"]}>
        {t.cash(t.trials[props.trial].toLowerCase())}.{" "}
        <button type="button" class={styles["link"]} onClick={() => props.toTable()}>
          {t.toTable}
        </button>
      </p>
    </LineChart>
  );
}

function DebtChart(props: { projected: Projected }) {
  const t = useMessages(messages);
  const lowest = () => props.projected.shown.ratios.lowestDscr ?? { year: 1, hundredths: 0 };
  const pairs = () =>
    props.projected.shown.projection.years.map(({ number, profitAndLoss, cashFlow }) => ({
      name: t.year(number),
      first: profitAndLoss.netProfitRp + profitAndLoss.depreciationRp + profitAndLoss.interestRp,
      second: cashFlow.principalRp + cashFlow.interestRp,
    }));
  const title = () => {
    const { year, hundredths } = lowest();
    if (hundredths >= 100) return t.debtCovered(hundredthsText(hundredths), year);
    return t.debtUncovered(`${Math.max(0, hundredths)}%`, year);
  };
  return (
    <PairBars
      title={title()}
      describe={`${t.debtDescribe}: ${pairs()
        .map(
          ({ name, first, second }) => `${name} ${shortAmount(first, language())} / ${shortAmount(second, language())}`,
        )
        .join("; ")}`}
      pairs={pairs()}
      names={[t.earned, t.owed]}
      short={(value) => shortAmount(value, language())}
    />
  );
}

function Contested() {
  const t = useMessages(messages);
  return (
    <>
      <IconTwo class={styles["two"]} width="0.8em" height="0.8em" aria-hidden="true" />
      <span class="visually-hidden">({t.contestedMark}) </span>
    </>
  );
}
