/**
 * Where contents of attachments lie: one file each, under the mentoring file that it was put for and its SHA-256
 * (`<dir>/3529012005/<sha256>`), so that nobody reaches a content through another file than theirs. A content is written to
 * `<dir>/incoming/` first and gets its name only when it is whole, has the right hash and is on the disk.
 */
import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { type AttachmentMime, sniffedBytes, sniffMime } from "@pendamping/shared/attachments/content";
import type { UnreferencedContent } from "@pendamping/shared/protocol/attachments";

/**
 * - `stored`: on the disk, and there after a crash. `there`: it already was.
 * - `no-room`: the disk has no more room than is kept for texts. Nothing of it is kept; neither is it after the others.
 */
type Put = "stored" | "there" | "too-large" | "not-accepted" | "wrong-hash" | "no-room";

interface StoredContent {
  readonly mime: AttachmentMime;
  readonly bytes: number;
  /** Reads it from the beginning. */
  open(): ReadableStream<Uint8Array>;
}

export interface Contents {
  /** Takes what `body` brings, up to its end. Rejects where the disk fails in another way than being full. */
  put(file: string, sha256: string, body: AsyncIterable<Uint8Array>): Promise<Put>;
  get(file: string, sha256: string): Promise<StoredContent | null>;
  /** All of them, by file. */
  list(): Promise<UnreferencedContent[]>;
}

export interface ContentsSettings {
  readonly dir: string;
  readonly bytesMax: number;
  /** Contents leave so much of the disk to the database: a text must never wait because of a photo. */
  readonly reserveBytes: number;
  /** Opens a file for writing; replaced only by tests of a failing disk. */
  readonly create?: (path: string) => Promise<FileHandle>;
}

export function openContents({ dir, bytesMax, reserveBytes, create = createNew }: ContentsSettings): Contents {
  const incoming = join(dir, "incoming");
  rmSync(incoming, { recursive: true, force: true }); // what a crash left half
  mkdirSync(incoming, { recursive: true });
  const pathOf = (file: string, sha256: string) => join(dir, file, sha256);

  const receive = async (path: string, sha256: string, body: AsyncIterable<Uint8Array>): Promise<Put> => {
    const hash = createHash("sha256");
    const handle = await create(path);
    try {
      let first: Uint8Array = new Uint8Array();
      let bytes = 0;
      for await (const chunk of body) {
        bytes += chunk.length;
        if (bytes > bytesMax) return "too-large";
        if (first.length < sniffedBytes) {
          first = Buffer.concat([first, chunk]).subarray(0, sniffedBytes);
          if (first.length === sniffedBytes && sniffMime(first) === null) return "not-accepted";
        }
        hash.update(chunk);
        await handle.writeFile(chunk); // goes on where the last one ended
      }
      if (hash.digest("hex") !== sha256) return "wrong-hash";
      if (sniffMime(first) === null) return "not-accepted";
      await handle.sync();
      return "stored";
    } finally {
      await handle.close();
    }
  };

  return {
    async put(file, sha256, body) {
      const path = pathOf(file, sha256);
      if (await sizeOf(path)) return "there";
      const disk = await statfs(dir);
      if (disk.bavail * disk.bsize < reserveBytes + bytesMax) return "no-room";
      const half = join(incoming, randomUUID());
      try {
        const received = await receive(half, sha256, body);
        if (received !== "stored") return received;
        await mkdir(join(dir, file), { recursive: true });
        await rename(half, path);
        for (const changed of [dir, join(dir, file)]) await syncDirectory(changed);
        return "stored";
      } catch (error) {
        if (isFull(error)) return "no-room";
        throw error;
      } finally {
        await rm(half, { force: true });
      }
    },

    async get(file, sha256) {
      const path = pathOf(file, sha256);
      const bytes = await sizeOf(path);
      if (bytes === null) return null;
      const mime = sniffMime(await firstBytes(path));
      if (mime === null) return null;
      return { mime, bytes, open: () => streamOf(path) };
    },

    async list() {
      const all: UnreferencedContent[] = [];
      for (const file of await readdir(dir)) {
        if (file === "incoming") continue;
        for (const sha256 of await readdir(join(dir, file))) {
          const { size, mtime } = await stat(pathOf(file, sha256));
          all.push({ file, sha256, bytes: size, storedAt: mtime.toISOString() });
        }
      }
      return all;
    },
  };
}

function createNew(path: string): Promise<FileHandle> {
  return open(path, "wx", 0o600);
}

/** Null where there is none. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const first = new Uint8Array(sniffedBytes);
    await handle.read(first, 0, sniffedBytes, 0);
    return first;
  } finally {
    await handle.close();
  }
}

/** Opened when first read, closed at its end or when its reader goes away. */
function streamOf(path: string): ReadableStream<Uint8Array> {
  let handle: FileHandle | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        handle ??= await open(path);
        const { bytesRead, buffer } = await handle.read(new Uint8Array(65_536));
        if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead));
        await handle.close();
        controller.close();
      },
      cancel: () => handle?.close(),
    },
    { highWaterMark: 0 },
  );
}

/** A new name is on the disk once its directory is. */
async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isFull(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOSPC" || code === "EDQUOT";
}
