/** A table within the profile's form: its rows at a glance, and the way to where they are written. */
import type { ProfileTableId } from "@pendamping/shared/profile/table-fields";
import { Show } from "solid-js";
import { useOpenFile } from "../../../app/context.ts";
import { useMessages } from "../../../i18n/messages.ts";
import { profileGroupName } from "../../../ui/names/names.ts";
import { RowsList } from "../../../ui/table/RowsList.tsx";
import { phoneColumns } from "./columns.ts";
import { createProfileTable } from "./create-table.ts";
import { messages } from "./messages.ts";
import styles from "./tables.module.css";

export function TableAtAGlance(props: { table: Exclude<ProfileTableId, "members">; headed?: boolean }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const rows = createProfileTable(props.table);
  const page = `/files/${file.entry.id}/profile/${props.table}`;
  const name = () => profileGroupName(props.table);
  const isEmpty = () => rows.ids().length === 0;
  const word = () => (!rows.writable() ? t.see : isEmpty() ? t.fill : t.edit);
  return (
    <Show when={file.ydoc()}>
      <section class={styles["glance"]} aria-label={name()}>
        <div class={styles["head"]}>
          <Show when={props.headed} fallback={<span />}>
            <h2>{name()}</h2>
          </Show>
          <a href={page}>
            {word()}
            <span class="visually-hidden"> {name()}</span>
          </a>
        </div>
        <Show
          when={!isEmpty()}
          fallback={<p class={styles["empty"]}>{rows.writable() ? t.empty[props.table] : t.emptyReader}</p>}
        >
          <div class={styles["table"]}>
            <RowsList
              rows={rows}
              label={name()}
              figures={phoneColumns(props.table, rows.columns)}
              rowHref={(id) => `${page}?row=${id}`}
            />
          </div>
        </Show>
      </section>
    </Show>
  );
}
