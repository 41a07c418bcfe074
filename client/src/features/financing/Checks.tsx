/** The scheme's checks: what is not met stands first and leads to where it is put right, what is met is folded. */
import type { Check } from "@pendamping/shared/financing/checks";
import { A } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import IconFold from "~icons/ph/caret-down-bold";
import IconMet from "~icons/ph/check-circle-bold";
import IconUnknown from "~icons/ph/circle-dashed-bold";
import IconWaits from "~icons/ph/hourglass-medium-bold";
import IconUnmet from "~icons/ph/warning-circle-bold";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Card } from "../../ui/Card.tsx";
import { checkWords } from "./check-words.ts";
import styles from "./financing.module.css";
import { messages } from "./messages.ts";
import type { OneApplication } from "./state.ts";

export function Checks(props: { application: OneApplication }) {
  const t = useMessages(messages);
  const [open, setOpen] = createSignal(false);
  const met = () => props.application.checks().filter(({ state }) => state === "met");
  const rest = () => props.application.checks().filter(({ state }) => state !== "met");
  return (
    <Card>
      <div class={styles["head"]}>
        <h2>{t.checks.title}</h2>
        <span class={styles["aside"]}>{t.checks.met(met().length, props.application.checks().length)}</span>
      </div>
      <ul class={styles["checks"]}>
        <For each={rest()}>{(check) => <CheckRow application={props.application} check={check} />}</For>
        <Show when={met().length > 0}>
          <li>
            <button type="button" class={styles["check"]} aria-expanded={open()} onClick={() => setOpen(!open())}>
              <IconMet class={`${styles["checkMark"]} ${styles["ok"]}`} aria-hidden="true" />
              <span class={styles["grow"]}>
                {rest().length === 0 ? t.checks.all(met().length) : t.checks.others(met().length)}
              </span>
              <IconFold class={styles["fold"]} aria-hidden="true" />
            </button>
          </li>
          <Show when={open()}>
            <For each={met()}>{(check) => <CheckRow application={props.application} check={check} />}</For>
          </Show>
        </Show>
      </ul>
    </Card>
  );
}

function CheckRow(props: { application: OneApplication; check: Check }) {
  const file = useOpenFile();
  const words = () => {
    const known = props.application.known();
    return known ? checkWords(props.check, known.scheme) : { title: "", text: "" };
  };
  return (
    <li>
      <A class={styles["check"]} href={addressOf(props.check, file.entry.id, props.application.id)}>
        <CheckMark check={props.check} />
        <span class={styles["grow"]}>
          <b>{words().title}</b>
          <Show when={words().text}>
            <span class={styles["detail"]}>{words().text}</span>
          </Show>
        </span>
      </A>
    </li>
  );
}

function CheckMark(props: { check: Check }) {
  const elsewhere = () =>
    (props.check.kind === "legality" && props.check.submitted) ||
    (props.check.kind === "approval" && props.check.standing === "none");
  return (
    <Show
      when={props.check.state === "unmet"}
      fallback={
        <Show
          when={props.check.state === "met"}
          fallback={<IconUnknown class={styles["checkMark"]} aria-hidden="true" />}
        >
          <IconMet class={`${styles["checkMark"]} ${styles["ok"]}`} aria-hidden="true" />
        </Show>
      }
    >
      <Show
        when={elsewhere()}
        fallback={<IconUnmet class={`${styles["checkMark"]} ${styles["turn"]}`} aria-hidden="true" />}
      >
        <IconWaits class={`${styles["checkMark"]} ${styles["wait"]}`} aria-hidden="true" />
      </Show>
    </Show>
  );
}

/** The page of a check's place; on this very page the part that it speaks of. */
function addressOf(check: Check, file: string, application: string): string {
  if (check.place !== `financing/${application}`) return `/files/${file}/${check.place}`;
  const part = check.kind === "documents" || check.kind === "approval" ? check.kind : "terms";
  return `/files/${file}/financing/${application}#${part}`;
}
