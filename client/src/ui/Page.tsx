/**
 * The frame of every page: top bar (back, title, pill), the content as the page's only `main`, an action bar that takes
 * the place of the bottom bar on a phone, and from 840 px a context panel: beside the content from 1200 px on, below that
 * over it while `panelOpen`.
 */
import { createEffect, type JSX, onMount, Show } from "solid-js";
import IconBack from "~icons/ph/arrow-left-bold";
import { useLibraryIfOpen, useSession } from "../app/context.ts";
import { useMessages } from "../i18n/messages.ts";
import { Mark } from "./Mark.tsx";
import { messages } from "./messages.ts";
import styles from "./Page.module.css";
import { SyncPill } from "./SyncPill.tsx";

interface PageProps {
  title: string;
  subtitle?: JSX.Element;
  /** Where the arrow leads; without it the mark stands there. */
  back?: string | undefined;
  /** Buttons at the end of the top bar. */
  tools?: JSX.Element;
  /** Puts 12 px between the children; a page that sets its own gaps leaves it out. */
  stack?: boolean;
  /** Tables and dashboards use the whole width; text and forms stay readable. */
  width?: "readable" | "wide";
  actions?: JSX.Element;
  panel?: JSX.Element;
  panelLabel?: string;
  panelOpen?: boolean;
  children: JSX.Element;
}

let firstPage = true;

export function Page(props: PageProps) {
  const t = useMessages(messages);
  const session = useSession();
  const library = useLibraryIfOpen();
  let heading!: HTMLHeadingElement;

  createEffect(() => {
    document.title = props.title === "Pendamping" ? props.title : `${props.title} · Pendamping`;
  });
  // After a change of page the focus would be on nothing: give it to the heading, so that reading and Tab start there.
  onMount(() => {
    if (!firstPage)
      queueMicrotask(() => document.activeElement === document.body && heading.focus({ preventScroll: true }));
    firstPage = false;
  });

  return (
    <div class={styles["page"]} data-width={props.width ?? "readable"}>
      <header class={styles["bar"]}>
        <Show
          when={props.back}
          fallback={
            <span class={styles["mark"]}>
              <Mark />
            </span>
          }
        >
          {(back) => (
            <a class={styles["back"]} href={back()} aria-label={t.back}>
              <IconBack width="24" height="24" aria-hidden="true" />
            </a>
          )}
        </Show>
        <div class={styles["titles"]}>
          <h1 ref={heading} tabindex="-1">
            {props.title}
          </h1>
          <Show when={props.subtitle}>
            <p class={styles["subtitle"]}>{props.subtitle}</p>
          </Show>
        </div>
        <Show when={props.tools}>
          <div class={styles["tools"]}>{props.tools}</div>
        </Show>
        <Show when={library && session.me()}>
          {(me) => (
            <span class={styles["pill"]}>
              <Show when={library}>{(open) => <SyncPill status={open().overall()} zone={me().zone} />}</Show>
            </span>
          )}
        </Show>
      </header>
      <main id="content" tabindex="-1" class={styles["content"]} data-stack={props.stack ? "" : undefined}>
        {props.children}
      </main>
      {/* read once through the callback: each reading of the property would make the bar anew */}
      <Show when={props.actions}>
        {(actions) => (
          <section class={styles["actions"]} aria-label={t.actions} data-action-bar="">
            {actions()}
          </section>
        )}
      </Show>
      <Show when={props.panel}>
        {(panel) => (
          <aside class={styles["panel"]} aria-label={props.panelLabel} data-open={props.panelOpen ? "" : undefined}>
            {panel()}
          </aside>
        )}
      </Show>
    </div>
  );
}
