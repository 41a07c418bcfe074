/** Choosing the scheme, and with it the version of the rules that the application is made under from then on. */
import { shownValue } from "@pendamping/shared/file/reading";
import { applicationKey } from "@pendamping/shared/financing/applications";
import type { FinancingScheme, RuleSet } from "@pendamping/shared/rule-set/rule-set";
import { createSignal, For, Show } from "solid-js";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useRuleSets } from "../../sync/rule-sets.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { labelText } from "../../ui/names/item-names.ts";
import styles from "./financing.module.css";
import { messages } from "./messages.ts";
import type { OneApplication } from "./state.ts";

export function SchemeChooser(props: { application: OneApplication; chosen?: () => void }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const rules = useRuleSets();
  const offered = () =>
    latest(rules.all()).flatMap((ruleSet) => ruleSet.schemes.map((scheme) => ({ ruleSet, scheme })));
  const choose = ({ ruleSet, scheme }: { ruleSet: RuleSet; scheme: FinancingScheme }) => {
    const key = (field: Parameters<typeof applicationKey>[1]) => applicationKey(props.application.id, field);
    file.setAll(t.schemes.step, [
      { root: "financing", key: key("scheme"), value: scheme.id },
      { root: "financing", key: key("ruleSet"), value: ruleSet.id },
      { root: "financing", key: key("ruleSetVersion"), value: ruleSet.version },
    ]);
    props.chosen?.();
  };
  const isChosen = (ruleSet: RuleSet, scheme: FinancingScheme) => {
    const known = props.application.known();
    return (
      known?.scheme.id === scheme.id && known.ruleSet.id === ruleSet.id && known.ruleSet.version === ruleSet.version
    );
  };
  return (
    <Card pad>
      <h2>{t.schemes.title}</h2>
      <p class={styles["text"]}>{t.schemes.lead}</p>
      <ul class={styles["schemes"]}>
        <For each={offered()}>
          {(each) => (
            <li>
              <button
                type="button"
                class={styles["scheme"]}
                aria-pressed={isChosen(each.ruleSet, each.scheme)}
                onClick={() => choose(each)}
              >
                <b>{labelText(each.scheme.label)}</b>
                <span class={styles["small"]}>
                  {t.schemes.of(each.ruleSet.title, t.schemes.status[each.ruleSet.status])}
                  <Show when={!each.scheme.applies}>. {t.schemes.notApplying}</Show>
                </span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </Card>
  );
}

/** Which scheme stands, and the way to another one. */
export function SchemeLine(props: { application: OneApplication }) {
  const t = useMessages(messages);
  const [changing, setChanging] = createSignal(false);
  const written = () => {
    const row = props.application.row();
    return { scheme: row ? shownValue(row.fields.scheme) : undefined, ruleSet: row && shownValue(row.fields.ruleSet) };
  };
  return (
    <Show
      when={changing()}
      fallback={
        <div class={styles["schemeLine"]}>
          <div class={styles["grow"]}>
            <p class={styles["label"]}>{t.schemes.chosen}</p>
            <p>
              <b>
                {(() => {
                  const known = props.application.known();
                  return known ? labelText(known.scheme.label) : written().scheme;
                })()}
              </b>
            </p>
          </div>
          <Show when={props.application.writable()}>
            <button type="button" class={styles["textLink"]} onClick={() => setChanging(true)}>
              {t.schemes.change}
            </button>
          </Show>
        </div>
      }
    >
      <SchemeChooser application={props.application} chosen={() => setChanging(false)} />
      <Button kind="quiet" onClick={() => setChanging(false)}>
        {t.schemes.keep}
      </Button>
    </Show>
  );
}

/** Of each set its latest version: an older one is only what something was made under. */
function latest(sets: readonly RuleSet[]): readonly RuleSet[] {
  return sets.filter((set) => sets.every((other) => other.id !== set.id || other.version <= set.version));
}
