/**
 * The tools of an editor, at the bottom where the thumb is. A press does not take the focus from the text, so the keyboard
 * stays up. One stop for Tab; the arrow keys go from tool to tool.
 */
import { createSignal, For, type JSX, Show } from "solid-js";
import IconUndo from "~icons/ph/arrow-counter-clockwise-bold";
import IconNote from "~icons/ph/chat-circle-text-bold";
import IconBulletList from "~icons/ph/list-bullets-bold";
import IconOrderedList from "~icons/ph/list-numbers-bold";
import IconTable from "~icons/ph/table-bold";
import IconBold from "~icons/ph/text-b-bold";
import IconHeading from "~icons/ph/text-h-bold";
import IconHeading3 from "~icons/ph/text-h-three-bold";
import IconHeading2 from "~icons/ph/text-h-two-bold";
import IconItalic from "~icons/ph/text-italic-bold";
import { useMessages } from "../../i18n/messages.ts";
import type { Formats, TextCommand } from "./bound-text.ts";
import { messages } from "./messages.ts";
import styles from "./plan.module.css";

interface Tool {
  readonly label: () => string;
  readonly icon: () => JSX.Element;
  readonly pressed?: () => boolean;
  readonly idle?: () => boolean;
  readonly act: () => void;
  /** Left out on a phone, where eight do not fit. */
  readonly rare?: boolean;
}

const tableCommands = ["addRow", "addColumn", "deleteRow", "deleteColumn"] as const;

export function Toolbar(props: { formats: Formats; run: (command: TextCommand) => void; note: () => void }) {
  const t = useMessages(messages);
  const [current, setCurrent] = createSignal(0);
  const size = { width: "24", height: "24", "aria-hidden": "true" } as const;
  const tools: readonly Tool[] = [
    {
      label: () => t.undo,
      icon: () => <IconUndo {...size} />,
      idle: () => !props.formats.canUndo,
      act: () => props.run("undo"),
    },
    {
      label: () => t.bold,
      icon: () => <IconBold {...size} />,
      pressed: () => props.formats.bold,
      act: () => props.run("bold"),
    },
    {
      label: () => t.italic,
      icon: () => <IconItalic {...size} />,
      pressed: () => props.formats.italic,
      act: () => props.run("italic"),
      rare: true,
    },
    {
      label: () => (props.formats.heading === 3 ? t.subheading : t.heading),
      icon: () =>
        props.formats.heading === 2 ? (
          <IconHeading2 {...size} />
        ) : props.formats.heading === 3 ? (
          <IconHeading3 {...size} />
        ) : (
          <IconHeading {...size} />
        ),
      pressed: () => props.formats.heading !== null,
      act: () => props.run("heading"),
    },
    {
      label: () => t.bulletList,
      icon: () => <IconBulletList {...size} />,
      pressed: () => props.formats.bulletList,
      act: () => props.run("bulletList"),
    },
    {
      label: () => t.orderedList,
      icon: () => <IconOrderedList {...size} />,
      pressed: () => props.formats.orderedList,
      act: () => props.run("orderedList"),
    },
    {
      label: () => t.table,
      icon: () => <IconTable {...size} />,
      pressed: () => props.formats.table,
      act: () => props.run("table"),
    },
    { label: () => t.note, icon: () => <IconNote {...size} />, act: () => props.note() },
  ];
  const move = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = event.currentTarget.querySelectorAll("button");
    let next = current();
    do next = (next + step + tools.length) % tools.length;
    while (buttons[next]?.offsetParent === null && next !== current()); // one that is left out here
    setCurrent(next);
    buttons[next]?.focus();
  };
  return (
    <div class={styles["toolbars"]}>
      <Show when={props.formats.table}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex container everywhere */}
        <div class={styles["tableTools"]} role="group" aria-label={t.tableTools}>
          <For each={tableCommands}>
            {(command) => (
              <button
                type="button"
                class={styles["tableTool"]}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => props.run(command)}
              >
                {t[command]}
              </button>
            )}
          </For>
        </div>
      </Show>
      <div class={styles["tools"]} role="toolbar" aria-label={t.tools} tabindex="-1" onKeyDown={move}>
        <For each={tools}>
          {(tool, index) => (
            <button
              type="button"
              class={styles["tool"]}
              data-rare={tool.rare ? "" : undefined}
              aria-label={tool.label()}
              title={tool.label()}
              aria-pressed={tool.pressed?.()}
              aria-disabled={tool.idle?.() ? "true" : undefined}
              tabindex={current() === index() ? 0 : -1}
              onFocus={() => setCurrent(index())}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                if (!tool.idle?.()) tool.act();
              }}
            >
              {tool.icon()}
            </button>
          )}
        </For>
      </div>
    </div>
  );
}
