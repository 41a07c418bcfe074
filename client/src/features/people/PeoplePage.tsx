/** Everybody with an account in the region, for the administrator: who they are and how many assignments they hold. */
import { dayOf } from "@pendamping/shared/day";
import { roles } from "@pendamping/shared/people/roles";
import type { PersonEntry } from "@pendamping/shared/protocol/people";
import { createMemo, createSignal, For, Show } from "solid-js";
import { useSession } from "../../app/context.ts";
import { capital } from "../../i18n/capital.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { CardList } from "../../ui/Card.tsx";
import { Page } from "../../ui/Page.tsx";
import { roleName } from "../../ui/people/role-name.ts";
import { Row } from "../../ui/Row.tsx";
import { Loaded } from "./Loaded.tsx";
import { messages } from "./messages.ts";
import styles from "./people.module.css";
import { createPeople, isActive } from "./state.ts";

const shownAtOnce = 60;

export default function PeoplePage() {
  const t = useMessages(messages);
  const people = createPeople();
  return (
    <Page title={t.title} subtitle={people.list() ? t.count(people.list()?.length ?? 0) : undefined}>
      <Loaded people={people}>{(list) => <List list={list()} />}</Loaded>
    </Page>
  );
}

function List(props: { list: readonly PersonEntry[] }) {
  const t = useMessages(messages);
  const session = useSession();
  const [text, setText] = createSignal("");
  const [shown, setShown] = createSignal(shownAtOnce);
  const today = () => dayOf(new Date(), session.me()?.zone ?? "Asia/Jakarta");

  const found = createMemo(() => {
    const words = text().toLowerCase().split(/\s+/).filter(Boolean);
    return props.list
      .filter(({ name, username, place, role, position }) => {
        const all = `${name} ${username} ${place} ${roleName({ role, position })}`.toLowerCase();
        return words.every((word) => all.includes(word));
      })
      .toSorted((a, b) => roles.indexOf(b.role) - roles.indexOf(a.role) || a.name.localeCompare(b.name, "id"));
  });
  const active = (person: PersonEntry) => person.assignments.filter((each) => isActive(each, today())).length;

  return (
    <>
      <label class={styles["search"]}>
        <span class="visually-hidden">{t.search(props.list.length)}</span>
        <input
          type="search"
          placeholder={t.search(props.list.length)}
          autocomplete="off"
          onInput={(event) => {
            setText(event.currentTarget.value);
            setShown(shownAtOnce);
          }}
        />
      </label>
      <Show when={found().length > 0} fallback={<p>{t.none(text())}</p>}>
        <CardList label={t.title}>
          <For each={found().slice(0, shown())}>
            {(person) => (
              <Row
                href={`/people/${person.account}`}
                start={<Avatar name={person.name} />}
                title={person.name}
                detail={`${capital(roleName(person))} · ${person.place} · ${active(person) > 0 ? t.active(active(person)) : t.noActive}`}
              />
            )}
          </For>
        </CardList>
      </Show>
      <Show when={found().length > shown()}>
        <div class={styles["more"]}>
          <Button kind="quiet" wide onClick={() => setShown(shown() + shownAtOnce)}>
            {t.more(Math.min(shownAtOnce, found().length - shown()))}
          </Button>
        </div>
      </Show>
    </>
  );
}
