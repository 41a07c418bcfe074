/** /files/:code/simkopdes and, for one part, /simkopdes/:group. What is typed into Simkopdes, in its order, ready to be copied. */
import type { SheetEntry, SheetGroup } from "@pendamping/shared/simkopdes/sheet";
import { useParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, For, Index, on, Show } from "solid-js";
import IconNext from "~icons/ph/arrow-right-bold";
import IconList from "~icons/ph/list-bullets-bold";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, CardList } from "../../ui/Card.tsx";
import { UndoButton } from "../../ui/fields/UndoButton.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { labelText } from "../../ui/names/item-names.ts";
import { Page } from "../../ui/Page.tsx";
import { Row } from "../../ui/Row.tsx";
import { FieldRow } from "./FieldRow.tsx";
import { messages } from "./messages.ts";
import styles from "./simkopdes.module.css";
import { createSheet, type Sheet } from "./state.ts";

export default function SimkopdesPage() {
  const t = useMessages(messages);
  const file = useOpenFile();
  const params = useParams<{ code: string; group?: string }>();
  const sheet = createSheet();
  const base = `/files/${file.entry.id}`;
  createEffect(on(file.ydoc, (ydoc) => ydoc && file.setPlace("simkopdes", false)));
  const index = createMemo(() => sheet.groups().findIndex(({ id }) => id === params.group));
  const group = () => sheet.groups()[index()];
  const next = () => sheet.groups()[index() + 1];

  return (
    <Show
      when={params.group !== undefined}
      fallback={
        <Page title={t.title} subtitle={file.entry.village} back={base} stack>
          <p class={styles["lead"]}>{t.lead}</p>
          <CardList label={t.title}>
            <Index each={sheet.groups()}>
              {(each) => (
                <Row
                  href={`${base}/simkopdes/${each().id}`}
                  title={labelText(each().label)}
                  detail={<Progress group={each()} />}
                />
              )}
            </Index>
          </CardList>
        </Page>
      }
    >
      <Page
        title={group() ? labelText((group() as SheetGroup).label) : t.title}
        subtitle={file.entry.village}
        back={`${base}/simkopdes`}
        stack
        actions={
          <Show when={group()}>
            <div class={styles["actions"]}>
              <UndoButton />
              <Button
                class={styles["grow"] ?? ""}
                href={next() ? `${base}/simkopdes/${next()?.id}` : `${base}/simkopdes`}
                endIcon={next() ? <IconNext aria-hidden="true" /> : <IconList aria-hidden="true" />}
              >
                {next() ? t.next(labelText((next() as SheetGroup).label)) : t.toList}
              </Button>
            </div>
          </Show>
        }
      >
        <Show when={file.ydoc()}>
          <Show when={group()} fallback={<Notice>{t.unknown}</Notice>}>
            {(known) => (
              <>
                <p class={styles["lead"]}>
                  <Progress group={known()} />
                </p>
                <Show when={!sheet.writable()}>
                  <Notice>{t.readOnly}</Notice>
                </Show>
                <Entries sheet={sheet} group={known()} />
              </>
            )}
          </Show>
        </Show>
      </Page>
    </Show>
  );
}

function Progress(props: { group: SheetGroup }) {
  const t = useMessages(messages);
  return (
    <>
      {props.group.toEnter === 0 && props.group.changed === 0
        ? t.nothing
        : t.entered(props.group.entered, props.group.toEnter)}
      <Show when={props.group.changed > 0}>
        {" · "}
        <strong class={styles["changed"]}>{t.changed(props.group.changed)}</strong>
      </Show>
    </>
  );
}

/** Single fields stand open; of a list, the entries that are not done yet are opened one by one. */
function Entries(props: { sheet: Sheet; group: SheetGroup }) {
  const t = useMessages(messages);
  const ids = createMemo(() => props.group.entries.map(({ id }) => id), [], {
    equals: (a, b) => a.length === b.length && a.every((id, at) => id === b[at]),
  });
  const entry = (id: string) => props.group.entries.find((each) => each.id === id);
  return (
    <Show when={props.group.entries.length > 0} fallback={<p class={styles["dim"]}>{t.listEmpty}</p>}>
      <For each={ids()}>
        {(id) => (
          <Show when={entry(id)}>
            {(known) => (
              <Show when={known().title !== null} fallback={<Fields sheet={props.sheet} entry={known()} />}>
                <Listed sheet={props.sheet} entry={known()} />
              </Show>
            )}
          </Show>
        )}
      </For>
    </Show>
  );
}

function Listed(props: { sheet: Sheet; entry: SheetEntry }) {
  const t = useMessages(messages);
  const [open, setOpen] = createSignal(false);
  const title = () => {
    const { title: of } = props.entry;
    return of === null || of === "" ? t.untitled : typeof of === "string" ? of : labelText(of);
  };
  const ticked = () => props.entry.fields.filter(({ entered, changed }) => entered && !changed).length;
  const toEnter = () => props.entry.fields.filter(({ answer }) => answer.kind === "value").length;
  const changed = () => props.entry.fields.filter((field) => field.changed).length;
  return (
    <details class={styles["entry"]} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span class={styles["entryTitle"]}>{title()}</span>
        <span class={styles["dim"]}>
          {ticked()}/{toEnter()}
          <Show when={changed() > 0}>
            {" · "}
            <strong class={styles["changed"]}>{t.changed(changed())}</strong>
          </Show>
        </span>
      </summary>
      <Show when={open()}>
        <Fields sheet={props.sheet} entry={props.entry} flat />
      </Show>
    </details>
  );
}

function Fields(props: { sheet: Sheet; entry: SheetEntry; flat?: boolean }) {
  const list = () => (
    <ul class={styles["fields"]}>
      <Index each={props.entry.fields}>{(field) => <FieldRow sheet={props.sheet} field={field()} />}</Index>
    </ul>
  );
  return (
    <Show when={!props.flat} fallback={list()}>
      <Card>{list()}</Card>
    </Show>
  );
}
