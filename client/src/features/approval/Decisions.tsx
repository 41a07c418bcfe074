/** Every decision about the application, the one that counts first, each with what exactly was decided. */
import { formatDay, formatInstant } from "@pendamping/shared/day";
import { formatRupiah } from "@pendamping/shared/money";
import type { Approval } from "@pendamping/shared/protocol/approvals";
import { For, Show } from "solid-js";
import IconGiven from "~icons/ph/check-circle-bold";
import IconWithheld from "~icons/ph/hand-palm-bold";
import IconChanged from "~icons/ph/warning-circle-bold";
import { useSession } from "../../app/context.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Bullet } from "../../ui/Bullet.tsx";
import { CardList } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Row } from "../../ui/Row.tsx";
import { SectionHead } from "../../ui/SectionHead.tsx";
import styles from "./approval.module.css";
import { messages } from "./messages.ts";
import type { ApprovalState } from "./state.ts";

export function Decisions(props: { approval: ApprovalState }) {
  const t = useMessages(messages);
  const terms = (amountRp: number | undefined, months: number | undefined) =>
    amountRp === undefined || months === undefined ? t.nothingNow : `${formatRupiah(amountRp)}, ${t.months(months)}`;
  return (
    <>
      <Show when={props.approval.changed().length > 0 && props.approval.latest()}>
        {(latest) => (
          <Notice tone="wait" icon={<IconChanged width="20" height="20" aria-hidden="true" />}>
            <b>{t.changed}.</b>{" "}
            {t.changedText(
              terms(latest().amountRp, latest().tenorMonths),
              terms(props.approval.value("amountRp"), props.approval.value("tenorMonths")),
            )}
          </Notice>
        )}
      </Show>
      <SectionHead title={t.history} />
      <Show
        when={props.approval.decisions().length > 0}
        fallback={<p class={styles["dim"]}>{props.approval.standing() === "unknown" ? t.unknown : t.none}</p>}
      >
        <CardList label={t.history}>
          <For each={props.approval.decisions().toReversed()}>
            {(decision, index) => <DecisionRow decision={decision} past={index() > 0} />}
          </For>
        </CardList>
      </Show>
    </>
  );
}

function DecisionRow(props: { decision: Approval; past: boolean }) {
  const t = useMessages(messages);
  const session = useSession();
  const given = () => props.decision.decision === "given";
  const when = () => formatInstant(props.decision.decidedAt, session.me()?.zone ?? "Asia/Jakarta", language());
  return (
    <Row
      start={
        <Bullet tone={props.past ? "plain" : given() ? "ok" : "wait"}>
          {given() ? <IconGiven width="20" height="20" /> : <IconWithheld width="20" height="20" />}
        </Bullet>
      }
    >
      <span class={styles["decided"]} data-past={props.past ? "" : undefined}>
        <b>
          {given() ? t.given : t.withheld}, {formatRupiah(props.decision.amountRp)},{" "}
          {t.months(props.decision.tenorMonths)}
        </b>
        <span class={styles["dim"]}>{t.by(props.decision.deciderName, when())}</span>
        <Show when={props.decision.minutes}>
          {(minutes) => (
            <span class={styles["dim"]}>
              {t.minutesOn(minutes().number, formatDay(minutes().on, language(), "long"), minutes().place)}
            </span>
          )}
        </Show>
        <Show when={props.decision.reason}>{(reason) => <span>{t.reason(reason())}</span>}</Show>
        <span class={styles["hash"]}>{t.hash(props.decision.hash.slice(0, 12))}</span>
      </span>
    </Row>
  );
}
