/**
 * One generation of an opened file: its document, its store on this device and its socket. Loaded when the first file is
 * opened; until then neither yjs nor the providers are in the page.
 */
import { createYdoc } from "@pendamping/shared/file/ydoc";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { type AccountStore, storedRefusal } from "./account-store.ts";
import { withFileRows } from "./file-rows.ts";
import { FileStore, type StoreChange } from "./file-store.ts";
import { fileDatabase, openLock } from "./names.ts";
import { printWhenQuiet } from "./print.ts";
import { absorbFormer, settleRefusals } from "./refusal.ts";
import { connectRoom, type RoomConnection, type RoomOptions } from "./room-connection.ts";

export interface Replica {
  readonly ydoc: Y.Doc;
  readonly awareness: Awareness;
  readonly store: FileStore;
  readonly generation: number;
  /** Tries to connect now instead of later. */
  readonly retry: RoomConnection["retry"];
  /** Ends the socket at once, and the rest when everything is stored. */
  close(): Promise<void>;
}

export interface ReplicaOptions {
  readonly account: AccountStore;
  readonly device: string;
  readonly file: string;
  readonly mayConnect: RoomOptions["mayConnect"];
  readonly on: Omit<RoomOptions["on"], "refused"> & {
    stored(cause: StoreChange): void;
    /** A refusal was stored that this document may hold. */
    refused(): void;
  };
}

export async function openReplica(options: ReplicaOptions): Promise<Replica> {
  const { account, file, on } = options;
  await settleRefusals(account, file);
  await absorbFormer(account, file);
  const { generation, letGo } = await holdGeneration(account, file);
  const ydoc = createYdoc();
  const name = fileDatabase(account.account, file, generation);
  const store = new FileStore(name, ydoc, on.stored);
  await store.loaded;
  const printing = printWhenQuiet(store, on.news);
  const room = connectRoom({
    url: `${location.origin.replace(/^http/, "ws")}/sync`,
    file,
    account: account.account,
    generation,
    device: options.device,
    store,
    mayConnect: options.mayConnect,
    heldBack: async () => (await withFileRows(name, (rows) => rows.outbox())).some((row) => row.whole),
    on: {
      ...on,
      answered: (equal) => {
        on.answered(equal);
        if (equal) printing.equal();
      },
      refused: (refused) => {
        const about = { account: account.account, at: new Date().toISOString() };
        void account.addRefusals([storedRefusal(file, { ...refused, ...about })]).then(on.refused);
      },
    },
  });
  return {
    ydoc,
    awareness: room.awareness,
    store,
    generation,
    retry: room.retry,
    async close() {
      room.destroy();
      printing.end();
      await store.idle();
      await store.destroy();
      ydoc.destroy();
      letGo();
    },
  };
}

/** Another window may rebuild the replica between the look and the lock: then the newer one is held. */
async function holdGeneration(account: AccountStore, file: string): Promise<{ generation: number; letGo: () => void }> {
  const { generation } = await account.file(file);
  const letGo = await holdLock(openLock(account.account, file, generation));
  if ((await account.file(file)).generation === generation) return { generation, letGo };
  letGo();
  return holdGeneration(account, file);
}

/** Holds a lock shared with other windows until it is let go. */
function holdLock(name: string): Promise<() => void> {
  return new Promise((resolve) => {
    void navigator.locks.request(name, { mode: "shared" }, () => new Promise<void>((letGo) => resolve(letGo)));
  });
}
