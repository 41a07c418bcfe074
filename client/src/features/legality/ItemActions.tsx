/** What can be done from an item: take back one's last step, by its name; write a note on it; go on to the next. */
import { Show } from "solid-js";
import IconNext from "~icons/ph/arrow-right-bold";
import IconNote from "~icons/ph/chat-circle-text-bold";
import IconList from "~icons/ph/list-bullets-bold";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { UndoButton } from "../../ui/fields/UndoButton.tsx";
import styles from "./legality.module.css";
import { messages } from "./messages.ts";
import type { Legality } from "./state.ts";

export function ItemActions(props: { legality: Legality; item: string }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const next = () => props.legality.steps()[props.legality.step(props.item)?.number ?? 0];
  return (
    <div class={styles["actions"]}>
      <UndoButton />
      <Button
        kind="quiet"
        class={styles["grow"] ?? ""}
        href={`/files/${file.entry.id}/notes?about=${encodeURIComponent(`legality/${props.item}`)}`}
        icon={<IconNote aria-hidden="true" />}
      >
        {t.note}
      </Button>
      <Show
        when={next()}
        fallback={
          <Button class={styles["grow"] ?? ""} href={props.legality.base} endIcon={<IconList aria-hidden="true" />}>
            {t.toList}
          </Button>
        }
      >
        {(step) => (
          <Button
            class={styles["grow"] ?? ""}
            href={`${props.legality.base}/${step().item.id}`}
            endIcon={<IconNext aria-hidden="true" />}
          >
            {t.next}
          </Button>
        )}
      </Show>
    </div>
  );
}
