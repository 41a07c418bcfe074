/** Who is in the file now, and what has changed since this person last looked; neither where there is nobody and nothing. */
import { dayOf, formatDay } from "@pendamping/shared/day";
import { A } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import IconFold from "~icons/ph/caret-down-bold";
import IconClock from "~icons/ph/clock-bold";
import { useOpenFile } from "../../app/context.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { CardList } from "../../ui/Card.tsx";
import { fieldName, placeName } from "../../ui/names/names.ts";
import { rowName } from "../../ui/names/row-name.ts";
import { placeAddress, placeOf } from "../../ui/place-address.ts";
import { Row } from "../../ui/Row.tsx";
import { useSheetHref } from "../../ui/Sheet.tsx";
import { messages } from "./messages.ts";
import styles from "./overview.module.css";
import type { News, Overview } from "./state.ts";

const changesMax = 12;
const dayMs = 86_400_000;

export function PeopleAndNews(props: { overview: Overview }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const sheet = useSheetHref();
  const people = () => file.presences();
  const busiest = () => people().find((person) => person.writing) ?? people()[0];
  return (
    <Show when={people().length > 0 || props.overview.news()}>
      <CardList>
        <Show when={busiest()}>
          {(person) => (
            <Row
              href={sheet("who")}
              start={
                <span class={styles["faces"]}>
                  <For each={people().slice(0, 2)}>
                    {(each, index) => <Avatar name={each.name} tone={index() === 0 ? "laut" : "ungu"} />}
                  </For>
                </span>
              }
              title={t.here(people().length)}
              detail={
                person().writing
                  ? t.writes(person().name, placeName(person().place))
                  : t.reads(person().name, placeName(person().place))
              }
            />
          )}
        </Show>
        <Show when={props.overview.news()}>{(news) => <NewsRow news={news()} zone={props.overview.zone} />}</Show>
      </CardList>
    </Show>
  );
}

function NewsRow(props: { news: News; zone: string }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const [open, setOpen] = createSignal(false);
  const shown = () => props.news.changes.slice(0, changesMax);
  const when = (at: string | null) =>
    at === null ? "" : formatDay(dayOf(new Date(at), props.zone), language(), "day-month");
  const name = (change: News["changes"][number]) =>
    change.root === "notes"
      ? t.aNote
      : fieldName(change.root, change.key, rowName(file.ydoc(), change.root, change.key));
  const href = (change: News["changes"][number]) =>
    change.root === "notes"
      ? `/files/${file.entry.id}/notes`
      : placeAddress(file.entry.id, placeOf(change.root, change.key));
  return (
    <li>
      <button type="button" class={styles["news"]} aria-expanded={open()} onClick={() => setOpen(!open())}>
        <span class={styles["newsIcon"]} aria-hidden="true">
          <IconClock width="24" height="24" />
        </span>
        <span class={styles["newsText"]}>
          <b>{t.changes(props.news.changes.length, sinceText(props.news.sinceMs, props.zone))}</b>
          <span class={styles["newsNames"]}>{namesText(props.news.names)}</span>
        </span>
        <IconFold width="1em" height="1em" aria-hidden="true" />
      </button>
      <Show when={open()}>
        <ul class={styles["changes"]}>
          <For each={shown()}>
            {(change) => (
              <li>
                <A href={href(change)}>
                  <b>{name(change)}</b>
                  <span>{t.changeBy(change.author.name ?? t.someone, when(change.author.writtenAt))}</span>
                </A>
              </li>
            )}
          </For>
          <Show when={props.news.changes.length > shown().length}>
            <li>{t.moreChanges(props.news.changes.length - shown().length)}</li>
          </Show>
        </ul>
      </Show>
    </li>
  );
}

/** "Sabtu" within a week, else "22 Nov". */
function sinceText(sinceMs: number, zone: string): string {
  const at = new Date(sinceMs);
  if (Date.now() - sinceMs < 7 * dayMs)
    return new Intl.DateTimeFormat(language(), { weekday: "long", timeZone: zone }).format(at);
  return formatDay(dayOf(at, zone), language(), "day-month");
}

/** "Siti Contoh dan Hasan Semisal" */
function namesText(names: readonly string[]): string {
  const t = useMessages(messages);
  if (names.length === 0) return t.someone;
  if (names.length > 2) return t.others(names.slice(0, 2).join(", "), names.length - 2);
  return names.join(t.and);
}
