/** Members on a phone: two lines each, of which only those in sight are drawn. */
import { createMemo, createSignal, For, onCleanup, onMount, Show } from "solid-js";
import IconChevron from "~icons/ph/caret-right-bold";
import IconTwo from "~icons/ph/not-equals-bold";
import IconDoubt from "~icons/ph/warning-circle-bold";
import { useMessages } from "../../../i18n/messages.ts";
import { particularName } from "../../../ui/names/names.ts";
import { cellState } from "../../../ui/table/cell-state.ts";
import type { Rows } from "../../../ui/table/create-rows.ts";
import { createRowWindow } from "../../../ui/table/window.ts";
import styles from "./members.module.css";
import { messages } from "./messages.ts";

const rowPx = 64;

export function MembersList(props: { rows: Rows; label: string; rowHref(id: string): string }) {
  let list!: HTMLDivElement;
  const drawn = createRowWindow(() => props.rows.ids().length, rowPx);
  const shown = createMemo(() => props.rows.ids().slice(drawn.first(), drawn.end()));
  const [ready, setReady] = createSignal(false);
  const scrolled = () =>
    ready() && drawn.scrolled({ top: -list.getBoundingClientRect().top, height: window.innerHeight });
  onMount(() => {
    setReady(true);
    scrolled();
    addEventListener("scroll", scrolled, { passive: true });
    onCleanup(() => removeEventListener("scroll", scrolled));
  });
  return (
    <div ref={list}>
      <div style={{ "block-size": `${drawn.first() * rowPx}px` }} />
      {/* biome-ignore lint/a11y/noRedundantRoles: a list without markers is none to VoiceOver unless it says so */}
      <ul role="list" class={styles["list"]} aria-label={props.label}>
        <For each={shown()}>
          {(id, at) => (
            <li aria-setsize={props.rows.ids().length} aria-posinset={drawn.first() + at() + 1}>
              <Member rows={props.rows} id={id} href={props.rowHref(id)} />
            </li>
          )}
        </For>
      </ul>
      <div style={{ "block-size": `${(props.rows.ids().length - drawn.end()) * rowPx}px` }} />
    </div>
  );
}

/** What stands in the second line, beside the member's number. */
const lineFields = ["nik", "phone"];

function Member(props: { rows: Rows; id: string; href: string }) {
  const t = useMessages(messages);
  const states = createMemo(() =>
    props.rows.fields.map((column) => ({ column, ...cellState(props.rows, props.id, column) })),
  );
  const textOf = (field: string) => states().find(({ column }) => column.field === field)?.text;
  const line = () => lineFields.map(textOf).find(Boolean);
  const has = (state: string) => states().some((each) => each.state === state);
  return (
    <a class={styles["member"]} href={props.href}>
      <span class={styles["number"]}>{textOf("number")}</span>
      <span class={styles["text"]}>
        <b>{props.rows.name(props.id) ?? t.unnamed}</b>
        <span>
          <Show when={line()} fallback={t.nothingMore}>
            {(text) => (
              <>
                {textOf("nik") ? particularName("nik") : particularName("phone")} {text()}
              </>
            )}
          </Show>
        </span>
      </span>
      <Show when={props.rows.values(props.id)("status") === "left"}>
        <span class={styles["left"]}>{t.left}</span>
      </Show>
      <Show when={has("contested")}>
        <IconTwo class={styles["mark"]} aria-hidden="true" />
        <span class="visually-hidden">{t.twoValues}</span>
      </Show>
      <Show when={has("doubtful")}>
        <IconDoubt class={styles["mark"]} aria-hidden="true" />
        <span class="visually-hidden">{t.lookAgain}</span>
      </Show>
      <IconChevron class={styles["chevron"]} width="1em" height="1em" aria-hidden="true" />
    </a>
  );
}
