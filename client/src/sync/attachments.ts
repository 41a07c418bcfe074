/**
 * The attachments of an open account as the screens use them: adding one, and having its content. Loaded when the first page that shows
 * evidence opens. A content is stored before the record that names it is written, so no record ever names what nobody has.
 */
import { addAttachment } from "@pendamping/shared/attachments/access";
import { toZone } from "@pendamping/shared/day";
import type { WriteId } from "@pendamping/shared/file/heads";
import { attachmentPath } from "@pendamping/shared/protocol/attachments";
import { updateClients } from "@pendamping/shared/update/content";
import { createSignal } from "solid-js";
import type * as Y from "yjs";
import type { AccountChannel } from "./account-channel.ts";
import type { AccountStore } from "./account-store.ts";
import { sha256Of, takeIn } from "./attachment-intake.ts";
import { type AttachmentRow, withAttachmentRows } from "./attachment-rows.ts";
import { withFileRows } from "./file-rows.ts";
import { fetchBytes } from "./http.ts";
import type { AttachmentContent, FileAttachments } from "./model.ts";
import { fileDatabase } from "./names.ts";

/** Copies of what the server has, all files together. */
const copiesBytesMax = 100 * 2 ** 20;

export interface Attachments {
  /** Those of one file, once it is known what is here. `ydoc` is asked anew for each record: a refusal may have replaced the document meanwhile. */
  of(file: string, ydoc: () => Y.Doc | null): Promise<FileAttachments>;
  /** Looks again at what is here of a file. */
  reread(file: string): Promise<void>;
}

export function createAttachments(store: AccountStore, channel: AccountChannel, sendSoon: () => void): Attachments {
  const { account } = store;
  const held = new Map<string, ReturnType<typeof createSignal<ReadonlyMap<string, AttachmentRow>>>>();
  const underWay = new Map<string, Promise<AttachmentContent>>();
  let last: Promise<unknown> = Promise.resolve();

  const heldOf = (file: string) => {
    const known = held.get(file) ?? createSignal<ReadonlyMap<string, AttachmentRow>>(new Map());
    held.set(file, known);
    return known;
  };
  const reread = async (file: string) => {
    if (!held.has(file)) return;
    const rows = await withAttachmentRows(account, (attachments) => attachments.ofFile(file));
    heldOf(file)[1](new Map(rows.map((row) => [row.sha256, row])));
  };

  /** False where the device is full: nothing of it is stored then. */
  const keep = async (row: AttachmentRow, content: ArrayBuffer): Promise<boolean> => {
    const stored = await withAttachmentRows(account, async (rows) => {
      await rows.makeRoom(copiesBytesMax - row.bytes);
      if (await fits(rows.keep(row, content))) return true;
      if (!row.waiting) return false; // a copy is not worth other copies
      await rows.makeRoom(0);
      return fits(rows.keep(row, content));
    });
    channel.tell({ kind: "attachments", file: row.file });
    return stored;
  };

  const fetchContent: (file: string, wanted: Wanted) => Promise<AttachmentContent> = async (file, wanted) => {
    const { sha256, mime } = wanted;
    const answer = await fetchBytes(attachmentPath(file, sha256), { account });
    if (answer.kind === "refused" && answer.status === 404) return { kind: "not-there" };
    if (answer.kind !== "ok") return { kind: "unreachable" };
    if ((await sha256Of(answer.value)) !== sha256) return { kind: "unreachable" }; // a proxy's page, say
    const now = Date.now();
    const bytes = answer.value.byteLength;
    const row = { file, sha256, mime, bytes, keptAt: now, usedAt: now, sentAt: null, trouble: null };
    await keep(row, answer.value);
    return { kind: "here", blob: new Blob([answer.value], { type: mime }) };
  };

  const content = async (file: string, wanted: Wanted): Promise<AttachmentContent> => {
    const { sha256, mime } = wanted;
    const here = await withAttachmentRows(account, async (rows) => {
      const bytes = await rows.bytes(file, sha256);
      if (bytes) await rows.change(file, sha256, (row) => ({ ...row, usedAt: Date.now() }));
      return bytes;
    });
    if (here) return { kind: "here", blob: new Blob([here], { type: mime }) };
    // One after another: on a poor line the first should be whole before the second begins.
    const turn = last.then(() => fetchContent(file, wanted));
    last = turn.catch(() => undefined);
    return turn;
  };

  return {
    reread,
    async of(file, ydoc) {
      const [rows] = heldOf(file);
      const [outbox] = await Promise.all([outboxOf(store, file), reread(file)]);
      return {
        held: (sha256) => rows().get(sha256),
        waited: ({ client, clock }) =>
          outbox.some(([from, to]) => from.client === client && from.clock <= clock && clock < to),
        content(wanted) {
          const key = `${file} ${wanted.sha256}`;
          const asked = underWay.get(key) ?? content(file, wanted).finally(() => underWay.delete(key));
          underWay.set(key, asked);
          return asked;
        },
        async add(about, chosen) {
          const taken = await takeIn(chosen);
          if (taken.kind !== "taken") return taken.kind;
          const { sha256, mime, name, content: bytes } = taken;
          const now = Date.now();
          const size = bytes.byteLength;
          const waiting = { waiting: 1, sentAt: null, trouble: null } as const;
          const row = { file, sha256, mime, bytes: size, keptAt: now, usedAt: now, ...waiting };
          if (!(await keep(row, bytes))) return "full";
          const document = ydoc();
          if (!document) return "closed";
          const zone = toZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
          const addedAt = new Date(now).toISOString();
          addAttachment(document, { about, name, mime, bytes: size, sha256, addedAt, zone });
          sendSoon();
          return "added";
        },
      };
    },
  };
}

/** The writes of a file that the server has not answered for. */
async function outboxOf(store: AccountStore, file: string): Promise<(readonly [from: WriteId, toClock: number])[]> {
  const { generation } = await store.file(file);
  const outbox = await withFileRows(fileDatabase(store.account, file, generation), (rows) => rows.outbox());
  return outbox.flatMap(({ update }) =>
    [...updateClients(update)].map(([client, [clock, to]]) => [{ client, clock }, to] as const),
  );
}

type Wanted = Parameters<FileAttachments["content"]>[0];

/** What browsers call a transaction that found no room. */
const fullNames = ["QuotaExceededError", "AbortError", "UnknownError"];

async function fits(storing: Promise<void>): Promise<boolean> {
  try {
    await storing;
    return true;
  } catch (error) {
    if (error instanceof DOMException && fullNames.includes(error.name)) return false;
    throw error;
  }
}
