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
import { legalityItemName } from "../../ui/names/item-names.ts";
import { fieldName, placeName, planTableName, profileGroupName } from "../../ui/names/names.ts";
import { rowName } from "../../ui/names/row-name.ts";
import { placeAddress, placeOf } from "../../ui/place-address.ts";
import { Row } from "../../ui/Row.tsx";
import { useSheetHref } from "../../ui/Sheet.tsx";
import { messages } from "./messages.ts";
import type { NewsItem } from "./news.ts";
import styles from "./overview.module.css";
import type { News, Overview } from "./state.ts";

const itemsMax = 12;
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
  const shown = () => props.news.items.slice(0, itemsMax);
  const rest = () => props.news.count - shown().reduce((sum, item) => sum + item.count, 0);
  const when = (at: string | null) =>
    at === null ? "" : formatDay(dayOf(new Date(at), props.zone), language(), "day-month");
  const href = ({ first: { root, key } }: NewsItem) =>
    root === "notes" ? `/files/${file.entry.id}/notes` : placeAddress(file.entry.id, placeOf(root, key));
  return (
    <li>
      <button type="button" class={styles["news"]} aria-expanded={open()} onClick={() => setOpen(!open())}>
        <span class={styles["newsIcon"]} aria-hidden="true">
          <IconClock width="24" height="24" />
        </span>
        <span class={styles["newsText"]}>
          <b>{t.changes(props.news.count, sinceText(props.news.sinceMs, props.zone))}</b>
          <span class={styles["newsNames"]}>{namesText(props.news.names)}</span>
        </span>
        <IconFold width="1em" height="1em" aria-hidden="true" />
      </button>
      <Show when={open()}>
        <ul class={styles["changes"]}>
          <For each={shown()}>
            {(item) => (
              <li>
                <A href={href(item)}>
                  <b>{newsSentence(item, rowName(file.ydoc(), item.first.root, item.first.key))}</b>
                  <span>{when(item.writtenAt)}</span>
                </A>
              </li>
            )}
          </For>
          <Show when={rest() > 0}>
            <li>{t.moreChanges(rest())}</li>
          </Show>
        </ul>
      </Show>
    </li>
  );
}

/** "Siti Contoh mengubah 3 isian Penjualan · Beras"; `row` is what the first row is called. Reads the language. */
function newsSentence({ of, author, count, fields, first }: NewsItem, row: string | null): string {
  const t = useMessages(messages);
  const name = author.name ?? t.someone;
  switch (of.kind) {
    case "text":
      return t.news.text(name, fieldName(of.root, null));
    case "records":
      return of.root === "notes" ? t.news.notes(name, count) : t.news.attachments(name, count);
    case "item":
      return t.news.fields(name, fields, legalityItemName(of.item));
    case "group":
      return t.news.fields(name, fields, profileGroupName(of.group));
    case "assumptions":
      return t.news.fields(name, fields, planTableName("assumptions"));
    case "table": {
      const table = tableName(of.root, of.table);
      if (count > 1) return t.news.rows(name, count, table);
      return t.news.fields(name, fields, row === null ? table : t.of(table, row));
    }
    case "section":
      return t.news.fields(name, fields, fieldName(first.root, first.key));
  }
}

function tableName(root: string, table: string): string {
  const names: Readonly<Record<string, string>> = useMessages(messages).table;
  if (root === "plan") return planTableName(table);
  return Object.hasOwn(names, table) ? (names[table] ?? table) : profileGroupName(table);
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
