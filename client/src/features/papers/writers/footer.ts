/** What stands at the foot of every page: which paper this is, of which state of the file, and the start of its hash. */
import { formatDay } from "@pendamping/shared/day";
import { type Paper, shortHash } from "@pendamping/shared/papers/paper";

export function footerText(paper: Pick<Paper, "title" | "owner" | "version" | "madeOn" | "hash">): string {
  const version = String(paper.version).replace(/\B(?=(\d{3})+$)/g, ".");
  const name = paper.owner === "" ? paper.title : `${paper.title} · ${paper.owner}`;
  return `${name} · versi ${version} · ${formatDay(paper.madeOn, "id", "long")} · ${shortHash(paper.hash)}`;
}
