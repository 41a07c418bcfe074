/** The village's approval beside the application: who decides, on which minutes, what was decided and when. The deciding is a page of its own. */
import { formatDay, formatInstant } from "@pendamping/shared/day";
import { isFilled, shownValue } from "@pendamping/shared/file/reading";
import { changedSinceApproval } from "@pendamping/shared/financing/approval";
import { decidesFor, villageKind } from "@pendamping/shared/financing/approver";
import { Match, Show, Switch } from "solid-js";
import IconNoSignal from "~icons/ph/cell-signal-slash-bold";
import IconGiven from "~icons/ph/check-circle-bold";
import IconNone from "~icons/ph/hourglass-medium-bold";
import IconChanged from "~icons/ph/warning-circle-bold";
import { useLibrary, useOpenFile, useSession } from "../../app/context.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { DayField } from "../../ui/fields/DayField.tsx";
import { TextField } from "../../ui/fields/TextField.tsx";
import { applicationFieldName } from "../../ui/names/names.ts";
import { Tag } from "../../ui/Tag.tsx";
import styles from "./financing.module.css";
import { messages } from "./messages.ts";
import { createApplicationField, type OneApplication } from "./state.ts";

export function ApprovalCard(props: { application: OneApplication }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const session = useSession();
  const approver = () => props.application.known()?.scheme.approval[villageKind(file.entry.id)] ?? null;
  const decides = () => {
    const me = session.me();
    return me !== null && decidesFor(file.entry.id, me);
  };
  const hasMinutes = () => {
    const fields = props.application.row()?.fields;
    return fields !== undefined && isFilled(fields.minutesNumber) && isFilled(fields.minutesOn);
  };
  const standing = () => props.application.approval() !== undefined;
  return (
    <Show when={approver()}>
      {(by) => (
        <Card pad id="approval" class={styles["terms"] ?? ""}>
          <div>
            <h2>{t.approval.title}</h2>
            <p class={styles["small"]}>{t.approval.by[by()]}</p>
          </div>
          <Decision application={props.application} />
          <Show when={props.application.writable()} fallback={<Minutes application={props.application} />}>
            <h3>{t.approval.minutes}</h3>
            <TextField
              field={createApplicationField(props.application, "minutesNumber")}
              label={applicationFieldName("minutesNumber")}
            />
            <DayField
              field={createApplicationField(props.application, "minutesOn")}
              label={applicationFieldName("minutesOn")}
              chips
            />
            <TextField
              field={createApplicationField(props.application, "minutesPlace")}
              label={applicationFieldName("minutesPlace")}
            />
          </Show>
          <Show when={!hasMinutes() && !standing()}>
            <p class={styles["small"]}>{t.approval.minutesMissing}</p>
          </Show>
          <Show when={decides() || standing()}>
            <Button
              kind={decides() ? "solid" : "quiet"}
              href={`/files/${file.entry.id}/approvals/${props.application.id}`}
            >
              {decides() ? t.approval.decide : t.approval.open}
            </Button>
          </Show>
        </Card>
      )}
    </Show>
  );
}

function Decision(props: { application: OneApplication }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const library = useLibrary();
  const session = useSession();
  const queued = () =>
    library
      .queuedApprovals(file.entry.id)
      .some(({ request, refused }) => request.application === props.application.id && refused === null);
  const changed = () => {
    const [approval, row] = [props.application.approval(), props.application.row()];
    return approval?.decision === "given" && row ? changedSinceApproval(approval, row) : [];
  };
  const when = (at: string) => formatInstant(at, session.me()?.zone ?? "Asia/Jakarta", language());
  return (
    <div>
      <Show when={queued()}>
        <Tag tone="wait" icon={<IconNoSignal aria-hidden="true" />}>
          {t.approval.waiting}
        </Tag>
      </Show>
      <Switch
        fallback={
          <Tag icon={<IconNone aria-hidden="true" />}>
            {props.application.heardOfApprovals() ? t.approval.none : t.approval.unknown}
          </Tag>
        }
      >
        <Match when={props.application.approval()}>
          {(approval) => (
            <>
              <Tag
                tone={approval().decision === "given" && changed().length === 0 ? "ok" : "wait"}
                icon={
                  approval().decision === "given" ? (
                    <IconGiven aria-hidden="true" />
                  ) : (
                    <IconChanged aria-hidden="true" />
                  )
                }
              >
                {approval().decision === "given"
                  ? t.approval.given(approval().deciderName, when(approval().decidedAt))
                  : t.approval.withheld(approval().deciderName, when(approval().decidedAt))}
              </Tag>
              <Show when={approval().minutes}>
                {(minutes) => (
                  <p class={styles["small"]}>
                    {t.approval.onMinutes(minutes().number, formatDay(minutes().on, language(), "long"))}
                  </p>
                )}
              </Show>
              <Show when={approval().reason}>
                {(text) => <p class={styles["small"]}>{t.approval.reason(text())}</p>}
              </Show>
              <Show when={changed().length > 0}>
                <Tag tone="wait" icon={<IconChanged aria-hidden="true" />}>
                  {t.approval.changed(
                    changed()
                      .map((field) => applicationFieldName(field).toLowerCase())
                      .join(", "),
                  )}
                </Tag>
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
}

/** For readers: the minutes in one line. */
function Minutes(props: { application: OneApplication }) {
  const t = useMessages(messages);
  const fields = () => props.application.row()?.fields;
  const number = () => {
    const reading = fields()?.minutesNumber;
    return reading && shownValue(reading);
  };
  const on = () => {
    const reading = fields()?.minutesOn;
    return reading && shownValue(reading);
  };
  return (
    <Show when={number()}>
      {(text) => (
        <p>
          {t.approval.onMinutes(
            text(),
            (() => {
              const day = on();
              return day ? formatDay(day, language(), "long") : "";
            })(),
          )}
        </p>
      )}
    </Show>
  );
}
