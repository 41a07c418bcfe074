/** An opened file as the screens see it, for one owner; several may look at the same live file. */
import type { Section } from "@pendamping/shared/file/section";
import type { FileEntry } from "@pendamping/shared/protocol/account";
import { type Accessor, createMemo, createSignal } from "solid-js";
import type { AccountFiles } from "./account-files.ts";
import type { FieldWrite } from "./edits.ts";
import { authorOf } from "./ledger.ts";
import type { LiveFile } from "./live-file.ts";
import type { OpenFile, Presence, Step, StepField } from "./model.ts";

const stepsMax = 100;

export function createOpenFile(files: AccountFiles, live: LiveFile, entry: FileEntry): OpenFile {
  const [steps, setSteps] = createSignal<readonly Step[]>([]);
  // A file that is no longer in the list may be read as it was, and written no more.
  const current = createMemo(() => files.known.entry(entry.id) ?? { ...entry, writable: [] });

  const undoable = createMemo(() => {
    live.changes();
    const ydoc = live.ydoc();
    if (!ydoc) return null;
    return steps().findLast((step) => live.edits()?.mayUndo(ydoc, step)) ?? null;
  });

  const presences = createMemo<readonly Presence[]>(() => {
    const own = files.known.me()?.account;
    const others = [...live.present().values()].filter((person) => person.account !== own);
    // One person with two windows is one person: the one that writes counts.
    const byAccount = new Map<string, Presence>();
    for (const person of others) if (!byAccount.get(person.account)?.writing) byAccount.set(person.account, person);
    return [...byAccount.values()];
  });

  const put = (label: string, writes: readonly FieldWrite<unknown>[]) => {
    const ydoc = live.ydoc();
    const step = ydoc ? live.edits()?.writeFields(ydoc, label, writes) : undefined;
    if (step) setSteps((known) => [...known.slice(-stepsMax + 1), step]);
  };

  return {
    get entry() {
      return current();
    },
    ydoc: live.ydoc,
    awareness: live.awareness,
    newerThanApp: live.newerThanApp,
    status: () => files.known.status(entry.id),

    watch<T>(section: Section, read: Parameters<OpenFile["watch"]>[1]): Accessor<T | undefined> {
      return createMemo(
        () => {
          live.changes(section);
          const ydoc = live.ydoc();
          return ydoc ? (read(ydoc) as T) : undefined;
        },
        undefined,
        { equals: false },
      );
    },

    mayWrite: (section) => !live.newerThanApp() && current().writable.includes(section),

    set: ({ label, ...write }) => put(label, [write as FieldWrite<unknown>]),
    setAll: put,

    undoable,
    undo() {
      const ydoc = live.ydoc();
      const step = undoable();
      if (!ydoc || !step) return;
      const undone = live.edits()?.undoStep(ydoc, step) ?? [];
      // The fields show again what the steps before had written: those can now be undone.
      setSteps((known) =>
        undone.reduce(
          rejoin,
          known.filter((other) => other !== step),
        ),
      );
    },

    authorOf(id) {
      const me = files.known.me();
      live.rowOf(id); // subscribes, and asks for what is not known
      return authorOf(id, {
        ledger: live.ledger,
        people: files.known.people(),
        me: me ?? { account: "", name: "", role: "", position: null },
        ownClients: live.ownClients(),
        present: live.present(),
      });
    },

    people: files.known.people,
    presences,
    setPlace: live.setPlace,

    async attachments() {
      return (await files.attachments()).of(entry.id, live.ydoc);
    },

    suggest(step) {
      const ydoc = live.ydoc();
      const suggested = ydoc ? live.edits()?.suggestedWrite(ydoc, step) : undefined;
      if (suggested) files.suggest(entry.id, suggested);
    },
  };
}

/** The last of the steps that wrote this field stands again, under the id of the write that restored it. */
function rejoin(steps: readonly Step[], restored: StepField): readonly Step[] {
  const same = (field: StepField) => field.root === restored.root && field.key === restored.key;
  const before = steps.findLast((step) => step.fields.some(same));
  if (!before) return steps;
  const fields = before.fields.map((field) => (same(field) ? { ...field, id: restored.id } : field));
  return steps.map((step) => (step === before ? { ...step, fields } : step));
}
