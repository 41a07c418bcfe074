/**
 * What has changed, told as people would: not four hundred keys, but "Siti, 3 isian Penjualan". Changes of one author in one part of the
 * file are one piece of news: a group of the profile, a legality item, a table, a text, the notes. A row counts once however many of
 * its fields were written; that a row stands elsewhere now is no news.
 */
import type { Change } from "@pendamping/shared/file/changes";
import { splitRowKey } from "@pendamping/shared/file/row-key";
import { profileGroups } from "@pendamping/shared/profile/fields";
import type { Author } from "../../sync/model.ts";

export type AuthoredChange = Change & { readonly author: Author };

/**
 * - `group`: fields of a group of the profile, by its id.
 * - `item`: fields of a legality item, by its id.
 * - `table`: rows of a table of the section; `row` names the row where there is only one.
 * - `assumptions`: of the plan's projection.
 * - `text`: a text written by letters: the root.
 * - `records`: notes, attachments.
 */
type NewsOf =
  | { readonly kind: "group"; readonly group: string }
  | { readonly kind: "item"; readonly item: string }
  | { readonly kind: "table"; readonly root: string; readonly table: string }
  | { readonly kind: "assumptions" }
  | { readonly kind: "text"; readonly root: string }
  | { readonly kind: "records"; readonly root: string }
  | { readonly kind: "section"; readonly root: string };

export interface NewsItem {
  readonly of: NewsOf;
  readonly author: Author;
  /** The latest, as far as known. */
  readonly writtenAt: string | null;
  /** Rows of a table, else fields or records. */
  readonly count: number;
  readonly fields: number;
  /** The first of them, which stands for all. */
  readonly first: { readonly root: string; readonly key: string | null };
}

export function newsOf(changes: readonly AuthoredChange[]): NewsItem[] {
  const groups = new Map<string, AuthoredChange[]>();
  for (const change of changes) {
    if (isMove(change)) continue;
    const key = JSON.stringify([change.author.account ?? change.author.name, partOf(change)]);
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].flatMap((group): NewsItem[] => {
    const [first] = group;
    if (!first) return [];
    const units = new Set(group.map(unitOf));
    const times = group.flatMap(({ author }) => author.writtenAt ?? []).sort();
    return [
      {
        of: partOf(first),
        author: first.author,
        writtenAt: times.at(-1) ?? null,
        count: units.size,
        fields: group.length,
        first: { root: first.root, key: first.key },
      },
    ];
  });
}

function partOf({ root, key }: AuthoredChange): NewsOf {
  if (key === null) return { kind: "text", root };
  if (root === "notes" || root === "attachments") return { kind: "records", root };
  if (root === "legality") return { kind: "item", item: key.slice(0, Math.max(key.lastIndexOf("."), 0)) };
  const row = splitRowKey(key);
  if (row) return { kind: "table", root, table: row.table };
  if (root === "plan") return { kind: "assumptions" };
  const group = root === "profile" && profileGroups.find(({ fields }) => fields.some(({ id }) => id === key));
  return group ? { kind: "group", group: group.id } : { kind: "section", root };
}

/** What is counted: a row, or a field or record of its own. */
function unitOf({ root, key }: AuthoredChange): string {
  const row = key === null ? null : splitRowKey(key);
  return row && root !== "legality" ? `${root}/${row.table}/${row.row}` : `${root}/${key}`;
}

function isMove({ root, key }: AuthoredChange): boolean {
  return root !== "legality" && key !== null && splitRowKey(key)?.field === "place";
}
