/**
 * /files/:code/plan/:section. One part of the business plan, written together: who is here, guidance, the text, and at
 * the bottom the tools.
 */

import { readNotes } from "@pendamping/shared/notes/access";
import {
  type PlanSectionId,
  planAspects,
  planFilledCharacters,
  planSections,
  sectionProgress,
} from "@pendamping/shared/plan/outline";
import { useNavigate, useParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, type JSX, on, Show } from "solid-js";
import IconProjection from "~icons/ph/chart-line-bold";
import IconNotes from "~icons/ph/chat-circle-text-bold";
import IconGuidance from "~icons/ph/lightbulb-bold";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { CardList } from "../../ui/Card.tsx";
import { planSectionName } from "../../ui/names/names.ts";
import { Page } from "../../ui/Page.tsx";
import { Row } from "../../ui/Row.tsx";
import { Sheet, SheetLink } from "../../ui/Sheet.tsx";
import type { BoundText, Formats } from "./bound-text.ts";
import { SectionFigures } from "./figures/SectionFigures.tsx";
import { Guidance } from "./guidance/Guidance.tsx";
import { messages } from "./messages.ts";
import styles from "./plan.module.css";
import { SectionText } from "./SectionText.tsx";
import { Toolbar } from "./Toolbar.tsx";

/** Words that a note hangs on are a quotation, not a copy of the plan. */
const quoteMax = 200;

export default function PlanSectionPage() {
  const t = useMessages(messages);
  const params = useParams<{ code: string; section: string }>();
  const section = createMemo(() => planSections.find(({ id }) => id === params.section)?.id);
  return (
    <Show
      when={section()}
      keyed
      fallback={
        <Page title={t.title} back={`/files/${params.code}/plan`} stack>
          <p>{t.missing}</p>
          <Button href={`/files/${params.code}/plan`}>{t.toList}</Button>
        </Page>
      }
    >
      {(id) => <OneSection section={id} />}
    </Show>
  );
}

function OneSection(props: { section: PlanSectionId }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const navigate = useNavigate();
  const base = `/files/${file.entry.id}`;
  const place = `plan/${props.section}`;
  const next = planSections[planSections.findIndex(({ id }) => id === props.section) + 1];
  const aspect = (planAspects as readonly PlanSectionId[]).indexOf(props.section);
  const name = () => planSectionName(props.section);

  const [text, setText] = createSignal<BoundText | null>(null);
  const [formats, setFormats] = createSignal<Formats>({
    bold: false,
    italic: false,
    heading: null,
    bulletList: false,
    orderedList: false,
    table: false,
    canUndo: false,
  });
  const progress = file.watch("plan", (ydoc) => sectionProgress(ydoc, props.section));
  const notes = file.watch(
    "notes",
    (ydoc) => readNotes(ydoc).filter((note) => note.about === place && !note.resolved && !note.withdrawnAt).length,
  );
  createEffect(on(file.ydoc, (ydoc) => ydoc && file.setPlace(place, false)));

  const writeNote = () => {
    const query = new URLSearchParams({ about: place });
    const quote = text()?.selectedText().slice(0, quoteMax);
    if (quote) query.set("quote", quote);
    navigate(`${base}/notes?${query}`);
  };

  return (
    <Page
      title={name()}
      subtitle={
        aspect === -1 ? t.furtherPart(file.entry.village) : t.part(aspect + 1, planAspects.length, file.entry.village)
      }
      back={`${base}/plan`}
      actions={text() && <Toolbar formats={formats()} run={(command) => text()?.run(command)} note={writeNote} />}
      panelLabel={t.guidance}
      panel={
        <div class={styles["panel"]}>
          <h2>{t.guidance}</h2>
          <Guidance section={props.section} />
        </div>
      }
    >
      <div class={styles["top"]}>
        <WithMe place={place} writing={text() !== null}>
          <Show when={progress()}>
            {(now) => (
              <span>
                {now().state === "started" ? t.letters(now().characters, planFilledCharacters) : t.states[now().state]}
              </span>
            )}
          </Show>
        </WithMe>
        <SheetLink sheet="guidance" class={styles["guideLink"]}>
          <IconGuidance width="20" height="20" aria-hidden="true" />
          {t.guidance}
        </SheetLink>
      </div>
      <Show when={file.ydoc()} keyed>
        {(ydoc) => <SectionText ydoc={ydoc} section={props.section} onText={setText} onFormats={setFormats} />}
      </Show>
      <SectionFigures section={props.section} />
      <nav class={styles["after"]} aria-label={t.title}>
        <CardList>
          <Row
            href={`${base}/notes?about=${encodeURIComponent(place)}`}
            start={<IconNotes width="24" height="24" class={styles["icon"]} aria-hidden="true" />}
            title={notes() ? t.notes(notes() ?? 0) : t.noNotes}
            tight
          />
          <Show when={props.section === "capital" || props.section === "summary" || props.section === "risks"}>
            <Row
              href={`${base}/plan/projections`}
              start={<IconProjection width="24" height="24" class={styles["icon"]} aria-hidden="true" />}
              title={t.projections}
              tight
            />
          </Show>
          <Show when={next}>
            {(part) => <Row href={`${base}/plan/${part().id}`} title={t.next(planSectionName(part().id))} tight />}
          </Show>
        </CardList>
      </nav>
      <Sheet name="guidance" title={t.guidanceFor(name())}>
        <div class={styles["sheet"]}>
          <Guidance section={props.section} />
        </div>
      </Sheet>
    </Page>
  );
}

/** "Bu Siti menulis bersama Anda": the others in this part, those who write before those who read. */
function WithMe(props: { place: string; writing: boolean; children: JSX.Element }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const here = createMemo(() => {
    const all = file.presences().filter((presence) => presence.place === props.place);
    const writers = all.filter((presence) => presence.writing);
    return { people: writers.length > 0 ? writers : all, writing: writers.length > 0 };
  });
  const sentence = () => {
    const { people, writing } = here();
    const name = people[0]?.name ?? "";
    if (!writing) return people.length > 1 ? t.othersHere(people.length) : t.readingHere(name);
    if (!props.writing) return people.length > 1 ? t.othersWrite(people.length) : t.writing(name);
    return people.length > 1 ? t.othersWriteWithYou(people.length) : t.writingWithYou(name);
  };
  return (
    <Show when={here().people[0]} fallback={<p class={styles["withMe"]}>{props.children}</p>}>
      {(first) => (
        <p class={styles["withMe"]} role="status">
          <Avatar name={first().name} tone="ungu" />
          <span>{sentence()}</span>
        </p>
      )}
    </Show>
  );
}
