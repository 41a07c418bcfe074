/** /files/:code/plan. The business plan in the order of the proposal: its written parts, its figures, and who is writing where. */
import { type PlanSectionId, planProgress, planSections, sectionProgress } from "@pendamping/shared/plan/outline";
import { createEffect, createMemo, For, on, Show } from "solid-js";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { CardList } from "../../ui/Card.tsx";
import { planSectionName } from "../../ui/names/names.ts";
import { Page } from "../../ui/Page.tsx";
import { Row } from "../../ui/Row.tsx";
import { SectionHead } from "../../ui/SectionHead.tsx";
import { Ticks } from "../../ui/Ticks.tsx";
import { createWide } from "../../ui/wide.ts";
import { FiguresList } from "./figures/FiguresList.tsx";
import { messages } from "./messages.ts";
import styles from "./plan.module.css";

const firstAspect = planSections.findIndex(({ aspect }) => aspect);
const afterAspects = planSections.findLastIndex(({ aspect }) => aspect) + 1;
const ids: readonly PlanSectionId[] = planSections.map(({ id }) => id);
const before = ids.slice(0, firstAspect);
const aspects = ids.slice(firstAspect, afterAspects);
const after = ids.slice(afterAspects);

export default function PlanPage() {
  const t = useMessages(messages);
  const file = useOpenFile();
  const wide = createWide();
  const progress = file.watch("plan", planProgress);
  createEffect(on(file.ydoc, (ydoc) => ydoc && file.setPlace("plan", false)));
  const Figures = (props: { flat?: boolean }) => (
    <FiguresList
      label={t.figures}
      projections={t.projections}
      projectionsDetail={t.projectionsDetail}
      flat={props.flat === true}
    />
  );
  return (
    <Page
      title={t.title}
      subtitle={file.entry.village}
      back={`/files/${file.entry.id}`}
      panelLabel={t.figures}
      panel={
        wide() && file.ydoc() ? (
          <>
            <h2 class={styles["panelHead"]}>{t.figures}</h2>
            <Figures flat />
          </>
        ) : undefined
      }
    >
      <Show when={progress()}>
        {(plan) => (
          <>
            <div class={styles["counted"]}>
              <p class={styles["lead"]}>{t.listLead}</p>
              <p class="numbers">{t.counted(plan().filled, plan().total)}</p>
              <Ticks ticks={plan().ticks} full />
            </div>
            <SectionHead title={t.groups.before} />
            <Parts ids={before} label={t.groups.before} />
            <SectionHead title={t.groups.aspects} aside={t.counted(plan().filled, plan().total)} />
            <Parts ids={aspects} label={t.groups.aspects} />
            <Show when={!wide()}>
              <SectionHead title={t.figures} />
              <Figures />
            </Show>
            <SectionHead title={t.groups.after} />
            <Parts ids={after} label={t.groups.after} />
          </>
        )}
      </Show>
    </Page>
  );
}

function Parts(props: { ids: readonly PlanSectionId[]; label: string }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  return (
    <CardList label={props.label}>
      <For each={props.ids}>
        {(id) => {
          const state = file.watch("plan", (ydoc) => sectionProgress(ydoc, id).state);
          const writer = createMemo(() =>
            file.presences().find((presence) => presence.place === `plan/${id}` && presence.writing),
          );
          return (
            <Row
              href={`/files/${file.entry.id}/plan/${id}`}
              title={planSectionName(id)}
              detail={writer() ? t.writing(writer()?.name ?? "") : t.states[state() ?? "empty"]}
              tight
            />
          );
        }}
      </For>
    </CardList>
  );
}
