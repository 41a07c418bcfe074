/**
 * Contents of attachments on this device: one database per account, apart from the files' own, so that a replica may be replaced and its
 * photos stay. What has not been answered for by the server is never removed; the rest is a copy and makes room for what is newer.
 *
 *     rows   [file, sha256]   {@link AttachmentRow}; `waiting` only while the server has not answered for it
 *     bytes  [file, sha256]   the content
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { attachmentsDatabase } from "./names.ts";
import { type AttachmentTrouble, noneWaiting, type WaitingAttachments } from "./status.ts";

export interface AttachmentRow {
  readonly file: string;
  readonly sha256: string;
  readonly mime: string;
  /** Length of the content. */
  readonly bytes: number;
  /** When it came to this device, ms. */
  readonly keptAt: number;
  /** When it was last looked at, ms. */
  readonly usedAt: number;
  /** Chosen here, and the server has not answered for it yet. */
  readonly waiting?: 1;
  /** When the server answered for it, ms; null where it was fetched from there. */
  readonly sentAt: number | null;
  /** Why the last try to send it failed. */
  readonly trouble: AttachmentTrouble | null;
}

interface AttachmentsSchema extends DBSchema {
  rows: { key: [string, string]; value: AttachmentRow; indexes: { waiting: number } };
  bytes: { key: [string, string]; value: ArrayBuffer };
}

/** Opens the account's database, hands it over and closes it again. */
export async function withAttachmentRows<T>(account: string, use: (rows: AttachmentRows) => Promise<T>): Promise<T> {
  const db = await openDB<AttachmentsSchema>(attachmentsDatabase(account), 1, {
    upgrade(fresh) {
      fresh.createObjectStore("rows", { keyPath: ["file", "sha256"] }).createIndex("waiting", "waiting");
      fresh.createObjectStore("bytes");
    },
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });
  try {
    return await use(attachmentRows(db));
  } finally {
    db.close();
  }
}

/** By file, of the whole account. */
export async function waitingAttachments(account: string): Promise<Map<string, WaitingAttachments>> {
  const byFile = new Map<string, WaitingAttachments>();
  for (const { file, keptAt, trouble } of await withAttachmentRows(account, (rows) => rows.waiting())) {
    const known = byFile.get(file) ?? noneWaiting;
    byFile.set(file, {
      count: known.count + 1,
      oldestAt: Math.min(known.oldestAt ?? keptAt, keptAt),
      trouble: known.trouble ?? trouble,
    });
  }
  return byFile;
}

export type AttachmentRows = ReturnType<typeof attachmentRows>;

function attachmentRows(db: IDBPDatabase<AttachmentsSchema>) {
  const change = async (file: string, sha256: string, to: (row: AttachmentRow) => AttachmentRow): Promise<void> => {
    const transaction = db.transaction("rows", "readwrite");
    const row = await transaction.store.get([file, sha256]);
    if (row) await transaction.store.put(to(row));
    await transaction.done;
  };
  return {
    ofFile: (file: string) => db.getAll("rows", IDBKeyRange.bound([file], [file, []])),
    bytes: (file: string, sha256: string) => db.get("bytes", [file, sha256]),
    /** The oldest first. */
    async waiting(): Promise<AttachmentRow[]> {
      return (await db.getAllFromIndex("rows", "waiting")).sort((a, b) => a.keptAt - b.keptAt);
    },
    change,
    /**
     * Resolves when row and content are stored; rejects where the device is full, with nothing of them stored. What was already
     * here keeps its row.
     */
    async keep(row: AttachmentRow, content: ArrayBuffer): Promise<void> {
      const durability = row.waiting ? "strict" : "relaxed"; // what the server has can be had again
      const transaction = db.transaction(["rows", "bytes"], "readwrite", { durability });
      const done = transaction.done; // awaited last; an abort is told there whatever request noticed it first
      const [rows, contents] = [transaction.objectStore("rows"), transaction.objectStore("bytes")];
      const key: [string, string] = [row.file, row.sha256];
      const requests: Promise<unknown>[] = [];
      try {
        if (!(await rows.get(key))) {
          requests.push(rows.put(row));
          requests.push(contents.put(content, key));
        }
      } catch (error) {
        transaction.abort(); // no row without its content
        await Promise.allSettled([done, ...requests]);
        throw error;
      }
      await Promise.all([done, ...requests]);
    },
    /** Removes what was not looked at for longest until the copies have at most so many bytes; never what waits. */
    async makeRoom(bytesMax: number): Promise<void> {
      const transaction = db.transaction(["rows", "bytes"], "readwrite");
      const rows = transaction.objectStore("rows");
      const copies = (await rows.getAll()).filter((row) => !row.waiting).sort((a, b) => b.usedAt - a.usedAt);
      let bytes = 0;
      for (const row of copies) {
        bytes += row.bytes;
        if (bytes <= bytesMax) continue;
        await rows.delete([row.file, row.sha256]);
        await transaction.objectStore("bytes").delete([row.file, row.sha256]);
      }
      await transaction.done;
    },
  };
}
