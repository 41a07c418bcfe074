/**
 * What a refusal means for a replica. The server has taken the refused part out of the file and keeps it as a suggestion;
 * this device does the same to its own copy, or it would show something that is not in the file:
 *
 *   1. the refusal is stored (the exchange or the socket does that, before anything else);
 *   2. everything local gets its verdict first: the outbox must be empty. Edits made on top of refused content would be
 *      lost otherwise;
 *   3. the replica without it (`withoutRefused`) goes into a new generation, and the pointer moves in one transaction;
 *   4. whoever has the old generation open opens the new one; what was still written into the old one is absorbed, and
 *      then its database is deleted.
 *
 * Each step can be repeated. A crash before the pointer moved leaves a new database that counts for nothing and is written
 * again; a crash after it leaves an old database that is absorbed at the next occasion.
 */
import { createYdoc } from "@pendamping/shared/file/ydoc";
import type { IdRange } from "@pendamping/shared/protocol/frames";
import { isEmptyUpdate } from "@pendamping/shared/update/content";
import { holdsRefused, tombstone } from "@pendamping/shared/update/rewrite";
import { withoutRefused } from "@pendamping/shared/update/without-refused";
import * as Y from "yjs";
import type { AccountStore, StoredRefusal } from "./account-store.ts";
import { deleteDatabase, type FileRows, noPosition, withFileRows } from "./file-rows.ts";
import { fileDatabase, openLock, rebuildLock } from "./names.ts";

/**
 * - `nothing`: no refusal asks for anything.
 * - `waiting`: something local has no verdict yet; ask again after the next answer.
 * - `rebuilt`: the replica is now `generation`; reopen it.
 */
export type Settled =
  | { readonly kind: "nothing" }
  | { readonly kind: "waiting" }
  | { readonly kind: "rebuilt"; readonly generation: number };

/** Takes everything refused out of this device's copy of a file. Safe to call at any time, from any window or worker. */
export function settleRefusals(store: AccountStore, file: string): Promise<Settled> {
  return navigator.locks.request(rebuildLock(store.account, file), () => settle(store, file));
}

async function settle(store: AccountStore, file: string): Promise<Settled> {
  const refusals = await store.refusalsOf(file);
  const open = refusals.filter((refusal) => !refusal.settled);
  if (open.length === 0) return { kind: "nothing" };
  const { generation } = await store.file(file);
  const name = fileDatabase(store.account, file, generation);
  const outcome = await withFileRows(name, async (rows) => {
    const replica = await replicaOf(rows);
    const ownDeletions = deletionsOf(open.filter((refusal) => refusal.account === store.account));
    if (!holdsRefused(replica, structsOf(open)) && !holdsDeleted(replica, ownDeletions)) return "not-held" as const;
    if ((await rows.outbox()).some((row) => !row.apart && !row.whole)) return "waiting" as const;
    // Refused deletions of long ago may have been accepted since; refused structs never come back under their id.
    const { update, undone } = withoutRefused(replica, structsOf(refusals), ownDeletions);
    return {
      update,
      // A deletion that was left out may hold all the same: then only the whole state brings it back.
      position: undone ? noPosition : await rows.position(),
      own: await rows.ownClients(),
      outbox: await rows.outbox(), // suggestions on their way: they lie apart and lean on nothing refused
    };
  });
  if (outcome === "waiting") return { kind: "waiting" };
  if (outcome === "not-held") {
    const ids = new Set(open.map((refusal) => refusal.id));
    await store.changeRefusals(file, (refusal) => (ids.has(refusal.id) ? { ...refusal, settled: true } : refusal));
    return { kind: "nothing" };
  }
  const next = generation + 1;
  const nextName = fileDatabase(store.account, file, next);
  await deleteDatabase(nextName); // left by a crash before the pointer moved
  await withFileRows(nextName, (rows) =>
    rows.store({
      updates: [outcome.update],
      position: outcome.position,
      outbox: outcome.outbox,
      own: outcome.own,
    }),
  );
  await store.moveGeneration(
    file,
    next,
    open.map((refusal) => refusal.id),
  );
  return { kind: "rebuilt", generation: next };
}

/**
 * Takes over what earlier generations still hold, without what was refused, and deletes their databases. One that some
 * window has open is left for later. Returns the rows that are new in the current generation.
 */
export async function absorbFormer(store: AccountStore, file: string): Promise<Uint8Array[]> {
  const { formerGenerations } = await store.file(file);
  const absorbed: Uint8Array[] = [];
  for (const former of formerGenerations) {
    await navigator.locks.request(openLock(store.account, file, former), { ifAvailable: true }, async (lock) => {
      if (!lock) return;
      const { generation } = await store.file(file);
      const refusals = await store.refusalsOf(file);
      const [structs, deletions] = [structsOf(refusals), deletionsOf(refusals)];
      const name = fileDatabase(store.account, file, former);
      const left = await withFileRows(name, async (rows) => ({
        update: withoutRefused(await replicaOf(rows), structs, deletions).update,
        outbox: (await rows.outbox()).map((row) =>
          row.apart || row.whole ? row : { ...row, update: tombstone(row.update, structs, deletions) },
        ),
        own: await rows.ownClients(),
      }));
      await withFileRows(fileDatabase(store.account, file, generation), (rows) =>
        rows.store({ updates: [left.update], outbox: left.outbox, own: left.own }),
      );
      await deleteDatabase(name);
      await store.changeFile(file, (row) => ({
        ...row,
        formerGenerations: row.formerGenerations.filter((other) => other !== former),
      }));
      if (!isEmptyUpdate(left.update)) absorbed.push(left.update);
    });
  }
  return absorbed;
}

/** What a document of an earlier generation holds, without what was refused. */
export async function carryOver(store: AccountStore, file: string, ydoc: Y.Doc): Promise<Uint8Array> {
  const refusals = await store.refusalsOf(file);
  return withoutRefused(ydoc, structsOf(refusals), deletionsOf(refusals)).update;
}

/** The replica that the rows make, in a document of its own that nobody writes into. Unreadable rows are passed over. */
export async function replicaOf(rows: Pick<FileRows, "updates">): Promise<Y.Doc> {
  const ydoc = createYdoc();
  const updates = await rows.updates();
  // In one transaction, or Yjs tidies formats between rows and deletes what nobody deleted.
  ydoc.transact(() => {
    for (const update of updates) {
      try {
        Y.applyUpdate(ydoc, update);
      } catch {
        // the file store sets the row aside when the file is opened
      }
    }
  });
  return ydoc;
}

function holdsDeleted(ydoc: Y.Doc, deletions: readonly IdRange[]): boolean {
  return deletions.some(([client, clock, len]) => {
    const structs = ydoc.store.clients.get(client) ?? [];
    return structs.some(
      (struct) => struct.deleted && struct.id.clock < clock + len && struct.id.clock + struct.length > clock,
    );
  });
}

function structsOf(refusals: readonly StoredRefusal[]): IdRange[] {
  return refusals.flatMap((refusal) => refusal.structs);
}

function deletionsOf(refusals: readonly StoredRefusal[]): IdRange[] {
  return refusals.flatMap((refusal) => refusal.deletions);
}
