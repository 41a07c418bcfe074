/** One version of a rule set, readable by everybody who works by it; for an administrator the way to the next version. */
import { formatInstant } from "@pendamping/shared/day";
import type { FinancingScheme, RuleSet } from "@pendamping/shared/rule-set/rule-set";
import { useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useSession } from "../../app/context.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useRuleSets } from "../../sync/rule-sets.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, CardList } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { labelText } from "../../ui/names/item-names.ts";
import { Page } from "../../ui/Page.tsx";
import { Row } from "../../ui/Row.tsx";
import { SectionHead } from "../../ui/SectionHead.tsx";
import { messages } from "./messages.ts";
import styles from "./rules.module.css";
import { createLatest, createRuleDraft, mayPublish } from "./state.ts";
import { datesText, valueText } from "./words.ts";

export default function RuleSetPage() {
  const t = useMessages(messages);
  const params = useParams<{ set: string; version?: string }>();
  const sets = useRuleSets();
  const set = () => sets.byId(params.set, params.version === undefined ? undefined : Number(params.version));
  const latest = () => sets.byId(params.set);
  return (
    <Page
      title={set()?.title ?? t.title}
      subtitle={set() ? t.version(set()?.version ?? 0) : undefined}
      back="/rules"
      actions={mayPublish() ? <Compose id={params.set} /> : undefined}
      stack
    >
      <Show when={set()} keyed fallback={<p>{t.missing}</p>}>
        {(shown) => (
          <>
            <Show when={shown.version !== latest()?.version && latest()}>
              {(last) => (
                <Notice tone="wait">
                  <p>{t.older(last().version)}</p>
                  <a href={`/rules/${shown.id}`}>{t.toLatest}</a>
                </Notice>
              )}
            </Show>
            <Overview set={shown} />
            <Schemes set={shown} />
            <Lists set={shown} />
            <Versions id={shown.id} shown={shown.version} />
          </>
        )}
      </Show>
    </Page>
  );
}

function Compose(props: { id: string }) {
  const t = useMessages(messages);
  const last = createLatest(() => props.id);
  return (
    <Show when={last()} keyed>
      {(base) => (
        <Button wide href={`/rules/${base.id}/edit`}>
          {createRuleDraft(base).differences().length > 0 ? t.goOn : t.compose}
        </Button>
      )}
    </Show>
  );
}

function Overview(props: { set: RuleSet }) {
  const t = useMessages(messages);
  return (
    <Card pad>
      <dl class={styles["terms"]}>
        <dt>{t.status}</dt>
        <dd>{t.values[props.set.status]}</dd>
        <dt>{t.dates}</dt>
        <dd>{datesText(props.set)}</dd>
        <dt>{t.source}</dt>
        <dd>{props.set.source}</dd>
        <dt>{t.needed}</dt>
        <dd>{valueText(["requirements"], props.set.requirements)}</dd>
      </dl>
    </Card>
  );
}

const termKeys = [
  "borrower",
  "lenders",
  "maxRp",
  "opexMaxRp",
  "annualRateBp",
  "tenorMonthsMax",
  "graceMonthsMin",
  "graceMonthsMax",
  "due",
  "methods",
  "topUp",
  "requirements",
  "funds",
] as const satisfies readonly (keyof FinancingScheme)[];

function Schemes(props: { set: RuleSet }) {
  const t = useMessages(messages);
  return (
    <For each={props.set.schemes}>
      {(scheme) => (
        <section class={styles["stack"]}>
          <SectionHead title={labelText(scheme.label)} aside={t.schemes} />
          <Card pad>
            <Show when={!scheme.applies}>
              <p class={styles["lead"]}>{t.doesNotApply}</p>
            </Show>
            <dl class={styles["terms"]}>
              <For each={termKeys}>
                {(key) => (
                  <>
                    <dt>{t.parts[key]}</dt>
                    <dd>{valueText([key], scheme[key])}</dd>
                  </>
                )}
              </For>
              <dt>{t.parts.desa}</dt>
              <dd>{valueText(["desa"], scheme.approval.desa)}</dd>
              <dt>{t.parts.kelurahan}</dt>
              <dd>{valueText(["kelurahan"], scheme.approval.kelurahan)}</dd>
            </dl>
            <Fold title={t.documents(scheme.documents.length)} names={scheme.documents.map(({ label }) => label)} />
            <Fold title={t.stages(scheme.stages.length)} names={scheme.stages.map(({ label }) => label)} />
            <For each={scheme.remarks}>{(remark) => <p class={styles["dim"]}>{labelText(remark)}</p>}</For>
          </Card>
        </section>
      )}
    </For>
  );
}

function Fold(props: { title: string; names: readonly { readonly id: string; readonly en: string }[] }) {
  return (
    <Show when={props.names.length > 0}>
      <details class={styles["fold"]}>
        <summary>{props.title}</summary>
        <ol>
          <For each={props.names}>{(name) => <li>{labelText(name)}</li>}</For>
        </ol>
      </details>
    </Show>
  );
}

function Lists(props: { set: RuleSet }) {
  const t = useMessages(messages);
  const sum = () => props.set.indicators.reduce((total, { weight }) => total + weight, 0);
  const fields = () => props.set.simkopdesFields.reduce((total, group) => total + group.fields.length, 0);
  return (
    <>
      <section class={styles["stack"]}>
        <SectionHead title={t.legality} aside={t.parts.usualDays} />
        <Card pad>
          <dl class={styles["terms"]}>
            <For each={props.set.legality}>
              {(rule) => (
                <>
                  <dt>
                    {labelText(rule.label)} <span class={styles["dim"]}>{labelText(rule.issuer)}</span>
                  </dt>
                  <dd>{valueText(["usualDays"], rule.usualDays)}</dd>
                </>
              )}
            </For>
          </dl>
        </Card>
      </section>
      <section class={styles["stack"]}>
        <SectionHead title={t.indicators} aside={t.sum(sum())} />
        <Card pad>
          <dl class={styles["terms"]}>
            <For each={props.set.indicators}>
              {(indicator) => (
                <>
                  <dt>{labelText(indicator.label)}</dt>
                  <dd>{valueText(["weight"], indicator.weight)}</dd>
                </>
              )}
            </For>
          </dl>
        </Card>
      </section>
      <section class={styles["stack"]}>
        <SectionHead title={t.holidays} aside={String(props.set.publicHolidays.length)} />
        <Card pad>
          <dl class={styles["terms"]}>
            <For each={props.set.publicHolidays}>
              {(holiday) => (
                <>
                  <dt>
                    {labelText(holiday.label)} <span class={styles["dim"]}>{holiday.source}</span>
                  </dt>
                  <dd>{valueText(["on"], holiday.on)}</dd>
                </>
              )}
            </For>
          </dl>
        </Card>
      </section>
      <section class={styles["stack"]}>
        <SectionHead title={t.simkopdes} aside={t.simkopdesCount(props.set.simkopdesFields.length, fields())} />
        <Card pad>
          <For each={props.set.simkopdesFields}>
            {(group) => (
              <Fold
                title={`${labelText(group.label)} (${group.fields.length})`}
                names={group.fields.map(({ label }) => label)}
              />
            )}
          </For>
        </Card>
      </section>
    </>
  );
}

function Versions(props: { id: string; shown: number }) {
  const t = useMessages(messages);
  const sets = useRuleSets();
  const zone = () => useSession().me()?.zone ?? "Asia/Jakarta";
  const versions = () => sets.all().filter(({ id }) => id === props.id);
  const origin = (set: RuleSet) => {
    const publication = sets.publication(set);
    return publication
      ? t.publishedBy(publication.by, formatInstant(publication.at, zone(), language()))
      : t.broughtAlong;
  };
  return (
    <section class={styles["stack"]}>
      <SectionHead title={t.versions} />
      <CardList label={t.versions}>
        <For each={versions()}>
          {(set) => (
            <Row
              href={`/rules/${set.id}/${set.version}`}
              current={set.version === props.shown}
              title={t.version(set.version)}
              detail={`${t.values[set.status]} · ${datesText(set)} · ${origin(set)}`}
            />
          )}
        </For>
      </CardList>
    </section>
  );
}
