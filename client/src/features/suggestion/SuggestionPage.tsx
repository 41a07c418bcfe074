/**
 * /files/:code/suggestions/:id. Who proposes what, why it did not go straight into the file, before and after, and the
 * decision: this page is the whole of what is decided, so its button decides. The author sees the outcome here.
 */
import { formatInstant } from "@pendamping/shared/day";
import type { Suggestion } from "@pendamping/shared/protocol/catch-up";
import type { SuggestionDecision } from "@pendamping/shared/protocol/decisions";
import { useParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, createUniqueId, For, Match, on, Show, Switch } from "solid-js";
import IconNoSignal from "~icons/ph/cell-signal-slash-bold";
import IconSuggestion from "~icons/ph/chat-teardrop-text-bold";
import IconAccept from "~icons/ph/check-bold";
import IconClock from "~icons/ph/clock-bold";
import { useLibrary, useOpenFile, useSession } from "../../app/context.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { roleName } from "../../ui/people/role-name.ts";
import { placeAddress, placeOf } from "../../ui/place-address.ts";
import { ChangeView } from "./ChangeView.tsx";
import { messages } from "./messages.ts";
import { personName, suggestionTitle, whyNot } from "./state.ts";
import styles from "./suggestion.module.css";

export default function SuggestionPage() {
  const t = useMessages(messages);
  const params = useParams<{ code: string; id: string }>();
  const library = useLibrary();
  const suggestion = createMemo(() =>
    library.suggestions().find((each) => each.id === params.id && each.file === params.code),
  );
  return (
    <Show
      when={suggestion()}
      fallback={
        <Page title={t.title} back={`/files/${params.code}/suggestions`} stack>
          <p>{t.missing}</p>
          <Button href={`/files/${params.code}/suggestions`} kind="quiet">
            {t.toList}
          </Button>
        </Page>
      }
    >
      {(found) => <OneSuggestion suggestion={found()} />}
    </Show>
  );
}

function OneSuggestion(props: { suggestion: Suggestion }) {
  const t = useMessages(messages);
  const session = useSession();
  const library = useLibrary();
  const file = useOpenFile();
  const reasonId = createUniqueId();
  let reasonBox: HTMLTextAreaElement | undefined;
  const [declining, setDeclining] = createSignal(false);
  const [reason, setReason] = createSignal("");
  const [reasonMissing, setReasonMissing] = createSignal(false);

  const me = () => session.me()?.account;
  const zone = () => session.me()?.zone ?? "Asia/Jakarta";
  const own = () => props.suggestion.author === me();
  const author = () => personName(props.suggestion.author, library.people());
  /** Decided on this page a moment ago; the device has it in a few milliseconds, but no second tap may come before. */
  const [deciding, setDeciding] = createSignal<SuggestionDecision["decision"] | null>(null);
  const queued = () => library.queuedDecision(props.suggestion.id) ?? deciding();
  const mayDecide = () => props.suggestion.status === "open" && props.suggestion.mayDecide && !queued();
  const mayWithdraw = () => props.suggestion.status === "open" && own() && !queued();
  const fieldAddress = () => {
    const [only, ...more] = props.suggestion.changes;
    if (!only || more.length > 0 || only.kind === "record") return undefined;
    return placeAddress(props.suggestion.file, placeOf(only.root, only.key));
  };
  const when = (instant: string) => formatInstant(instant, zone(), language());
  const outcome = () => {
    const { status, decidedBy, decidedAt, decisionReason } = props.suggestion;
    if (status === "open" || !decidedAt) return null;
    const name = decidedBy === me() ? t.you : decidedBy ? personName(decidedBy, library.people()) : t.someone;
    return { status, text: t.outcome[status](name, when(decidedAt)), reason: decisionReason };
  };

  createEffect(on(file.ydoc, (ydoc) => ydoc && file.setPlace("", false)));
  // Seeing one's own suggestion is seeing to the refusal.
  createEffect(() => {
    if (own() && file.status().refusals > 0) void library.acknowledgeRefusals(props.suggestion.file);
  });

  const decide = async (decision: SuggestionDecision["decision"], why?: string) => {
    setDeciding(decision);
    await library.decide(props.suggestion.id, { decision, ...(why ? { reason: why } : {}) });
    setDeclining(false);
    setDeciding(null);
  };
  const decline = () => {
    if (reason().trim() !== "") return void decide("decline", reason().trim());
    setReasonMissing(true);
    reasonBox?.focus();
  };

  return (
    <Page
      title={suggestionTitle(props.suggestion)}
      subtitle={t.subtitle(file.entry.village)}
      back={`/files/${props.suggestion.file}/suggestions`}
      stack
      actions={
        (mayDecide() || mayWithdraw()) && (
          <div class={styles["decisions"]}>
            <Show
              when={!declining()}
              fallback={
                <>
                  <Button wide onClick={decline}>
                    {t.declineSend}
                  </Button>
                  <Button kind="quiet" onClick={() => setDeclining(false)}>
                    {t.back}
                  </Button>
                </>
              }
            >
              <Show when={mayDecide()}>
                <Button wide icon={<IconAccept aria-hidden="true" />} onClick={() => void decide("accept")}>
                  {t.accept}
                </Button>
                <Button
                  kind="quiet"
                  onClick={() => {
                    setDeclining(true);
                    queueMicrotask(() => reasonBox?.focus());
                  }}
                >
                  {t.decline}
                </Button>
                <Show when={fieldAddress()}>
                  {(address) => (
                    <Button kind="quiet" href={address()}>
                      {t.changeFirst}
                    </Button>
                  )}
                </Show>
              </Show>
              <Show when={mayWithdraw() && !mayDecide()}>
                <Button kind="quiet" wide onClick={() => void decide("withdraw")}>
                  {t.withdraw}
                </Button>
              </Show>
            </Show>
          </div>
        )
      }
    >
      <div class={styles["author"]}>
        <Avatar name={author()} tone="ungu" />
        <p>
          <b>{own() ? t.you : author()}</b>{" "}
          <span class={styles["dim"]}>{roleName(library.people()[props.suggestion.author] ?? { role: null })}</span>
          <br />
          <time class={styles["when"]} datetime={props.suggestion.writtenAt}>
            {when(props.suggestion.writtenAt)}
          </time>
          <Show when={late(props.suggestion)}>
            <span class={styles["when"]}> · {t.arrived(when(props.suggestion.receivedAt))}</span>
          </Show>
        </p>
      </div>
      <Notice tone="suggest" icon={<IconSuggestion aria-hidden="true" />}>
        {whyNot(props.suggestion, own(), library.people())}{" "}
        <Show when={props.suggestion.status === "open"}>
          {props.suggestion.mayDecide ? t.youMayDecide : own() ? t.othersDecide : ""}
        </Show>
      </Notice>
      <Switch>
        <Match when={queued()}>
          {(decision) => (
            <Notice tone="wait" live icon={<IconNoSignal aria-hidden="true" />}>
              {t.queued[decision()]}
            </Notice>
          )}
        </Match>
        <Match when={outcome()}>
          {(decided) => (
            <Notice tone={decided().status === "accepted" ? "ok" : "plain"} live>
              <p>{decided().text}</p>
              <Show when={decided().reason}>{(text) => <p>{t.reason(text())}</p>}</Show>
            </Notice>
          )}
        </Match>
      </Switch>
      <For each={props.suggestion.changes} fallback={<p class={styles["dim"]}>{t.noChanges}</p>}>
        {(change) => (
          <ChangeView
            change={change}
            open={props.suggestion.status === "open"}
            named={props.suggestion.changes.length > 1}
            zone={zone()}
          />
        )}
      </For>
      <Show when={declining()}>
        <div class={styles["reason"]}>
          <label for={reasonId}>{t.declineTitle}</label>
          <textarea
            ref={reasonBox}
            id={reasonId}
            rows="3"
            maxlength="2000"
            value={reason()}
            aria-describedby={`${reasonId}-hint`}
            onInput={(event) => {
              setReason(event.currentTarget.value);
              setReasonMissing(false);
            }}
          />
          <p id={`${reasonId}-hint`} class={styles["dim"]}>
            {reasonMissing() ? t.declineMissing : t.declineHint(author())}
          </p>
        </div>
      </Show>
      <Show when={mayDecide() && !declining()}>
        <p class={styles["hint"]}>
          <IconClock width="1em" height="1em" aria-hidden="true" />
          {t.theySee(author())}
        </p>
      </Show>
    </Page>
  );
}

/** Written and arrived are told apart from this distance on: a morning without signal. */
function late(suggestion: Suggestion): boolean {
  return Date.parse(suggestion.receivedAt) - Date.parse(suggestion.writtenAt) > 6 * 3_600_000;
}
