/** Everybody who has written in a file, found by the replicas that its document knows of. */
import type { WriteId } from "@pendamping/shared/file/heads";
import * as Y from "yjs";
import type { Author } from "../../sync/model.ts";

interface Writers {
  /** One entry per person. */
  readonly known: readonly Author[];
  /** Replicas whose author the ledger on this device does not name yet. */
  readonly unknown: number;
}

/** `authorOf` names the author of a replica's last write. */
export function writersOf(ydoc: Y.Doc, authorOf: (id: WriteId) => Author): Writers {
  const byAccount = new Map<string, Author>();
  let unknown = 0;
  for (const [client, clockEnd] of Y.decodeStateVector(Y.encodeStateVector(ydoc))) {
    const author = authorOf({ client, clock: clockEnd - 1 });
    if (!author.account || !author.name) unknown++;
    else byAccount.set(author.account, author);
  }
  const known = [...byAccount.values()].sort(
    (a, b) => Number(b.own) - Number(a.own) || (a.name ?? "").localeCompare(b.name ?? ""),
  );
  return { known, unknown };
}
