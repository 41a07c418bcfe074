/**
 * Whose is what a device brings back after the server had lost it? Three kinds of evidence, the strongest first: a row of
 * the ledger with the server's own seal, the bindings that the backup still had, and, for an id that nobody knows, the
 * sender's word that it is theirs. A seal outweighs what was bound without one: then the binding and the ledger are
 * corrected. Whoever brings back another's work is named beside its author (`handedInBy`).
 */
import type { LedgerRow } from "@pendamping/shared/protocol/catch-up";
import type { Binding, LedgerEntry } from "../storage/port.ts";
import type { Authors } from "./gate/analyse-update.ts";
import type { Writer } from "./gate/judge.ts";
import type { Origins } from "./gate/judge-replica.ts";
import { ledgerEntries, type WrittenTimes } from "./ledger.ts";
import type { Room } from "./room.ts";

export interface BroughtBack {
  /** Client ids that the device says it wrote under. */
  readonly own: ReadonlySet<number>;
  /** What seals prove, by client id. */
  readonly sealed: ReadonlyMap<number, Sealed>;
}

interface Sealed {
  readonly account: string;
  readonly via: string | null;
  /** In the order of clocks. */
  readonly rows: readonly LedgerRow[];
}

export interface Authorship {
  readonly bindings: readonly Binding[];
  readonly corrections: readonly Binding[];
  readonly ledger: readonly LedgerEntry[];
}

/** The device of a binding that a seal has proven. */
const bySeal = "seal";

/** Of rows with genuine seals. Where they name two accounts the earlier receipt counts: a wrong one came after the restore. */
export function sealedByClient(rows: readonly LedgerRow[]): Map<number, Sealed> {
  const first = new Map<number, LedgerRow>();
  for (const row of rows) {
    const known = first.get(row.client);
    if (!known || row.receivedAt < known.receivedAt) first.set(row.client, row);
  }
  const sealed = new Map<number, { account: string; via: string | null; rows: LedgerRow[] }>();
  for (const row of rows.toSorted((a, b) => a.clockEnd - b.clockEnd)) {
    const { account = "", via = null } = first.get(row.client) ?? {};
    if (row.account !== account) continue;
    const known = sealed.get(row.client);
    if (known) known.rows.push(row);
    else sealed.set(row.client, { account, via, rows: [row] });
  }
  return sealed;
}

export function originsIn(room: Pick<Room, "owner">, sender: string, { own, sealed }: BroughtBack): Origins {
  return (client) => {
    const bound = room.owner(client);
    const proof = sealed.get(client);
    const proven = proof && (bound?.device !== bySeal || bound.account === proof.account) ? proof : undefined;
    const known = proven ?? bound ?? (own.has(client) ? { account: sender, via: null } : undefined);
    if (!known) return undefined;
    const { account, via } = known;
    return { account, via, upTo: account === sender && via === null ? Infinity : (proven?.rows.at(-1)?.clockEnd ?? 0) };
  };
}

/** For the second judge: the sender and those whose work comes along, as one writer in the sections of the sender. */
export function backWriter(writer: Writer, authors: Authors, origins: Origins): Writer {
  const all = new Set([writer.account]);
  for (const client of authors.keys()) {
    const origin = origins(client);
    if (origin) all.add(origin.account);
  }
  return {
    ...writer,
    owns: (client) => {
      const origin = origins(client);
      return origin && all.has(origin.account) ? "own" : "foreign";
    },
  };
}

/** What is to be stored of authors: of the clocks that are new, and of every id whose author a seal proves. */
export function broughtBack(
  room: Pick<Room, "owner" | "ledgerTail" | "writtenUpTo">,
  submission: {
    readonly writer: Writer;
    readonly device: string;
    readonly receivedAtMs: number;
    readonly times: WrittenTimes;
  },
  { sealed }: BroughtBack,
  authors: Authors,
  origins: Origins,
): Authorship {
  const { writer, device, receivedAtMs } = submission;
  const bindings: Binding[] = [];
  const corrections: Binding[] = [];
  for (const [client, { account, via }] of sealed) {
    const bound = room.owner(client);
    const proven = { client, account, device: bySeal, via };
    if (!bound) bindings.push(proven);
    else if (bound.account !== account && bound.device !== bySeal) corrections.push(proven);
  }
  const ledger: LedgerEntry[] = [];
  for (const [client, clocks] of authors) {
    const origin = origins(client);
    if (!origin) throw new Error("a struct of nobody was brought back");
    const { account, via } = origin;
    if (!room.owner(client) && !sealed.has(client)) bindings.push({ client, account, device, via });
    const rows = sealed.get(client)?.rows ?? [];
    const told = rows.map(({ clockEnd, writtenAt }) => ({ clockEnd, atMs: Date.parse(writtenAt) }));
    const times = told.length > 0 ? new Map([[client, told]]) : submission.times;
    const handedInBy = account === writer.account ? null : (rows.at(-1)?.handedInBy ?? writer.account);
    const writing = { authors: new Map([[client, clocks]]), account, via, handedInBy, times, receivedAtMs };
    ledger.push(...ledgerEntries(writing, room));
  }
  return { bindings, corrections, ledger };
}
