/** Storing and fetching the contents of attachments. Their records are judged with the file; here only bytes come and go. */

import { readAttachments } from "@pendamping/shared/attachments/access";
import { sha256Schema } from "@pendamping/shared/attachments/content";
import { createYdoc } from "@pendamping/shared/file/ydoc";
import type { UnreferencedContent } from "@pendamping/shared/protocol/attachments";
import { fileIdSchema } from "@pendamping/shared/protocol/catch-up";
import { type Context, Hono } from "hono";
import * as v from "valibot";
import * as Y from "yjs";
import type { Access } from "../accounts/access.ts";
import { problem } from "../http/answers.ts";
import type { Log } from "../observability/log.ts";
import type { Storage } from "../storage/port.ts";
import type { Contents } from "./contents.ts";

interface Env {
  Variables: { access: Access };
}

interface AttachmentParts {
  readonly contents: Contents;
  readonly storage: Storage;
  readonly log: Log;
  readonly bytesMax: number;
}

/** Below /api, where the session has already been asked for. */
export function createAttachmentRoutes(parts: AttachmentParts): Hono<Env> {
  const { contents, storage, log, bytesMax } = parts;
  const app = new Hono<Env>();

  app.put("/files/:id/attachments/:sha256", async (c) => {
    const named = nameOf(c);
    if (!named) return malformed(c);
    if (!c.get("access").mayHandIn(named.file, "attachments"))
      return problem(c, 403, "no-right", "You may not attach anything to this file.");
    if (Number(c.req.header("content-length") ?? 0) > bytesMax) return tooLarge(c, bytesMax);
    const body = c.req.raw.body;
    try {
      const put = await contents.put(named.file, named.sha256, body ? chunksOf(body) : nothing());
      switch (put) {
        case "stored":
          return c.json({}, 201);
        case "there":
          return c.json({}, 200);
        case "too-large":
          return tooLarge(c, bytesMax);
        case "not-accepted":
          return problem(c, 415, "not-accepted", "An attachment is a JPEG, a PNG, a WebP or a PDF.");
        case "wrong-hash":
          return problem(c, 422, "wrong-hash", "These bytes do not have the hash in the address; send them again.");
        case "no-room":
          log.error({ file: named.file }, "there is no room for attachments");
          c.header("retry-after", "600");
          return problem(c, 507, "no-room", "The server has no room for attachments now; send it again later.");
      }
    } catch (error) {
      if (!c.req.raw.signal.aborted) throw error;
      return problem(c, 400, "cut", "The bytes broke off."); // nobody hears it
    }
  });

  // answers HEAD too
  app.get("/files/:id/attachments/:sha256", async (c) => {
    const named = nameOf(c);
    if (!named) return malformed(c);
    if (!c.get("access").mayOpen(named.file)) return problem(c, 403, "no-right", "You have no right to this file.");
    const content = await contents.get(named.file, named.sha256);
    if (!content) return problem(c, 404, "not-found", "This content has not arrived.");
    const headers = {
      "content-type": content.mime,
      "content-length": String(content.bytes),
      // A PDF may hold scripts for its reader: it is saved, and shown by whatever the person opens it with.
      "content-disposition":
        content.mime === "application/pdf" ? `attachment; filename="${named.sha256.slice(0, 12)}.pdf"` : "inline",
      // a phone is shared: what one session was given is not another's
      "cache-control": "private, max-age=31536000, immutable",
      vary: "cookie, pendamping-account",
      etag: `"${named.sha256}"`,
    };
    return c.req.method === "HEAD" ? c.body(null, 200, headers) : c.body(content.open(), 200, headers);
  });

  app.get("/attachments/unreferenced", async (c) => {
    if (c.get("access").person.role !== "admin")
      return problem(c, 403, "no-right", "Only an administrator may see what lies unused.");
    return c.json({ contents: await unreferenced(contents, storage) });
  });
  return app;
}

async function unreferenced(contents: Contents, storage: Storage): Promise<UnreferencedContent[]> {
  const found: UnreferencedContent[] = [];
  for (const [file, stored] of Map.groupBy(await contents.list(), (content) => content.file)) {
    const named = await hashesIn(storage, file);
    found.push(...stored.filter(({ sha256 }) => !named.has(sha256)));
  }
  return found;
}

/** Of a file's records, withdrawn ones too: those can be restored. */
async function hashesIn(storage: Storage, file: string): Promise<Set<string>> {
  const stored = await storage.log.load(file);
  const ydoc = createYdoc();
  ydoc.transact(() => {
    if (stored?.checkpoint) Y.applyUpdate(ydoc, stored.checkpoint.bytes);
    for (const row of stored?.rows ?? []) Y.applyUpdate(ydoc, row.bytes);
  });
  const hashes = readAttachments(ydoc).flatMap((each) => (each.kind === "attachment" ? [each.sha256] : []));
  ydoc.destroy();
  return new Set(hashes);
}

function nameOf(c: Context): { file: string; sha256: string } | null {
  const parsed = v.safeParse(v.object({ file: fileIdSchema, sha256: sha256Schema }), {
    file: c.req.param("id"),
    sha256: c.req.param("sha256"),
  });
  return parsed.success ? parsed.output : null;
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel().catch(() => undefined); // the rest is not wanted
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function malformed(c: Context): Response {
  return problem(c, 400, "malformed", "Name a file by its ten digits and a content by its SHA-256 in lower case.");
}

function tooLarge(c: Context, bytesMax: number): Response {
  return problem(c, 413, "too-large", `An attachment may have at most ${bytesMax} bytes.`);
}
