/**
 * /files/:code/approvals/:application. The decision about an application: what is asked for, on which minutes, what stays as it is once
 * decided, and two verbs. Without signal the decision is kept on the device, says so, and can be taken back until it has left.
 */
import { formatDay } from "@pendamping/shared/day";
import { formatRupiah, rupiahInWords } from "@pendamping/shared/money";
import { useParams } from "@solidjs/router";
import { createSignal, createUniqueId, Match, Show, Switch } from "solid-js";
import IconNoSignal from "~icons/ph/cell-signal-slash-bold";
import IconGive from "~icons/ph/check-bold";
import IconRead from "~icons/ph/eye-bold";
import IconRefused from "~icons/ph/warning-circle-bold";
import { useOpenFile } from "../../app/context.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { labelText } from "../../ui/names/item-names.ts";
import { Page } from "../../ui/Page.tsx";
import styles from "./approval.module.css";
import { Decisions } from "./Decisions.tsx";
import { messages } from "./messages.ts";
import { type ApprovalState, createApproval } from "./state.ts";

export default function ApprovalPage() {
  const params = useParams<{ application: string }>();
  return (
    <Show when={params.application} keyed>
      {(application) => <OneApproval application={application} />}
    </Show>
  );
}

export function OneApproval(props: { application: string; back?: string }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const approval = createApproval(props.application);
  const [withholding, setWithholding] = createSignal(false);
  const [reason, setReason] = createSignal("");
  const [reasonMissing, setReasonMissing] = createSignal(false);
  /** A decision that counts is shown first; deciding again is asked for. */
  const [again, setAgain] = createSignal(false);
  /** Decided a moment ago; the device has it in a few milliseconds, but no second tap may come before. */
  const [deciding, setDeciding] = createSignal(false);
  const reasonId = createUniqueId();
  let reasonBox: HTMLTextAreaElement | undefined;
  file.setPlace(`financing/${props.application}`, false);

  const standing = () => approval.latest() !== undefined && approval.changed().length === 0 && !again();
  const mayDecide = () =>
    approval.approver() !== null &&
    approval.decides() &&
    !approval.queued() &&
    !deciding() &&
    approval.obstacle() !== "amount";
  const send = async (decision: Parameters<ApprovalState["decide"]>[0]) => {
    setDeciding(true);
    await approval.decide(decision);
    setAgain(false);
    setWithholding(false);
    setReason("");
    setDeciding(false);
  };
  const withhold = () => {
    if (reason().trim() !== "") return void send({ decision: "withheld", reason: reason().trim() });
    setReasonMissing(true);
    reasonBox?.focus();
  };

  return (
    <Page
      title={t.title}
      subtitle={file.entry.village}
      back={props.back ?? `/files/${file.entry.id}/financing/${props.application}`}
      stack
      actions={
        mayDecide() && (
          <div class={styles["verbs"]}>
            <Show
              when={!standing()}
              fallback={
                <Button kind="quiet" wide onClick={() => setAgain(true)}>
                  {t.newDecision}
                </Button>
              }
            >
              <Show
                when={!withholding()}
                fallback={
                  <>
                    <Button class={styles["verb"] ?? ""} onClick={withhold}>
                      {t.withholdSend}
                    </Button>
                    <Button kind="quiet" onClick={() => setWithholding(false)}>
                      {t.back}
                    </Button>
                  </>
                }
              >
                <Show when={approval.obstacle() === null}>
                  <Button
                    class={styles["verb"] ?? ""}
                    icon={<IconGive aria-hidden="true" />}
                    onClick={() => void send({ decision: "given" })}
                  >
                    {t.give}
                  </Button>
                </Show>
                <Button
                  kind="quiet"
                  class={styles["verb"] ?? ""}
                  onClick={() => {
                    setWithholding(true);
                    queueMicrotask(() => reasonBox?.focus());
                  }}
                >
                  {t.withhold}
                </Button>
              </Show>
            </Show>
          </div>
        )
      }
    >
      <Show when={approval.row()}>
        <Switch>
          <Match when={!approval.scheme()}>
            <p>{t.noScheme}</p>
            <Button kind="quiet" href={`/files/${file.entry.id}/financing`}>
              {t.toFinancing}
            </Button>
          </Match>
          <Match when={approval.approver() === null}>
            <p>{t.notNeeded}</p>
          </Match>
          <Match when={approval.approver()}>
            <Show when={!approval.decides()}>
              <Notice icon={<IconRead aria-hidden="true" />}>{t.onlyDecider[approval.village]}</Notice>
            </Show>
            <Waiting approval={approval} />
            <Asked approval={approval} />
            <Show when={withholding()}>
              <div class={styles["reason"]}>
                <label for={reasonId}>{t.withholdTitle}</label>
                <textarea
                  ref={reasonBox}
                  id={reasonId}
                  rows="3"
                  maxlength="2000"
                  value={reason()}
                  aria-describedby={`${reasonId}-hint`}
                  onInput={(event) => {
                    setReason(event.currentTarget.value);
                    setReasonMissing(false);
                  }}
                />
                <p id={`${reasonId}-hint`} class={styles["dim"]}>
                  {reasonMissing() ? t.withholdMissing : t.withholdHint}
                </p>
              </div>
            </Show>
            <Show when={mayDecide() && !standing()}>
              <div class={styles["after"]}>
                <h2>{t.after}</h2>
                <p>{t.afterText}</p>
              </div>
            </Show>
            <Decisions approval={approval} />
          </Match>
        </Switch>
      </Show>
    </Page>
  );
}

/** What lies on this device and has not been decided by the server, or was not accepted by it. */
function Waiting(props: { approval: ApprovalState }) {
  const t = useMessages(messages);
  const sentence = (why: string) =>
    Object.hasOwn(t.refusedWhy, why) ? (t.refusedWhy as Readonly<Record<string, string>>)[why] : t.refusedUnknown;
  return (
    <>
      <Show when={props.approval.queued()}>
        {(queued) => (
          <Notice tone="wait" live icon={<IconNoSignal width="20" height="20" aria-hidden="true" />}>
            <p>
              <b>{queued().left ? t.left : t.waiting}.</b>{" "}
              {t.waitingText[queued().request.decision](formatRupiah(queued().request.amountRp))}
            </p>
            <Show when={!queued().left} fallback={<p>{t.leftText}</p>}>
              <Button small kind="quiet" onClick={() => void props.approval.drop(queued().key)}>
                {t.cancel}
              </Button>
            </Show>
          </Notice>
        )}
      </Show>
      <Show when={props.approval.refused()}>
        {(refused) => (
          <Notice tone="suggest" live icon={<IconRefused width="20" height="20" aria-hidden="true" />}>
            <p>
              <b>{t.refused}.</b> {sentence(refused().refused ?? "")}
            </p>
            <Button small kind="quiet" onClick={() => void props.approval.drop(refused().key)}>
              {t.refusedClose}
            </Button>
          </Notice>
        )}
      </Show>
    </>
  );
}

/** The plain summary of what is decided about, and the minutes that it rests on. */
function Asked(props: { approval: ApprovalState }) {
  const t = useMessages(messages);
  const { value } = props.approval;
  const minutes = () => props.approval.minutes();
  return (
    <Card pad class={styles["asked"] ?? ""}>
      <h2>{t.asked}</h2>
      <Show when={value("amountRp")} fallback={<p class={styles["dim"]}>{t.amountMissing}</p>}>
        {(amountRp) => (
          <div>
            <p class={styles["amount"]}>{formatRupiah(amountRp())}</p>
            <p class={styles["dim"]}>{rupiahInWords(amountRp(), language())}</p>
          </div>
        )}
      </Show>
      <Show when={value("tenorMonths")}>
        {(months) => (
          <p>
            <b>{t.months(months())}</b>
            <Show when={value("graceMonths")}>{(grace) => <>, {t.grace(grace())}</>}</Show>
          </p>
        )}
      </Show>
      <dl class={styles["facts"]}>
        <Show when={value("bank")}>
          {(bank) => (
            <>
              <dt>{t.to}</dt>
              <dd>{[bank(), value("branch")].filter(Boolean).join(", ")}</dd>
            </>
          )}
        </Show>
        <Show when={props.approval.scheme()}>
          {(scheme) => (
            <>
              <dt>{t.scheme}</dt>
              <dd>
                {labelText(scheme().label)}
                <Show when={scheme().maxRp}>
                  {(maxRp) => <span class={styles["dim"]}>{t.schemeLimit(formatRupiah(maxRp()))}</span>}
                </Show>
              </dd>
            </>
          )}
        </Show>
        <Show when={value("purpose")}>
          {(purpose) => (
            <>
              <dt>{t.purpose}</dt>
              <dd>{purpose()}</dd>
            </>
          )}
        </Show>
        <Show when={value("supportNote")}>
          {(support) => (
            <>
              <dt>{t.support}</dt>
              <dd>{support()}</dd>
            </>
          )}
        </Show>
        <dt>{t.minutes}</dt>
        <dd>
          <Show when={minutes()} fallback={<span class={styles["missing"]}>{t.minutesMissing}</span>}>
            {(grounds) => (
              <b>{t.minutesOn(grounds().number, formatDay(grounds().on, language(), "long"), grounds().place)}</b>
            )}
          </Show>
        </dd>
      </dl>
      <Show when={props.approval.obstacle() === "contested"}>
        <Notice tone="wait">{t.contested}</Notice>
      </Show>
    </Card>
  );
}
