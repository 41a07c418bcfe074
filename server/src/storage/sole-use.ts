/**
 * One server per data directory. Two would each keep documents of their own in memory and show people different files. The
 * mark is a lock that the operating system holds for this process, so a killed server leaves none behind.
 */
import { join } from "node:path";
import Database from "better-sqlite3";

/** Takes the directory for this process, or answers null where another has it. Call the result to give it back. */
export function takeSoleUse(dir: string): (() => void) | null {
  const mark = new Database(join(dir, "in-use.lock"), { timeout: 1000 });
  try {
    mark.pragma("locking_mode = EXCLUSIVE");
    mark.exec("begin exclusive");
    return () => mark.close();
  } catch (error) {
    mark.close();
    if ((error as { code?: string }).code?.startsWith("SQLITE_BUSY")) return null;
    throw error;
  }
}
