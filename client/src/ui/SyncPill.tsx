/** The one always visible truth about saving: the least safe state of all files. Opens the status sheet. */
import { capital } from "../i18n/capital.ts";
import { useMessages } from "../i18n/messages.ts";
import type { SavingStatus } from "../sync/model.ts";
import { messages } from "./messages.ts";
import { SavingIcon } from "./SavingIcon.tsx";
import { SheetLink } from "./Sheet.tsx";
import styles from "./SyncPill.module.css";
import { savingTone, savingWord } from "./saving-word.ts";

export function SyncPill(props: { status: SavingStatus; zone: string }) {
  const t = useMessages(messages);
  const word = () => savingWord(t.saving, props.status, { counted: false, zone: props.zone });
  return (
    <SheetLink sheet="sync" class={styles["pill"]} data-tone={savingTone(props.status, false)} data-saving="overall">
      <SavingIcon state={props.status.state} />
      <span>
        {capital(word())}
        <span class="visually-hidden">. {t.saving.open}</span>
      </span>
    </SheetLink>
  );
}
