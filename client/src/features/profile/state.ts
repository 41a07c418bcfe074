/** The profile section of the opened file, as its page needs it. */
import type { Reading } from "@pendamping/shared/file/reading";
import { currentRows } from "@pendamping/shared/file/rows";
import { type ProfileValue, readProfile } from "@pendamping/shared/profile/access";
import { type ProfileField, type ProfileGroup, profileFields, profileGroups } from "@pendamping/shared/profile/fields";
import { memberCount } from "@pendamping/shared/profile/members";
import { profileProgress } from "@pendamping/shared/profile/progress";
import { type ProfileTableId, profileTableIds } from "@pendamping/shared/profile/table-fields";
import { createMemo } from "solid-js";
import { useOpenFile } from "../../app/context.ts";
import { createFileField, type FileField } from "../../ui/fields/file-field.ts";
import { profileFieldName } from "../../ui/names/names.ts";

export interface GroupProgress {
  readonly group: ProfileGroup;
  readonly filled: number;
  /** Fields that count; 0 where all of them may stay empty. */
  readonly total: number;
  readonly missing: readonly ProfileField[];
}

export interface Profile {
  reading(field: string): Reading<ProfileValue>;
  progressOf(group: ProfileGroup): GroupProgress;
  /** Counts, and holds something. */
  isDone(field: ProfileField): boolean;
  filled(): number;
  readonly total: number;
  /** How many rows a table has, without those withdrawn. */
  rows(table: ProfileTableId): number;
  /** Members who have not left. Null where nothing is known. */
  members(): number | null;
  readonly base: string;
  readonly village: string;
}

const absent = { kind: "absent" } as const;

export function createProfile(): Profile {
  const file = useOpenFile();
  const readings = file.watch("profile", readProfile);
  const missing = file.watch("profile", (ydoc) => new Set(profileProgress(ydoc).missing));
  const members = file.watch("profile", memberCount);
  const rows = file.watch(
    "profile",
    (ydoc) =>
      new Map(
        profileTableIds.map((name) => [name, currentRows(ydoc, { root: "profile", name, fields: {} }).length] as const),
      ),
  );
  const counted = profileFields.filter((field) => !field.optional);
  const isDone = (field: ProfileField) => !field.optional && missing()?.has(field.id) === false;
  const progress = createMemo(() => new Map(profileGroups.map((group) => [group.id, progressOf(group, isDone)])));
  return {
    reading: (id) => readings()?.get(id) ?? absent,
    progressOf: (group) => progress().get(group.id) ?? progressOf(group, () => false),
    isDone,
    filled: () => counted.filter(isDone).length,
    total: counted.length,
    rows: (table) => rows()?.get(table) ?? 0,
    members: () => members() ?? null,
    base: `/files/${file.entry.id}/profile`,
    village: file.entry.village,
  };
}

function progressOf(group: ProfileGroup, isDone: (field: ProfileField) => boolean): GroupProgress {
  const counted = group.fields.filter((field) => !field.optional);
  const missing = counted.filter((field) => !isDone(field));
  return {
    group,
    filled: counted.length - missing.length,
    total: counted.length,
    missing,
  };
}

/**
 * One field of the profile. The caller names the type that the field's kind stores: the schema has checked the value already.
 * Lives as long as the calling owner.
 */
export function createProfileField<T extends ProfileValue>(
  profile: Profile,
  group: ProfileGroup,
  field: ProfileField,
): FileField<T> {
  return createFileField<T>({
    section: "profile",
    root: "profile",
    key: field.id,
    place: `profile/${group.id}`,
    read: () => profile.reading(field.id) as Reading<T>,
    stepName: () => profileFieldName(field.id).toLowerCase(),
  });
}
