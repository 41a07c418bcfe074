/** A word with its icon, in the tone of its meaning; `SavingTag` says one of the saving words of a file. */
import type { JSX } from "solid-js";
import { useMessages } from "../i18n/messages.ts";
import type { SavingStatus } from "../sync/model.ts";
import type { Tone } from "./Bullet.tsx";
import { messages } from "./messages.ts";
import { SavingIcon } from "./SavingIcon.tsx";
import { savingTone, savingWord } from "./saving-word.ts";
import styles from "./Tag.module.css";

export function Tag(props: { tone?: Tone; icon?: JSX.Element; children: JSX.Element; saving?: boolean }) {
  return (
    <span class={styles["tag"]} data-tone={props.tone ?? "plain"} data-saving={props.saving ? "file" : undefined}>
      {props.icon}
      <span>{props.children}</span>
    </span>
  );
}

/** The saving word of one file, lower case, with its count: "3 di HP ini". */
export function SavingTag(props: { status: SavingStatus; zone: string; withTime?: boolean }) {
  const t = useMessages(messages);
  return (
    <Tag saving tone={savingTone(props.status, true)} icon={<SavingIcon state={props.status.state} size="1em" />}>
      {savingWord(t.saving, props.status, { counted: true, zone: props.withTime ? props.zone : null })}
    </Tag>
  );
}
