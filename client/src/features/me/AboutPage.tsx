/** About: version, licence, sources with their attribution, the demo mark, privacy in ten lines. Readable signed out too. */
import { For, Show } from "solid-js";
import { useSession } from "../../app/context.ts";
import { version } from "../../app/version.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Card } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { SectionHead } from "../../ui/SectionHead.tsx";
import styles from "./me.module.css";
import { messages } from "./messages.ts";

export default function AboutPage() {
  const t = useMessages(messages);
  const session = useSession();
  const lines = () => Object.values(t.aboutPage.lines);
  return (
    <div class={session.me() ? undefined : styles["alone"]}>
      <Page title={t.about} subtitle={t.aboutPage.version(version)} back={session.me() ? "/me" : "/sign-in"}>
        <Card pad>
          <div class={styles["text"]}>
            <p>{t.aboutPage.what}</p>
          </div>
        </Card>
        <Show when={session.me()?.demo}>
          <SectionHead title="Demo" />
          <Notice>{t.aboutPage.demo}</Notice>
        </Show>
        <SectionHead title={t.aboutPage.privacy} />
        <Card pad>
          <ol class={styles["lines"]}>
            <For each={lines()}>{(line) => <li>{line}</li>}</For>
          </ol>
        </Card>
        <SectionHead title={t.aboutPage.data} />
        <Card pad>
          <div class={styles["text"]}>
            <p>
              {t.aboutPage.dataText} <span lang="en">{t.aboutPage.credit}</span>
            </p>
            <Show when={session.me()?.region.source}>{(source) => <p class={styles["dim"]}>{source()}</p>}</Show>
            <p>{t.aboutPage.fonts}</p>
          </div>
        </Card>
        <SectionHead title={t.aboutPage.license} />
        <Card pad>
          <div class={styles["text"]}>
            <p>{t.aboutPage.licenseText}</p>
          </div>
        </Card>
      </Page>
    </div>
  );
}
