/**
 * Composing the next version: its plain values in one form. Texts, documents, stages and Simkopdes' fields come with a release of the app;
 * what changes between releases is here.
 */
import { approvers, type RuleSet, repaymentMethods, ruleSetStatuses } from "@pendamping/shared/rule-set/rule-set";
import { useNavigate, useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { labelText } from "../../ui/names/item-names.ts";
import { Page } from "../../ui/Page.tsx";
import { SectionHead } from "../../ui/SectionHead.tsx";
import { Holidays } from "./Holidays.tsx";
import { messages } from "./messages.ts";
import {
  ChoiceRule,
  DayRule,
  Fault,
  NumberRule,
  PercentRule,
  RupiahRule,
  SeveralRule,
  TextRule,
} from "./RuleField.tsx";
import styles from "./rules.module.css";
import { createLatest, createRuleDraft, mayPublish, type RuleDraft } from "./state.ts";

export default function RuleEditPage() {
  const t = useMessages(messages);
  const params = useParams<{ set: string }>();
  const base = createLatest(() => params.set);
  return (
    <Show
      when={mayPublish() && base()}
      keyed
      fallback={
        <Page title={t.title} back={`/rules/${params.set}`}>
          <p>{mayPublish() ? t.missing : t.onlyAdmin}</p>
        </Page>
      }
    >
      {(last) => <Form base={last} />}
    </Show>
  );
}

function Form(props: { base: RuleSet }) {
  const t = useMessages(messages);
  const navigate = useNavigate();
  const draft = createRuleDraft(props.base);
  const items = () => props.base.legality.map(({ id, label }) => ({ value: id, label: labelText(label) }));
  return (
    <Page
      title={t.composing(props.base.title, props.base.version + 1)}
      subtitle={t.changes(draft.differences().length)}
      back={`/rules/${props.base.id}`}
      actions={
        <>
          <Button
            kind="quiet"
            onClick={() => {
              draft.discard();
              navigate(`/rules/${props.base.id}`);
            }}
          >
            {t.discard}
          </Button>
          <Button wide href={`/rules/${props.base.id}/publish`}>
            {t.compare}
          </Button>
        </>
      }
      stack
    >
      <Notice>{t.kept}</Notice>
      <section class={styles["stack"]}>
        <SectionHead title={t.general} />
        <Card pad class={styles["form"]}>
          <TextRule draft={draft} place="title" label={t.parts.title} />
          <TextRule draft={draft} place="source" label={t.parts.source} />
          <ChoiceRule
            draft={draft}
            place="status"
            label={t.parts.status}
            required
            choices={ruleSetStatuses.map((value) => ({ value, label: t.values[value] }))}
          />
          <DayRule draft={draft} place="effectiveFrom" label={t.parts.effectiveFrom} />
          <DayRule draft={draft} place="effectiveUntil" label={t.parts.effectiveUntil} />
          <SeveralRule draft={draft} place="requirements" label={t.needed} options={items()} />
        </Card>
      </section>
      <For each={props.base.schemes.map(({ id }) => id)}>
        {(id) => <SchemeForm draft={draft} id={id} items={items()} />}
      </For>
      <section class={styles["stack"]}>
        <SectionHead title={t.legality} aside={t.parts.usualDays} />
        <Card pad class={styles["form"]}>
          <p class={styles["dim"]}>{t.usualDaysHint}</p>
          <For each={props.base.legality}>
            {(rule) => (
              <NumberRule
                draft={draft}
                place={`legality/${rule.id}/usualDays`}
                label={labelText(rule.label)}
                unit={t.unit.days}
              />
            )}
          </For>
        </Card>
      </section>
      <Indicators draft={draft} base={props.base} />
      <Holidays draft={draft} />
    </Page>
  );
}

function SchemeForm(props: {
  draft: RuleDraft;
  id: string;
  items: readonly { readonly value: string; readonly label: string }[];
}) {
  const t = useMessages(messages);
  const at = (key: string) => `schemes/${props.id}/${key}`;
  const scheme = () => props.draft.base.schemes.find(({ id }) => id === props.id);
  const yesNo = () => [
    { value: true, label: t.yes },
    { value: false, label: t.no },
  ];
  const who = () => approvers.map((value) => ({ value, label: t.values[value] }));
  return (
    <Show when={scheme()}>
      {(shown) => (
        <section class={styles["stack"]}>
          <SectionHead title={labelText(shown().label)} aside={t.schemes} />
          <Card pad class={styles["form"]}>
            <p class={styles["dim"]}>
              {shown().applies ? "" : `${t.doesNotApply} `}
              {t.emptyMeans}
            </p>
            <RupiahRule draft={props.draft} place={at("maxRp")} label={t.parts.maxRp} />
            <RupiahRule draft={props.draft} place={at("opexMaxRp")} label={t.parts.opexMaxRp} />
            <PercentRule draft={props.draft} place={at("annualRateBp")} label={t.parts.annualRateBp} />
            <NumberRule
              draft={props.draft}
              place={at("tenorMonthsMax")}
              label={t.parts.tenorMonthsMax}
              unit={t.unit.months}
            />
            <NumberRule
              draft={props.draft}
              place={at("graceMonthsMin")}
              label={t.parts.graceMonthsMin}
              unit={t.unit.months}
            />
            <NumberRule
              draft={props.draft}
              place={at("graceMonthsMax")}
              label={t.parts.graceMonthsMax}
              unit={t.unit.months}
            />
            <DueRule draft={props.draft} place={at("due")} />
            <SeveralRule
              draft={props.draft}
              place={at("methods")}
              label={t.parts.methods}
              options={repaymentMethods.map((value) => ({ value, label: t.values[value] }))}
            />
            <ChoiceRule draft={props.draft} place={at("topUp")} label={t.parts.topUp} required choices={yesNo()} />
            <ChoiceRule draft={props.draft} place={at("approval/desa")} label={t.parts.desa} choices={who()} />
            <ChoiceRule
              draft={props.draft}
              place={at("approval/kelurahan")}
              label={t.parts.kelurahan}
              choices={who()}
            />
            <SeveralRule draft={props.draft} place={at("requirements")} label={t.neededFor} options={props.items} />
          </Card>
        </section>
      )}
    </Show>
  );
}

/** A day of the month, and what becomes of it on a holiday; without a day there is no rule. */
function DueRule(props: { draft: RuleDraft; place: string }) {
  const t = useMessages(messages);
  const due = () => props.draft.value(props.place) as { dayOfMonth: number; nextWorkingDay: boolean } | null;
  const dayOnly: RuleDraft = {
    ...props.draft,
    set: (place, day) =>
      props.draft.set(
        place,
        typeof day === "number" ? { dayOfMonth: day, nextWorkingDay: due()?.nextWorkingDay ?? true } : null,
      ),
  };
  return (
    <>
      <NumberRule draft={dayOnly} place={props.place} within="dayOfMonth" label={t.parts.dayOfMonth} />
      <Show when={due() !== null}>
        <ChoiceRule
          draft={props.draft}
          place={`${props.place}/nextWorkingDay`}
          label={t.nextWorkingDay}
          required
          choices={[
            { value: true, label: t.toNextWorkingDay },
            { value: false, label: t.sameDay },
          ]}
        />
      </Show>
    </>
  );
}

function Indicators(props: { draft: RuleDraft; base: RuleSet }) {
  const t = useMessages(messages);
  const sum = () => props.draft.next().indicators.reduce((total, { weight }) => total + weight, 0);
  return (
    <section class={styles["stack"]} id="indicators">
      <SectionHead title={t.indicators} aside={t.sum(sum())} />
      <Card pad class={styles["form"]}>
        <Fault draft={props.draft} place="indicators" />
        <For each={props.base.indicators}>
          {(indicator) => (
            <NumberRule
              draft={props.draft}
              place={`indicators/${indicator.id}/weight`}
              label={labelText(indicator.label)}
              unit={t.unit.points}
              required
            />
          )}
        </For>
      </Card>
    </section>
  );
}
