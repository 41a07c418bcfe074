/** /files/:code/papers. Which papers can be made of the file, and what each still lacks. */
import { formatDay } from "@pendamping/shared/day";
import type { Paper } from "@pendamping/shared/papers/paper";
import { createEffect, createSignal, For, on, Show } from "solid-js";
import IconTables from "~icons/ph/table-bold";
import { useOpenFile } from "../../app/context.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Bullet } from "../../ui/Bullet.tsx";
import { CardList } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { Row } from "../../ui/Row.tsx";
import { createPartsOnBoard } from "../../worker/parts-on-board.ts";
import { download, makeDocument } from "./deliver.ts";
import { messages } from "./messages.ts";
import styles from "./papers.module.css";
import { createPapers, type ListedPaper } from "./state.ts";

export default function PapersPage() {
  const t = useMessages(messages);
  const file = useOpenFile();
  const papers = createPapers();
  const onBoard = createPartsOnBoard();
  const [news, setNews] = createSignal<{ readonly tone: "plain" | "wait"; readonly words: string } | null>(null);
  const base = `/files/${file.entry.id}/papers`;
  createEffect(on(file.ydoc, (ydoc) => ydoc && file.setPlace("papers", false)));
  const href = ({ paper, application }: ListedPaper) =>
    `${base}/${paper.kind}${application === null ? "" : `?application=${encodeURIComponent(application)}`}`;
  const name = ({ paper, application, number }: ListedPaper) =>
    application === null ? t.kinds[paper.kind] : t.ofApplication(t.kinds[paper.kind], t.application(number));
  const tables = async () => {
    const facts = papers.facts();
    const [any] = papers.all();
    if (!facts || !any) return;
    setNews({ tone: "plain", words: t.making });
    const made = await makeDocument("xlsx", any.paper, facts);
    if (made.kind === "made") download(made.file);
    setNews(
      made.kind === "made"
        ? { tone: "plain", words: t.made(made.file.name) }
        : { tone: "wait", words: made.kind === "not-here" ? t.notFetched : t.trouble },
    );
  };

  return (
    <Page title={t.title} subtitle={file.entry.village} back={`/files/${file.entry.id}`} stack>
      <p class={styles["lead"]}>{t.lead}</p>
      <Show when={papers.all()[0]}>
        {(first) => (
          <>
            <p class={styles["state"]}>{stateWords(t, first().paper)}</p>
            <CardList label={t.title}>
              <For each={papers.all()}>
                {(listed) => <Row href={href(listed)} title={name(listed)} detail={<Lacks paper={listed.paper} />} />}
              </For>
              <Row
                onClick={() => void tables()}
                start={
                  <Bullet>
                    <IconTables aria-hidden="true" />
                  </Bullet>
                }
                title={t.tables}
                detail={t.tablesDetail}
                chevron={false}
              />
            </CardList>
            <Show when={news()}>
              {(said) => (
                <Notice tone={said().tone} live>
                  {said().words}
                </Notice>
              )}
            </Show>
            <Show when={!papers.seesPersonal()}>
              <p class={styles["state"]}>{t.masked}</p>
            </Show>
            <Show when={onBoard() !== null}>
              <p class={styles["state"]}>{onBoard() ? t.allOnBoard : t.notOnBoard}</p>
            </Show>
          </>
        )}
      </Show>
    </Page>
  );
}

function Lacks(props: { paper: Paper }) {
  const t = useMessages(messages);
  const { length: blanks } = props.paper.blanks;
  const { length: contested } = props.paper.contested;
  const words = [...(blanks > 0 ? [t.blanks(blanks)] : []), ...(contested > 0 ? [t.contested(contested)] : [])];
  return <>{words.length === 0 ? t.complete : words.join(" · ")}</>;
}

/** "Isi berkas versi 16.671, 25 November 2026" */
function stateWords(t: { state(version: string, day: string): string }, paper: Paper): string {
  return t.state(String(paper.version).replace(/\B(?=(\d{3})+$)/g, "."), formatDay(paper.madeOn, language(), "long"));
}
