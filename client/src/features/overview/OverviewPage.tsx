/**
 * A file at a glance: where it is on its path, the one next step and who moves, who is here, what is new, and its sections. Every
 * figure is read from the file as it is on this device.
 */
import type { Check } from "@pendamping/shared/financing/checks";
import { type JSX, Show } from "solid-js";
import IconFinancing from "~icons/ph/bank-bold";
import IconPlan from "~icons/ph/book-open-text-bold";
import IconNotes from "~icons/ph/chat-circle-text-bold";
import IconPapers from "~icons/ph/files-bold";
import IconSimkopdes from "~icons/ph/list-checks-bold";
import IconLegality from "~icons/ph/seal-check-bold";
import IconProfile from "~icons/ph/storefront-bold";
import { useLibrary, useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Card, CardList } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { issuerName, legalityItemName } from "../../ui/names/item-names.ts";
import { sectionName } from "../../ui/names/names.ts";
import { Page } from "../../ui/Page.tsx";
import { Path } from "../../ui/Path.tsx";
import { Row } from "../../ui/Row.tsx";
import { type TickKind, Ticks } from "../../ui/Ticks.tsx";
import { CompletenessHead } from "./Completeness.tsx";
import { messages } from "./messages.ts";
import { NextStepCard } from "./NextStepCard.tsx";
import styles from "./overview.module.css";
import { PeopleAndNews } from "./PeopleAndNews.tsx";
import { ShareButton } from "./ShareButton.tsx";
import { createOverview, type Overview } from "./state.ts";
import { Waiting } from "./Waiting.tsx";

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
            <NextStepCard
              summary={summary()}
              decides={overview.decides()}
              share={<ShareButton overview={overview} />}
            />
            <Waiting overview={overview} />
            <PeopleAndNews overview={overview} />
            <Sections overview={overview} />
          </>
        )}
      </Show>
    </Page>
  );
}

function Sections(props: { overview: Overview }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const base = `/files/${file.entry.id}`;
  return (
    <Show when={props.overview.summary()}>
      {(summary) => {
        const stuck = () => summary().stuck;
        return (
          <>
            <Show when={props.overview.completeness()} fallback={<div class={styles["headRoom"]} />}>
              {(completeness) => <CompletenessHead completeness={completeness()} />}
            </Show>
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
                href={`${base}/financing`}
                icon={<IconFinancing width="24" height="24" aria-hidden="true" />}
                name={sectionName("financing")}
                count={(() => {
                  const checks = props.overview.checks();
                  return checks
                    ? t.requirements(checks.filter(({ state }) => state === "met").length, checks.length)
                    : "";
                })()}
                ticks={props.overview.checks()?.map(checkTick)}
              />
              <SectionRow
                href={`${base}/notes`}
                icon={<IconNotes width="24" height="24" aria-hidden="true" />}
                name={sectionName("notes")}
                count={
                  summary().notes.questions > 0 ? t.questions(summary().notes.questions) : t.notes(summary().notes.open)
                }
              />
              <SectionRow
                href={`${base}/papers`}
                icon={<IconPapers width="24" height="24" aria-hidden="true" />}
                name={sectionName("attachments")}
                count={t.papers}
              />
              <SectionRow
                href={`${base}/simkopdes`}
                icon={<IconSimkopdes width="24" height="24" aria-hidden="true" />}
                name={t.simkopdes}
                count={t.simkopdesHint}
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
  ticks?: readonly TickKind[] | undefined;
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

/** What lies with an agency, the village or the bank is as in the legality list. */
function checkTick(check: Check): TickKind {
  if (check.state === "met") return "done";
  return check.kind === "legality" && check.stuck ? "stuck" : "open";
}

/** One tick per field, those that are filled first: which ones are missing is the section's own to say. */
function plainTicks(part: { filled: number; total: number }): TickKind[] {
  return Array.from({ length: part.total }, (_, index) => (index < part.filled ? "done" : "open"));
}
