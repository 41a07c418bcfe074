/**
 * Names that tabs, the service worker and later versions of the app must agree on: databases, locks, channels. They hold
 * account, file and generation, so that nothing of two accounts on a shared phone is ever mixed.
 */

/** The device's own database: which accounts are here, and the device's id. */
export const deviceDatabase = "pd";

export function accountDatabase(account: string): string {
  return `pd:${account}`;
}

/** A refusal replaces a replica by a new generation of it, in a database of its own. */
export function fileDatabase(account: string, file: string, generation: number): string {
  return `pd:${account}:${file}:${generation}`;
}

/** Held shared by every window that has the generation open; who gets it alone may delete the database. */
export function openLock(account: string, file: string, generation: number): string {
  return `pd:open:${account}:${file}:${generation}`;
}

/** Contents of attachments, of all files: a new generation of a replica leaves them as they are. */
export function attachmentsDatabase(account: string): string {
  return `pd:${account}:attachments`;
}

export function rebuildLock(account: string, file: string): string {
  return `pd:rebuild:${account}:${file}`;
}

/** One exchange at a time, whichever window or worker makes it. */
export function exchangeLock(account: string): string {
  return `pd:exchange:${account}`;
}

/** One sender of photos and papers at a time; apart from the exchange, because a photo may take minutes. */
export function uploadLock(account: string): string {
  return `pd:upload:${account}`;
}

/** Windows of one account tell each other here what changed on the device; see {@link ./account-channel.ts}. */
export function accountChannelName(account: string): string {
  return `pd:${account}`;
}

/** The tag under which a browser wakes the service worker to send what is unsent. */
export const backgroundTag = "pd-exchange";
