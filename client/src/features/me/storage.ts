/** What the browser says about this site's storage. */
import { createResource } from "solid-js";

/** Bytes in use, as far as the browser tells. */
export function createStorageUse() {
  const [used] = createResource(async () => {
    try {
      return (await navigator.storage.estimate()).usage ?? null;
    } catch {
      return null;
    }
  });
  return used;
}

/** "1,2 MB" */
export function size(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1).replace(".", ",")} MB`;
}

/** Asks the browser to keep the storage; some answer only after a question to the person. */
export async function askToKeep(): Promise<boolean> {
  try {
    return await navigator.storage.persist();
  } catch {
    return false;
  }
}
