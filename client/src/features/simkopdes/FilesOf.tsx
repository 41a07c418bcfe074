/** The photos and papers that answer a field: each by its name, which opens it, and a button that saves them for the upload. */

import { useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, Show, untrack } from "solid-js";
import IconSave from "~icons/ph/download-simple-bold";
import { useMessages } from "../../i18n/messages.ts";
import { EvidenceSheet } from "../../ui/evidence/EvidenceSheet.tsx";
import { createEvidence } from "../../ui/evidence/state.ts";
import { offerFile } from "../../ui/offer-file.ts";
import { SheetLink } from "../../ui/Sheet.tsx";
import { messages } from "./messages.ts";
import styles from "./simkopdes.module.css";

/** `slot` is fixed for the life of the part. */
export function FilesOf(props: { slot: string; href: string; name: string }) {
  const t = useMessages(messages);
  const evidence = createEvidence(untrack(() => props.slot));
  const [query] = useSearchParams();
  const [missing, setMissing] = createSignal(false);
  const opened = createMemo(() => {
    const of = query["of"];
    return query["sheet"] === "evidence" && typeof of === "string" ? evidence.find(of)?.id : undefined;
  });
  const save = async () => {
    let all = true;
    for (const attachment of evidence.current()) {
      const content = await evidence.content(attachment);
      if (content.kind === "here") offerFile(content.blob, attachment.name);
      else all = false;
    }
    setMissing(!all);
  };
  return (
    <Show
      when={evidence.current().length > 0}
      fallback={
        <span class={styles["dim"]}>
          {t.noFile}
          {" · "}
          <a href={props.href}>{t.addFile}</a>
        </span>
      }
    >
      <ul class={styles["files"]}>
        <For each={evidence.current()}>
          {(attachment) => (
            <li>
              <SheetLink sheet="evidence" of={attachment.id} class={styles["file"]}>
                <span class="visually-hidden">{t.openFile(attachment.name)}</span>
                <span aria-hidden="true">{attachment.name}</span>
              </SheetLink>
            </li>
          )}
        </For>
      </ul>
      <button type="button" class={styles["save"]} aria-label={t.saveFilesOf(props.name)} onClick={() => void save()}>
        <IconSave width="1.1em" height="1.1em" aria-hidden="true" />
        {t.saveFiles}
      </button>
      <span role="status">
        <Show when={missing()}>
          <span class={styles["dim"]}>{t.notHere}</span>
        </Show>
      </span>
      <Show when={opened()} keyed>
        {(id) => (
          <Show when={untrack(() => evidence.find(id))}>
            {(attachment) => <EvidenceSheet evidence={evidence} attachment={attachment()} />}
          </Show>
        )}
      </Show>
    </Show>
  );
}
