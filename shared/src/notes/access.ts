/**
 * Notes: threads that hang on a place in a file. Every note, reply and resolution is a record of its own in the root map `notes`,
 * because a person may change and withdraw only what they wrote (the gate holds to it). Who wrote a record is read from its write,
 * never from a field.
 *
 * - Of a thread's resolutions the latest counts, by the instant written and then by id; a withdrawn one does not count.
 * - A reply whose note is not here (refused, or not arrived yet) is kept under a placeholder: a note of state `missing`.
 * - A record that does not fit is a note of state `not-understood`, shown with what is there.
 */
import * as v from "valibot";
import type * as Y from "yjs";
import { type IsoInstant, isoInstantSchema, type Zone, zones } from "../day.ts";
import type { WriteId } from "../file/heads.ts";
import { addRecord, readRecords, restoreRecord, withdrawRecord } from "../file/records.ts";

const written = {
  writtenAt: isoInstantSchema,
  /** The author's zone. */
  zone: v.picklist(zones),
  withdrawnAt: v.nullish(isoInstantSchema),
};
const shortId = v.pipe(v.string(), v.maxLength(64));
const text = v.pipe(v.string(), v.maxLength(20_000));

/** The stored shapes. They are in the field for good: add optional fields, never change one. */
const noteRecord = v.object({
  type: v.literal("note"),
  /** "legality", "legality/nib", "profile/address.street", "plan/market"; "" for the file as a whole. */
  about: v.pipe(v.string(), v.maxLength(200)),
  /** The words that the note hangs on, as they were. */
  quote: v.nullish(text),
  text,
  /** Accounts that it is addressed to. */
  to: v.optional(v.array(shortId), []),
  question: v.optional(v.boolean(), false),
  ...written,
});
const replyRecord = v.object({ type: v.literal("reply"), note: shortId, text, ...written });
const resolutionRecord = v.object({ type: v.literal("resolution"), note: shortId, resolved: v.boolean(), ...written });
const recordSchema = v.variant("type", [noteRecord, replyRecord, resolutionRecord]);

export interface Reply {
  readonly id: string;
  readonly writeId: WriteId;
  readonly text: string;
  readonly writtenAt: IsoInstant;
  readonly zone: Zone;
  readonly withdrawnAt: IsoInstant | null;
}

export interface Note {
  readonly id: string;
  /** Names the author. Null for a missing note. */
  readonly writeId: WriteId | null;
  readonly state: "note" | "missing" | "not-understood";
  readonly about: string;
  readonly quote: string | null;
  readonly text: string;
  /** Of a missing note or one that is not understood: its first reply's instant, or "". */
  readonly writtenAt: IsoInstant | "";
  readonly zone: Zone;
  readonly withdrawnAt: IsoInstant | null;
  readonly question: boolean;
  readonly to: readonly string[];
  /** Oldest first. */
  readonly replies: readonly Reply[];
  readonly resolved: boolean;
  /** The resolution that counts. */
  readonly resolvedBy: WriteId | null;
  /** What is there, where it is not understood. */
  readonly raw: unknown;
}

/** Who writes when: given by the caller, no clock is read here. */
export interface WrittenWhen {
  readonly writtenAt: IsoInstant;
  readonly zone: Zone;
}

/** Every thread, the latest activity first. */
export function readNotes(ydoc: Y.Doc): Note[] {
  const notes: Note[] = [];
  const repliesByNote = new Map<string, Reply[]>();
  const resolutionByNote = new Map<string, Resolution>();
  for (const reading of readRecords(notesMap(ydoc), recordSchema)) {
    const { id, writeId } = reading;
    if (reading.kind === "not-understood") {
      notes.push({ ...placeholder(id), writeId, state: "not-understood", raw: reading.raw });
      continue;
    }
    const { record } = reading;
    const withdrawnAt = record.withdrawnAt ?? null;
    if (record.type === "note") {
      const { about, text, writtenAt, zone, question, to } = record;
      const quote = record.quote ?? null;
      notes.push({
        ...placeholder(id),
        writeId,
        state: "note",
        about,
        quote,
        text,
        writtenAt,
        zone,
        withdrawnAt,
        question,
        to,
      });
    } else if (record.type === "reply") {
      const reply = { id, writeId, text: record.text, writtenAt: record.writtenAt, zone: record.zone, withdrawnAt };
      repliesByNote.set(record.note, [...(repliesByNote.get(record.note) ?? []), reply]);
    } else if (withdrawnAt === null) {
      const resolution = { id, writeId, resolved: record.resolved, writtenAt: record.writtenAt };
      const former = resolutionByNote.get(record.note);
      if (!former || byTime(former, resolution) < 0) resolutionByNote.set(record.note, resolution);
    }
  }
  const known = new Set(notes.map((note) => note.id));
  for (const id of repliesByNote.keys()) if (!known.has(id)) notes.push(placeholder(id));
  return notes
    .map((note): Note => {
      const replies = (repliesByNote.get(note.id) ?? []).sort(byTime);
      const resolution = resolutionByNote.get(note.id);
      const resolved = resolution?.resolved ?? false;
      const writtenAt = note.writtenAt || (replies[0]?.writtenAt ?? "");
      return { ...note, writtenAt, replies, resolved, resolvedBy: resolution?.writeId ?? null };
    })
    .sort((a, b) => compare(latestAt(b), latestAt(a)) || compare(a.id, b.id));
}

/** The instant of a thread's last note or reply. */
export function latestAt(note: Note): IsoInstant | "" {
  return [note.writtenAt, ...note.replies.map((reply) => reply.writtenAt)].sort(compare).at(-1) ?? "";
}

/** Adds a note and returns its id. */
export function addNote(
  ydoc: Y.Doc,
  note: WrittenWhen & {
    readonly about: string;
    readonly text: string;
    readonly quote?: string;
    readonly question?: boolean;
    readonly to?: readonly string[];
  },
): string {
  return addRecord(notesMap(ydoc), {
    type: "note",
    about: note.about,
    quote: note.quote ?? null,
    text: note.text,
    to: [...(note.to ?? [])],
    question: note.question ?? false,
    writtenAt: note.writtenAt,
    zone: note.zone,
  });
}

export function addReply(ydoc: Y.Doc, noteId: string, reply: WrittenWhen & { readonly text: string }): string {
  const { text, writtenAt, zone } = reply;
  return addRecord(notesMap(ydoc), { type: "reply", note: noteId, text, writtenAt, zone });
}

/**
 * Resolves or reopens a thread, whoever began it. Written at least a millisecond after the resolution that it answers, so a phone
 * whose clock is slow can still reopen.
 */
export function setResolved(
  ydoc: Y.Doc,
  noteId: string,
  resolution: WrittenWhen & { readonly resolved: boolean },
): string {
  const former = readRecords(notesMap(ydoc), recordSchema)
    .flatMap((reading) => (reading.kind === "record" && reading.record.type === "resolution" ? [reading.record] : []))
    .filter((record) => record.note === noteId)
    .map((record) => Date.parse(record.writtenAt) + 1);
  const writtenAt = new Date(Math.max(Date.parse(resolution.writtenAt), ...former)).toISOString();
  const { resolved, zone } = resolution;
  return addRecord(notesMap(ydoc), { type: "resolution", note: noteId, resolved, writtenAt, zone });
}

/** Withdraws one's own note, reply or resolution: it stays in the file and can be restored. */
export function withdrawNote(ydoc: Y.Doc, id: string, at: IsoInstant): void {
  withdrawRecord(notesMap(ydoc), id, at);
}

export function restoreNote(ydoc: Y.Doc, id: string): void {
  restoreRecord(notesMap(ydoc), id);
}

function notesMap(ydoc: Y.Doc): Y.Map<unknown> {
  return ydoc.getMap("notes");
}

interface Resolution {
  readonly id: string;
  readonly writeId: WriteId;
  readonly resolved: boolean;
  readonly writtenAt: IsoInstant;
}

function placeholder(id: string): Note {
  return {
    id,
    writeId: null,
    state: "missing",
    about: "",
    quote: null,
    text: "",
    writtenAt: "",
    zone: "Asia/Jakarta",
    withdrawnAt: null,
    question: false,
    to: [],
    replies: [],
    resolved: false,
    resolvedBy: null,
    raw: undefined,
  };
}

function byTime(a: { writtenAt: string; id: string }, b: { writtenAt: string; id: string }): number {
  return compare(a.writtenAt, b.writtenAt) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
