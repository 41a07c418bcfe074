/**
 * The editor of one text of the plan, bound to its root in the document. Everything of Tiptap loads with this module, when
 * a person who may write opens a text. Made anew for each document: a refusal replaces the document by a new generation,
 * and an editor or undo manager of the old one would write into the void.
 *
 * Undo is y-undo's: it tracks what came through this binding, so it takes back only one's own steps, and leaves in place
 * what others have since written inside something of ours.
 */
import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import { ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { BoundText, Formats, TextCommand } from "./bound-text.ts";
import { carets } from "./carets.ts";
import { knowsAll } from "./known.ts";
import { keptWhileFilled, textExtensions } from "./text-schema.ts";
import { addColumn, addRow, asCommand, deleteColumn, deleteRow, insertTable, isInTable } from "./text-table.ts";

interface TextOptions {
  readonly host: HTMLElement;
  readonly ydoc: Y.Doc;
  /** "plan:market" */
  readonly root: string;
  readonly awareness: Awareness | null;
  /** Name of the text box, read by screen readers. */
  readonly label: string;
  readonly className: string;
  /** A change by this person. */
  onType(): void;
  onFormats(formats: Formats): void;
  /** Something this app does not know has arrived: the editor is gone before the binding could have seen it. */
  onUnknown(): void;
}

/** Binds an editor, or returns null where the text holds something that this app does not know. */
export function bindText(options: TextOptions): BoundText | null {
  const fragment = options.ydoc.getXmlFragment(options.root);
  const extensions = [
    ...textExtensions,
    Collaboration.configure({
      document: options.ydoc,
      field: options.root,
      yUndoOptions: { protectedNodes: new Set(keptWhileFilled) },
    }),
    ...(options.awareness ? [carets(options.awareness)] : []),
  ];
  const editor = new Editor({
    element: null, // not before it is known that the text can be bound
    extensions,
    injectCSS: false, // an inline style: the CSP forbids it
    editorProps: {
      attributes: {
        class: options.className,
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": options.label,
        spellcheck: "false",
      },
    },
  });
  if (!knowsAll(fragment, editor.schema)) {
    editor.destroy();
    return null;
  }
  // Registered before the binding's own observer, and so called first: an editor that is destroyed here deletes nothing.
  const guard = (_: unknown, transaction: Y.Transaction) => {
    if (transaction.origin === ySyncPluginKey || knowsAll(fragment, editor.schema)) return;
    destroy();
    options.onUnknown();
  };
  const destroy = () => {
    fragment.unobserveDeep(guard);
    editor.destroy();
  };
  const undoManager = (): Y.UndoManager => yUndoPluginKey.getState(editor.state).undoManager;
  const formats = (): Formats => ({
    bold: editor.isActive("bold"),
    italic: editor.isActive("italic"),
    heading: editor.isActive("heading", { level: 2 }) ? 2 : editor.isActive("heading", { level: 3 }) ? 3 : null,
    bulletList: editor.isActive("bulletList"),
    orderedList: editor.isActive("orderedList"),
    table: isInTable(editor.state),
    canUndo: undoManager().undoStack.length > 0,
  });
  const inTable = (edit: Parameters<typeof asCommand>[0]) => () =>
    editor.chain().focus().command(asCommand(edit)).run();
  const run: Readonly<Record<TextCommand, () => void>> = {
    undo: () => editor.commands.undo(),
    bold: () => editor.chain().focus().toggleBold().run(),
    italic: () => editor.chain().focus().toggleItalic().run(),
    heading: () => {
      const level = formats().heading;
      if (level === 3) editor.chain().focus().setParagraph().run();
      else
        editor
          .chain()
          .focus()
          .setHeading({ level: level === 2 ? 3 : 2 })
          .run();
    },
    bulletList: () => editor.chain().focus().toggleBulletList().run(),
    orderedList: () => editor.chain().focus().toggleOrderedList().run(),
    table: () => {
      if (!isInTable(editor.state))
        editor
          .chain()
          .focus()
          .command(({ state, tr }) => insertTable(state, tr))
          .run();
    },
    addRow: inTable(addRow),
    addColumn: inTable(addColumn),
    deleteRow: inTable(deleteRow),
    deleteColumn: inTable(deleteColumn),
  };

  fragment.observeDeep(guard);
  editor.on("transaction", ({ transaction }) => {
    if (transaction.docChanged && !transaction.getMeta(ySyncPluginKey)) options.onType();
    options.onFormats(formats());
  });
  editor.mount(options.host);
  options.onFormats(formats());
  return {
    run: (command) => run[command](),
    selectedText: () => {
      const { from, to } = editor.state.selection;
      return editor.state.doc.textBetween(from, to, " ").trim();
    },
    destroy,
  };
}
