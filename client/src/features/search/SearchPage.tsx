/**
 * /search?q=. Everything written in the files on this device, found at once and without signal. The words stand in the address, so
 * Back brings the same list.
 */
import { needsPersonalData } from "@pendamping/shared/people/personal";
import type { TextPiece } from "@pendamping/shared/search/file-text";
import { useNavigate, useSearchParams } from "@solidjs/router";
import { createMemo, createResource, For, Index, onMount, Show } from "solid-js";
import { useLibrary, useSession } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { CardList } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { fieldName, fieldValue } from "../../ui/names/names.ts";
import { Page } from "../../ui/Page.tsx";
import { placeAddress, placeOf } from "../../ui/place-address.ts";
import { Row } from "../../ui/Row.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { SectionHead } from "../../ui/SectionHead.tsx";
import { excerpt, find, prepare } from "./find.ts";
import { messages } from "./messages.ts";
import styles from "./search.module.css";

export default function SearchPage() {
  const t = useMessages(messages);
  const session = useSession();
  const library = useLibrary();
  const navigate = useNavigate();
  const [query] = useSearchParams<{ q?: string }>();
  let input!: HTMLInputElement;
  onMount(() => input.focus());

  const words = () => query.q?.trim() ?? "";
  const look = (text: string) =>
    navigate(text ? `/search?q=${encodeURIComponent(text)}` : "/search", { replace: true, scroll: false });

  const kept = createMemo(() => library.files().filter((file) => library.summary(file.id)));
  // A new summary comes with new texts.
  const [texts] = createResource(
    () => library.ready() && kept().map(({ id }) => library.summary(id)),
    () => library.texts(),
  );
  const searched = createMemo(() => {
    const known = texts.latest;
    const me = session.me();
    if (!known || !me) return [];
    const files = library.files().map((file) => ({
      id: file.id,
      names: `${file.village} ${file.name} ${file.district} ${file.place} ${file.id}`,
      pieces: known.get(file.id) ?? [],
    }));
    return prepare(files, { placeOf: pieceName, personal: needsPersonalData(me.role) });
  });
  const found = createMemo(() => find(searched(), words()));
  const entry = (id: string) => library.files().find((file) => file.id === id);
  const searchable = () => library.files().filter(({ id }) => texts.latest?.has(id)).length;

  const pieceName = (piece: TextPiece) => (piece.root === "notes" ? t.note : fieldName(piece.root, piece.key));

  return (
    <Page title={t.title} back="/files" stack>
      {/* biome-ignore lint/a11y/useSemanticElements: `search` is not yet an element everywhere */}
      <div role="search">
        <SearchField ref={(element) => (input = element)} label={t.label} text={words()} onText={look} />
      </div>
      <Show when={texts.latest && searchable() < library.files().length}>
        <Notice>{t.incomplete(searchable(), library.files().length)}</Notice>
      </Show>
      <Show when={words()} fallback={<p class={styles["hint"]}>{t.hint}</p>}>
        <p class={styles["hint"]} role="status">
          {found().length > 0 ? t.found(found().length, words()) : texts.latest ? t.none(words()) : ""}
          <Show when={texts.latest && found().length === 0}> {t.noneHint}</Show>
        </p>
      </Show>
      <For each={found()}>
        {(file) => (
          <Show when={entry(file.id)}>
            {(known) => (
              <div>
                <SectionHead title={known().village} aside={known().district} />
                <CardList label={known().name}>
                  <Row href={`/files/${file.id}`} title={known().name} detail={t.file} tight />
                  <For each={file.pieces}>
                    {(piece) => (
                      <Row
                        href={addressOf(file.id, piece)}
                        title={pieceName(piece)}
                        detail={<Excerpt piece={piece} words={words()} />}
                      />
                    )}
                  </For>
                </CardList>
              </div>
            )}
          </Show>
        )}
      </For>
    </Page>
  );
}

function addressOf(file: string, { root, key }: TextPiece): string {
  return root === "notes" ? `/files/${file}/notes/${key ?? ""}` : placeAddress(file, placeOf(root, key));
}

/** The value as people read it; where the words stand only in what is stored (a number without dots), the whole of it. */
function Excerpt(props: { piece: TextPiece; words: string }) {
  const shown = () => {
    const { root, key, text, number } = props.piece;
    return key === null || root === "notes" ? text : fieldValue(root, key, number ? Number(text) : text);
  };
  return (
    <Index each={excerpt(shown(), props.words)}>
      {(part, index) => (index % 2 === 1 ? <mark class={styles["mark"]}>{part()}</mark> : part())}
    </Index>
  );
}
