/**
 * One text of the plan in one document: shown at once from plain data, and as soon as the writing tools have loaded, by an
 * editor for who may write. Belongs to exactly one document; the page makes a new one for a new generation.
 */
import { type PlanSectionId, planRoot } from "@pendamping/shared/plan/outline";
import { createEffect, createMemo, createSignal, Match, on, onCleanup, Show, Switch } from "solid-js";
import type * as Y from "yjs";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { planSectionName } from "../../ui/names/names.ts";
import { readBlocks } from "./blocks.ts";
import type { BoundText, Formats } from "./bound-text.ts";
import { messages } from "./messages.ts";
import { PlainText } from "./PlainText.tsx";
import styles from "./plan.module.css";

const writingLastsMs = 4000;

export function SectionText(props: {
  ydoc: Y.Doc;
  section: PlanSectionId;
  onText: (text: BoundText | null) => void;
  onFormats: (formats: Formats) => void;
}) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const root = planRoot(props.section);
  const place = `plan/${props.section}`;
  let host!: HTMLDivElement;

  const blocks = file.watch("plan", (ydoc) => readBlocks(ydoc.getXmlFragment(root)));
  const [bound, setBound] = createSignal(false);
  const [unknown, setUnknown] = createSignal(false);
  const [withoutTools, setWithoutTools] = createSignal(false);
  const mayWrite = createMemo(() => file.mayWrite("plan"));
  const binding = createMemo(() => mayWrite() && !file.newerThanApp() && !unknown() && !withoutTools());

  let stillTimer: ReturnType<typeof setTimeout> | undefined;
  const typed = () => {
    if (stillTimer === undefined) file.setPlace(place, true);
    clearTimeout(stillTimer);
    stillTimer = setTimeout(still, writingLastsMs);
  };
  const still = () => {
    clearTimeout(stillTimer);
    stillTimer = undefined;
    file.setPlace(place, false);
  };
  onCleanup(() => clearTimeout(stillTimer));

  createEffect(
    on([binding, file.awareness, () => t.textBox(planSectionName(props.section))], ([wanted, awareness, label]) => {
      if (!wanted) return;
      let text: BoundText | null = null;
      let gone = false;
      const take = (made: BoundText | null) => {
        text = made;
        setBound(made !== null);
        props.onText(made);
      };
      const bind = async () => {
        const editor = await import("./text-editor.ts").catch(() => null);
        if (gone) return;
        if (!editor) {
          setWithoutTools(true);
          return;
        }
        const made = editor.bindText({
          host,
          ydoc: props.ydoc,
          root,
          awareness,
          label,
          className: `${styles["text"]} ${styles["editor"]}`,
          onType: typed,
          onFormats: props.onFormats,
          onUnknown: () => {
            take(null);
            setUnknown(true);
          },
        });
        take(made);
        if (!made) setUnknown(true);
      };
      void bind();
      onCleanup(() => {
        gone = true;
        text?.destroy();
        take(null);
      });
    }),
  );

  return (
    <>
      <Switch>
        <Match when={file.newerThanApp()}>
          <div class={styles["line"]}>
            <Notice tone="wait">
              {t.newer} <UpdateButton />
            </Notice>
          </div>
        </Match>
        <Match when={!mayWrite()}>
          <p class={styles["line"]}>{file.mayWrite("notes") ? t.readOnly : t.readOnlyOnly}</p>
        </Match>
        <Match when={unknown()}>
          <div class={styles["line"]}>
            <Notice tone="wait" live>
              {t.unknown} <UpdateButton />
            </Notice>
          </div>
        </Match>
        <Match when={withoutTools()}>
          <div class={styles["line"]}>
            <Notice tone="wait" live>
              {t.noEditor}{" "}
              <Button small kind="quiet" onClick={() => setWithoutTools(false)}>
                {t.again}
              </Button>
            </Notice>
          </div>
        </Match>
      </Switch>
      <div class={styles["paper"]}>
        <Show when={!bound()}>
          <div class={styles["text"]}>
            <Show when={blocks()?.length} fallback={<p class={styles["empty"]}>{mayWrite() ? "" : t.emptyReader}</p>}>
              <PlainText blocks={blocks() ?? []} />
            </Show>
          </div>
        </Show>
        <div ref={host} class={styles["host"]} data-empty={bound() && isEmpty() ? t.emptyWriter : undefined} />
      </div>
    </>
  );

  function isEmpty(): boolean {
    const all = blocks() ?? [];
    const only = all[0];
    return all.length === 0 || (all.length === 1 && only?.kind === "paragraph" && only.runs.length === 0);
  }

  function UpdateButton() {
    return (
      <Button small kind="quiet" onClick={() => location.reload()}>
        {t.update}
      </Button>
    );
  }
}
