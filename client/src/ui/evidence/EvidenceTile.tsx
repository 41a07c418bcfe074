/**
 * One piece of evidence, small: the photo once it is here, and where it is. Photos are fetched when their tile is on the screen, papers
 * when they are opened.
 */
import type { Attachment } from "@pendamping/shared/attachments/access";
import { createSignal, onCleanup, onMount, Show } from "solid-js";
import IconPaper from "~icons/ph/file-pdf-bold";
import IconPhoto from "~icons/ph/image-bold";
import { useSession } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { messages as uiMessages } from "../messages.ts";
import { SavingIcon } from "../SavingIcon.tsx";
import { SheetLink } from "../Sheet.tsx";
import { savingWord } from "../saving-word.ts";
import styles from "./evidence.module.css";
import { messages } from "./messages.ts";
import { createContent, type Evidence } from "./state.ts";

export function EvidenceTile(props: { evidence: Evidence; attachment: Attachment }) {
  const t = useMessages(messages);
  const words = useMessages(uiMessages);
  const session = useSession();
  const [seen, setSeen] = createSignal(false);
  const isPhoto = () => props.attachment.mime !== "application/pdf";
  const content = createContent(props.evidence, props.attachment, () => seen() && isPhoto());
  const status = () => props.evidence.status(props.attachment);
  const word = (zone: string | null) => savingWord(words.saving, status(), { counted: false, zone });
  let tile!: HTMLSpanElement;
  onMount(() => {
    const watching = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setSeen(true),
    );
    watching.observe(tile);
    onCleanup(() => watching.disconnect());
  });
  return (
    <SheetLink sheet="evidence" of={props.attachment.id} class={styles["tile"]}>
      <span class="visually-hidden">{t.tile(props.attachment.name, word(session.me()?.zone ?? null))}</span>
      <span ref={tile} class={styles["picture"]} aria-hidden="true">
        <Show
          when={content.url()}
          fallback={
            <span class={styles["paper"]}>
              <Show when={isPhoto()} fallback={<IconPaper width="24" height="24" />}>
                <IconPhoto width="24" height="24" />
              </Show>
              <span>{props.attachment.name}</span>
            </span>
          }
        >
          {(url) => <img src={url()} alt="" />}
        </Show>
        <span class={styles["state"]} data-state={status().state}>
          <SavingIcon state={status().state} size="1em" />
          {word(null)}
        </span>
      </span>
    </SheetLink>
  );
}
