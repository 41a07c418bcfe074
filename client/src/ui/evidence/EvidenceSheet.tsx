/** One piece of evidence in full: the picture, who added it, where it is, and what can be done with it. */
import type { Attachment } from "@pendamping/shared/attachments/access";
import { formatInstant } from "@pendamping/shared/day";
import { Match, Show, Switch } from "solid-js";
import IconRestore from "~icons/ph/arrow-counter-clockwise-bold";
import IconOpen from "~icons/ph/arrow-square-out-bold";
import IconSave from "~icons/ph/download-simple-bold";
import { useOpenFile, useSession } from "../../app/context.ts";
import { capital } from "../../i18n/capital.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../Button.tsx";
import { authorName } from "../fields/WhoWrote.tsx";
import { messages as uiMessages } from "../messages.ts";
import { Sheet } from "../Sheet.tsx";
import { savingWord } from "../saving-word.ts";
import styles from "./evidence.module.css";
import { messages } from "./messages.ts";
import { createContent, type Evidence } from "./state.ts";

/** `attachment` is fixed for the life of the sheet; whether it is withdrawn is read anew. */
export function EvidenceSheet(props: { evidence: Evidence; attachment: Attachment }) {
  const t = useMessages(messages);
  const words = useMessages(uiMessages);
  const file = useOpenFile();
  const session = useSession();
  const content = createContent(props.evidence, props.attachment, () => true);
  const isPhoto = () => props.attachment.mime !== "application/pdf";
  const withdrawn = () => props.evidence.find(props.attachment.id)?.withdrawnAt !== null;
  const zone = () => session.me()?.zone ?? "Asia/Jakarta";
  const word = () =>
    savingWord(words.saving, props.evidence.status(props.attachment), { counted: false, zone: zone() });
  const added = () => formatInstant(props.attachment.addedAt, props.attachment.zone, language());
  return (
    <Sheet name="evidence" title={<span class={styles["name"]}>{props.attachment.name}</span>}>
      <div class={styles["full"]}>
        <Switch fallback={<p class={styles["dim"]}>{t.loading}</p>}>
          <Match when={content.missing()}>
            {(why) => (
              <div class={styles["missing"]} role="status">
                <p>{why() === "not-there" ? t.notThere : t.unreachable}</p>
                <Button small kind="quiet" onClick={content.load}>
                  {t.again}
                </Button>
              </div>
            )}
          </Match>
          <Match when={isPhoto() && content.url()}>{(url) => <img src={url()} alt={props.attachment.name} />}</Match>
          <Match when={content.url()}>
            {(url) => (
              <a class={styles["openPaper"]} href={url()} target="_blank" rel="noopener">
                <IconOpen width="22" height="22" aria-hidden="true" />
                {t.open}
              </a>
            )}
          </Match>
        </Switch>
      </div>
      <dl class={styles["facts"]}>
        <div>
          <dt>{t.addedBy}</dt>
          <dd>{t.by(authorName(file.authorOf(props.attachment.writeId)), added())}</dd>
        </div>
        <div>
          <dt>{t.place}</dt>
          <dd>{capital(word())}</dd>
        </div>
        <div>
          <dt>{t.size}</dt>
          <dd class="numbers">{sizeText(props.attachment.bytes)}</dd>
        </div>
      </dl>
      <Show when={withdrawn()}>
        <p class={styles["note"]} role="status">
          {t.withdrawnNow}
        </p>
      </Show>
      <div class={styles["buttons"]}>
        <Show when={props.evidence.writable()}>
          <Show
            when={withdrawn()}
            fallback={
              <Button small kind="quiet" onClick={() => props.evidence.withdraw(props.attachment.id)}>
                {t.withdraw}
              </Button>
            }
          >
            <Button
              small
              icon={<IconRestore aria-hidden="true" />}
              onClick={() => props.evidence.restore(props.attachment.id)}
            >
              {t.restore}
            </Button>
          </Show>
        </Show>
        <Show when={content.url()}>
          {(url) => (
            <a class={styles["save"]} href={url()} download={props.attachment.name}>
              <IconSave width="20" height="20" aria-hidden="true" />
              {t.save}
            </a>
          )}
        </Show>
      </div>
    </Sheet>
  );
}

/** "212 kB", "1,4 MB": a comma in both languages, as everywhere here. */
function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1).replace(".", ",")} MB`;
}
