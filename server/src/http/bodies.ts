/**
 * Bodies of requests: JSON, plain or gzip, of a limited size before and after unpacking, parsed by a schema. What does not
 * fit is answered, never thrown.
 */
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Context } from "hono";
import * as v from "valibot";
import { problem } from "./answers.ts";

const unpack = promisify(gunzip);

export type Body<T> = { readonly value: T; readonly refused?: never } | { readonly refused: Response };

export async function readBody<T>(c: Context, schema: v.GenericSchema<unknown, T>, bytesMax: number): Promise<Body<T>> {
  const packed = await limitedBytes(c, bytesMax);
  if (!packed) return { refused: problem(c, 413, "too-large", `A body may have at most ${bytesMax} bytes.`) };
  const encoding = c.req.header("content-encoding") ?? "identity";
  let bytes: Uint8Array = packed;
  if (encoding === "gzip") {
    try {
      bytes = await unpack(packed, { maxOutputLength: bytesMax });
    } catch (error) {
      const large = error instanceof RangeError || (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE";
      return {
        refused: large
          ? problem(c, 413, "too-large", `An unpacked body may have at most ${bytesMax} bytes.`)
          : problem(c, 400, "malformed", "The body is no gzip."),
      };
    }
  } else if (encoding !== "identity")
    return { refused: problem(c, 415, "malformed", "Bodies are sent plain or as gzip.") };

  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return { refused: problem(c, 400, "malformed", "The body is no JSON.") };
  }
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return { value: parsed.output };
  const where = v.getDotPath(parsed.issues[0]) ?? "the body";
  return { refused: problem(c, 400, "malformed", `Does not fit: ${where}.`) };
}

/** The body's bytes, or null as soon as there are more than allowed. */
async function limitedBytes(c: Context, bytesMax: number): Promise<Uint8Array | null> {
  if (Number(c.req.header("content-length") ?? 0) > bytesMax) return null;
  const body = c.req.raw.body;
  if (!body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    length += value.length;
    if (length > bytesMax) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}
