/**
 * From what a person has chosen to what is kept: photos become a JPEG of at most 1600 pixels, so that they travel over a poor line and
 * carry neither the place where they were taken nor the phone's name; a PDF stays as it is.
 */
import {
  type AttachmentMime,
  attachmentBytesMax,
  sniffedBytes,
  sniffMime,
} from "@pendamping/shared/attachments/content";

export type Intake =
  | {
      readonly kind: "taken";
      readonly content: ArrayBuffer;
      readonly mime: AttachmentMime;
      readonly sha256: string;
      readonly name: string;
    }
  | { readonly kind: "too-large" }
  /** Neither a PDF nor a picture that this browser can read. */
  | { readonly kind: "not-accepted" };

const pixelsMax = 1600;
const jpegQuality = 0.82;

export async function takeIn(chosen: File): Promise<Intake> {
  const first = new Uint8Array(await chosen.slice(0, sniffedBytes).arrayBuffer());
  const isPdf = sniffMime(first) === "application/pdf";
  const blob = isPdf ? chosen : await scaledPhoto(chosen);
  if (!blob) return { kind: "not-accepted" };
  if (blob.size > attachmentBytesMax) return { kind: "too-large" };
  const content = await blob.arrayBuffer();
  const name = isPdf ? chosen.name : `${chosen.name.replace(/\.\w{1,5}$/, "")}.jpg`;
  return {
    kind: "taken",
    content,
    mime: isPdf ? "application/pdf" : "image/jpeg",
    sha256: await sha256Of(content),
    name,
  };
}

/** In lower case hexadecimal digits. */
export async function sha256Of(content: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Turned as the camera held it; null where the browser cannot read it. */
async function scaledPhoto(chosen: Blob): Promise<Blob | null> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(chosen);
  } catch {
    return null;
  }
  const scale = Math.min(1, pixelsMax / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  const context = canvas.getContext("2d");
  if (!context) return null;
  context.fillStyle = "#fff"; // a JPEG has nothing transparent
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas.convertToBlob({ type: "image/jpeg", quality: jpegQuality });
}
