/** Before and after of one change, as words: taken out is struck, put in is underlined; both are also said. */
import { dayOf, formatDay } from "@pendamping/shared/day";
import { headsOf } from "@pendamping/shared/file/heads";
import { rootKind, sectionOfRoot } from "@pendamping/shared/file/section";
import type { SuggestedChange } from "@pendamping/shared/protocol/catch-up";
import { createMemo, For, Show } from "solid-js";
import { useOpenFile } from "../../app/context.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Card } from "../../ui/Card.tsx";
import { rowName } from "../../ui/names/row-name.ts";
import { messages } from "./messages.ts";
import { changeName, valueText } from "./state.ts";
import styles from "./suggestion.module.css";
import { excerpt, wordDiff } from "./word-diff.ts";

export function ChangeView(props: { change: SuggestedChange; open: boolean; named: boolean; zone: string }) {
  const t = useMessages(messages);
  const runs = createMemo(() => excerpt(wordDiff(valueText(props.change, "before"), valueText(props.change, "after"))));
  const file = useOpenFile();
  const name = () => changeName(props.change, rowName(file.ydoc(), props.change.root, props.change.key));
  const shown = (leftOut: "added" | "removed") => runs().filter((run) => run.kind !== leftOut);
  return (
    <div>
      <Show when={props.named}>
        <h2 class={styles["change"]}>{name()}</h2>
      </Show>
      <Card>
        <div class={styles["side"]}>
          <p class={styles["sideName"]}>{props.open ? t.now : t.before}</p>
          <p class={styles["words"]}>
            <For each={shown("added")} fallback={<span class={styles["empty"]}>{t.empty}</span>}>
              {(run) =>
                run.kind === "same" ? (
                  run.text
                ) : (
                  <del>
                    <span class="visually-hidden">[{t.removed}: </span>
                    {run.text}
                    <span class="visually-hidden">]</span>
                  </del>
                )
              }
            </For>
          </p>
          <Show when={props.open}>
            <WrittenBy change={props.change} zone={props.zone} />
          </Show>
        </div>
        <div class={styles["side"]}>
          <p class={styles["sideName"]}>{t.proposed}</p>
          <p class={styles["words"]}>
            <For each={shown("removed")} fallback={<span class={styles["empty"]}>{t.empty}</span>}>
              {(run) =>
                run.kind === "same" ? (
                  run.text
                ) : (
                  <ins>
                    <span class="visually-hidden">[{t.added}: </span>
                    {run.text}
                    <span class="visually-hidden">]</span>
                  </ins>
                )
              }
            </For>
          </p>
        </div>
      </Card>
    </div>
  );
}

/** Whose value stands there now. */
function WrittenBy(props: { change: SuggestedChange; zone: string }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const { root, key, kind } = props.change;
  const section = sectionOfRoot(root);
  if (kind !== "field" || key === null || !section || rootKind(root) !== "map") return null;
  const write = file.watch(section, (ydoc) => headsOf(ydoc.getMap(root), key).at(-1)?.id);
  const author = () => {
    const id = write();
    return id ? file.authorOf(id) : null;
  };
  return (
    <Show when={author()?.writtenAt}>
      {(at) => (
        <p class={styles["dim"]}>
          {t.writtenBy(
            author()?.own ? t.you : (author()?.name ?? t.someone),
            formatDay(dayOf(new Date(at()), props.zone), language(), "short"),
          )}
        </p>
      )}
    </Show>
  );
}
