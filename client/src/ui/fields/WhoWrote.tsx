/** Who wrote a field, under it: name, position and day at a glance, the rest one tap away. */

import { dayOf, formatDay, formatInstant } from "@pendamping/shared/day";
import type { WriteId } from "@pendamping/shared/file/heads";
import { Show } from "solid-js";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import type { Author } from "../../sync/model.ts";
import { roleName } from "../people/role-name.ts";
import styles from "./Field.module.css";
import type { FileField } from "./file-field.ts";
import { messages } from "./messages.ts";

export function WhoWrote(props: { field: Pick<FileField<unknown>, "author" | "zone">; id: WriteId }) {
  const t = useMessages(messages);
  const author = () => props.field.author(props.id);
  const day = () => {
    const at = author().writtenAt ?? author().receivedAt;
    return at === null ? null : formatDay(dayOf(new Date(at), props.field.zone), language(), "day-month");
  };
  const instant = (at: string) => formatInstant(at, props.field.zone, language());
  return (
    <details class={styles["who"]}>
      <summary>
        <span class="visually-hidden">{t.whoWrote}: </span>
        {day() === null ? authorName(author()) : t.by(authorName(author()), day() ?? "")}
      </summary>
      <ul>
        <Show when={author().name}>{(name) => <li>{t.author(name(), roleName(author()))}</li>}</Show>
        <Show when={author().writtenAt}>{(at) => <li>{t.writtenAt(instant(at()))}</li>}</Show>
        <Show when={author().receivedAt}>{(at) => <li>{t.receivedAt(instant(at()))}</li>}</Show>
        <Show when={author().viaName}>{(name) => <li>{t.via(name())}</li>}</Show>
        <Show when={author().broughtBackBy}>{(name) => <li>{t.broughtBack(name())}</li>}</Show>
        <Show when={!author().confirmed}>
          <li>{t.notConfirmed}</li>
        </Show>
      </ul>
    </details>
  );
}

/** "Anda", "Siti Contoh (ketua)". Reads the language. */
export function authorName(author: Author): string {
  const t = useMessages(messages);
  if (author.own) return t.you;
  return author.name === null ? t.someone : t.author(author.name, roleName(author));
}
