/**
 * The server's signature under a row of the ledger as it gives it to devices. A database that is put back to an earlier
 * backup has lost rows, bindings and work alike; a row that comes back with its seal proves that this server once took
 * those clocks of that client id from that account. It proves nothing of what stood there.
 *
 * The key is derived from the secret that signs sessions, which a backup of the database does not set back.
 */
import { createHmac, hash, timingSafeEqual } from "node:crypto";
import type { LedgerRow } from "@pendamping/shared/protocol/catch-up";

export interface LedgerSeal {
  sealed(file: string, rows: readonly LedgerRow[]): LedgerRow[];
  isGenuine(file: string, row: LedgerRow): boolean;
}

export function createLedgerSeal(secret: string): LedgerSeal {
  const key = createHmac("sha256", secret).update("pendamping ledger row").digest();
  // HMAC by its definition: createHmac sets up a context for each row, which costs more than the row's two hashes.
  const [inner, outer] = [0x36, 0x5c].map((pad) =>
    Buffer.concat([key, Buffer.alloc(64 - key.length)]).map((byte) => byte ^ pad),
  ) as [Uint8Array, Uint8Array];
  const sealOf = (file: string, row: LedgerRow) => {
    const { client, clockEnd, account, via, handedInBy = null, writtenAt, receivedAt } = row;
    const said = JSON.stringify([file, client, clockEnd, account, via, handedInBy, writtenAt, receivedAt]);
    const within = hash("sha256", Buffer.concat([inner, Buffer.from(said)]), "buffer");
    return hash("sha256", Buffer.concat([outer, within]), "buffer").subarray(0, 16);
  };
  return {
    sealed: (file, rows) => rows.map((row) => ({ ...row, seal: sealOf(file, row).toString("base64url") })),
    isGenuine(file, row) {
      const seal = Buffer.from(row.seal ?? "", "base64url");
      return seal.length === 16 && timingSafeEqual(seal, sealOf(file, row));
    },
  };
}
