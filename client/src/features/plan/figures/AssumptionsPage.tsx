/** /files/:code/plan/figures/assumptions. What the projection assumes beside the tables; each field says what holds while it is empty. */
import { addMonths, dayOf, monthOf } from "@pendamping/shared/day";
import type { Reading } from "@pendamping/shared/file/reading";
import { readApplications } from "@pendamping/shared/financing/applications";
import { assumedByDefault, readAssumption } from "@pendamping/shared/plan/assumptions";
import { type AssumptionField, assumptionFields } from "@pendamping/shared/plan/fields";
import { createEffect, For, Match, on, Show, Switch } from "solid-js";
import IconProjection from "~icons/ph/chart-line-bold";
import { useOpenFile, useSession } from "../../../app/context.ts";
import { useMessages } from "../../../i18n/messages.ts";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { ChoiceField } from "../../../ui/fields/ChoiceField.tsx";
import { CountField } from "../../../ui/fields/CountField.tsx";
import { createFileField, type FileField } from "../../../ui/fields/file-field.ts";
import { MonthField } from "../../../ui/fields/MonthField.tsx";
import { PercentField } from "../../../ui/fields/QuantityField.tsx";
import { RupiahField } from "../../../ui/fields/RupiahField.tsx";
import { UndoButton } from "../../../ui/fields/UndoButton.tsx";
import { WritingLine } from "../../../ui/fields/WritingLine.tsx";
import { assumptionName, fieldValue, monthName, planTableName } from "../../../ui/names/names.ts";
import { Page } from "../../../ui/Page.tsx";
import { SectionHead } from "../../../ui/SectionHead.tsx";
import { createRoomy } from "../../../ui/wide.ts";
import styles from "./figures.module.css";
import { messages } from "./messages.ts";

const place = "plan/figures/assumptions";

const groups = [
  { id: "time", fields: assumptionFields.slice(0, 4) },
  { id: "growth", fields: assumptionFields.slice(4, 6) },
  { id: "rules", fields: assumptionFields.slice(6) },
] as const;

export function AssumptionsPage() {
  const t = useMessages(messages);
  const file = useOpenFile();
  const roomy = createRoomy();
  const base = `/files/${file.entry.id}`;
  createEffect(on(file.ydoc, (ydoc) => ydoc && file.setPlace(place, false)));
  return (
    <Page
      title={planTableName("assumptions")}
      subtitle={file.entry.village}
      back={`${base}/plan`}
      tools={roomy() ? <UndoButton /> : undefined}
      actions={
        <div class={styles["actions"]}>
          <Show when={!roomy()}>
            <UndoButton />
          </Show>
          <Button
            class={styles["grow"] ?? ""}
            href={`${base}/plan/projections`}
            icon={<IconProjection aria-hidden="true" />}
          >
            {t.toProjections}
          </Button>
        </div>
      }
    >
      <Show when={file.ydoc()}>
        <WritingLine section="plan" />
        <p class={styles["lead"]}>{t.assumptionsLead}</p>
        <For each={groups}>
          {(group) => (
            <>
              <SectionHead title={t.groups[group.id]} />
              <Card pad>
                <div class={styles["fields"]}>
                  <For each={group.fields}>{(field) => <Assumption field={field} />}</For>
                </div>
              </Card>
            </>
          )}
        </For>
      </Show>
    </Page>
  );
}

function Assumption(props: { field: AssumptionField }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const session = useSession();
  const { key, kind } = props.field;
  const reading = file.watch("plan", (ydoc) => readAssumption(ydoc, key));
  const field = createFileField<string | number>({
    section: "plan",
    root: "plan",
    key,
    place,
    read: reading,
    stepName: () => assumptionName(key).toLowerCase(),
  });
  // the schema has checked that the value is of the field's kind
  const number = field as unknown as FileField<number>;
  const text = field as unknown as FileField<string>;
  const applications = file.watch("financing", (ydoc) => readApplications(ydoc).map(({ id }) => id));
  const standing = () => {
    const today = dayOf(new Date(), session.me()?.zone ?? "Asia/Jakarta");
    if (key === "projection.startsOn") return monthName(monthOf(addMonths(today, 1)));
    return fieldValue("plan", key, assumedByDefault[key]);
  };
  const shared = {
    get label() {
      return assumptionName(key);
    },
    get hint() {
      return t.assumptionHints[key](standing());
    },
  };
  return (
    <Switch>
      <Match when={kind === "iso-month"}>
        <MonthField field={text} {...shared} />
      </Match>
      <Match when={kind === "years"}>
        <ChoiceField
          field={asText(number)}
          {...shared}
          standing={String(assumedByDefault["projection.years"])}
          choices={[1, 2, 3, 4, 5, 6].map((years) => ({
            value: String(years),
            label: fieldValue("plan", key, years),
          }))}
        />
      </Match>
      {/* with one application there is nothing to choose */}
      <Match when={kind === "application"}>
        <Show when={(applications()?.length ?? 0) > 1}>
          <ChoiceField
            field={text}
            {...shared}
            standing={assumedByDefault["projection.application"]}
            choices={(applications() ?? []).map((id, index) => ({ value: id, label: t.application(index + 1) }))}
          />
        </Show>
      </Match>
      <Match when={kind === "percent"}>
        <PercentField field={number} {...shared} />
      </Match>
      <Match when={kind === "count"}>
        <CountField field={number} {...shared} />
      </Match>
      <Match when={kind === "rupiah"}>
        <RupiahField field={number} {...shared} />
      </Match>
    </Switch>
  );
}

/** A small number that is chosen and not typed: choices are texts. */
function asText(field: FileField<number>): FileField<string> {
  return {
    ...field,
    reading: () => {
      const reading = field.reading();
      if (reading.kind === "value") return { ...reading, value: String(reading.value) };
      if (reading.kind !== "contested") return reading;
      const claims = reading.claims.map((claim) => ({
        ...claim,
        value: claim.value === null ? null : String(claim.value),
      }));
      return { ...reading, claims } as Reading<string>;
    },
    set: (value) => field.set(value === null ? null : Number(value)),
    suggest: (value) => field.suggest(value === null ? null : Number(value)),
  };
}
