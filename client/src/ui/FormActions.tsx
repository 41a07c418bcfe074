/**
 * The bar under a form that is one of several: take back one's last step, by its name; write a note on this place; go on to the next
 * form, or back to the list after the last.
 */
import { Show } from "solid-js";
import IconNext from "~icons/ph/arrow-right-bold";
import IconNote from "~icons/ph/chat-circle-text-bold";
import IconList from "~icons/ph/list-bullets-bold";
import { useOpenFile } from "../app/context.ts";
import { useMessages } from "../i18n/messages.ts";
import { Button } from "./Button.tsx";
import styles from "./FormActions.module.css";
import { UndoButton } from "./fields/UndoButton.tsx";
import { messages } from "./messages.ts";

interface FormActionsProps {
  /** The place that a note written here is about: "legality/nib". */
  about: string;
  /** Addresses; without a next one it leads to the list. */
  next: string | undefined;
  list: string;
}

export function FormActions(props: FormActionsProps) {
  const t = useMessages(messages);
  const file = useOpenFile();
  return (
    <div class={styles["actions"]}>
      <UndoButton />
      <Button
        kind="quiet"
        class={styles["grow"] ?? ""}
        href={`/files/${file.entry.id}/notes?about=${encodeURIComponent(props.about)}`}
        icon={<IconNote aria-hidden="true" />}
      >
        {t.form.note}
      </Button>
      <Show
        when={props.next}
        fallback={
          <Button class={styles["grow"] ?? ""} href={props.list} endIcon={<IconList aria-hidden="true" />}>
            {t.form.toList}
          </Button>
        }
      >
        {(next) => (
          <Button class={styles["grow"] ?? ""} href={next()} endIcon={<IconNext aria-hidden="true" />}>
            {t.form.next}
          </Button>
        )}
      </Show>
    </div>
  );
}
