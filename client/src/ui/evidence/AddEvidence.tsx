/** The tiles that add evidence: a phone's camera, or a file. A mouse gets one tile for both. */

import { attachmentMimes } from "@pendamping/shared/attachments/content";
import { Show } from "solid-js";
import IconCamera from "~icons/ph/camera-bold";
import IconFile from "~icons/ph/paperclip-bold";
import { useMessages } from "../../i18n/messages.ts";
import { hasPointer } from "../saving-word.ts";
import styles from "./evidence.module.css";
import { messages } from "./messages.ts";

export function AddEvidence(props: { onChosen: (chosen: readonly File[]) => void }) {
  const t = useMessages(messages);
  const chosen = (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])];
    input.value = ""; // the same file can be chosen again
    if (files.length > 0) props.onChosen(files);
  };
  return (
    <>
      <Show when={!hasPointer()}>
        <li>
          <label class={styles["add"]}>
            <input
              type="file"
              class="visually-hidden"
              accept="image/*"
              capture="environment"
              aria-label={t.addPhoto}
              onChange={(event) => chosen(event.currentTarget)}
            />
            <IconCamera width="26" height="26" aria-hidden="true" />
            <span aria-hidden="true">{t.photo}</span>
          </label>
        </li>
      </Show>
      <li>
        <label class={styles["add"]}>
          <input
            type="file"
            class="visually-hidden"
            multiple
            accept={[...attachmentMimes, "image/*"].join(",")}
            aria-label={t.addFile}
            onChange={(event) => chosen(event.currentTarget)}
          />
          <IconFile width="26" height="26" aria-hidden="true" />
          <span aria-hidden="true">{hasPointer() ? t.photoOrFile : t.file}</span>
        </label>
      </li>
    </>
  );
}
