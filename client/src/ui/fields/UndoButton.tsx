/** Takes back one's own last step in this file, by its name. Absent while there is none. */
import { Show } from "solid-js";
import IconUndo from "~icons/ph/arrow-counter-clockwise-bold";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../Button.tsx";
import styles from "./Field.module.css";
import { messages } from "./messages.ts";

export function UndoButton() {
  const t = useMessages(messages);
  const file = useOpenFile();
  return (
    <Show when={file.undoable()}>
      {(step) => (
        <Button
          kind="quiet"
          class={styles["undo"] ?? ""}
          title={t.undo(step().label)}
          icon={<IconUndo aria-hidden="true" />}
          onClick={() => file.undo()}
        >
          <span class={styles["undoName"]}>{t.undo(step().label)}</span>
        </Button>
      )}
    </Show>
  );
}
