/** /files/:code/suggestions. All suggestions of the file that this person may decide or has made; open ones first. */
import { formatInstant } from "@pendamping/shared/day";
import type { Suggestion } from "@pendamping/shared/protocol/catch-up";
import { createEffect, createMemo, For, on, Show } from "solid-js";
import IconSuggestion from "~icons/ph/chat-teardrop-text-bold";
import { useLibrary, useOpenFile, useSession } from "../../app/context.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Bullet } from "../../ui/Bullet.tsx";
import { CardList } from "../../ui/Card.tsx";
import { Page } from "../../ui/Page.tsx";
import { Row } from "../../ui/Row.tsx";
import { SectionHead } from "../../ui/SectionHead.tsx";
import { messages } from "./messages.ts";
import { personName, suggestionTitle } from "./state.ts";
import styles from "./suggestion.module.css";

export default function SuggestionsPage() {
  const t = useMessages(messages);
  const file = useOpenFile();
  const library = useLibrary();
  const here = createMemo(() =>
    library
      .suggestions()
      .filter((suggestion) => suggestion.file === file.entry.id)
      .sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1)),
  );
  const open = createMemo(() => here().filter((suggestion) => suggestion.status === "open"));
  const decided = createMemo(() => here().filter((suggestion) => suggestion.status !== "open"));
  createEffect(on(file.ydoc, (ydoc) => ydoc && file.setPlace("", false)));

  return (
    <Page title={t.title} subtitle={file.entry.village} back={`/files/${file.entry.id}`}>
      <Show when={here().length === 0}>
        <p class={styles["dim"]}>{t.none}</p>
      </Show>
      <Show when={open().length > 0}>
        <SectionHead title={t.openOnes} aside={open().length} />
        <List suggestions={open()} />
      </Show>
      <Show when={decided().length > 0}>
        <SectionHead title={t.decided} aside={decided().length} />
        <List suggestions={decided()} />
      </Show>
    </Page>
  );
}

function List(props: { suggestions: readonly Suggestion[] }) {
  const t = useMessages(messages);
  const library = useLibrary();
  const session = useSession();
  const zone = () => session.me()?.zone ?? "Asia/Jakarta";
  const author = (suggestion: Suggestion) =>
    suggestion.author === session.me()?.account ? t.you : personName(suggestion.author, library.people());
  const state = (suggestion: Suggestion) => {
    const queued = library.queuedDecision(suggestion.id);
    return queued ? t.queued[queued] : suggestion.status === "open" ? "" : ` · ${t.status[suggestion.status]}`;
  };
  return (
    <CardList>
      <For each={props.suggestions}>
        {(suggestion) => (
          <Row
            href={`/files/${suggestion.file}/suggestions/${suggestion.id}`}
            start={
              <Bullet tone={suggestion.status === "open" ? "suggest" : "plain"}>
                <IconSuggestion aria-hidden="true" />
              </Bullet>
            }
            title={suggestionTitle(suggestion)}
            detail={`${author(suggestion)}, ${formatInstant(suggestion.writtenAt, zone(), language())}${state(suggestion)}`}
          />
        )}
      </For>
    </CardList>
  );
}
