/**
 * The truth about saving, in full: one sentence of comfort, three numbers, each file that waits with the age of its oldest
 * unsent change, what was refused, and one thing to do. Below: what this device promises.
 */
import { dayOf, formatDay, formatTime } from "@pendamping/shared/day";
import { createMemo, createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import IconCheck from "~icons/ph/check-circle-bold";
import IconInfo from "~icons/ph/info-bold";
import IconSend from "~icons/ph/paper-plane-tilt-bold";
import { useLibrary, useSession } from "../../app/context.ts";
import { version } from "../../app/version.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Bullet } from "../../ui/Bullet.tsx";
import { Button } from "../../ui/Button.tsx";
import { CardList } from "../../ui/Card.tsx";
import { messages as uiMessages } from "../../ui/messages.ts";
import { Row } from "../../ui/Row.tsx";
import { SavingIcon } from "../../ui/SavingIcon.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { deviceWord } from "../../ui/saving-word.ts";
import { createPartsOnBoard } from "../../worker/parts-on-board.ts";
import { age } from "./age.ts";
import { createNow } from "./device.ts";
import { messages } from "./messages.ts";
import styles from "./status.module.css";

export default function StatusSheet() {
  const t = useMessages(messages);
  const words = useMessages(uiMessages);
  const session = useSession();
  const library = useLibrary();
  const now = createNow();
  const partsOnBoard = createPartsOnBoard();
  const [sending, setSending] = createSignal(false);
  const overall = () => library.overall();
  const zone = () => session.me()?.zone ?? "Asia/Jakarta";
  const device = () => deviceWord(words.saving);

  const send = async () => {
    if (sending()) return;
    setSending(true);
    await library.exchangeNow();
    setSending(false);
  };

  const comfort = (): { title: string; text: string } => {
    const status = overall();
    if (status.fetching && status.state !== "not-on-device")
      return { title: t.fetching, text: t.fetchingText(status.fetching.done, status.fetching.total) };
    switch (status.state) {
      case "not-on-device":
        return { title: t.notOnDevice, text: t.notOnDeviceText };
      case "refused":
        return { title: t.refused, text: t.refusedText };
      case "waiting":
        return {
          title: t.safe(device()),
          text:
            status.waitingFor === "sign-in"
              ? t.signIn
              : status.waitingFor === "server"
                ? t.server
                : status.waitingFor === "update"
                  ? t.update
                  : t.signal,
        };
      case "saving":
      case "on-device":
        return { title: t.safe(device()), text: t.onDevice };
      case "on-server":
        return {
          title: t.onServer,
          text: session.credential() === "expired" ? t.signIn : t.onServerText(device()),
        };
      case "not-fetched":
        return { title: t.notFetched, text: t.notFetchedText };
    }
  };

  const at = (ms: number) => {
    const instant = new Date(ms);
    return `${formatDay(dayOf(instant, zone()), language(), "day-month")} ${formatTime(instant.toISOString(), zone())}`;
  };

  const files = createMemo(() => {
    const all = library.files().map((file) => ({ file, status: library.status(file.id) }));
    const special = all.filter(({ status }) => status.unsent > 0 || status.refusals > 0);
    const fine = all.filter(({ status }) => status.unsent === 0 && status.refusals === 0);
    const onServer = fine.filter(({ status }) => status.state === "on-server");
    return {
      special: special.toSorted((a, b) => (a.status.oldestUnsentAt ?? now()) - (b.status.oldestUnsentAt ?? now())),
      onServer: onServer.length,
      until: Math.min(...onServer.map(({ status }) => status.serverAt ?? Number.POSITIVE_INFINITY)),
      notHere: fine.filter(({ file, status }) => file.kept && status.state === "not-fetched").length,
    };
  });

  /** Where a refused change can be read: its suggestion, else the file. */
  const refusedHref = (file: string) => {
    const own = library
      .suggestions()
      .find((each) => each.file === file && each.author === session.me()?.account && each.status === "open");
    return own ? `/files/${file}/suggestions/${own.id}` : `/files/${file}`;
  };

  return (
    <Sheet name="sync" title={comfort().title}>
      <p class={styles["comfort"]}>{comfort().text}</p>
      <div class={styles["fit"]}>
        <dl class={styles["numbers"]} aria-label={t.numbers}>
          <div>
            <dt>{t.changes}</dt>
            <dd>{overall().unsent}</dd>
          </div>
          <div>
            <dt>{overall().queuedDecisions > 0 ? t.decisions : t.files}</dt>
            <dd>{overall().queuedDecisions > 0 ? overall().queuedDecisions : overall().filesWithUnsent}</dd>
          </div>
          <Show
            when={overall().serverAt}
            fallback={
              <div>
                <dt>{t.neverText}</dt>
                <dd>{t.never}</dd>
              </div>
            }
          >
            {(serverAt) => (
              <div>
                <dt>
                  {t.since}
                  <br />
                  {at(serverAt())}
                </dt>
                <dd>{age(t.span, serverAt(), now())}</dd>
              </div>
            )}
          </Show>
        </dl>
      </div>
      <div class={styles["list"]}>
        <CardList flat label={t.list}>
          <For each={files().special}>
            {({ file, status }) => (
              <Show
                when={status.unsent > 0}
                fallback={
                  <Row
                    tight
                    href={refusedHref(file.id)}
                    onClick={() => void library.acknowledgeRefusals(file.id)}
                    start={
                      <Bullet tone="suggest">
                        <SavingIcon state="refused" />
                      </Bullet>
                    }
                    title={file.village}
                    detail={t.fileRefused(status.refusals)}
                    end={t.see}
                  />
                }
              >
                <Row
                  tight
                  href={`/files/${file.id}`}
                  start={
                    <Bullet tone="wait">
                      <SavingIcon state="on-device" />
                    </Bullet>
                  }
                  title={file.village}
                  detail={[
                    ...(status.unsent > status.attachments ? [t.fileChanges(status.unsent - status.attachments)] : []),
                    ...(status.attachments > 0 ? [t.filePhotos(status.attachments)] : []),
                    ...(status.refusals > 0 ? [t.fileRefused(status.refusals)] : []),
                  ].join(", ")}
                  end={status.oldestUnsentAt === null ? undefined : age(t.ago, status.oldestUnsentAt, now())}
                />
              </Show>
            )}
          </For>
          <Show when={files().onServer > 0}>
            <Row
              tight
              start={
                <Bullet tone="ok">
                  <SavingIcon state="on-server" />
                </Bullet>
              }
              title={files().special.length > 0 ? t.others(files().onServer) : t.allFiles(files().onServer)}
              detail={Number.isFinite(files().until) ? t.until(at(files().until)) : undefined}
            />
          </Show>
          <Show when={files().notHere > 0}>
            <Row
              tight
              start={
                <Bullet>
                  <SavingIcon state="not-fetched" />
                </Bullet>
              }
              title={t.notHere(files().notHere)}
              detail={t.notHereText}
            />
          </Show>
        </CardList>
      </div>
      <div class={styles["actions"]}>
        <Show when={session.credential() === "expired"}>
          <Button wide href="/sign-in">
            {t.renew}
          </Button>
        </Show>
        <Button
          wide
          kind={session.credential() === "expired" ? "quiet" : "solid"}
          icon={<IconSend aria-hidden="true" />}
          onClick={() => void send()}
        >
          {sending() ? t.sending : t.send}
        </Button>
      </div>
      <ul class={styles["device"]} aria-label={t.device}>
        <Fact good={overall().persisted === true}>
          <Switch fallback={t.storage.unknown}>
            <Match when={overall().persisted === true}>{t.storage.kept}</Match>
            <Match when={overall().persisted === false}>{t.storage.notKept}</Match>
          </Switch>
        </Fact>
        <Show when={partsOnBoard() !== null}>
          <Fact good={partsOnBoard() === true}>{partsOnBoard() ? t.parts.all : t.parts.notAll}</Fact>
        </Show>
        <Fact good={false}>{t.version(version)}</Fact>
      </ul>
    </Sheet>
  );
}

function Fact(props: { good: boolean; children: JSX.Element }) {
  return (
    <li>
      <Show when={props.good} fallback={<IconInfo aria-hidden="true" />}>
        <IconCheck aria-hidden="true" />
      </Show>
      <span>{props.children}</span>
    </li>
  );
}
