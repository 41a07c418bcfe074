/** How the API says no: a stable kind for the client, English for whoever reads the traffic. */
import type { ApiError } from "@pendamping/shared/protocol/decisions";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

export function problem(c: Context, status: ContentfulStatusCode, kind: string, message: string): Response {
  return c.json({ error: { kind, message } } satisfies ApiError, status);
}
