/** The list of members within the profile's form: how many there are, and the ways to the list and into it. */
import { currentRows } from "@pendamping/shared/file/rows";
import { memberCount } from "@pendamping/shared/profile/members";
import { Show } from "solid-js";
import IconList from "~icons/ph/list-bullets-bold";
import IconImport from "~icons/ph/upload-simple-bold";
import { useOpenFile } from "../../../app/context.ts";
import { useMessages } from "../../../i18n/messages.ts";
import { Button } from "../../../ui/Button.tsx";
import { messages as tableMessages } from "../tables/messages.ts";
import styles from "./members.module.css";
import { messages } from "./messages.ts";

export function MembersAtAGlance() {
  const t = useMessages(messages);
  const words = useMessages(tableMessages);
  const file = useOpenFile();
  const listed = file.watch("profile", (ydoc) => {
    const rows = currentRows(ydoc, { root: "profile", name: "members", fields: {} }).length;
    const active = memberCount(ydoc) ?? 0;
    return rows > 0 ? { active, left: rows - active } : null;
  });
  const page = `/files/${file.entry.id}/profile/members`;
  const writable = () => file.mayWrite("profile") && !file.newerThanApp();
  return (
    <div class={styles["glance"]} data-wide="">
      <p class={styles["totals"]}>
        <Show when={listed()} fallback={writable() ? words.empty.members : words.emptyReader}>
          {(now) => t.counted(now().active, now().left)}
        </Show>
      </p>
      <div class={styles["links"]}>
        <Button small kind="quiet" href={page} icon={<IconList aria-hidden="true" />}>
          {t.toList}
        </Button>
        <Show when={writable()}>
          <Button small kind="quiet" href={`${page}/import`} icon={<IconImport aria-hidden="true" />}>
            {t.import}
          </Button>
        </Show>
      </div>
    </div>
  );
}
