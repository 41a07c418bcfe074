/** /files/:code/plan. The six aspects of the business plan: which are written, and who is writing where. */
import { planProgress } from "@pendamping/shared/plan/outline";
import { createEffect, createMemo, For, on, Show } from "solid-js";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { CardList } from "../../ui/Card.tsx";
import { planSectionName } from "../../ui/names/names.ts";
import { Page } from "../../ui/Page.tsx";
import { Row } from "../../ui/Row.tsx";
import { Ticks } from "../../ui/Ticks.tsx";
import { messages } from "./messages.ts";
import styles from "./plan.module.css";

export default function PlanPage() {
  const t = useMessages(messages);
  const file = useOpenFile();
  const base = `/files/${file.entry.id}`;
  const progress = file.watch("plan", planProgress);
  createEffect(on(file.ydoc, (ydoc) => ydoc && file.setPlace("plan", false)));
  return (
    <Page title={t.title} subtitle={file.entry.village} back={base} stack>
      <Show when={progress()}>
        {(plan) => (
          <>
            <div class={styles["counted"]}>
              <p class={styles["lead"]}>{t.listLead}</p>
              <p class="numbers">{t.counted(plan().filled, plan().total)}</p>
              <Ticks ticks={plan().ticks} full />
            </div>
            <CardList label={t.title}>
              <For each={plan().sections.map(({ id }) => id)}>
                {(id, index) => {
                  const state = createMemo(() => plan().sections[index()]?.state ?? "empty");
                  const writer = createMemo(() =>
                    file.presences().find((presence) => presence.place === `plan/${id}` && presence.writing),
                  );
                  return (
                    <Row
                      href={`${base}/plan/${id}`}
                      title={planSectionName(id)}
                      detail={writer() ? t.writing(writer()?.name ?? "") : t.states[state()]}
                    />
                  );
                }}
              </For>
            </CardList>
          </>
        )}
      </Show>
    </Page>
  );
}
