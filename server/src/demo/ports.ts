/**
 * What the demo's seed may do: the acts of an administrator and of people with devices. Every update goes through the
 * gate, the log, the bindings and the ledger like any other, with its author's rights; so what a person may not write
 * becomes a suggestion here too. `demo/seed.ts` exports `seedDemo(ports, options)`, which server.ts calls once on an empty database.
 */
import type { IsoDay, IsoInstant } from "@pendamping/shared/day";
import type { Position, Role } from "@pendamping/shared/people/roles";
import type { FileRow } from "../storage/port.ts";

export interface DemoPorts {
  /** Shown by /api/me and in "about". */
  setRegion(region: { code: string; name: string; source: string }): Promise<void>;
  /** Makes an account with a password and answers its id. The same password is hashed once for all. */
  createAccount(account: {
    username: string;
    password: string;
    name: string;
    role: Role;
    position: Position | null;
    /** Shown under the name: a village, regency or province. */
    place: string;
    /** IANA zone. */
    zone: string;
  }): Promise<string>;
  assign(assignment: {
    account: string;
    scope: string;
    startsOn: IsoDay;
    endsOn: IsoDay | null;
    decree: string | null;
  }): Promise<void>;
  createFiles(files: readonly FileRow[]): Promise<void>;
  /**
   * Takes in one file's updates in this order, each as if it had arrived at `at` from its author's device. Rejects where the
   * gate does not answer with `stored`: then the seed is wrong.
   */
  submit(file: string, updates: readonly { account: string; at: IsoInstant; update: Uint8Array }[]): Promise<void>;
}
