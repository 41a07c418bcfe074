/** /files/:code/papers/:kind. The paper as it will be printed, what it lacks, and the documents that can be made of it. */
import { makePaper, paperKinds } from "@pendamping/shared/papers/catalogue";
import { useParams, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, Show } from "solid-js";
import IconWord from "~icons/ph/file-doc-bold";
import IconPdf from "~icons/ph/file-pdf-bold";
import IconShare from "~icons/ph/share-network-bold";
import IconExcel from "~icons/ph/table-bold";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { download, type Format, makeDocument, mayShare, share } from "./deliver.ts";
import { messages } from "./messages.ts";
import { PaperView } from "./PaperView.tsx";
import styles from "./papers.module.css";
import { createPapers } from "./state.ts";

export default function PaperPage() {
  const t = useMessages(messages);
  const file = useOpenFile();
  const params = useParams<{ code: string; kind: string }>();
  const [query] = useSearchParams<{ application?: string }>();
  const papers = createPapers();
  const [news, setNews] = createSignal<{ readonly tone: "plain" | "wait"; readonly words: string } | null>(null);
  const [busy, setBusy] = createSignal(false);
  const kind = createMemo(() => paperKinds.find((id) => id === params.kind));
  const facts = createMemo(() => papers.facts(query.application));
  const paper = createMemo(() => {
    const [now, known] = [facts(), kind()];
    return now && known ? makePaper(known, now) : undefined;
  });

  const make = async (format: Format, deliver: (file: File) => void | Promise<void>) => {
    const [now, made] = [facts(), paper()];
    if (!now || !made || busy()) return;
    setBusy(true);
    setNews({ tone: "plain", words: t.making });
    const document = await makeDocument(format, made, now);
    setBusy(false);
    if (document.kind === "made") {
      setNews(deliver === download ? { tone: "plain", words: t.made(document.file.name) } : null);
      await deliver(document.file);
    } else setNews({ tone: "wait", words: document.kind === "not-here" ? t.notFetched : t.trouble });
  };

  return (
    <Page
      title={kind() ? t.kinds[kind() ?? "whole-file"] : t.title}
      subtitle={file.entry.village}
      back={`/files/${file.entry.id}/papers`}
      stack
      actions={
        <div class={styles["actions"]}>
          <Button
            class={styles["grow"] ?? ""}
            icon={<IconPdf aria-hidden="true" />}
            aria-label={t.download(t.pdf)}
            onClick={() => void make("pdf", download)}
          >
            {t.pdf}
          </Button>
          <Button
            kind="quiet"
            class={styles["grow"] ?? ""}
            icon={<IconWord aria-hidden="true" />}
            aria-label={t.download(t.word)}
            onClick={() => void make("docx", download)}
          >
            {t.word}
          </Button>
          <Button
            kind="quiet"
            class={styles["grow"] ?? ""}
            icon={<IconExcel aria-hidden="true" />}
            aria-label={t.download(t.excel)}
            onClick={() => void make("xlsx", download)}
          >
            {t.excel}
          </Button>
          <Show when={mayShare()}>
            <Button
              kind="quiet"
              icon={<IconShare aria-hidden="true" />}
              aria-label={t.share}
              onClick={() => void make("pdf", share)}
            />
          </Show>
        </div>
      }
    >
      <Show when={news()}>
        {(said) => (
          <Notice tone={said().tone} live>
            {said().words}
          </Notice>
        )}
      </Show>
      <Show when={kind()} fallback={<Unknown />}>
        <Show when={paper()}>
          {(made) => (
            <>
              <Gaps head={t.blankHead(made().blanks.length)} items={made().blanks} help={t.blankHelp} />
              <Gaps head={t.contestedHead(made().contested.length)} items={made().contested} />
              <PaperView paper={made()} label={t.preview} />
            </>
          )}
        </Show>
      </Show>
    </Page>
  );
}

function Gaps(props: { head: string; items: readonly string[]; help?: string }) {
  return (
    <Show when={props.items.length > 0}>
      <details class={styles["gaps"]}>
        <summary>{props.head}</summary>
        <ul>
          <For each={props.items}>{(item) => <li>{item}</li>}</For>
        </ul>
        <Show when={props.help}>
          <p>{props.help}</p>
        </Show>
      </details>
    </Show>
  );
}

function Unknown() {
  const t = useMessages(messages);
  const params = useParams<{ code: string }>();
  return (
    <>
      <p>{t.unknown}</p>
      <Button href={`/files/${params.code}/papers`}>{t.toList}</Button>
    </>
  );
}
