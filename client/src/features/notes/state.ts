/** The notes of the open file: what is there, who wrote it, and everything a person can do with it. */
import { toZone } from "@pendamping/shared/day";
import {
  addNote,
  addReply,
  type Note,
  readNotes,
  restoreNote,
  setResolved,
  withdrawNote,
} from "@pendamping/shared/notes/access";
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from "solid-js";
import type { OpenFile } from "../../sync/model.ts";
import { seenNotes } from "./seen.ts";
import { type ThreadFilter, type Threads, threadsOf } from "./threads.ts";

/** How long one's own withdrawn note stays in its place with "Kembalikan". */
const restoreOfferedMs = 10_000;

export interface NotesState {
  /** Undefined until the device's rows are loaded. */
  readonly threads: Accessor<Threads | undefined>;
  readonly count: Accessor<number>;
  readonly writable: Accessor<boolean>;
  isUnread(record: { id: string; writeId: Note["writeId"] }): boolean;
  /** Withdrawn a moment ago, on this page. */
  justWithdrawn(id: string): boolean;
  add(note: { about: string; text: string; quote: string | null; question: boolean }): void;
  reply(noteId: string, text: string): void;
  resolve(noteId: string, resolved: boolean): void;
  withdraw(id: string): void;
  restore(id: string): void;
}

export function createNotes(file: OpenFile, account: string, filter: Accessor<ThreadFilter>): NotesState {
  const seen = seenNotes(storage(), account, file.entry.id);
  const notes = file.watch("notes", readNotes);
  const isUnread = (record: { id: string; writeId: Note["writeId"] }) =>
    !seen.has(record.id) && (record.writeId === null || !file.authorOf(record.writeId).own);

  const [withdrawn, setWithdrawn] = createSignal<readonly string[]>([]);
  const timers = new Set<ReturnType<typeof setTimeout>>();
  onCleanup(() => timers.forEach(clearTimeout));

  const threads = createMemo(() => {
    const all = notes();
    if (!all) return undefined;
    // What was withdrawn a moment ago keeps its place, so that its author can still take it back there.
    const kept = all.map((note) => (withdrawn().includes(note.id) ? { ...note, withdrawnAt: null } : note));
    return threadsOf(kept, isUnread, filter());
  });
  createEffect(
    on(threads, (shown) => {
      const all = [...(shown?.groups.flatMap((group) => group.threads) ?? []), ...(shown?.folded ?? [])];
      seen.add(all.flatMap(({ note }) => [note.id, ...note.replies.map((reply) => reply.id)]));
    }),
  );
  const now = () => ({
    writtenAt: new Date().toISOString(),
    zone: toZone(Intl.DateTimeFormat().resolvedOptions().timeZone),
  });
  const write = (change: (ydoc: NonNullable<ReturnType<OpenFile["ydoc"]>>) => void) => {
    const ydoc = file.ydoc();
    if (ydoc && writable()) change(ydoc);
  };
  const writable = createMemo(() => file.mayWrite("notes") && !file.newerThanApp());

  return {
    threads,
    count: () => notes()?.length ?? 0,
    writable,
    isUnread,
    justWithdrawn: (id) => withdrawn().includes(id),
    add: ({ quote, ...note }) => write((ydoc) => addNote(ydoc, { ...note, ...(quote ? { quote } : {}), ...now() })),
    reply: (noteId, text) => write((ydoc) => addReply(ydoc, noteId, { text, ...now() })),
    resolve: (noteId, resolved) => write((ydoc) => setResolved(ydoc, noteId, { resolved, ...now() })),
    withdraw: (id) =>
      write((ydoc) => {
        withdrawNote(ydoc, id, now().writtenAt);
        setWithdrawn((ids) => [...ids, id]);
        const timer = setTimeout(() => {
          timers.delete(timer);
          setWithdrawn((ids) => ids.filter((each) => each !== id));
        }, restoreOfferedMs);
        timers.add(timer);
      }),
    restore: (id) =>
      write((ydoc) => {
        restoreNote(ydoc, id);
        setWithdrawn((ids) => ids.filter((each) => each !== id));
      }),
  };
}

function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
