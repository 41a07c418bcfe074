/**
 * What an attachment's content may be: a photo or a scanned paper, immutable, named by its SHA-256. Its kind is what its first bytes
 * say, never what its sender calls it: the device and the server both look.
 */
import * as v from "valibot";

export const attachmentMimes = ["image/jpeg", "image/png", "image/webp", "application/pdf"] as const;
export type AttachmentMime = (typeof attachmentMimes)[number];

export const attachmentBytesMax = 10 * 2 ** 20;

/** 64 hexadecimal digits, in lower case. */
export const sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** So many bytes from the beginning say what it is. */
export const sniffedBytes = 12;

/** What the first bytes are the beginning of; null: nothing that is accepted. */
export function sniffMime(first: Uint8Array): AttachmentMime | null {
  const text = String.fromCharCode(...first.subarray(0, sniffedBytes));
  if (text.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (text.startsWith("RIFF") && text.slice(8) === "WEBP") return "image/webp";
  if (text.startsWith("%PDF-")) return "application/pdf";
  return null;
}
