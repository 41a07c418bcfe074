/** "Saya": account, language, appearance, the app on this device, about, and signing out without losing anything. */
import { useNavigate } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { useLibrary, useSession } from "../../app/context.ts";
import { install, mayInstall, runsInstalled } from "../../app/install.ts";
import { chooseTheme, themeChoice } from "../../app/theme.ts";
import { capital } from "../../i18n/capital.ts";
import { language, setLanguage } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card, CardList } from "../../ui/Card.tsx";
import { Chip, Chips } from "../../ui/Chip.tsx";
import { messages as uiMessages } from "../../ui/messages.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { roleName } from "../../ui/people/role-name.ts";
import { Row } from "../../ui/Row.tsx";
import { SectionHead } from "../../ui/SectionHead.tsx";
import { deviceWord } from "../../ui/saving-word.ts";
import styles from "./me.module.css";
import { messages } from "./messages.ts";
import { askToKeep, createStorageUse, size } from "./storage.ts";

const themes = ["system", "light", "dark"] as const;

export default function MePage() {
  const t = useMessages(messages);
  const session = useSession();
  const library = useLibrary();
  const used = createStorageUse();
  const [asked, setAsked] = createSignal<boolean | null>(null);
  const kept = () => asked() ?? library.overall().persisted;

  return (
    <Page title={t.title}>
      <Show when={session.me()}>
        {(me) => (
          <Card pad>
            <div class={styles["person"]}>
              <Avatar name={me().name} />
              <div>
                <b>{me().name}</b>
                <p class={styles["dim"]}>
                  {capital(roleName(me()))} · {me().place}
                </p>
                <p class={styles["dim"]}>
                  {t.username}: {me().username}
                </p>
              </div>
            </div>
          </Card>
        )}
      </Show>

      <CardList>
        <Row href="/me/password" title={t.password.row} tight />
      </CardList>

      <SectionHead title={t.language} />
      <Chips label={t.language}>
        <Chip on={language() === "id"} onClick={() => setLanguage("id")}>
          Bahasa Indonesia
        </Chip>
        <Chip on={language() === "en"} onClick={() => setLanguage("en")}>
          English
        </Chip>
      </Chips>

      <SectionHead title={t.theme} />
      <Chips label={t.theme}>
        <For each={themes}>
          {(theme) => (
            <Chip on={themeChoice() === theme} onClick={() => chooseTheme(theme)}>
              {t.themes[theme]}
            </Chip>
          )}
        </For>
      </Chips>

      <SectionHead title={t.app} />
      <CardList>
        <Show when={mayInstall()}>
          <Row onClick={() => void install()} title={t.install} detail={t.installText} />
        </Show>
        <Show when={runsInstalled()}>
          <Row title={t.installed} />
        </Show>
        <Row
          title={t.storage}
          detail={kept() ? t.storageKept : t.storageNotKept}
          end={used() ? t.storageUsed(size(used() ?? 0)) : undefined}
          onClick={kept() ? undefined : () => void askToKeep().then(setAsked)}
        />
        <Row href="/about" title={t.about} detail={t.aboutText} />
      </CardList>

      <SignOut />
    </Page>
  );
}

/** With unsent work the first tap only says so; the work stays whatever is chosen. */
function SignOut() {
  const t = useMessages(messages);
  const words = useMessages(uiMessages);
  let part!: HTMLDivElement;
  const session = useSession();
  const library = useLibrary();
  const [unsent, setUnsent] = createSignal<number | null>(null);
  const [working, setWorking] = createSignal(false);

  const navigate = useNavigate();
  const leave = async (keep: boolean) => {
    if (working()) return;
    setWorking(true);
    const result = await session.signOut(keep ? { keep } : undefined);
    if (result.kind === "done") return navigate("/"); // whoever signs in next begins at home
    setWorking(false);
    setUnsent(result.kind === "unsent" ? result.changes : null);
    part.scrollIntoView({ block: "nearest" });
  };
  const send = async () => {
    if (working()) return;
    setWorking(true);
    await library.exchangeNow();
    setWorking(false);
    const left = library.overall().unsent;
    setUnsent(left > 0 ? left : null);
  };

  return (
    <div ref={part} class={styles["out"]}>
      <Show
        when={unsent() !== null}
        fallback={
          <Button kind="quiet" wide onClick={() => void leave(false)}>
            {working() ? t.leaving : t.signOut}
          </Button>
        }
      >
        <Notice tone="wait" live>
          <p>{t.unsent(unsent() ?? 0, deviceWord(words.saving))}</p>
          <p>{t.unsentText}</p>
          <div class={styles["buttons"]}>
            <Button small onClick={() => void send()}>
              {working() ? t.leaving : t.send}
            </Button>
            <Button small kind="quiet" onClick={() => void leave(true)}>
              {t.leave}
            </Button>
            <Button small kind="quiet" onClick={() => setUnsent(null)}>
              {t.stay}
            </Button>
          </div>
        </Notice>
      </Show>
    </div>
  );
}
