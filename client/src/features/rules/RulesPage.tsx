/** All rule sets: which one counts for files and why, then each with its status, dates and source. */
import type { RuleSet } from "@pendamping/shared/rule-set/rule-set";
import { For, Show } from "solid-js";
import { useMessages } from "../../i18n/messages.ts";
import { useRuleSets } from "../../sync/rule-sets.ts";
import { CardList } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { Row } from "../../ui/Row.tsx";
import { SectionHead } from "../../ui/SectionHead.tsx";
import { messages } from "./messages.ts";
import styles from "./rules.module.css";
import { datesText } from "./words.ts";

export default function RulesPage() {
  const t = useMessages(messages);
  const sets = useRuleSets();
  const latest = () => sets.all().filter((set, index, all) => all[index - 1]?.id !== set.id);
  const why = () => {
    const { status } = sets.current();
    return status === "in-force" ? t.why.inForce : status === "revoked" ? t.why.revoked : t.why.first;
  };
  return (
    <Page title={t.title} stack>
      <Show when={sets.notUnderstood() > 0}>
        <Notice tone="wait">{t.newerOnly(sets.notUnderstood())}</Notice>
      </Show>
      <section class={styles["stack"]}>
        <SectionHead title={t.counts} />
        <CardList>
          <SetRow set={sets.current()} />
        </CardList>
        <p class={styles["dim"]}>{why()}</p>
      </section>
      <section class={styles["stack"]}>
        <SectionHead title={t.others} aside={String(latest().length)} />
        <CardList label={t.others}>
          <For each={latest()}>{(set) => <SetRow set={set} />}</For>
        </CardList>
      </section>
    </Page>
  );
}

function SetRow(props: { set: RuleSet }) {
  const t = useMessages(messages);
  return (
    <Row
      href={`/rules/${props.set.id}`}
      title={t.versionOf(props.set.title, props.set.version)}
      detail={`${t.values[props.set.status]} · ${datesText(props.set)} · ${props.set.source}`}
    />
  );
}
