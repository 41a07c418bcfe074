/** The bottom bar of a phone and, from 840 px, the rail with the pill and the person at its foot. */
import type { Me } from "@pendamping/shared/protocol/account";
import { useLocation } from "@solidjs/router";
import { createMemo, For, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import IconNotes from "~icons/ph/chat-circle-text-bold";
import IconFiles from "~icons/ph/folders-bold";
import IconRules from "~icons/ph/scales-bold";
import IconApprovals from "~icons/ph/stamp-bold";
import IconCooperative from "~icons/ph/storefront-bold";
import IconMe from "~icons/ph/user-circle-bold";
import IconPeople from "~icons/ph/users-three-bold";
import { capital } from "../i18n/capital.ts";
import { useMessages } from "../i18n/messages.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Mark } from "../ui/Mark.tsx";
import { roleName } from "../ui/people/role-name.ts";
import { SyncPill } from "../ui/SyncPill.tsx";
import styles from "./App.module.css";
import { useLibrary } from "./context.ts";
import { messages } from "./messages.ts";
import { currentDestination, destinations, sameDestinations } from "./navigation.ts";

const icons = {
  cooperative: IconCooperative,
  files: IconFiles,
  approvals: IconApprovals,
  notes: IconNotes,
  people: IconPeople,
  rules: IconRules,
  me: IconMe,
} as const;

export function Navigation(props: { me: Me }) {
  const t = useMessages(messages);
  const library = useLibrary();
  const location = useLocation();
  // fresh news of the person must not draw the links again: the focus may be on one
  const all = createMemo(() => destinations(props.me), undefined, { equals: sameDestinations });
  const current = () =>
    currentDestination(all(), location.pathname)?.id ?? (location.pathname === "/about" ? "me" : null);

  return (
    <nav class={styles["nav"]} aria-label={t.main}>
      <div class={styles["brand"]}>
        <Mark size={32} />
        Pendamping
        <Show when={props.me.demo}>
          <span class={styles["demo"]}>{t.demo}</span>
        </Show>
      </div>
      <ul>
        <For each={all()}>
          {(destination) => (
            <li data-destination={destination.id}>
              <a href={destination.href} aria-current={current() === destination.id ? "page" : undefined}>
                <Dynamic component={icons[destination.id]} width="24" height="24" aria-hidden="true" />
                {t.destinations[destination.id]}
              </a>
            </li>
          )}
        </For>
      </ul>
      <div class={styles["foot"]}>
        <SyncPill status={library.overall()} zone={props.me.zone} />
        <a class={styles["person"]} href="/me" aria-current={current() === "me" ? "page" : undefined}>
          <Avatar name={props.me.name} />
          <span>
            <b>{props.me.name}</b>
            {capital(roleName(props.me))}, {props.me.place}
          </span>
        </a>
      </div>
    </nav>
  );
}
