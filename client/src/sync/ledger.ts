/**
 * Who wrote what, by the server's ledger as far as this device has heard: rows "clocks of this client id up to here, and
 * not covered by an earlier row, were written by that person". Built once per opened file and grown as rows arrive.
 */
import type { WriteId } from "@pendamping/shared/file/heads";
import type { LedgerRow, PersonCard } from "@pendamping/shared/protocol/catch-up";
import type { Author } from "./model.ts";

export interface Ledger {
  add(rows: readonly LedgerRow[]): void;
  rowOf(id: WriteId): LedgerRow | undefined;
  /** The log's position up to which rows are known. */
  readonly seq: number;
}

export function createLedger(): Ledger {
  const rowsByClient = new Map<number, LedgerRow[]>();
  let seq = 0;
  return {
    add(rows) {
      for (const row of rows) {
        seq = Math.max(seq, row.seq);
        const known = rowsByClient.get(row.client) ?? [];
        if (known.some((other) => other.clockEnd === row.clockEnd)) continue;
        rowsByClient.set(
          row.client,
          [...known, row].sort((a, b) => a.clockEnd - b.clockEnd),
        );
      }
    },
    rowOf: (id) => rowsByClient.get(id.client)?.find((row) => id.clock < row.clockEnd),
    get seq() {
      return seq;
    },
  };
}

/**
 * The author of one write. Own writes show as own before the server has confirmed them; a person present in the file may
 * be named by what their window says of itself, unconfirmed; anybody else is "not yet confirmed".
 */
export function authorOf(
  id: WriteId,
  known: {
    readonly ledger: Ledger;
    readonly people: Readonly<Record<string, PersonCard>>;
    readonly me: {
      readonly account: string;
      readonly name: string;
      readonly role: string;
      readonly position: string | null;
    };
    readonly ownClients: ReadonlySet<number>;
    readonly present: ReadonlyMap<number, { readonly account: string; readonly name: string; readonly role: string }>;
  },
): Author {
  const row = known.ledger.rowOf(id);
  if (row) {
    const nameOf = (account: string | null | undefined) =>
      account === known.me.account ? known.me.name : ((account && known.people[account]?.name) ?? null);
    const card = row.account === known.me.account ? known.me : known.people[row.account];
    return {
      account: row.account,
      name: card?.name ?? null,
      role: card?.role ?? null,
      position: card?.position ?? null,
      own: row.account === known.me.account,
      confirmed: true,
      viaName: nameOf(row.via),
      broughtBackBy: nameOf(row.handedInBy),
      writtenAt: row.writtenAt,
      receivedAt: row.receivedAt,
    };
  }
  const own = known.ownClients.has(id.client);
  const present = own ? known.me : known.present.get(id.client);
  return {
    account: present?.account ?? null,
    name: present?.name ?? null,
    role: present?.role ?? null,
    position: own ? known.me.position : null,
    own,
    confirmed: false,
    viaName: null,
    writtenAt: null,
    receivedAt: null,
  };
}
