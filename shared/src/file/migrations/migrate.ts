/**
 * The version of a file's format. Migrations only go forward; each is deterministic and idempotent, so that two offline
 * devices migrating the same file write the same values and agree. They run before a device's first own write, never on
 * opening: opening writes nothing. Unknown keys are left alone.
 *
 * A migration is a numbered file beside this one, with frozen update bytes of the version before it in its test.
 */
import type * as Y from "yjs";
import { headsOf, writeKey } from "../heads.ts";

export const currentSchemaVersion = 1;

export interface Migration {
  /** The version that a file has afterwards. */
  readonly to: number;
  apply(ydoc: Y.Doc): void;
}

/** In rising order. None yet: version 1 is the first. */
const migrations: readonly Migration[] = [];

/** Absent means 1. Where two devices wrote different versions side by side the higher one counts. */
export function fileSchemaVersion(ydoc: Y.Doc): number {
  const written = headsOf(ydoc.getMap<unknown>("meta"), "schemaVersion").map((head) => head.value);
  return Math.max(1, ...written.filter((version): version is number => Number.isSafeInteger(version)));
}

/** Then the file is opened read-only, and no editor is bound to it: opening one can delete what it does not know. */
export function isNewerThanApp(ydoc: Y.Doc): boolean {
  return fileSchemaVersion(ydoc) > currentSchemaVersion;
}

/** Brings a file to this version; does nothing to one that is there already, or newer. */
export function migrate(ydoc: Y.Doc, all: readonly Migration[] = migrations): void {
  const version = fileSchemaVersion(ydoc);
  for (const migration of all) {
    if (migration.to <= version) continue;
    ydoc.transact(() => {
      migration.apply(ydoc);
      writeKey(ydoc.getMap("meta"), "schemaVersion", migration.to);
    });
  }
}
