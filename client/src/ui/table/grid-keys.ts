/** What a key means in a grid whose active cell is not being written. */

export type GridAction =
  /** By rows and columns. */
  | { readonly kind: "move"; readonly rows: number; readonly columns: number }
  | { readonly kind: "page"; readonly down: boolean }
  /** To the first or last cell of the row, or with `whole` of the table. */
  | { readonly kind: "edge"; readonly end: boolean; readonly whole: boolean }
  /** On to the next cell, and out of the grid at its end. */
  | { readonly kind: "tab"; readonly backwards: boolean }
  /** `text`: a letter begins the cell anew, as in every spreadsheet. */
  | { readonly kind: "edit"; readonly text?: string }
  | { readonly kind: "clear" }
  | { readonly kind: "undo" };

type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing">;

/** Null: the key is not the grid's. */
export function gridAction(event: Key): GridAction | null {
  if (event.isComposing || event.altKey) return null;
  const command = event.ctrlKey || event.metaKey;
  const arrow = arrows[event.key];
  if (arrow) return { kind: "move", ...arrow };
  switch (event.key) {
    case "PageDown":
    case "PageUp":
      return { kind: "page", down: event.key === "PageDown" };
    case "Home":
    case "End":
      return { kind: "edge", end: event.key === "End", whole: command };
    case "Tab":
      return { kind: "tab", backwards: event.shiftKey };
    case "Enter":
    case "F2":
      return { kind: "edit" };
    case "Delete":
    case "Backspace":
      return { kind: "clear" };
  }
  if (command) return event.key.toLowerCase() === "z" && !event.shiftKey ? { kind: "undo" } : null;
  return event.key.length === 1 && event.key !== " " ? { kind: "edit", text: event.key } : null;
}

const arrows: Readonly<Record<string, { readonly rows: number; readonly columns: number } | undefined>> = {
  ArrowDown: { rows: 1, columns: 0 },
  ArrowUp: { rows: -1, columns: 0 },
  ArrowRight: { rows: 0, columns: 1 },
  ArrowLeft: { rows: 0, columns: -1 },
};
