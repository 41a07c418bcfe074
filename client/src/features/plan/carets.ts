/**
 * Where others write in the same text: a stroke with a dot; the name shows for two seconds after each move. Built on
 * y-tiptap's cursor plugin and not on Tiptap's extension around it, because that one hands everybody's awareness state to
 * the editor unread (a malformed cursor then throws inside ProseMirror) and colours by inline style, which the CSP forbids.
 */
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { yCursorPlugin } from "@tiptap/y-tiptap";
import * as v from "valibot";
import type { Awareness } from "y-protocols/awareness";
import styles from "./plan.module.css";

const nameShownMs = 2000;
const tones = ["ungu", "laut", "kunyit"] as const;

const id = v.nullish(
  v.object({ client: v.pipe(v.number(), v.safeInteger()), clock: v.pipe(v.number(), v.safeInteger()) }),
);
const position = v.object({
  type: id,
  tname: v.nullish(v.pipe(v.string(), v.maxLength(100))),
  item: id,
  assoc: v.nullish(v.number()),
});
const personSchema = v.object({ account: v.string(), name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)) });
/** What the plugin may be given of another client: a person, and a cursor that it can resolve. It writes into `user`. */
const stateSchema = v.object({
  ...personSchema.entries,
  cursor: v.object({ anchor: position, head: position }),
  user: v.optional(v.undefined()),
});

export function carets(awareness: Awareness): Extension {
  const movedAt = new Map<number, number>();

  const personOf = (client: number) => {
    const parsed = v.safeParse(personSchema, awareness.getStates().get(client));
    return parsed.success ? parsed.output : { account: "", name: "" };
  };
  const build = (_: unknown, client: number): HTMLElement => {
    const person = personOf(client);
    const caret = element("span", "caret");
    caret.dataset["client"] = String(client);
    caret.dataset["tone"] = toneOf(person.account);
    caret.setAttribute("aria-hidden", "true"); // the page says who writes here
    if (performance.now() - (movedAt.get(client) ?? 0) < nameShownMs) caret.dataset["moved"] = "";
    const name = element("span", "caretName");
    name.textContent = person.name;
    caret.append(element("span", "caretDot"), name);
    return caret;
  };

  return Extension.create({
    name: "carets",
    addProseMirrorPlugins: () => [
      yCursorPlugin(awareness, {
        awarenessStateFilter: (own: number, client: number, state: unknown) =>
          own !== client && v.is(stateSchema, state),
        cursorBuilder: build,
        selectionBuilder: (_: unknown, client: number) => ({
          class: styles["selected"] ?? "",
          "data-tone": toneOf(personOf(client).account),
        }),
      }),
      new Plugin({
        key: new PluginKey("caret-names"),
        view: (view) => {
          const timers = new Set<ReturnType<typeof setTimeout>>();
          const cursors = new Map<number, string>();
          const later = (ms: number, run: () => void) => {
            const timer = setTimeout(() => {
              timers.delete(timer);
              run();
            }, ms);
            timers.add(timer);
          };
          const mark = (client: number) => {
            const shown = performance.now() - (movedAt.get(client) ?? 0) < nameShownMs;
            for (const caret of view.dom.querySelectorAll<HTMLElement>(`[data-client="${client}"]`))
              if (shown) caret.dataset["moved"] = "";
              else delete caret.dataset["moved"];
          };
          const changed = ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }) => {
            for (const client of removed) cursors.delete(client);
            for (const client of [...added, ...updated]) {
              const cursor = JSON.stringify(awareness.getStates().get(client)?.["cursor"] ?? null);
              if (client === awareness.clientID || cursors.get(client) === cursor) continue;
              cursors.set(client, cursor);
              movedAt.set(client, performance.now());
              later(30, () => mark(client)); // the plugin draws in the next tick
              later(nameShownMs + 30, () => mark(client));
            }
          };
          awareness.on("change", changed);
          return {
            destroy() {
              awareness.off("change", changed);
              for (const timer of timers) clearTimeout(timer);
            },
          };
        },
      }),
    ],
  });
}

/** One person keeps one tone. */
function toneOf(who: string): (typeof tones)[number] {
  let sum = 0;
  for (const letter of who) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return tones[sum % tones.length] ?? "ungu";
}

function element(tag: string, part: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = styles[part] ?? "";
  return made;
}
