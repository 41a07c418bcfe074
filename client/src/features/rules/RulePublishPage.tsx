/**
 * Publishing a version is a decision: what is sent to whom, what cannot be changed after, what it changes, and one button that names it. With
 * a fault or without a change the button leads to what is missing.
 */
import { newlyNeeded } from "@pendamping/shared/rule-set/compare";
import { createRuleBook } from "@pendamping/shared/rule-set/rule-book";
import type { RuleSet } from "@pendamping/shared/rule-set/rule-set";
import { useNavigate, useParams } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { useMessages } from "../../i18n/messages.ts";
import { useRuleSets } from "../../sync/rule-sets.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, CardList } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { labelText } from "../../ui/names/item-names.ts";
import { Page } from "../../ui/Page.tsx";
import { SectionHead } from "../../ui/SectionHead.tsx";
import { messages } from "./messages.ts";
import { anchorOf } from "./RuleField.tsx";
import styles from "./rules.module.css";
import { createLatest, createRuleDraft, mayPublish, type PublishProblem, type RuleDraft } from "./state.ts";
import { placeName, valueText } from "./words.ts";

export default function RulePublishPage() {
  const t = useMessages(messages);
  const params = useParams<{ set: string }>();
  const base = createLatest(() => params.set);
  // Outside the form: it is drawn anew when another version has come.
  const [problem, setProblem] = createSignal<PublishProblem | null>(null);
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
      {(last) => <Decision base={last} problem={problem()} onProblem={setProblem} />}
    </Show>
  );
}

function Decision(props: {
  base: RuleSet;
  problem: PublishProblem | null;
  onProblem: (problem: PublishProblem | null) => void;
}) {
  const t = useMessages(messages);
  const navigate = useNavigate();
  const draft = createRuleDraft(props.base);
  const [working, setWorking] = createSignal(false);
  const edit = `/rules/${props.base.id}/edit`;
  const publish = async () => {
    if (working()) return;
    setWorking(true);
    const problem = await draft.publish();
    setWorking(false);
    props.onProblem(problem);
    if (problem === null) navigate(`/rules/${props.base.id}`);
  };
  return (
    <Page
      title={t.publishing(draft.next().title, draft.next().version)}
      back={edit}
      actions={
        <Show
          when={draft.fault()}
          fallback={
            <Show
              when={draft.differences().length > 0}
              fallback={
                <Button wide href={edit}>
                  {t.toCompose}
                </Button>
              }
            >
              <Button wide onClick={() => void publish()}>
                {working() ? t.sending : t.publish}
              </Button>
            </Show>
          }
        >
          {(fault) => (
            <Button wide href={`${edit}#${anchorOf(fault().place)}`}>
              {t.toFault}
            </Button>
          )}
        </Show>
      }
      stack
    >
      <Show when={props.problem}>
        {(why) => (
          <Notice tone="wait" live>
            {t.problem[why()]}
          </Notice>
        )}
      </Show>
      <Show when={draft.fault()}>
        {(fault) => (
          <Notice tone="wait" live>
            {t.firstMend(placeName(fault().place.split("/"), [draft.next()]), t.fault[fault().kind])}
          </Notice>
        )}
      </Show>
      <Card pad class={styles["form"]}>
        <p>{t.toWhom}</p>
        <p>{t.forGood}</p>
        <p>{t.pinned}</p>
        <p>
          <b>{whatCounts(draft, useRuleSets().all(), useRuleSets().current())}</b>
        </p>
      </Card>
      <Differences draft={draft} />
      <Needs draft={draft} />
    </Page>
  );
}

function whatCounts(draft: RuleDraft, all: readonly RuleSet[], now: RuleSet): string {
  const t = useMessages(messages);
  const then = createRuleBook([...all, draft.next()]).current();
  const name = t.versionOf(then.title, then.version);
  return then.id === now.id && then.version === now.version ? t.stillCounts(name) : t.nowCounts(name);
}

function Differences(props: { draft: RuleDraft }) {
  const t = useMessages(messages);
  return (
    <section class={styles["stack"]}>
      <SectionHead title={t.whatChanges} aside={t.changes(props.draft.differences().length)} />
      <Show when={props.draft.differences().length > 0} fallback={<p>{t.noChanges}</p>}>
        <CardList>
          <For each={props.draft.differences()}>
            {({ path, before, after }) => (
              <li class={styles["difference"]}>
                <b>{placeName(path, [props.draft.next(), props.draft.base])}</b>
                <p>
                  <span class={styles["dim"]}>{t.before}</span> <del>{valueText(path, before)}</del>
                </p>
                <p>
                  <span class={styles["dim"]}>{t.after}</span> <ins>{valueText(path, after)}</ins>
                </p>
              </li>
            )}
          </For>
        </CardList>
      </Show>
    </section>
  );
}

/** What files have to bring beside what the rules that count now ask of them. */
function Needs(props: { draft: RuleDraft }) {
  const t = useMessages(messages);
  const names = () => {
    const { base } = props.draft;
    const next = props.draft.next();
    const item = (id: string) => {
      const rule = next.legality.find((each) => each.id === id);
      return rule ? labelText(rule.label) : id;
    };
    return [
      ...newlyNeeded(base, next, null).requirements.map(item),
      ...next.schemes.flatMap((scheme) => {
        const { requirements, documents } = newlyNeeded(base, next, scheme.id);
        const asked = scheme.documents.filter(({ id }) => documents.includes(id)).map(({ label }) => labelText(label));
        return [...requirements.map(item), ...asked].map((name) => `${labelText(scheme.label)} · ${name}`);
      }),
    ];
  };
  return (
    <section class={styles["stack"]}>
      <SectionHead title={t.newlyMissing} />
      <Show when={names().length > 0} fallback={<p>{t.nothingNew}</p>}>
        <Card pad>
          <ul class={styles["plain"]}>
            <For each={names()}>{(name) => <li>{name}</li>}</For>
          </ul>
        </Card>
      </Show>
    </section>
  );
}
