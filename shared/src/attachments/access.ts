/**
 * Attachments: records in the root map `attachments` that say which photo or paper proves what. The content itself lies apart, on devices
 * and on the server, under its SHA-256. A record is written whole and never changed but by withdrawing and restoring it; who added it is
 * read from its write.
 */
import * as v from "valibot";
import type * as Y from "yjs";
import { isoDaySchema, isoInstantSchema, type Zone, zones } from "../day.ts";
import type { WriteId } from "../file/heads.ts";
import { addRecord, readRecords, restoreRecord, withdrawRecord } from "../file/records.ts";
import { type AttachmentMime, attachmentBytesMax, attachmentMimes, sha256Schema } from "./content.ts";

const nameMax = 200;

/** The stored shape. It is in the field for good: add optional fields, never change one. */
const recordSchema = v.object({
  /** What it proves: "legality/nib", "financing/main:ktp", "profile/assets/<row>". */
  about: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
  /** What the file was called where it was chosen. */
  name: v.pipe(v.string(), v.maxLength(nameMax)),
  mime: v.picklist(attachmentMimes),
  bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(attachmentBytesMax)),
  sha256: sha256Schema,
  addedAt: isoInstantSchema,
  /** The zone of whoever added it. */
  zone: v.picklist(zones),
  takenOn: v.nullish(isoDaySchema),
  withdrawnAt: v.nullish(isoInstantSchema),
});
type AttachmentRecord = v.InferOutput<typeof recordSchema>;

export interface Attachment extends Omit<AttachmentRecord, "takenOn" | "withdrawnAt"> {
  readonly kind: "attachment";
  readonly id: string;
  /** The write that added it. */
  readonly writeId: WriteId;
  readonly takenOn: string | null;
  readonly withdrawnAt: string | null;
}

/** A record of a newer version, or of a client that writes what it likes: kept and shown as it is. */
export interface UnknownAttachment {
  readonly kind: "not-understood";
  readonly id: string;
  readonly writeId: WriteId;
  readonly raw: unknown;
}

/** All attachments, withdrawn ones too, or those of one place; in the order in which they were added. Never throws. */
export function readAttachments(ydoc: Y.Doc, about?: string): (Attachment | UnknownAttachment)[] {
  return readRecords(attachmentsMap(ydoc), recordSchema)
    .filter((reading) => about === undefined || placeOf(reading) === about)
    .map((reading): Attachment | UnknownAttachment => {
      if (reading.kind === "not-understood") return reading;
      const { id, writeId, record } = reading;
      const { takenOn = null, withdrawnAt = null } = record;
      return { ...record, kind: "attachment", id, writeId, takenOn, withdrawnAt };
    })
    .sort((a, b) => compare(addedAt(a), addedAt(b)) || compare(a.id, b.id));
}

/** How many attachments each place has; withdrawn ones do not count. */
export function countAttachments(ydoc: Y.Doc): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const attachment of readAttachments(ydoc))
    if (attachment.kind === "attachment" && attachment.withdrawnAt === null)
      counts.set(attachment.about, (counts.get(attachment.about) ?? 0) + 1);
  return counts;
}

/** Adds an attachment and returns its id. The same content in the same place is there once: a withdrawn one is restored. */
export function addAttachment(
  ydoc: Y.Doc,
  attachment: {
    readonly about: string;
    readonly name: string;
    readonly mime: AttachmentMime;
    readonly bytes: number;
    readonly sha256: string;
    readonly addedAt: string;
    readonly zone: Zone;
    readonly takenOn?: string;
  },
): string {
  const there = readAttachments(ydoc, attachment.about).find(
    (other) => other.kind === "attachment" && other.sha256 === attachment.sha256,
  );
  if (there) {
    restoreAttachment(ydoc, there.id);
    return there.id;
  }
  return addRecord(attachmentsMap(ydoc), { ...attachment, name: attachment.name.slice(0, nameMax) });
}

/** Takes an attachment back: it stays in the file and can be restored. */
export function withdrawAttachment(ydoc: Y.Doc, id: string, at: string): void {
  withdrawRecord(attachmentsMap(ydoc), id, at);
}

export function restoreAttachment(ydoc: Y.Doc, id: string): void {
  restoreRecord(attachmentsMap(ydoc), id);
}

function attachmentsMap(ydoc: Y.Doc): Y.Map<unknown> {
  return ydoc.getMap("attachments");
}

function placeOf(reading: ReturnType<typeof readRecords<AttachmentRecord>>[number]): unknown {
  if (reading.kind === "record") return reading.record.about;
  return (reading.raw as { about?: unknown } | null | undefined)?.about;
}

function addedAt(attachment: Attachment | UnknownAttachment): string {
  return attachment.kind === "attachment" ? attachment.addedAt : "";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
