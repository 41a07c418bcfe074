/** The list of files: search, filter and groups by place. Pure; the page holds the query. */
import type { FileEntry } from "@pendamping/shared/protocol/account";

export type Show = "turn" | "stuck" | "unsent";

export function parseShow(text: string | undefined): Show | null {
  return text === "turn" || text === "stuck" || text === "unsent" ? text : null;
}

export interface FileGroup {
  readonly place: string;
  readonly files: readonly FileEntry[];
}

/** Files whose name, place or code holds every word searched for, without regard to case. */
export function searchFiles(files: readonly FileEntry[], text: string): readonly FileEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return files;
  return files.filter((file) => {
    const all = `${file.name} ${file.village} ${file.district} ${file.place} ${file.id}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/**
 * By island group or district, in the order of the districts' codes (the town first, the islands last); a boat trip is a
 * group. Inside: the person's turn first, then what has been stuck longest, then by name.
 */
export function groupByPlace(
  files: readonly FileEntry[],
  facts: { readonly turn: (id: string) => boolean; readonly stuckDays: (id: string) => number },
): FileGroup[] {
  return [...Map.groupBy(files, (file) => file.place)]
    .map(([place, group]) => ({
      place,
      files: group.toSorted(
        (a, b) =>
          Number(facts.turn(b.id)) - Number(facts.turn(a.id)) ||
          facts.stuckDays(b.id) - facts.stuckDays(a.id) ||
          byName(a.village, b.village),
      ),
    }))
    .toSorted((a, b) => (districtOf(a) < districtOf(b) ? -1 : 1));
}

/** Village names are plain letters: comparing them so costs a slow phone a tenth of what a collator does at the first start. */
function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The least of its codes; they are digits, so text order is theirs. */
function districtOf(group: FileGroup): string {
  return group.files.map(({ districtCode }) => districtCode).toSorted()[0] ?? "";
}
