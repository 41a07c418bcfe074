/**
 * Where a place of a file is on the screen. A place is how notes and presence name it ("legality/nib",
 * "profile/address.street", "plan/market"; "" for the whole); an address is a path of the application.
 */
import { splitRowKey } from "@pendamping/shared/file/row-key";
import { profileGroups } from "@pendamping/shared/profile/fields";
import { profileTableIds } from "@pendamping/shared/profile/table-fields";

/** "legality/nib" → "/files/3529012005/legality/nib". A place that has no page of its own leads to the overview. */
export function placeAddress(file: string, place: string): string {
  const [section = "", part = ""] = place.split(/\/(.*)/s, 2);
  const base = `/files/${file}`;
  if (section === "profile" && part) {
    const [table, row] = part.split("/", 2);
    if (profileTableIds.some((id) => id === table)) return `${base}/profile/${table}${row ? `?row=${row}` : ""}`;
    const group = profileGroups.find(
      ({ id, fields, files }) => id === table || fields.some((field) => field.id === part) || files?.includes(part),
    );
    return group ? `${base}/profile/${group.id}` : `${base}/profile`;
  }
  return ["profile", "legality", "plan", "financing"].includes(section) ? `${base}/${place}` : base;
}

/** The place of a field or text by its root and key in the document; "" where it has none. */
export function placeOf(root: string, key: string | null): string {
  const [section = "", text] = root.split(/:(.*)/s, 2);
  if (text !== undefined) return `${section}/${text}`;
  if (key === null) return section;
  if (section === "financing") return applicationPlace(key);
  if (section === "plan") return `plan/figures/${splitRowKey(key)?.table ?? "assumptions"}`;
  const table = section === "profile" ? splitRowKey(key)?.table : undefined;
  if (table !== undefined) return `profile/${table}`;
  return section === "legality" ? `legality/${key.slice(0, Math.max(key.lastIndexOf("."), 0))}` : `${section}/${key}`;
}

/** Of a field of an application the application's page; stages and documents name theirs elsewhere, so theirs is the list. */
function applicationPlace(key: string): string {
  const row = splitRowKey(key);
  if (row?.table === "application") return `financing/${row.row}`;
  return row?.table === "document" ? `financing/${row.row.split(":")[0]}` : "financing";
}
