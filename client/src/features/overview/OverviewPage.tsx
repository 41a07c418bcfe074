/**
 * A file at a glance: where it is on its path, the one next step and who moves, who is here, what is new, and its sections. Every
 * figure is read from the file as it is on this device.
 */
import { dayOf, formatDay } from "@pendamping/shared/day";
import { A } from "@solidjs/router";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import IconPlan from "~icons/ph/book-open-text-bold";
import IconFold from "~icons/ph/caret-down-bold";
import IconNotes from "~icons/ph/chat-circle-text-bold";
import IconSuggestion from "~icons/ph/chat-teardrop-text-bold";
import IconClock from "~icons/ph/clock-bold";
import IconTwo from "~icons/ph/not-equals-bold";
import IconLegality from "~icons/ph/seal-check-bold";
import IconProfile from "~icons/ph/storefront-bold";
import { useLibrary, useOpenFile } from "../../app/context.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Bullet } from "../../ui/Bullet.tsx";
import { Card, CardList } from "../../ui/Card.tsx";
import { TurnHead } from "../../ui/Duo.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { fieldName, issuerName, legalityItemName, placeName, sectionName } from "../../ui/names/names.ts";
import { Page } from "../../ui/Page.tsx";
import { Path } from "../../ui/Path.tsx";
import { placeAddress, placeOf } from "../../ui/place-address.ts";
import { Row } from "../../ui/Row.tsx";
import { SectionHead } from "../../ui/SectionHead.tsx";
import { useSheetHref } from "../../ui/Sheet.tsx";
import { type TickKind, Ticks } from "../../ui/Ticks.tsx";
import { messages } from "./messages.ts";
import { NextStepCard } from "./NextStepCard.tsx";
import styles from "./overview.module.css";
import { createOverview, type News, type Overview } from "./state.ts";

const waitingMax = 3;
const changesMax = 12;
const dayMs = 86_400_000;

export default function OverviewPage() {
  const t = useMessages(messages);
  const file = useOpenFile();
  const library = useLibrary();
  const overview = createOverview();
  file.setPlace("", false);
  return (
    <Page
      title={file.entry.village}
      subtitle={t.subtitle(t.kind[file.entry.kind], file.entry.district)}
      back={library.files().length > 1 ? "/files" : undefined}
      stack
    >
      <Show when={file.status().state === "not-fetched"}>
        <Notice tone="wait">{t.notFetched}</Notice>
      </Show>
      <Show when={file.newerThanApp()}>
        <Notice tone="wait">{t.newer}</Notice>
      </Show>
      <Show when={overview.summary()}>
        {(summary) => (
          <>
            <Card class={styles["path"] ?? ""}>
              <Path stages={summary().stages} />
            </Card>
            <NextStepCard summary={summary()} />
            <Waiting overview={overview} />
            <PeopleAndNews overview={overview} />
            <Sections overview={overview} />
          </>
        )}
      </Show>
    </Page>
  );
}

/** What this person may settle: clashes and suggestions. Nothing for those who cannot decide. */
function Waiting(props: { overview: Overview }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const library = useLibrary();
  const base = `/files/${file.entry.id}`;
  const suggestions = createMemo(() =>
    library
      .suggestions()
      .filter(
        (each) =>
          each.file === file.entry.id &&
          each.status === "open" &&
          each.mayDecide &&
          library.queuedDecision(each.id) === undefined,
      ),
  );
  const count = () => props.overview.clashes().length + suggestions().length;
  const rest = () =>
    count() - Math.min(props.overview.clashes().length, waitingMax) - Math.min(suggestions().length, waitingMax);
  return (
    <Show when={count() > 0}>
      <Card aria-labelledby="waiting">
        <div class={styles["waitingHead"]}>
          <TurnHead id="waiting">{t.waiting}</TurnHead>
        </div>
        <CardList flat>
          <For each={props.overview.clashes().slice(0, waitingMax)}>
            {(clash) => (
              <Row
                href={`${base}/clashes/${clash.root}/${clash.key}`}
                start={
                  <Bullet tone="turn">
                    <IconTwo />
                  </Bullet>
                }
                title={t.twoValues(fieldName(clash.root, clash.key))}
                detail={t.chooseOne}
              />
            )}
          </For>
          <For each={suggestions().slice(0, waitingMax)}>
            {(suggestion) => (
              <Row
                href={`${base}/suggestions/${suggestion.id}`}
                start={
                  <Bullet tone="suggest">
                    <IconSuggestion />
                  </Bullet>
                }
                title={t.suggestionFrom(library.people()[suggestion.author]?.name ?? t.someone)}
                detail={suggestion.changes
                  .slice(0, 2)
                  .map((change) =>
                    change.kind === "record" ? sectionName(change.root) : fieldName(change.root, change.key),
                  )
                  .join(", ")}
              />
            )}
          </For>
          <Show when={rest() > 0}>
            <Row title={t.moreWaiting(rest())} tight href={`${base}/suggestions`} />
          </Show>
        </CardList>
      </Card>
    </Show>
  );
}

function PeopleAndNews(props: { overview: Overview }) {
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
    change.root === "notes" ? t.aNote : fieldName(change.root, change.key);
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

function Sections(props: { overview: Overview }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const base = `/files/${file.entry.id}`;
  return (
    <Show when={props.overview.summary()}>
      {(summary) => {
        const parts = () => [summary().profile, summary().legality, summary().plan];
        const filled = () => summary().profile.filled + summary().legality.done + summary().plan.filled;
        const total = () => parts().reduce((sum, part) => sum + part.total, 0);
        const stuck = () => summary().stuck;
        return (
          <>
            <SectionHead title={t.contents} aside={t.filled(filled(), total())} />
            <CardList>
              <SectionRow
                href={`${base}/profile`}
                icon={<IconProfile width="24" height="24" aria-hidden="true" />}
                name={sectionName("profile")}
                count={t.count(summary().profile.filled, summary().profile.total)}
                ticks={plainTicks(summary().profile)}
              />
              <SectionRow
                href={`${base}/legality`}
                icon={<IconLegality width="24" height="24" aria-hidden="true" />}
                name={sectionName("legality")}
                count={t.count(summary().legality.done, summary().legality.total)}
                ticks={summary().legality.ticks}
                detail={(() => {
                  const found = stuck();
                  return found
                    ? t.stuckDetail(legalityItemName(found.item), found.at ?? issuerName(found.item))
                    : undefined;
                })()}
              />
              <SectionRow
                href={`${base}/plan`}
                icon={<IconPlan width="24" height="24" aria-hidden="true" />}
                name={sectionName("plan")}
                count={t.count(summary().plan.filled, summary().plan.total)}
                ticks={summary().plan.ticks}
              />
              <SectionRow
                href={`${base}/notes`}
                icon={<IconNotes width="24" height="24" aria-hidden="true" />}
                name={sectionName("notes")}
                count={
                  summary().notes.questions > 0 ? t.questions(summary().notes.questions) : t.notes(summary().notes.open)
                }
              />
            </CardList>
          </>
        );
      }}
    </Show>
  );
}

function SectionRow(props: {
  href: string;
  icon: JSX.Element;
  name: string;
  count: string;
  ticks?: readonly TickKind[];
  detail?: string | undefined;
}) {
  return (
    <Row href={props.href} start={<span class={styles["icon"]}>{props.icon}</span>} chevron={false} tight>
      <span class={styles["section"]}>
        <b>{props.name}</b>
        <span class={styles["count"]}>{props.count}</span>
      </span>
      <Show when={props.ticks}>
        {(ticks) => (
          <span class={styles["ticks"]}>
            <Ticks full ticks={ticks()} />
          </span>
        )}
      </Show>
      <Show when={props.detail}>
        <span class={styles["stuck"]}>{props.detail}</span>
      </Show>
    </Row>
  );
}

/** One tick per field, those that are filled first: which ones are missing is the section's own to say. */
function plainTicks(part: { filled: number; total: number }): TickKind[] {
  return Array.from({ length: part.total }, (_, index) => (index < part.filled ? "done" : "open"));
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
