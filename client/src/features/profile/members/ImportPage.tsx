/**
 * /files/:code/profile/members/import. A list of members comes in from a spreadsheet: choose the file, see which column holds what, read
 * what will not come in or looks mistaken, then add all at once. Works without signal; nothing is written before the last step.
 */
import { memberFields } from "@pendamping/shared/profile/member-headings";
import type { ImportRemark, SheetCell } from "@pendamping/shared/profile/member-import";
import { createEffect, createMemo, createSignal, For, Match, on, Show, Switch } from "solid-js";
import IconFile from "~icons/ph/file-xls-bold";
import { useOpenFile } from "../../../app/context.ts";
import { useMessages } from "../../../i18n/messages.ts";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Chip, Chips } from "../../../ui/Chip.tsx";
import { UndoButton } from "../../../ui/fields/UndoButton.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { particularName } from "../../../ui/names/names.ts";
import { Page } from "../../../ui/Page.tsx";
import { SectionHead } from "../../../ui/SectionHead.tsx";
import styles from "./import.module.css";
import { createMemberImport, type MemberImport } from "./import-state.ts";
import { messages } from "./messages.ts";
import { remarkWords } from "./remark-words.ts";

export default function ImportPage() {
  const t = useMessages(messages);
  const file = useOpenFile();
  const state = createMemberImport();
  const list = `/files/${file.entry.id}/profile/members`;
  createEffect(on(file.ydoc, (ydoc) => ydoc && file.setPlace("profile/members", false)));
  const writable = () => file.mayWrite("profile") && !file.newerThanApp();
  const stage = () => state.stage();
  const of = <K extends ReturnType<typeof stage>["kind"]>(kind: K) => {
    const now = stage();
    return now.kind === kind ? (now as Extract<typeof now, { kind: K }>) : undefined;
  };
  const count = () => state.plan()?.members.length ?? 0;
  const acts = createMemo(() =>
    of("checking") && count() > 0 ? ("add" as const) : of("added") ? ("added" as const) : undefined,
  );
  const Acts = () => (
    <Show
      when={acts() === "add"}
      fallback={
        <div class={styles["actions"]}>
          <UndoButton />
          <Button class={styles["grow"] ?? ""} href={list}>
            {t.toList}
          </Button>
        </div>
      }
    >
      <Button wide onClick={() => void state.add()}>
        {t.insert(count())}
      </Button>
    </Show>
  );

  return (
    <Page
      title={t.title}
      subtitle={file.entry.village}
      back={list}
      stack
      actions={acts() === undefined ? undefined : <Acts />}
    >
      <Show when={file.ydoc()}>
        <Show when={writable()} fallback={<Notice>{t.readOnly}</Notice>}>
          <Switch>
            <Match when={of("choosing")}>
              {(now) => (
                <>
                  <p class={styles["lead"]}>{t.lead}</p>
                  <Show when={now().trouble}>
                    {(trouble) => (
                      <Notice tone="wait" live>
                        {t.trouble[trouble()]}
                      </Notice>
                    )}
                  </Show>
                  <ChooseFile state={state} words={t.choose} solid />
                </>
              )}
            </Match>
            <Match when={of("reading")}>
              <Notice live>{t.reading}</Notice>
            </Match>
            <Match when={of("checking")}>
              {(now) => (
                <>
                  <div class={styles["file"]}>
                    <p class={styles["lead"]}>{t.file(now().file)}</p>
                    <ChooseFile state={state} words={t.chooseOther} />
                  </div>
                  <Show when={now().sheets.length > 1}>
                    <Chips label={t.sheet}>
                      <For each={now().sheets}>
                        {(sheet, index) => (
                          <Chip on={state.sheet() === sheet} onClick={() => state.useSheet(index())}>
                            {sheet.name}
                          </Chip>
                        )}
                      </For>
                    </Chips>
                  </Show>
                  <Preview state={state} />
                  <Columns state={state} />
                </>
              )}
            </Match>
            <Match when={of("adding")}>
              <Notice live>{t.inserting}</Notice>
            </Match>
            <Match when={of("added")}>
              {(now) => (
                <Notice tone="ok" live>
                  <p>
                    <b>{t.inserted(now().count)}</b>
                  </p>
                  <p>{t.insertedLead}</p>
                </Notice>
              )}
            </Match>
          </Switch>
        </Show>
      </Show>
    </Page>
  );
}

const accepted =
  ".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.ms-excel";

function ChooseFile(props: { state: MemberImport; words: string; solid?: boolean }) {
  let input!: HTMLInputElement;
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accepted}
        hidden // the button beside it is what is seen, reached and read
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          event.currentTarget.value = ""; // the same file, put right meanwhile, can be chosen again
          if (chosen) void props.state.choose(chosen);
        }}
      />
      <Button
        kind={props.solid ? "solid" : "quiet"}
        small={props.solid !== true}
        icon={<IconFile aria-hidden="true" />}
        onClick={() => input.click()}
      >
        {props.words}
      </Button>
    </>
  );
}

function Preview(props: { state: MemberImport }) {
  const t = useMessages(messages);
  return (
    <Show when={props.state.plan()} fallback={<Notice tone="wait">{t.needName}</Notice>}>
      {(plan) => (
        <section class={styles["preview"]} aria-label={t.preview}>
          <p class={styles["ready"]} role="status">
            {plan().members.length > 0 ? t.ready(plan().members.length) : t.nothingReady}
          </p>
          <Remarks title={t.skipped(plan().skipped.length)} remarks={plan().skipped} />
          <Remarks title={t.remarks(plan().remarks.length)} lead={t.remarksLead} remarks={plan().remarks} />
        </section>
      )}
    </Show>
  );
}

const remarksShown = 8;

function Remarks(props: { title: string; lead?: string; remarks: readonly ImportRemark[] }) {
  const t = useMessages(messages);
  const [shown, setShown] = createSignal(remarksShown);
  const rest = () => props.remarks.length - shown();
  return (
    <Show when={props.remarks.length > 0}>
      <Card pad>
        <h2 class={styles["head"]}>{props.title}</h2>
        <Show when={props.lead}>
          <p class={styles["lead"]}>{props.lead}</p>
        </Show>
        <ul class={styles["remarks"]}>
          <For each={props.remarks.slice(0, shown())}>{(remark) => <li>{remarkWords(remark)}</li>}</For>
        </ul>
        <Show when={rest() > 0}>
          <Button small kind="quiet" onClick={() => setShown(shown() + 100)}>
            {t.more(Math.min(100, rest()))}
          </Button>
        </Show>
      </Card>
    </Show>
  );
}

function Columns(props: { state: MemberImport }) {
  const t = useMessages(messages);
  const rows = () => props.state.sheet()?.rows ?? [];
  const { columns } = props.state;
  const heading = (index: number) => cellWords(rows()[columns().head]?.[index]) || t.column(index + 1);
  const sample = (index: number) => {
    const cell = rows()
      .slice(columns().head + 1)
      .find((row) => cellWords(row[index]) !== "")?.[index];
    return cell === undefined ? t.noSample : t.sample(cellWords(cell));
  };
  return (
    <section aria-label={t.columns}>
      <SectionHead title={t.columns} />
      <Card pad>
        <p class={styles["lead"]}>
          {columns().fields.some((field) => field !== null) ? t.columnsLead(columns().head + 1) : t.noColumns}
        </p>
        <ul class={styles["columns"]}>
          <For each={columns().fields.map((_, index) => index)}>
            {(index) => (
              <li>
                <span class={styles["column"]}>
                  <b>{heading(index)}</b>
                  <span>{sample(index)}</span>
                </span>
                <select
                  aria-label={t.holds(heading(index))}
                  onChange={(event) =>
                    props.state.useColumn(
                      index,
                      memberFields.find((field) => field === event.currentTarget.value) ?? null,
                    )
                  }
                >
                  <option value="" selected={columns().fields[index] === null}>
                    {t.unused}
                  </option>
                  <For each={memberFields}>
                    {(field) => (
                      <option value={field} selected={columns().fields[index] === field}>
                        {particularName(field)}
                      </option>
                    )}
                  </For>
                </select>
              </li>
            )}
          </For>
        </ul>
      </Card>
    </section>
  );
}

const sampleMax = 40;

function cellWords(cell: SheetCell): string {
  if (cell === null || cell === undefined) return "";
  const text =
    cell instanceof Date ? (Number.isFinite(cell.getTime()) ? cell.toISOString().slice(0, 10) : "") : String(cell);
  return text.length > sampleMax ? `${text.slice(0, sampleMax)}…` : text.trim();
}
