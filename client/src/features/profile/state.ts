/** The profile section of the opened file, as its page needs it. */
import { isFilled, type Reading } from "@pendamping/shared/file/reading";
import { type ProfileValue, readProfile } from "@pendamping/shared/profile/access";
import { type ProfileField, type ProfileGroup, profileFields, profileGroups } from "@pendamping/shared/profile/fields";
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
  filled(): number;
  readonly total: number;
  readonly base: string;
  readonly village: string;
}

const absent = { kind: "absent" } as const;

export function createProfile(): Profile {
  const file = useOpenFile();
  const readings = file.watch("profile", readProfile);
  const reading = (id: string) => readings()?.get(id) ?? absent;
  const counted = profileFields.filter((field) => !field.optional);
  const progress = createMemo(
    () => new Map(profileGroups.map((group) => [group.id, progressOf(group, (id) => isFilled(reading(id)))])),
  );
  return {
    reading,
    progressOf: (group) => progress().get(group.id) ?? progressOf(group, () => false),
    filled: () => counted.filter((field) => isFilled(reading(field.id))).length,
    total: counted.length,
    base: `/files/${file.entry.id}/profile`,
    village: file.entry.village,
  };
}

function progressOf(group: ProfileGroup, filled: (id: string) => boolean): GroupProgress {
  const counted = group.fields.filter((field) => !field.optional);
  const missing = counted.filter((field) => !filled(field.id));
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
