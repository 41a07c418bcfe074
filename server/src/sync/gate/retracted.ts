/**
 * Deletions of work that was refused before: does their author take it back, or does a replica merely no longer hold it? A
 * replica from which refused work was taken out has collected structs in its place, and whoever sends a whole difference
 * lists those among the deleted. Read as a wish they would empty the suggestion that keeps the work.
 *
 * So they count only in an update that brings more of the same client id (a rebuilt replica writes under a new one), and
 * not where they cover all that was ever refused of that id. A deletion that counts for nothing leaves in the suggestion
 * what its author had deleted; the other mistake would lose what they had not.
 */
import { idSet, pieces } from "@pendamping/shared/update/id-ranges";
import { type Moved, tombstone } from "@pendamping/shared/update/rewrite";
import * as Y from "yjs";
import type { Authors } from "./analyse-update.ts";

/** The update without the deletions of earlier refused work that its author did not mean. */
export function meantDeletions(update: Uint8Array, authors: Authors, earlier: readonly Moved[]): Uint8Array {
  if (earlier.length === 0) return update;
  const { ds } = Y.decodeUpdate(update);
  const deleted = idSet(
    [...ds.clients].flatMap(([client, items]) => items.map(({ clock, len }) => [client, clock, len] as const)),
  );
  const isKept = ({ client, clock, len }: Moved) =>
    pieces(deleted.get(client), clock, clock + len).some((piece) => !piece.inside);
  const stillThere = new Set(earlier.filter(isKept).map(({ client }) => client));
  const notMeant = earlier.filter(({ client }) => !authors.has(client) || !stillThere.has(client));
  return tombstone(
    update,
    [],
    notMeant.map(({ client, clock, len }) => [client, clock, len]),
  );
}
