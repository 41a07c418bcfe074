/** What the page and its toolbar know of an editor, without loading one. */
export type TextCommand =
  | "undo"
  | "bold"
  | "italic"
  | "heading"
  | "bulletList"
  | "orderedList"
  | "table"
  | "addRow"
  | "addColumn"
  | "deleteRow"
  | "deleteColumn";

/** What holds at the cursor. */
export interface Formats {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly heading: 2 | 3 | null;
  readonly bulletList: boolean;
  readonly orderedList: boolean;
  /** The cursor is in a table. */
  readonly table: boolean;
  readonly canUndo: boolean;
}

export interface BoundText {
  run(command: TextCommand): void;
  /** The words marked, for a note that hangs on them; "" where there are none. */
  selectedText(): string;
  destroy(): void;
}
