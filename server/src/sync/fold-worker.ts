/** A thread that folds updates, so that a large file's checkpoint delays nobody. Talks to compaction.ts only. */
import { parentPort } from "node:worker_threads";
import { foldUpdates } from "./fold.ts";

export interface FoldRequest {
  readonly id: number;
  readonly parts: readonly Uint8Array[];
}
export interface FoldReply {
  readonly id: number;
  readonly bytes: Uint8Array | undefined;
}

parentPort?.on("message", ({ id, parts }: FoldRequest) => {
  parentPort?.postMessage({ id, bytes: foldUpdates(parts) } satisfies FoldReply);
});
