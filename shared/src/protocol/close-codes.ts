/**
 * Why the server closes a socket. Codes from 4400 to 4499 are final: the same client trying again would be closed again,
 * so it stops and does what stands here. Any other close is the line's or the server's: connect again, later and later.
 */
export const closeCodes = {
  /** Bytes that are no frame, forged references, a foreign client id, too large. Next step: report; local work is kept. */
  malformed: 4400,
  /** No session, or an expired one. Next step: keep working on the device; send after the next sign-in. */
  signedOut: 4401,
  /** No right to this file (any more). Next step: hand unsent work in through /api/sync; it becomes suggestions. */
  noRight: 4403,
  /** No such file. Next step: fetch the list of files again. */
  unknownFile: 4404,
  /** The file's history was restored from a backup. Next step: catch up by /api/sync, which compares everything. */
  epochChanged: 4409,
  /** The client must be updated before it can write. Next step: offer the new version. */
  tooOld: 4426,
  /** More fruitless frames than any honest client sends. Next step: catch up by /api/sync, later. */
  flood: 4429,
} as const;

/** Reconnecting cannot help: see {@link closeCodes}. */
export function isFinal(code: number): boolean {
  return code >= 4400 && code <= 4499;
}
