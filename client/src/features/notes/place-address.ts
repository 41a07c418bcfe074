/** Where a note's place is on the screen: "legality/nib" → "/files/3529012005/legality/nib". */
import { profileGroups } from "@pendamping/shared/profile/fields";

export function placeAddress(file: string, about: string): string {
  const [section = "", ...rest] = about.split("/");
  const base = `/files/${file}`;
  if (section === "profile" && rest[0]) {
    const group = profileGroups.find(
      ({ id, fields }) => id === rest[0] || fields.some((field) => field.id === rest[0]),
    );
    return group ? `${base}/profile/${group.id}` : `${base}/profile`;
  }
  if (section === "profile" || section === "legality" || section === "plan") return `${base}/${about}`;
  return base;
}
