/** The way of an application: each step on its day with the bank's answer, and the steps that may follow. */
import { formatDay } from "@pendamping/shared/day";
import { shownValue } from "@pendamping/shared/file/reading";
import { newRowId, placeAfter, rowAdded, rowWithdrawn } from "@pendamping/shared/file/rows";
import { type StageRow, stageTable } from "@pendamping/shared/financing/applications";
import { formatRupiah } from "@pendamping/shared/money";
import { createSignal, For, Show } from "solid-js";
import IconFold from "~icons/ph/caret-down-bold";
import IconDone from "~icons/ph/check-bold";
import { useOpenFile } from "../../app/context.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { DayField } from "../../ui/fields/DayField.tsx";
import { RupiahField } from "../../ui/fields/RupiahField.tsx";
import { LongTextField } from "../../ui/fields/TextField.tsx";
import { labelText } from "../../ui/names/item-names.ts";
import styles from "./financing.module.css";
import { messages } from "./messages.ts";
import { createStageField, createToday, type OneApplication, stageLabel } from "./state.ts";

export function Stages(props: { application: OneApplication }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const today = createToday();
  const [open, setOpen] = createSignal<string | null>(null);
  const now = () => props.application.known()?.scheme.stages.find(({ id }) => id === props.application.stage());
  const applies = () => props.application.known()?.scheme.applies === true;
  const nameOf = (stage: string) => labelText(stageLabel(props.application.known(), stage));
  const record = (stage: string) => {
    const id = newRowId();
    const place = placeAfter(props.application.stages());
    const values = { application: props.application.id, stage, on: today() };
    file.setAll(t.stages.stepName(nameOf(stage)), rowAdded(stageTable, id, place, values));
    setOpen(id);
  };
  return (
    <Card id="stages">
      <div class={styles["head"]}>
        <h2>{applies() ? t.stages.title : t.stages.followed}</h2>
      </div>
      <p class={styles["lead"]}>{applies() ? t.stages.lead : t.stages.followedLead}</p>
      <ol class={styles["stages"]}>
        <For each={props.application.stages().map(({ id }) => id)}>
          {(id) => (
            <StageRowView
              application={props.application}
              id={id}
              open={open() === id}
              toggle={() => setOpen(open() === id ? null : id)}
            />
          )}
        </For>
        <Show when={applies() && props.application.stages().length === 0 && now()}>
          {(stage) => (
            <li class={styles["step"]}>
              <span class={styles["stageMark"]} aria-hidden="true" />
              <p>
                <b>{labelText(stage().label)}</b>
                <span class={styles["detail"]}>
                  {t.stages.now}. {t.stages.mover[stage().mover]}.
                </span>
              </p>
            </li>
          )}
        </Show>
      </ol>
      <Show when={props.application.writable() && nextStages(props.application).length > 0}>
        <div class={styles["nextStages"]}>
          <p class={styles["label"]}>{t.stages.record}</p>
          <div class={styles["buttons"]}>
            <For each={nextStages(props.application)}>
              {(stage) => (
                <Show
                  when={stage === "submitted"}
                  fallback={
                    <Button small kind="quiet" onClick={() => record(stage)}>
                      {nameOf(stage)}
                    </Button>
                  }
                >
                  <Button small href={`${props.application.base}/submit`}>
                    {nameOf(stage)}
                  </Button>
                </Show>
              )}
            </For>
          </div>
        </div>
      </Show>
    </Card>
  );
}

/**
 * What may be recorded next. The village's approval is the server's to decide: whoever waits for it is at the step after it when it
 * comes, so the submission can always be recorded too. Of what others do nothing is under way by itself: the first step is recorded
 * like the others.
 */
function nextStages(application: OneApplication): readonly string[] {
  const scheme = application.known()?.scheme;
  const stages = scheme?.stages ?? [];
  const [first] = stages;
  if (scheme && !scheme.applies && first && application.stages().length === 0) return [first.id];
  const next = stages.find(({ id }) => id === application.stage())?.next ?? [];
  const after = next.flatMap((id) =>
    id === "village-approval" ? (stages.find((stage) => stage.id === id)?.next ?? []) : [],
  );
  return [...new Set([...next, ...after])].filter((id) => id !== application.stage());
}

function StageRowView(props: { application: OneApplication; id: string; open: boolean; toggle: () => void }) {
  const t = useMessages(messages);
  const row = () => props.application.stages().find(({ id }) => id === props.id);
  const stage = (found: StageRow) => shownValue(found.fields.stage) ?? "";
  const day = (found: StageRow) => {
    const on = shownValue(found.fields.on);
    return on === undefined ? t.stages.undated : formatDay(on, language(), "short");
  };
  /** Set on the step where the application stands: whose turn it is. */
  const mover = () => {
    if (props.application.stages().at(-1)?.id !== props.id) return undefined;
    return props.application.known()?.scheme.stages.find(({ id }) => id === props.application.stage())?.mover;
  };
  const amount = (found: StageRow) => {
    const amountRp = shownValue(found.fields.amountRp);
    return amountRp === undefined ? "" : formatRupiah(amountRp);
  };
  return (
    <Show when={row()}>
      {(found) => (
        <li class={styles["step"]}>
          <span class={styles["stageMark"]} data-done={mover() ? undefined : ""} aria-hidden="true">
            <Show when={!mover()}>
              <IconDone width="13" height="13" />
            </Show>
          </span>
          <div class={styles["grow"]}>
            <button type="button" class={styles["stage"]} aria-expanded={props.open} onClick={() => props.toggle()}>
              <span class={styles["grow"]}>
                <b>{labelText(stageLabel(props.application.known(), stage(found())))}</b>
                <span class={styles["detail"]}>{[day(found()), amount(found())].filter(Boolean).join(" · ")}</span>
                <Show when={mover()}>
                  {(who) => (
                    <span class={styles["detail"]}>
                      {stage(found()) === "village-approval" && props.application.isApproved()
                        ? t.stages.approved
                        : `${t.stages.now}. ${t.stages.mover[who()]}.`}
                    </span>
                  )}
                </Show>
                <Show when={shownValue(found().fields.note)}>
                  {(note) => <span class={styles["answer"]}>{note()}</span>}
                </Show>
              </span>
              <IconFold class={styles["fold"]} aria-hidden="true" />
            </button>
            <Show when={props.open}>
              <StageForm
                application={props.application}
                row={row}
                id={props.id}
                stage={stage(found())}
                done={props.toggle}
              />
            </Show>
          </div>
        </li>
      )}
    </Show>
  );
}

function StageForm(props: {
  application: OneApplication;
  row: () => StageRow | undefined;
  id: string;
  stage: string;
  done: () => void;
}) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const name = () => labelText(stageLabel(props.application.known(), props.stage));
  const options = { id: props.id, application: props.application.id, stepName: () => t.stages.stepName(name()) };
  const amountLabel = () =>
    props.stage === "approved" || props.stage === "disbursed" ? t.stages.amount[props.stage] : undefined;
  return (
    <div class={styles["stageForm"]}>
      <DayField field={createStageField(props.row, { ...options, field: "on" })} label={t.stages.on} chips />
      <Show when={amountLabel()}>
        {(label) => (
          <RupiahField field={createStageField(props.row, { ...options, field: "amountRp" })} label={label()} />
        )}
      </Show>
      <LongTextField field={createStageField(props.row, { ...options, field: "note" })} label={t.stages.answer} />
      <div class={styles["buttons"]}>
        <Button small kind="quiet" onClick={() => props.done()}>
          {t.stages.close}
        </Button>
        <Show when={props.application.writable()}>
          <Button
            small
            kind="quiet"
            onClick={() => {
              file.setAll(t.stages.stepName(name()), [rowWithdrawn(stageTable, props.id, new Date().toISOString())]);
              props.done();
            }}
          >
            {t.stages.remove}
          </Button>
        </Show>
      </div>
    </div>
  );
}

/** The steps of a scheme as information, for those that nobody here applies for. */
export function StepsAhead(props: { application: OneApplication }) {
  const t = useMessages(messages);
  return (
    <Card pad>
      <h2>{t.stages.steps}</h2>
      <ol class={styles["ahead"]}>
        <For each={props.application.known()?.scheme.stages ?? []}>
          {(stage) => (
            <li>
              <b>{labelText(stage.label)}</b>
              <span class={styles["detail"]}>{t.stages.mover[stage.mover]}</span>
            </li>
          )}
        </For>
      </ol>
    </Card>
  );
}
