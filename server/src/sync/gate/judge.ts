/**
 * What becomes of an update, given what it does (analyse-update.ts) and what its sender may do. Pure: no document, no
 * clock. The sender's rights are those at this moment, whenever the work was written.
 *
 * - A section is written by those whose role may. Nobody writes a section that this version does not know.
 * - Where only own records may be changed: setting a key that has no living entry is allowed; replacing an entry, and
 *   writing or deleting inside a record at any depth, only to whoever wrote the record's own item.
 * - A new struct under another person's client id is refused with the whole connection, never taken out: taking it out
 *   would burn that person's clocks. Foreign structs that the document already has are not new, and no offence.
 * - What leans on a refused struct is refused with it, and so is what has no place: both would vanish without a word.
 */
import { type Section, sectionOfRoot } from "@pendamping/shared/file/section";
import { closeCodes } from "@pendamping/shared/protocol/close-codes";
import type { IdRange, RefusalReason } from "@pendamping/shared/protocol/frames";
import { idRanges, idSet } from "@pendamping/shared/update/id-ranges";
import type { Analysis, Authors, Footprint, NewWrite } from "./analyse-update.ts";

/** The sender, with the rights that count now. */
export interface Writer {
  readonly account: string;
  mayWrite(section: Section): boolean;
  ownRecordsOnly(section: Section): boolean;
  /** `own`: bound to this account. `free`: bound to nobody; it will be bound to this account with the verdict. */
  owns(clientId: number): "own" | "free" | "foreign";
}

/**
 * - `noop`: nothing that the document does not have: acknowledge.
 * - `apply`: log and apply `update`.
 * - `partial`: log and apply `tombstone(update, structs, deletions)`, keep `rekey(update, structs, deletions, …)`.
 * - `retry`: it leans on something missing; apply nothing, answer with the state vector.
 * - `close`: keep nothing, close with `code`.
 *
 * `update` is what is new in the bytes received; apply it, never those. `authors` are the client ids to bind.
 */
export type Verdict =
  | { readonly kind: "noop" }
  | { readonly kind: "apply"; readonly update: Uint8Array; readonly authors: Authors; readonly sections: string[] }
  | {
      readonly kind: "partial";
      readonly update: Uint8Array;
      readonly authors: Authors;
      readonly structs: IdRange[];
      readonly deletions: IdRange[];
      /** Of what was refused. */
      readonly sections: string[];
      readonly reason: RefusalReason;
    }
  | { readonly kind: "retry"; readonly missing: ReadonlyMap<number, number> }
  | { readonly kind: "close"; readonly code: number; readonly why: string };

export function judge(analysis: Analysis, writer: Writer): Verdict {
  if (analysis.kind === "offence") return malformed(analysis.why);
  for (const [client, [from]] of analysis.authors)
    if (isForeign(writer, client, from))
      return { kind: "close", code: closeCodes.noRight, why: `client id ${client} is not the sender's` };
  if (analysis.kind === "gap") return { kind: "retry", missing: analysis.missing };
  if (analysis.writes.length === 0 && analysis.deletions.length === 0) return { kind: "noop" };

  const { update, authors } = { update: analysis.news, authors: analysis.authors };
  const { structs, deletions, sections, reasons } = refusals(analysis, writer);
  const reason = foremost(reasons);
  if (!reason) return { kind: "apply", update, authors, sections: sectionsOf(analysis) };
  return { kind: "partial", update, authors, structs, deletions, sections: [...sections], reason };
}

export function malformed(why: string): Verdict {
  return { kind: "close", code: closeCodes.malformed, why };
}

/** An id that is bound to nobody but has written already cannot be taken over. */
function isForeign(writer: Writer, client: number, from: number): boolean {
  const owner = writer.owns(client);
  return owner === "foreign" || (owner === "free" && from > 0);
}

/** Of several reasons the one that says most to the author. */
export function foremost(reasons: ReadonlySet<RefusalReason>): RefusalReason | undefined {
  const order: readonly RefusalReason[] = ["role", "unknown-section", "not-own-record", "no-place"];
  return order.find((one) => reasons.has(one));
}

function refusals({ writes, deletions, authors }: Footprint, writer: Writer) {
  const isOwn = (client: number) => authors.has(client) || writer.owns(client) === "own";
  const sections = new Set<string>();
  const reasons = new Set<RefusalReason>();
  const refuse = (root: string | null, reason: RefusalReason) => {
    if (root !== null) sections.add(sectionName(root));
    reasons.add(reason);
  };

  const refusedWrites: boolean[] = [];
  for (const [index, write] of writes.entries()) {
    const reason = whyNotWrite(write, writer, isOwn);
    if (reason) refuse(write.root, reason);
    refusedWrites[index] = reason !== null || write.leansOn.some((need) => refusedWrites[need]);
  }
  const refusedDeletions: IdRange[] = [];
  for (const deletion of deletions) {
    const reason = whyNotDelete(deletion, writer, isOwn);
    if (!reason) continue;
    refuse(deletion.root, reason);
    refusedDeletions.push(deletion.range);
  }
  return {
    structs: idRanges(idSet(writes.filter((_, index) => refusedWrites[index]).map((write) => write.range))),
    deletions: idRanges(idSet(refusedDeletions)),
    sections,
    reasons,
  };
}

/** `isOwn`: does the record that this client id wrote belong to whoever makes this write? */
export function whyNotWrite(write: NewWrite, writer: Writer, isOwn: (client: number) => boolean): RefusalReason | null {
  if (write.root === null) return write.collected ? null : "no-place";
  const reason = whyNotIn(write.root, writer);
  if (reason || !mustOwn(write.root, writer)) return reason;
  const owner = write.recordOwner ?? write.replaces;
  return owner !== null && !isOwn(owner) ? "not-own-record" : null;
}

export function whyNotDelete(
  { root, recordOwner }: Footprint["deletions"][number],
  writer: Writer,
  isOwn: (client: number) => boolean,
): RefusalReason | null {
  return whyNotIn(root, writer) ?? (mustOwn(root, writer) && !isOwn(recordOwner) ? "not-own-record" : null);
}

function whyNotIn(root: string, writer: Writer): RefusalReason | null {
  const section = sectionOfRoot(root);
  if (!section) return "unknown-section";
  return writer.mayWrite(section) ? null : "role";
}

function mustOwn(root: string, writer: Writer): boolean {
  const section = sectionOfRoot(root);
  return section !== undefined && writer.ownRecordsOnly(section);
}

export function sectionsOf({ writes, deletions }: Footprint): string[] {
  const roots = [...writes, ...deletions].flatMap(({ root }) => (root === null ? [] : [root]));
  return [...new Set(roots.map(sectionName))];
}

/** An unknown section's name comes from outside: it is shown, so it is kept short. */
export function sectionName(root: string): string {
  return sectionOfRoot(root) ?? root.split(":", 1)[0]?.slice(0, 40) ?? "";
}
