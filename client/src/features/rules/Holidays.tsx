/** The public holidays of the next version: the list, and adding and removing a day. */
import { isoDaySchema } from "@pendamping/shared/day";
import type { PublicHoliday } from "@pendamping/shared/rule-set/rule-set";
import { createSignal, createUniqueId, For, Show } from "solid-js";
import * as v from "valibot";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { labelText } from "../../ui/names/item-names.ts";
import { SectionHead } from "../../ui/SectionHead.tsx";
import { messages } from "./messages.ts";
import { Fault } from "./RuleField.tsx";
import styles from "./rules.module.css";
import type { RuleDraft } from "./state.ts";
import { valueText } from "./words.ts";

export function Holidays(props: { draft: RuleDraft }) {
  const t = useMessages(messages);
  const days = () => props.draft.next().publicHolidays;
  const change = (list: readonly PublicHoliday[]) =>
    props.draft.set(
      "publicHolidays",
      list.toSorted((a, b) => (a.on < b.on ? -1 : 1)),
    );
  const name = (holiday: PublicHoliday) => `${valueText(["on"], holiday.on)}, ${labelText(holiday.label)}`;
  return (
    <section class={styles["stack"]} id="publicHolidays">
      <SectionHead title={t.holidays} aside={String(days().length)} />
      <Card pad class={styles["form"]}>
        <Fault draft={props.draft} place="publicHolidays" />
        <ul class={styles["days"]}>
          <For each={days()}>
            {(holiday) => (
              <li>
                <span>
                  <b>{valueText(["on"], holiday.on)}</b> {labelText(holiday.label)}
                  <span class={styles["dim"]}> {holiday.source}</span>
                </span>
                <Button
                  small
                  kind="quiet"
                  aria-label={t.removed(name(holiday))}
                  onClick={() => change(days().filter(({ on }) => on !== holiday.on))}
                >
                  {t.remove}
                </Button>
              </li>
            )}
          </For>
        </ul>
        <Add taken={(on) => days().some((each) => each.on === on)} add={(holiday) => change([...days(), holiday])} />
      </Card>
    </section>
  );
}

function Add(props: { taken(on: string): boolean; add(holiday: PublicHoliday): void }) {
  const t = useMessages(messages);
  const [problem, setProblem] = createSignal<"addMissing" | "addTwice" | null>(null);
  const id = createUniqueId();
  let day!: HTMLInputElement;
  let name!: HTMLInputElement;
  let source!: HTMLInputElement;
  const add = () => {
    const [on, text, from] = [day.value, name.value.trim(), source.value.trim()];
    if (!v.is(isoDaySchema, on) || text === "" || from === "") return setProblem("addMissing");
    if (props.taken(on)) return setProblem("addTwice");
    props.add({ on, label: { id: text, en: text }, source: from });
    setProblem(null);
    for (const input of [day, name]) input.value = "";
    day.focus();
  };
  return (
    <div class={styles["add"]}>
      <h3>{t.addHoliday}</h3>
      <label for={`${id}-day`}>{t.holidayDay}</label>
      <input ref={day} id={`${id}-day`} type="date" />
      <label for={`${id}-name`}>{t.holidayName}</label>
      <input ref={name} id={`${id}-name`} maxlength={200} autocomplete="off" />
      <label for={`${id}-source`}>{t.holidaySource}</label>
      <input ref={source} id={`${id}-source`} maxlength={500} autocomplete="off" />
      <Show when={problem()}>
        {(why) => (
          <Notice tone="wait" live>
            {t[why()]}
          </Notice>
        )}
      </Show>
      <div>
        <Button kind="quiet" onClick={add}>
          {t.add}
        </Button>
      </div>
    </div>
  );
}
