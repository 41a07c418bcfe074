/**
 * The notes of a file as the page shows them: threads by the place that they are about, those with something unread
 * first; what is resolved or withdrawn apart.
 */
import { latestAt, type Note } from "@pendamping/shared/notes/access";

export interface Thread {
  readonly note: Note;
  readonly unread: boolean;
}

interface Group {
  readonly about: string;
  readonly threads: readonly Thread[];
  readonly unread: boolean;
}

export interface Threads {
  readonly groups: readonly Group[];
  /** Resolved, or withdrawn without a reply. */
  readonly folded: readonly Thread[];
  readonly unreadCount: number;
  readonly openQuestions: number;
}

export interface ThreadFilter {
  readonly show: "all" | "unread" | "questions";
  /** Only notes about this place and what lies in it; "" for all. */
  readonly about: string;
}

/** `isUnread` is asked of each record, a note's or a reply's. */
export function threadsOf(
  notes: readonly Note[],
  isUnread: (record: { id: string; writeId: Note["writeId"] }) => boolean,
  filter: ThreadFilter,
): Threads {
  const here = notes
    .filter((note) => isAbout(note.about, filter.about))
    .map((note): Thread => {
      const fresh = note.state !== "missing" && !note.withdrawnAt && isUnread(note);
      return { note, unread: fresh || note.replies.some((reply) => !reply.withdrawnAt && isUnread(reply)) };
    });
  const isFolded = ({ note, unread }: Thread) =>
    (note.resolved && !unread) || (note.withdrawnAt !== null && !note.replies.some((reply) => !reply.withdrawnAt));
  const open = here.filter((thread) => !isFolded(thread));
  const shown = open.filter(
    ({ note, unread }) =>
      filter.show === "all" || (filter.show === "unread" ? unread : note.question && !note.resolved),
  );
  const byAbout = new Map<string, Thread[]>();
  for (const thread of shown) byAbout.set(thread.note.about, [...(byAbout.get(thread.note.about) ?? []), thread]);
  const groups = [...byAbout].map(
    ([about, threads]): Group => ({
      about,
      threads: threads.sort((a, b) => Number(b.unread) - Number(a.unread) || byTime(b.note, a.note)),
      unread: threads.some(({ unread }) => unread),
    }),
  );
  const newest = (group: Group) =>
    group.threads
      .map(({ note }) => latestAt(note))
      .sort()
      .at(-1) ?? "";
  return {
    groups: groups.sort((a, b) => Number(b.unread) - Number(a.unread) || (newest(a) < newest(b) ? 1 : -1)),
    folded: here.filter(isFolded),
    unreadCount: open.filter(({ unread }) => unread).length,
    openQuestions: open.filter(({ note }) => note.question && !note.resolved).length,
  };
}

/** "legality/nib" is about "legality"; everything is about "". */
export function isAbout(about: string, place: string): boolean {
  return place === "" || about === place || about.startsWith(`${place}/`) || about.startsWith(`${place}.`);
}

function byTime(a: Note, b: Note): number {
  const [one, other] = [latestAt(a), latestAt(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}
