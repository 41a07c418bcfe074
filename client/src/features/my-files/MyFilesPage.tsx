/**
 * All files of the person: whose turn it is, search, one filter, then the files by place. Search and filter stand in the
 * address, so Back and a shared link bring the same list.
 */
import { decidesFor } from "@pendamping/shared/financing/approver";
import { useLocation, useNavigate, useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, For, onCleanup, onMount, Show } from "solid-js";
import IconFilter from "~icons/ph/funnel-simple-bold";
import IconSearch from "~icons/ph/magnifying-glass-bold";
import { useLibrary, useSession } from "../../app/context.ts";
import { markListShown } from "../../app/first-frame.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { CardList } from "../../ui/Card.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { Row } from "../../ui/Row.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { SectionHead } from "../../ui/SectionHead.tsx";
import { FileRow } from "./FileRow.tsx";
import { keepFrames } from "./first-frame.tsx";
import { type Show as Filter, groupByPlace, parseShow, searchFiles } from "./list.ts";
import { messages } from "./messages.ts";
import styles from "./my-files.module.css";
import { TurnCard } from "./TurnCard.tsx";
import { turnsOf } from "./turns.ts";

export default function MyFilesPage() {
  const t = useMessages(messages);
  const session = useSession();
  const library = useLibrary();
  const location = useLocation();
  const navigate = useNavigate();
  const [query] = useSearchParams<{ q?: string; show?: string; district?: string }>();
  let search!: HTMLInputElement;

  const text = () => query.q ?? "";
  const show = () => parseShow(query.show);
  const zone = () => session.me()?.zone ?? "Asia/Jakarta";

  const turns = createMemo(() =>
    turnsOf({
      files: library.files(),
      summary: library.summary,
      suggestions: library
        .suggestions()
        .filter(({ id, mayDecide, status }) => mayDecide && status === "open" && !library.queuedDecision(id)),
      people: library.people(),
      undecided: (file) => {
        const me = session.me();
        return (
          me !== null &&
          decidesFor(file, me) &&
          library.approvals(file)?.length === 0 &&
          library.queuedApprovals(file).every(({ refused }) => refused !== null)
        );
      },
    }),
  );
  const turnFiles = createMemo(() => new Set(turns().map((turn) => turn.file.id)));
  /** Only then may the page say that nothing waits; an office, whose turn comes elsewhere, is not told either. */
  const allKnown = () =>
    library.files().some(({ kept }) => kept) && library.files().every(({ id, kept }) => !kept || library.summary(id));
  const stuckDays = (id: string) => library.summary(id)?.stuck?.days ?? 0;
  const passes: Record<Filter, (id: string) => boolean> = {
    turn: (id) => turnFiles().has(id),
    stuck: (id) => stuckDays(id) > 0,
    unsent: (id) => library.status(id).unsent > 0,
  };
  const counts = createMemo(() => ({
    turn: turnFiles().size,
    stuck: library.files().filter(({ id }) => passes.stuck(id)).length,
    unsent: library.files().filter(({ id }) => passes.unsent(id)).length,
  }));
  /** The filter on, else the one worth offering. */
  const offered = (): Filter | null => show() ?? (counts().stuck > 0 ? "stuck" : counts().unsent > 0 ? "unsent" : null);

  const found = createMemo(() => {
    const filter = show();
    const district = query.district;
    return searchFiles(library.files(), text()).filter(
      (file) => (!filter || passes[filter](file.id)) && (!district || file.districtCode === district),
    );
  });
  // Rows are kept by place and file, so that a new status or summary moves rows instead of drawing all of them again.
  const groups = createMemo(() => groupByPlace(found(), { turn: (id) => turnFiles().has(id), stuckDays }));
  const places = createMemo(() => groups().map(({ place }) => place));
  const filesAt = (place: string) => groups().find((group) => group.place === place)?.files ?? [];

  const address = (change: { q?: string | null; show?: Filter | null; district?: null }) => {
    const next = new URLSearchParams(location.search);
    for (const [key, value] of Object.entries(change)) {
      if (value) next.set(key, value);
      else next.delete(key);
    }
    const rest = next.toString();
    return rest ? `/files?${rest}` : "/files";
  };
  /** The same words, looked for in everything written in the files. */
  const everywhere = () => `/search?q=${encodeURIComponent(text().trim())}`;
  const look = (words: string) => navigate(address({ q: words }), { replace: true, scroll: false });

  createEffect(() => {
    if (library.files().length > 0) markListShown();
  });
  keepFrames(() => [found(), turns(), counts()]);

  const onSlash = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    search.focus();
  };
  onMount(() => document.addEventListener("keydown", onSlash));
  onCleanup(() => document.removeEventListener("keydown", onSlash));

  const title = () => {
    const me = session.me();
    return me && me.files.length > 0 && me.files.every(({ kept }) => !kept) ? t.title.region(me.place) : t.title.own;
  };

  return (
    <Page title={title()} width="wide">
      <div class={styles["layout"]}>
        <Show when={turns().length > 0 || allKnown()}>
          <TurnCard
            turns={turns()}
            all={show() === "turn"}
            allHref={address({ show: "turn" })}
            fewerHref={address({ show: null })}
          />
        </Show>
        <div class={styles["list"]}>
          <Show when={library.overall().fetching}>
            {(fetching) => (
              <Notice live>{t.fetching(fetching().done, fetching().total, megabytes(fetching().bytes))}</Notice>
            )}
          </Show>
          <Show when={session.me()?.files.length !== 0} fallback={<p class={styles["empty"]}>{t.empty.none}</p>}>
            {/* biome-ignore lint/a11y/useSemanticElements: `search` is not yet an element everywhere */}
            <div class={styles["tools"]} role="search">
              <SearchField
                ref={(input) => (search = input)}
                label={t.search(library.files().length)}
                placeholder={t.search(library.files().length)}
                text={text()}
                onText={look}
                onEnter={() => text() && navigate(everywhere())}
                shortcut="/"
              />
              <Show when={offered()}>
                {(filter) => (
                  <Chip
                    href={address({ show: show() ? null : filter() })}
                    on={show() !== null}
                    icon={<IconFilter aria-hidden="true" />}
                  >
                    {t.filter[filter()](counts()[filter()])}
                  </Chip>
                )}
              </Show>
            </div>
            <Show when={text().trim()}>
              {(words) => (
                <CardList>
                  <Row
                    href={everywhere()}
                    start={<IconSearch width="24" height="24" aria-hidden="true" />}
                    title={t.everywhere(words())}
                    tight
                  />
                </CardList>
              )}
            </Show>
            <For each={places()}>
              {(place) => (
                <div
                  class={styles["group"]}
                  style={{ "contain-intrinsic-block-size": expectedHeight(filesAt(place).length) }}
                >
                  <SectionHead title={place} aside={t.files(filesAt(place).length)} />
                  <CardList label={place}>
                    <For each={filesAt(place)}>{(file) => <FileRow file={file} zone={zone()} />}</For>
                  </CardList>
                </div>
              )}
            </For>
            <Show when={found().length === 0}>
              <div class={styles["empty"]}>
                <p>{text() ? t.empty.search(text()) : t.empty.filter}</p>
                <Button kind="quiet" href="/files">
                  {t.empty.show}
                </Button>
              </div>
            </Show>
          </Show>
          <Show when={session.me()}>
            {(me) => (
              <div class={styles["me"]}>
                <CardList>
                  <Row href="/me" start={<Avatar name={me().name} />} title={t.me} detail={me().name} />
                </CardList>
              </div>
            )}
          </Show>
        </div>
      </div>
    </Page>
  );
}

/** A group off the screen is not laid out; told its height, the page keeps its place on Back. Heading, then rows. */
function expectedHeight(files: number): string {
  return `auto ${3 + files * 6.2}rem`;
}

/** "1,2 MB", or kB below a tenth of one. */
function megabytes(bytes: number): string {
  const inMb = bytes / 1_000_000;
  return inMb < 0.1 ? `${Math.ceil(bytes / 1000)} KB` : `${inMb.toFixed(1).replace(".", ",")} MB`;
}
