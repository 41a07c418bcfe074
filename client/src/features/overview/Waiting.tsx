/** What waits for this person in the file: clashes and suggestions that they may settle. Nothing for those who cannot decide. */
import { createMemo, For, Show } from "solid-js";
import IconSuggestion from "~icons/ph/chat-teardrop-text-bold";
import IconTwo from "~icons/ph/not-equals-bold";
import { useLibrary, useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Bullet } from "../../ui/Bullet.tsx";
import { Card, CardList } from "../../ui/Card.tsx";
import { TurnHead } from "../../ui/Duo.tsx";
import { fieldName, sectionName } from "../../ui/names/names.ts";
import { rowName } from "../../ui/names/row-name.ts";
import { Row } from "../../ui/Row.tsx";
import { messages } from "./messages.ts";
import styles from "./overview.module.css";
import type { Overview } from "./state.ts";

const waitingMax = 3;

export function Waiting(props: { overview: Overview }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const library = useLibrary();
  const base = `/files/${file.entry.id}`;
  const suggestions = createMemo(() =>
    library
      .suggestions()
      .filter(
        (each) =>
          each.file === file.entry.id &&
          each.status === "open" &&
          each.mayDecide &&
          library.queuedDecision(each.id) === undefined,
      ),
  );
  const count = () => props.overview.clashes().length + suggestions().length;
  const rest = () =>
    count() - Math.min(props.overview.clashes().length, waitingMax) - Math.min(suggestions().length, waitingMax);
  return (
    <Show when={count() > 0}>
      <Card aria-labelledby="waiting">
        <div class={styles["waitingHead"]}>
          <TurnHead id="waiting">{t.waiting}</TurnHead>
        </div>
        <CardList flat>
          <For each={props.overview.clashes().slice(0, waitingMax)}>
            {(clash) => (
              <Row
                href={`${base}/clashes/${clash.root}/${clash.key}`}
                start={
                  <Bullet tone="turn">
                    <IconTwo />
                  </Bullet>
                }
                title={t.twoValues(fieldName(clash.root, clash.key, rowName(file.ydoc(), clash.root, clash.key)))}
                detail={t.chooseOne}
              />
            )}
          </For>
          <For each={suggestions().slice(0, waitingMax)}>
            {(suggestion) => (
              <Row
                href={`${base}/suggestions/${suggestion.id}`}
                start={
                  <Bullet tone="suggest">
                    <IconSuggestion />
                  </Bullet>
                }
                title={t.suggestionFrom(library.people()[suggestion.author]?.name ?? t.someone)}
                detail={suggestion.changes
                  .slice(0, 2)
                  .map((change) =>
                    change.kind === "record" ? sectionName(change.root) : fieldName(change.root, change.key),
                  )
                  .join(", ")}
              />
            )}
          </For>
          <Show when={rest() > 0}>
            <Row title={t.moreWaiting(rest())} tight href={`${base}/suggestions`} />
          </Show>
        </CardList>
      </Card>
    </Show>
  );
}
