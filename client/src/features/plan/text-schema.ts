/**
 * What a text of the plan may hold: headings of two levels, paragraphs, lists, tables, bold, italic, line breaks. These names are
 * part of the document's format: older apps refuse to write where they meet one that they do not know (known.ts).
 *
 * The schema is looser than Tiptap's own where two people's concurrent edits can meet: an item of a list may lose its first
 * paragraph to one person while the other keeps the list below it. What does not fit the schema, the binding deletes.
 */
import { type Extensions, getSchema, Node } from "@tiptap/core";
import type { Schema } from "@tiptap/pm/model";
import StarterKit from "@tiptap/starter-kit";
import { tableExtensions } from "./text-table.ts";

const ListItem = Node.create({
  name: "listItem",
  content: "block+",
  defining: true,
  parseHTML: () => [{ tag: "li" }],
  renderHTML: () => ["li", 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      Tab: () => this.editor.commands.sinkListItem(this.name),
      "Shift-Tab": () => this.editor.commands.liftListItem(this.name),
    };
  },
});

export const textExtensions: Extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    listItem: false,
    undoRedo: false, // Yjs undoes: only one's own steps
    trailingNode: false, // it would write a paragraph on opening
    blockquote: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    link: false,
    strike: false,
    underline: false,
    dropcursor: false,
    gapcursor: false,
  }),
  ListItem,
  ...tableExtensions,
];

export function textSchema(): Schema {
  return getSchema(textExtensions);
}

/**
 * Undoing the making of one of these must not take along what others have written inside it in the meantime: the undo
 * manager keeps them while they hold anything.
 */
export const keptWhileFilled: ReadonlySet<string> = new Set([
  "paragraph",
  "heading",
  "listItem",
  "bulletList",
  "orderedList",
  "table",
  "tableRow",
  "tableCell",
  "tableHeader",
]);
