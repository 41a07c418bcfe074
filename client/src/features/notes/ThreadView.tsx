/** One thread: the note with the words it hangs on, its replies, and what a person may do with it. */
import { formatInstant } from "@pendamping/shared/day";
import type { WriteId } from "@pendamping/shared/file/heads";
import type { Note } from "@pendamping/shared/notes/access";
import { createSignal, For, Match, onMount, Show, Switch } from "solid-js";
import IconResolved from "~icons/ph/check-bold";
import IconSend from "~icons/ph/paper-plane-right-bold";
import IconQuestion from "~icons/ph/question-bold";
import { useOpenFile } from "../../app/context.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { roleName } from "../../ui/people/role-name.ts";
import { SavingTag, Tag } from "../../ui/Tag.tsx";
import { createDraft } from "./draft.ts";
import { messages } from "./messages.ts";
import styles from "./notes.module.css";
import type { NotesState } from "./state.ts";
import type { Thread } from "./threads.ts";
import { WritingBox } from "./WritingBox.tsx";

/** Written and arrived are told apart from this distance on: a morning without signal. */
const lateMs = 6 * 3_600_000;

export function ThreadView(props: { thread: Thread; notes: NotesState; account: string; linked: boolean }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const note = () => props.thread.note;
  const [text, setText] = createDraft(props.account, () => `${file.entry.id}:reply:${note().id}`);
  const [replying, setReplying] = createSignal(false);
  let card!: HTMLElement;
  onMount(() => {
    if (props.linked) card.scrollIntoView({ block: "center" });
  });
  const withdrawn = () => note().withdrawnAt !== null || props.notes.justWithdrawn(note().id);
  const resolver = () => {
    const by = note().resolvedBy;
    return by ? file.authorOf(by) : null;
  };
  return (
    <Card ref={card} class={styles["thread"]} data-linked={props.linked ? "" : undefined}>
      <Words record={note()} notes={props.notes} note={note()} />
      <For each={note().replies}>
        {(reply) => (
          <div class={styles["reply"]}>
            <Words
              record={{ ...reply, quote: null, question: false, state: "note", raw: undefined }}
              notes={props.notes}
            />
          </div>
        )}
      </For>
      <Show when={note().resolved && resolver()}>
        {(by) => (
          <p class={styles["resolved"]}>
            <Tag tone="ok" icon={<IconResolved width="1em" height="1em" aria-hidden="true" />}>
              {by().own ? t.resolvedByYou : t.resolvedBy(by().name ?? t.unknownAuthor)}
            </Tag>
          </p>
        )}
      </Show>
      <Show when={props.notes.writable() && note().state === "note" && !withdrawn()}>
        <Show
          when={replying() || text() !== ""}
          fallback={
            <div class={styles["acts"]}>
              <Button kind="quiet" small onClick={() => setReplying(true)}>
                {t.reply}
              </Button>
              <Button kind="quiet" small onClick={() => props.notes.resolve(note().id, !note().resolved)}>
                {note().resolved ? t.reopen : t.resolve}
              </Button>
            </div>
          }
        >
          <div class={styles["reply"]}>
            <WritingBox
              label={t.writeReply}
              placeholder={t.writeReply}
              text={text()}
              onText={setText}
              focus={replying()}
              sendLabel={t.sendReply}
              sendIcon={<IconSend width="24" height="24" aria-hidden="true" />}
              onSend={() => {
                props.notes.reply(note().id, text().trim());
                setText("");
                setReplying(false);
              }}
            />
          </div>
        </Show>
      </Show>
    </Card>
  );
}

type Words = Pick<
  Note,
  "id" | "writeId" | "state" | "quote" | "text" | "writtenAt" | "zone" | "withdrawnAt" | "question" | "raw"
>;

/** What one person wrote: a note or a reply. */
function Words(props: { record: Words; notes: NotesState; note?: Note }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const author = () => (props.record.writeId ? file.authorOf(props.record.writeId) : null);
  const withdrawn = () => props.record.withdrawnAt !== null || props.notes.justWithdrawn(props.record.id);
  return (
    <Switch>
      <Match when={props.record.state === "missing"}>
        <p class={styles["aside"]}>{t.missing}</p>
      </Match>
      <Match when={withdrawn()}>
        <p class={styles["aside"]}>
          {author()?.own ? t.withdrawnByYou : t.withdrawn}{" "}
          <Show when={author()?.own && props.notes.writable()}>
            <Button kind="quiet" small onClick={() => props.notes.restore(props.record.id)}>
              {t.restore}
            </Button>
          </Show>
        </p>
      </Match>
      <Match when={true}>
        <article class={styles["words"]}>
          <Byline record={props.record} writeId={props.record.writeId} unread={props.notes.isUnread(props.record)} />
          <Show when={props.record.question}>
            <p>
              <Tag
                tone={props.note?.resolved ? "ok" : "wait"}
                icon={<IconQuestion width="1em" height="1em" aria-hidden="true" />}
              >
                {props.note?.resolved ? t.answered : t.question}
              </Tag>
            </p>
          </Show>
          <Show when={props.record.quote}>
            {(quote) => (
              <blockquote class={styles["quote"]}>
                <span class="visually-hidden">{t.quoted}: </span>
                {quote()}
              </blockquote>
            )}
          </Show>
          <Show
            when={props.record.state === "note"}
            fallback={
              <p>
                “{raw(props.record.raw)}” <span class={styles["dim"]}>{t.notUnderstood}</span>
              </p>
            }
          >
            <p class={styles["text"]}>{props.record.text}</p>
          </Show>
          <Show when={author()?.own && props.notes.writable()}>
            <button
              type="button"
              class={styles["withdraw"]}
              aria-label={t.withdrawLabel(props.record.text.slice(0, 60))}
              onClick={() => props.notes.withdraw(props.record.id)}
            >
              {t.withdraw}
            </button>
          </Show>
        </article>
      </Match>
    </Switch>
  );
}

/** Name, role and time; while the server has not named the author, what is known instead. */
function Byline(props: { record: Words; writeId: WriteId | null; unread: boolean }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const author = () => (props.writeId ? file.authorOf(props.writeId) : null);
  const writtenAt = () => author()?.writtenAt ?? props.record.writtenAt;
  const arrivedLate = () => {
    const receivedAt = author()?.receivedAt;
    return receivedAt && Date.parse(receivedAt) - Date.parse(writtenAt()) > lateMs ? receivedAt : null;
  };
  const onlyHere = () => {
    const by = author();
    const status = file.status();
    return by?.own && !by.confirmed && status.state !== "on-server" ? { ...status, unsent: 0 } : null;
  };
  return (
    <header class={styles["byline"]}>
      <Avatar name={author()?.name ?? "?"} tone={author()?.own ? "laut" : "ungu"} />
      <p>
        <b>{author()?.own ? t.you : (author()?.name ?? t.unknownAuthor)}</b>{" "}
        <span class={styles["dim"]}>{author()?.own ? "" : roleName(author() ?? { role: null })}</span>
        <Show when={props.unread}>
          {" "}
          <span class={styles["fresh"]}>{t.fresh}</span>
        </Show>
        <br />
        <span class={styles["when"]}>
          <Show when={writtenAt()}>
            {(at) => <time datetime={at()}>{formatInstant(at(), props.record.zone, language())}</time>}
          </Show>
          <Show when={arrivedLate()}>
            {(at) => <span>{t.arrived(formatInstant(at(), props.record.zone, language()))}</span>}
          </Show>
          <Show when={onlyHere()}>{(status) => <SavingTag status={status()} zone={props.record.zone} />}</Show>
          <Show when={author() && !author()?.own && !author()?.confirmed}>
            <span>{t.unconfirmed}</span>
          </Show>
        </span>
      </p>
    </header>
  );
}

function raw(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
