/**
 * Contents of attachments, by HTTP; their records travel with the file. SPEC.md, "Attachments".
 *
 * `PUT`, `GET`, `HEAD /api/files/:id/attachments/:sha256` · `GET /api/attachments/unreferenced` (administrator)
 */

/** Where the content of an attachment of this file is stored and fetched. */
export function attachmentPath(file: string, sha256: string): string {
  return `/api/files/${file}/attachments/${sha256}`;
}

/** A content that no record of its file names: its record is still on a device, waits as a suggestion, or was never written. */
export interface UnreferencedContent {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly storedAt: string;
}
