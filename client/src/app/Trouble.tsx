/** Shown where a part of the page could not be drawn: what is safe, one thing to do, details folded away. */
import { useLocation } from "@solidjs/router";
import { createEffect, on } from "solid-js";
import { useMessages } from "../i18n/messages.ts";
import { Button } from "../ui/Button.tsx";
import { Page } from "../ui/Page.tsx";
import { messages } from "./messages.ts";
import styles from "./Trouble.module.css";

export function Trouble(props: { error: unknown; again: () => void }) {
  const t = useMessages(messages);
  const location = useLocation();
  createEffect(
    on(
      () => location.pathname,
      () => props.again(),
      { defer: true },
    ),
  );
  return (
    <Page title={t.trouble.title} back="/" stack>
      <p>{t.trouble.text}</p>
      <Button onClick={() => props.again()}>{t.trouble.again}</Button>
      <details class={styles["details"]}>
        <summary>{t.trouble.details}</summary>
        <pre>{props.error instanceof Error ? (props.error.stack ?? props.error.message) : String(props.error)}</pre>
      </details>
    </Page>
  );
}
