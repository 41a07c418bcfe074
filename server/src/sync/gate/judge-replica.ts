/**
 * What becomes of a whole replica, brought back after the server was found to have lost something. Its structs are not all
 * the sender's, so another question is asked of each: who wrote it, and may the sender bring it?
 *
 * - The sender's own are judged as ever: applied, or refused and kept as a suggestion.
 * - Others' are taken only up to the clock that the server itself has once confirmed (ledger-seal.ts), and only where the
 *   sender may write. So nobody gets a word in under another's name that the server did not once take from them, and
 *   nobody burns clocks that their owner still has to use.
 * - What the sender may not bring is left out, with all that leans on it: not refused, not tombstoned, no suggestion. Those
 *   who may will bring it. Deletions have no author: those that the sender may not make are left out, too.
 */
import type { IdRange, RefusalReason } from "@pendamping/shared/protocol/frames";
import type { Struct } from "@pendamping/shared/update/content";
import { idRanges, idSet } from "@pendamping/shared/update/id-ranges";
import { leaveOut } from "@pendamping/shared/update/rewrite";
import * as Y from "yjs";
import { analyseUpdate, type Footprint } from "./analyse-update.ts";
import {
  foremost,
  malformed,
  sectionName,
  sectionsOf,
  type Verdict,
  type Writer,
  whyNotDelete,
  whyNotWrite,
} from "./judge.ts";
import { referencesOf } from "./places.ts";
import { readUpdate, type UpdateLimits } from "./read-update.ts";

/** Who wrote under a client id, as far as the server knows or is shown. */
export interface Origin {
  readonly account: string;
  /** Who accepted it, where the id carries a suggestion. */
  readonly via: string | null;
  /** Clocks below are known to be this account's; Infinity for the sender's own ids. */
  readonly upTo: number;
}

export type Origins = (client: number) => Origin | undefined;

export function judgeReplica(
  ydoc: Y.Doc,
  bytes: Uint8Array,
  writer: Writer,
  origins: Origins,
  limits: UpdateLimits,
): Verdict {
  const vouched = cut(ydoc, bytes, limits, (client) => origins(client)?.upTo ?? 0);
  let rest = vouched && cut(ydoc, vouched.bytes, limits, available(ydoc, vouched.structs))?.bytes;
  // What the sender may not bring is known only when it is known where all of it falls.
  for (let round = 0; rest && round < 2; round++) {
    const analysis = analyseUpdate(ydoc, rest, limits);
    if (analysis.kind === "offence") return malformed(analysis.why);
    if (analysis.kind === "gap") return { kind: "retry", missing: analysis.missing };
    const { structs, reasons, sections, left } = fates(analysis, writer, origins);
    if (left.from.size > 0 || left.deletions.length > 0) {
      rest = cut(ydoc, rest, limits, (client) => left.from.get(client) ?? Infinity, left.deletions)?.bytes ?? null;
      continue;
    }
    if (analysis.writes.length === 0 && analysis.deletions.length === 0) return { kind: "noop" };
    const { news: update, authors } = analysis;
    const reason = foremost(reasons);
    return reason
      ? { kind: "partial", update, authors, structs, deletions: [], sections: [...sections], reason }
      : { kind: "apply", update, authors, sections: sectionsOf(analysis) };
  }
  return malformed("not a replica");
}

/** Does the document lack anything of a replica that was judged? `forgiven`: deletions that count for nothing. */
export function lacksOf(ydoc: Y.Doc, replica: Uint8Array, forgiven: readonly IdRange[], limits: UpdateLimits): boolean {
  const rest = forgiven.length > 0 ? leaveOut(replica, new Map(), forgiven) : replica;
  const analysis = analyseUpdate(ydoc, rest, limits);
  return analysis.kind !== "footprint" || analysis.writes.length > 0 || analysis.deletions.length > 0;
}

/** The update without these deletions, and without what the document lacks from `limit` on; null for unreadable bytes. */
function cut(
  ydoc: Y.Doc,
  bytes: Uint8Array,
  limits: UpdateLimits,
  limit: (client: number) => number,
  deletions: readonly IdRange[] = [],
): { bytes: Uint8Array; structs: readonly Struct[] } | null {
  const read = readUpdate(bytes, limits);
  if (read.kind === "unreadable") return null;
  const from = new Map<number, number>();
  for (const client of [...read.structs.map(({ id }) => id.client), ...read.deletions.keys()]) {
    const clock = Math.max(limit(client), Y.getState(ydoc.store, client));
    if (Number.isSafeInteger(clock)) from.set(client, clock);
  }
  const rest = leaveOut(bytes, from, deletions);
  const again = readUpdate(rest, limits);
  return again.kind === "unreadable" ? null : { bytes: rest, structs: again.structs };
}

/**
 * Up to which clock of each client id all that its structs lean on is in the document or among them. Each struct is looked
 * at once; where references run in a circle, none of them is available.
 */
function available({ store }: Y.Doc, structs: readonly Struct[]): (client: number) => number {
  const blocks = new Map<number, { first: number; count: number }>();
  for (const [index, { id }] of structs.entries()) {
    const block = blocks.get(id.client);
    if (block) block.count++;
    else blocks.set(id.client, { first: index, count: 1 });
  }
  const at = ({ client, clock }: Y.ID): number => {
    const { first, count } = blocks.get(client) ?? { first: 0, count: 0 };
    let [low, high] = [first, first + count - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const struct = structs[middle];
      if (!struct || clock < struct.id.clock) high = middle - 1;
      else if (clock >= struct.id.clock + struct.length) low = middle + 1;
      else return middle;
    }
    return -1;
  };
  /** Positions of what it leans on directly beyond the document; -1 for what is nowhere. */
  const needs = (struct: Struct): number[] => {
    if (struct.id.clock + struct.length <= Y.getState(store, struct.id.client)) return [];
    if (struct instanceof Y.Skip) return [-1];
    const ids = struct instanceof Y.Item ? referencesOf(struct) : [];
    const { client, clock } = struct.id;
    if (clock > 0) ids.push(Y.createID(client, clock - 1));
    return ids.filter((id) => id.clock >= Y.getState(store, id.client)).map(at);
  };

  const [isNew, isOpen, isHere, isBlocked] = [0, 1, 2, 3];
  const states = new Uint8Array(structs.length);
  const stack: number[] = [];
  for (const start of structs.keys()) {
    stack.push(start);
    for (let index = stack.at(-1); index !== undefined; index = stack.at(-1)) {
      const struct = structs[index];
      if (!struct || states[index] === isHere || states[index] === isBlocked) {
        stack.pop();
        continue;
      }
      const open = needs(struct).filter((need) => states[need] !== isHere);
      if (states[index] === isNew && open.every((need) => need !== -1 && states[need] === isNew)) {
        states[index] = isOpen;
        stack.push(...open);
      } else states[index] = open.length === 0 ? isHere : isBlocked;
    }
  }
  return (client) => {
    const { first, count } = blocks.get(client) ?? { first: 0, count: 0 };
    let end = 0;
    for (let index = first; index < first + count && states[index] === isHere; index++) {
      const struct = structs[index];
      if (struct) end = struct.id.clock + struct.length;
    }
    return end;
  };
}

/** What becomes of each write: taken, refused (the sender's own), or left out with all that leans on it. */
function fates({ writes, deletions }: Footprint, writer: Writer, origins: Origins) {
  const left = { from: new Map<number, number>(), deletions: [] as IdRange[] };
  const refused: IdRange[] = [];
  const sections = new Set<string>();
  const reasons = new Set<RefusalReason>();
  const fate: ("taken" | "refused" | "left")[] = [];
  for (const [index, write] of writes.entries()) {
    const [client, clock] = write.range;
    const origin = origins(client);
    // What somebody accepted for its author was judged by other rules than the author's own.
    const isOwn = (owner: number) => !!origin?.via || origins(owner)?.account === origin?.account;
    const reason = whyNotWrite(write, writer, isOwn);
    const needs = write.leansOn.map((need) => fate[need]);
    const stays = reason === null && !needs.includes("refused");
    const own = origin?.account === writer.account && origin.via === null;
    if (left.from.has(client) || needs.includes("left") || !(stays || own)) {
      fate[index] = "left";
      if (!left.from.has(client)) left.from.set(client, clock);
    } else if (stays) fate[index] = "taken";
    else {
      fate[index] = "refused";
      refused.push(write.range);
      if (reason) reasons.add(reason);
      if (reason && write.root !== null) sections.add(sectionName(write.root));
    }
  }
  const isOwn = (owner: number) => origins(owner)?.account === writer.account;
  for (const deletion of deletions)
    if (whyNotDelete(deletion, writer, isOwn) !== null) left.deletions.push(deletion.range);
  return { structs: idRanges(idSet(refused)), reasons, sections, left };
}
