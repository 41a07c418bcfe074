/** /files/:code/notes[/:id]. Threads by the place that they are about, unread first; the box to write in at the bottom. */
import { A, useParams, useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, For, on, Show } from "solid-js";
import { useOpenFile, useSession } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Chip, Chips } from "../../ui/Chip.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { placeName } from "../../ui/names/names.ts";
import { Page } from "../../ui/Page.tsx";
import { placeAddress } from "../../ui/place-address.ts";
import { Compose } from "./Compose.tsx";
import { messages } from "./messages.ts";
import styles from "./notes.module.css";
import { createNotes } from "./state.ts";
import { ThreadView } from "./ThreadView.tsx";

export default function NotesPage() {
  const t = useMessages(messages);
  const file = useOpenFile();
  const account = useSession().me()?.account ?? "";
  const params = useParams<{ id?: string }>();
  const [query, setQuery] = useSearchParams<{ about?: string; quote?: string; show?: string }>();
  const about = () => query.about ?? "";
  const show = () => (query.show === "unread" || query.show === "questions" ? query.show : "all");
  // The filter follows the place that the page was opened for, not the one chosen in the box while writing.
  const [place, setPlace] = createSignal(about());
  const filter = createMemo(() => ({ show: show(), about: place() }) as const);
  const notes = createNotes(file, account, filter);
  const threads = notes.threads;
  createEffect(on(file.ydoc, (ydoc) => ydoc && file.setPlace("notes", false)));

  return (
    <Page
      title={t.title}
      subtitle={file.entry.village}
      back={about() ? placeAddress(file.entry.id, about()) : `/files/${file.entry.id}`}
      stack
      actions={
        notes.writable() && (
          <Compose
            account={account}
            file={file.entry.id}
            about={about()}
            quote={query.quote ?? null}
            onAbout={(chosen) => setQuery({ about: chosen || undefined, quote: undefined }, { replace: true })}
            onWithoutQuote={() => setQuery({ quote: undefined }, { replace: true })}
            onWriting={(writing) => file.setPlace(about() ? `notes/${about()}` : "notes", writing)}
            onSend={(note) => {
              notes.add(note);
              setQuery({ quote: undefined }, { replace: true });
            }}
          />
        )
      }
    >
      <div class={styles["body"]}>
        <Show when={file.newerThanApp()}>
          <Notice tone="wait">{t.newer}</Notice>
        </Show>
        <Show when={!file.newerThanApp() && !file.mayWrite("notes")}>
          <p class={styles["dim"]}>{t.readOnly}</p>
        </Show>
        <Show when={notes.count() > 0}>
          <Chips label={t.filters}>
            <Chip low on={show() === "unread"} onClick={() => toggle("unread")}>
              {t.unread} {threads()?.unreadCount ?? 0}
            </Chip>
            <Chip low on={show() === "all"} onClick={() => setQuery({ show: undefined }, { replace: true })}>
              {t.all}
            </Chip>
            <Show when={threads()?.openQuestions || show() === "questions"}>
              <Chip low on={show() === "questions"} onClick={() => toggle("questions")}>
                {t.questions} {threads()?.openQuestions ?? 0}
              </Chip>
            </Show>
            <Show when={place()}>
              <Chip low on onClick={() => setPlace("")} label={t.allPlaces(placeName(place()))}>
                {placeName(place())} ×
              </Chip>
            </Show>
          </Chips>
        </Show>
        <Show when={threads()}>
          {(found) => (
            <>
              <Show when={found().groups.length === 0}>
                <p class={styles["empty"]}>{emptySentence()}</p>
              </Show>
              <For each={found().groups.map((group) => group.about)}>
                {(groupAbout) => {
                  const group = createMemo(() => found().groups.find((each) => each.about === groupAbout));
                  return (
                    <section class={styles["group"]}>
                      <h2>
                        <A href={placeAddress(file.entry.id, groupAbout)} class={styles["place"]}>
                          {groupAbout === "" ? t.wholeFile : placeName(groupAbout)}
                        </A>
                      </h2>
                      <For each={group()?.threads.map(({ note }) => note.id)}>{(id) => thread(id)}</For>
                    </section>
                  );
                }}
              </For>
              <Show when={show() === "all" && found().folded.length > 0}>
                <details class={styles["folded"]} open={found().folded.some(({ note }) => note.id === params.id)}>
                  <summary>{t.folded(found().folded.length)}</summary>
                  <For each={found().folded.map(({ note }) => note.id)}>{(id) => thread(id)}</For>
                </details>
              </Show>
            </>
          )}
        </Show>
      </div>
    </Page>
  );

  /** By id, so that a thread in which somebody types a reply is not drawn anew by another's note. */
  function thread(id: string) {
    const found = createMemo(() => {
      const now = threads();
      return [...(now?.groups.flatMap((group) => group.threads) ?? []), ...(now?.folded ?? [])].find(
        ({ note }) => note.id === id,
      );
    });
    return (
      <Show when={found()}>
        {(each) => <ThreadView thread={each()} notes={notes} account={account} linked={id === params.id} />}
      </Show>
    );
  }

  function toggle(wanted: "unread" | "questions") {
    setQuery({ show: show() === wanted ? undefined : wanted }, { replace: true });
  }

  function emptySentence(): string {
    if (show() === "unread") return t.nothingUnread;
    if (show() === "questions") return t.nothingOpen;
    if (place()) return t.nothingHere;
    return notes.writable() ? t.empty : t.emptyReader;
  }
}
