/** ?sheet=who. Who has the file open now and where, and who has written in it. */
import { createMemo, For, Show } from "solid-js";
import { useOpenFile, useSession } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { CardList } from "../../ui/Card.tsx";
import { placeName } from "../../ui/names/names.ts";
import { roleName } from "../../ui/people/role-name.ts";
import { placeAddress } from "../../ui/place-address.ts";
import { Row } from "../../ui/Row.tsx";
import { SectionHead } from "../../ui/SectionHead.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { messages } from "./messages.ts";
import styles from "./who.module.css";
import { writersOf } from "./writers.ts";

export default function WhoSheet() {
  const t = useMessages(messages);
  return (
    <Sheet name="who" title={t.title}>
      <People />
    </Sheet>
  );
}

function People() {
  const t = useMessages(messages);
  const session = useSession();
  const file = useOpenFile();
  const writers = createMemo(() => {
    const ydoc = file.ydoc();
    return ydoc ? writersOf(ydoc, (id) => file.authorOf(id)) : undefined;
  });
  const offline = () => file.status().state === "waiting";
  return (
    <div class={styles["people"]}>
      <div class={styles["head"]}>
        <SectionHead title={t.now} aside={file.presences().length + 1} />
      </div>
      <CardList flat>
        <For each={file.presences()}>
          {(person) => (
            <Row
              href={placeAddress(file.entry.id, person.place)}
              start={<Avatar name={person.name} tone="ungu" />}
              title={person.name}
              detail={`${roleName(person)}, ${(person.writing ? t.writing : t.reading)(placeName(person.place))}`}
              tight
            />
          )}
        </For>
        <Show when={session.me()}>
          {(me) => <Row start={<Avatar name={me().name} />} title={t.youAreHere} detail={roleName(me())} tight />}
        </Show>
      </CardList>
      <Show when={file.presences().length === 0}>
        <p class={styles["line"]}>{offline() ? t.noSignal : t.nobody}</p>
      </Show>
      <Show when={writers()}>
        {(all) => (
          <>
            <div class={styles["head"]}>
              <SectionHead title={t.wrote} aside={all().known.length} />
            </div>
            <CardList flat>
              <For each={all().known}>
                {(person) => (
                  <Row
                    start={<Avatar name={person.name ?? ""} tone={person.own ? "laut" : "ungu"} />}
                    title={person.own ? t.youAreHere : person.name}
                    detail={roleName(person)}
                    tight
                  />
                )}
              </For>
            </CardList>
            <Show when={all().unknown > 0}>
              <p class={styles["line"]}>{t.unknown(all().unknown)}</p>
            </Show>
            <Show when={all().known.length === 0 && all().unknown === 0}>
              <p class={styles["line"]}>{t.nobodyWrote}</p>
            </Show>
          </>
        )}
      </Show>
    </div>
  );
}
