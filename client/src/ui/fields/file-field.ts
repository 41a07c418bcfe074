/**
 * One field of the opened file, as the parts in this folder need it: how it reads now, who may write it, who wrote it, and
 * what becomes of a value. A page makes one per field it shows.
 */
import type { WriteId } from "@pendamping/shared/file/heads";
import type { Reading } from "@pendamping/shared/file/reading";
import type { Section } from "@pendamping/shared/file/section";
import type { Suggestion } from "@pendamping/shared/protocol/catch-up";
import { type Accessor, createMemo } from "solid-js";
import { useLibrary, useOpenFile, useSession } from "../../app/context.ts";
import type { Author } from "../../sync/model.ts";
import { readingEquals } from "./create-field-draft.ts";

/** Where a control takes its value from and gives it to. */
export interface FieldTarget<T> {
  readonly reading: Accessor<Reading<T>>;
  set(value: T | null): void;
  /** Tells the others who are here whether this person is writing. */
  writing(now: boolean): void;
}

export interface FileField<T> extends FieldTarget<T> {
  readonly id: string;
  /** This person may write the section, in a file that this version understands. */
  writable(): boolean;
  /** This person takes part in the file and may propose what they may not write. */
  maySuggest(): boolean;
  suggest(value: T | null): void;
  author(id: WriteId): Author;
  /** The page where a clash of this field is settled. */
  readonly clashHref: string;
  /** Open suggestions for this field that concern this person. */
  suggestions: Accessor<readonly Suggestion[]>;
  readonly suggestionHref: (suggestion: Suggestion) => string;
  readonly zone: string;
}

export interface FileFieldOptions<T> {
  readonly section: Section;
  readonly root: string;
  readonly key: string;
  /** The place of this field for those who are here: "legality/nib". */
  readonly place: string;
  readonly read: Accessor<Reading<T> | undefined>;
  /** How the undo button names the step: "nomor NIB". */
  stepName(): string;
}

const absent = { kind: "absent" } as const;

/** Lives as long as the calling owner; below an opened file. */
export function createFileField<T>(options: FileFieldOptions<T>): FileField<T> {
  const file = useOpenFile();
  const library = useLibrary();
  const session = useSession();
  const base = `/files/${file.entry.id}`;
  const { root, key } = options;
  const reading = createMemo<Reading<T>>(() => options.read() ?? absent, absent, readingEquals);
  const writable = () => !file.newerThanApp() && file.mayWrite(options.section);
  return {
    id: `${root}-${key}`.replaceAll(/[^\w-]/g, "-"),
    reading,
    set: (value) => file.set({ root, key, value, label: options.stepName() }),
    writing: (now) => file.setPlace(options.place, now),
    writable,
    maySuggest: () => !file.newerThanApp() && !writable() && file.entry.writable.length > 0,
    suggest: (value) => file.suggest({ root, key, value }),
    author: (id) => file.authorOf(id),
    clashHref: `${base}/clashes/${root}/${key}`,
    suggestions: createMemo(() =>
      library
        .suggestions()
        .filter(
          (suggestion) =>
            suggestion.file === file.entry.id &&
            suggestion.status === "open" &&
            suggestion.changes.some((change) => change.root === root && change.key === key),
        ),
    ),
    suggestionHref: (suggestion) => `${base}/suggestions/${suggestion.id}`,
    zone: session.me()?.zone ?? "Asia/Jakarta",
  };
}
