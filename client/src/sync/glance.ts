/**
 * What the list of files shows at the very start: a copy, in localStorage, of what was known when it was last on the screen.
 * It is read before the first paint, while IndexedDB takes several turns to open on a slow phone, and gives way to it as
 * soon as that has been read. It is derived, never the truth: nothing is decided by it, nothing sent, and of saving it says no
 * more than that the files are on this device.
 */
import type { Me } from "@pendamping/shared/protocol/account";
import type { PersonCard, Suggestion } from "@pendamping/shared/protocol/catch-up";
import type { FileSummary } from "@pendamping/shared/summary/file-summary";

export interface Glance {
  readonly me: Me;
  readonly summaries: Readonly<Record<string, FileSummary>>;
  readonly suggestions: readonly Suggestion[];
  readonly people: Readonly<Record<string, PersonCard>>;
}

const key = "pd:glance";
/** The same once more, as it was drawn: public/first-frame.js puts it into the page before the app is read. */
const frameKey = "pd:first-frame";
/** A list beyond this (an office's) takes longer to parse than it saves. */
const filesMax = 40;
/** The name of this very script: what another version of the app left is not understood, so it is not used. */
const writtenBy = import.meta.url;

export function readGlance(): Glance | null {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? "null") as { by: string; glance: Glance } | null;
    return stored?.by === writtenBy ? stored.glance : null;
  } catch {
    return null; // no storage, or not ours: IndexedDB will tell
  }
}

export function keepGlance(glance: Glance): void {
  try {
    if (glance.me.files.length > filesMax) forgetGlance();
    else localStorage.setItem(key, JSON.stringify({ by: writtenBy, glance }));
  } catch {
    forgetGlance(); // full: an older copy would only mislead
  }
}

/** What the list looked like, for which addresses, and in which language. It may say no more of saving than a glance. */
export function keepFirstFrame(frame: { html: string; paths: readonly string[]; language: string; by: string }): void {
  try {
    if (localStorage.getItem(key) === null) return;
    localStorage.setItem(frameKey, JSON.stringify(frame));
  } catch {
    forgetGlance();
  }
}

export function forgetGlance(): void {
  try {
    localStorage.removeItem(key);
    localStorage.removeItem(frameKey);
  } catch {
    // without storage there is nothing to forget
  }
}
