/** Under which rules the application is made, and where those that count now differ; the differences open in place. */
import type { SchemeDifference } from "@pendamping/shared/financing/differences";
import { schemeDifferences } from "@pendamping/shared/financing/differences";
import { formatRupiah } from "@pendamping/shared/money";
import type { RuleSet } from "@pendamping/shared/rule-set/rule-set";
import { createSignal, createUniqueId, For, Show } from "solid-js";
import IconRules from "~icons/ph/scales-bold";
import { useMessages } from "../../i18n/messages.ts";
import { Notice } from "../../ui/Notice.tsx";
import { labelText, legalityItemName } from "../../ui/names/item-names.ts";
import { formatPercent } from "../../ui/names/names.ts";
import styles from "./financing.module.css";
import { messages } from "./messages.ts";
import type { OneApplication } from "./state.ts";

export function RuleLine(props: { application: OneApplication }) {
  const t = useMessages(messages);
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  const other = () => props.application.otherRules();
  const differences = () => {
    const [known, now] = [props.application.known(), other()];
    return known && now ? schemeDifferences(known.scheme, now) : [];
  };
  return (
    <Show when={props.application.known()}>
      {(known) => (
        <Notice
          tone={known().ruleSet.status === "in-force" && !other() ? "plain" : "wait"}
          icon={<IconRules width="20" height="20" aria-hidden="true" />}
        >
          <p>
            {known().ruleSet.status === "in-force"
              ? t.rules.inForce(known().ruleSet.title)
              : t.rules.made(known().ruleSet.title, t.rules.statusNow[known().ruleSet.status])}{" "}
            <Show when={other()}>
              {(now) => (
                <Show when={differences().length > 0} fallback={t.rules.same(now().title)}>
                  <button
                    type="button"
                    class={styles["inlineButton"]}
                    aria-expanded={open()}
                    aria-controls={id}
                    onClick={() => setOpen(!open())}
                  >
                    {t.rules.differs(differences().length)}
                  </button>
                  {t.rules.from(now().title, t.rules.statusNow[now().status])}
                </Show>
              )}
            </Show>
          </p>
          <ul id={id} class={styles["differences"]} hidden={!open()}>
            <Show when={open() && other()}>
              {(now) => (
                <For each={differences()}>
                  {(difference) => (
                    <For each={differenceWords(difference, now(), known().scheme)}>{(words) => <li>{words}</li>}</For>
                  )}
                </For>
              )}
            </Show>
          </ul>
        </Notice>
      )}
    </Show>
  );
}

/** Reads the language. */
function differenceWords(
  difference: SchemeDifference,
  now: RuleSet,
  pinned: { readonly documents: RuleSet["schemes"][number]["documents"] },
): string[] {
  const t = useMessages(messages).rules;
  switch (difference.kind) {
    case "gone":
      return [t.gone(now.title), ...difference.instead.map((scheme) => t.instead(labelText(scheme.label)))];
    case "limit": {
      const show = (value: number | null) => limitWords(difference.limit, value);
      return [t.fromTo(t.limit[difference.limit], show(difference.from), show(difference.to))];
    }
    case "requirement": {
      const item = legalityItemName(difference.item);
      return [difference.change === "added" ? t.requirementAdded(item) : t.requirementDropped(item)];
    }
    case "document": {
      const all = [...now.schemes.flatMap(({ documents }) => documents), ...pinned.documents];
      const found = all.find(({ id }) => id === difference.document);
      const name = found ? labelText(found.label) : difference.document;
      return [difference.change === "added" ? t.documentAdded(name) : t.documentDropped(name)];
    }
    case "approval":
      return [t.approval];
  }
}

function limitWords(limit: Extract<SchemeDifference, { kind: "limit" }>["limit"], value: number | null): string {
  const t = useMessages(messages);
  if (value === null) return t.rules.notLaidDown;
  if (limit === "annualRateBp") return formatPercent(value);
  return limit.endsWith("Rp") ? formatRupiah(value) : t.months(value);
}
