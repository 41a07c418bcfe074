/**
 * One file while somebody has it open or work for it is under way: whose the client ids are, where the log stands, who is
 * here, and, while it is used, the document itself. The document holds what is committed plus what the current turn has
 * staged; it is read for others only after the commit. When a commit fails or the second judge objects, it is thrown away
 * and loaded again from the log.
 */
import { createYdoc } from "@pendamping/shared/file/ydoc";
import { fingerprintOf } from "@pendamping/shared/update/fingerprint";
import * as Y from "yjs";
import type { Binding, LedgerEntry, LogPosition, Storage } from "../storage/port.ts";
import type { Presence } from "./presence.ts";

/** A socket, as its room knows it. */
export interface Member {
  readonly account: string;
  /** Has been sent the whole document, so that later updates join on. */
  readonly joined: boolean;
  send(frame: Uint8Array): void;
  /** The log moved on, or the member has answers waiting. */
  flushLater(): void;
}

/** The youngest ledger row of a client id: the next write within a minute of it extends it. */
export type LedgerTail = Pick<LedgerEntry, "clockStart" | "clockEnd" | "writtenAt" | "account" | "via" | "handedInBy">;

export class Room {
  readonly file: string;
  readonly members = new Set<Member>();
  readonly presence: Presence;
  position: LogPosition;
  usedAt: number;
  /** The document holds what this turn has not stored yet: it must stay. */
  staging = false;
  /** Nobody used it for long and it was given up: whoever still holds it must open the file's room anew. */
  givenUp = false;
  readonly #storage: Storage;
  #bindings = new Map<number, Binding>();
  #ledgerTails = new Map<number, LedgerTail>();
  #writtenUpTo = new Map<number, string>();
  /** They hold what was never stored, and could not be read again yet. */
  #bindingsStale = false;
  #ydoc: Y.Doc | null = null;
  #loading: Promise<Y.Doc> | null = null;
  #fingerprint: (LogPosition & { readonly value: string }) | null = null;

  constructor(file: string, position: LogPosition, presence: Presence, storage: Storage, now: number) {
    this.file = file;
    this.position = position;
    this.presence = presence;
    this.#storage = storage;
    this.usedAt = now;
  }

  get loaded(): boolean {
    return this.#ydoc !== null;
  }

  /** Reads from the database whose the client ids are. Called before the room is used, and after a failed commit. */
  async readBindings(): Promise<void> {
    const [bindings, ends] = await Promise.all([
      this.#storage.log.bindings(this.file),
      this.#storage.log.ledgerEnds(this.file),
    ]);
    this.#bindings = new Map(bindings.map((binding) => [binding.client, binding]));
    this.#writtenUpTo = new Map(ends.map((end) => [end.client, end.writtenAt]));
    this.#ledgerTails.clear();
    this.#bindingsStale = false;
  }

  /** The document, loaded from the log where it is not in memory. */
  ydoc(now: number): Promise<Y.Doc> {
    this.usedAt = now;
    if (this.#ydoc) return Promise.resolve(this.#ydoc);
    this.#loading ??= this.#load().finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  /** The document's fingerprint at the log's position, if it was made before. */
  get knownFingerprint(): string | undefined {
    const known = this.#fingerprint;
    return known?.epoch === this.position.epoch && known.seq === this.position.seq ? known.value : undefined;
  }

  /** Call it where the document holds nothing that is not stored (Turns.read). */
  async fingerprint(now: number): Promise<string> {
    const known = this.knownFingerprint;
    if (known !== undefined) return known;
    const ydoc = await this.ydoc(now);
    const made = { ...this.position, value: fingerprintOf(ydoc) };
    this.#fingerprint = made;
    return made.value;
  }

  /** Lets go of the document; the next use loads it again. */
  unload(): void {
    this.#ydoc?.destroy();
    this.#ydoc = null;
  }

  /** Throws away everything that was staged. */
  async discard(): Promise<void> {
    this.unload();
    this.#bindingsStale = true;
    await this.readBindings();
  }

  owner(client: number): Binding | undefined {
    return this.#bindings.get(client);
  }

  /** Known from now on; stored with the turn's commit. */
  bind(binding: Binding): void {
    if (!this.#bindings.has(binding.client)) this.#bindings.set(binding.client, binding);
  }

  /** Whoever it was bound to. */
  rebind(binding: Binding): void {
    this.#bindings.set(binding.client, binding);
    this.#ledgerTails.delete(binding.client);
  }

  ledgerTail(client: number): LedgerTail | undefined {
    return this.#ledgerTails.get(client);
  }

  /** When the latest known clocks of this id were written: no later clock was written before. */
  writtenUpTo(client: number): string | undefined {
    return this.#writtenUpTo.get(client);
  }

  noteLedger(entries: readonly LedgerEntry[]): void {
    for (const entry of entries) {
      this.#ledgerTails.set(entry.client, entry);
      this.#writtenUpTo.set(entry.client, entry.writtenAt);
    }
  }

  /** Sends a frame to everybody who has the document, but for its sender. */
  broadcast(frame: Uint8Array, except: Member | null): void {
    for (const member of this.members) if (member !== except && member.joined) member.send(frame);
  }

  async #load(): Promise<Y.Doc> {
    if (this.#bindingsStale) await this.readBindings();
    const stored = await this.#storage.log.load(this.file);
    if (!stored) throw new Error("a room's file is no longer stored");
    const ydoc = createYdoc();
    ydoc.transact(() => {
      if (stored.checkpoint) Y.applyUpdate(ydoc, stored.checkpoint.bytes);
      for (const row of stored.rows) Y.applyUpdate(ydoc, row.bytes);
    });
    this.position = { epoch: stored.epoch, seq: stored.seq };
    this.#ydoc = ydoc;
    return ydoc;
  }
}
