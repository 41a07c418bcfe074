/**
 * Calls of the server's API and the few things that can come of them. Nothing here throws: a line that is not there is an
 * ordinary answer.
 */
import * as v from "valibot";

/**
 * - `no-signal`: nothing came back; try again later.
 * - `signed-out`: sign in again; local work stays.
 * - `too-old`: the app must be updated first.
 * - `server-trouble`: the server (or something before it) cannot now; try again later.
 * - `refused`: this request will never be accepted as it is.
 */
export type ApiAnswer<T> =
  | { readonly kind: "ok"; readonly value: T; readonly bytes: number }
  | { readonly kind: "no-signal" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "too-old" }
  | { readonly kind: "server-trouble"; readonly status: number; readonly retryAfterS: number }
  /** `why`: the stable kind of the server's answer, where it gave one. */
  | { readonly kind: "refused"; readonly status: number; readonly why?: string };

export interface ApiCall {
  /** Whose request this is: a server that finds another session answers 401. */
  readonly account?: string;
  /** Sent by POST as JSON; without it the call is a GET. */
  readonly body?: unknown;
  /** Sent by PUT as it is. */
  readonly content?: Blob;
  /** Only whether it is there. */
  readonly head?: boolean;
  readonly timeoutMs?: number;
  /** Ends the call as if there were no signal. */
  readonly signal?: AbortSignal;
}

const timeoutMsDefault = 90_000;
const gzipFromBytes = 1024;

export async function callApi<T>(
  path: string,
  schema: v.GenericSchema<unknown, T>,
  call: ApiCall = {},
): Promise<ApiAnswer<T>> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, await requestInit(call));
    text = await response.text();
  } catch {
    return { kind: "no-signal" };
  }
  if (!response.ok) return withReason(problemOf(response), text);
  const parsed = v.safeParse(schema, parseJson(text));
  // A hotel's sign-in page answers 200 too.
  return parsed.success
    ? { kind: "ok", value: parsed.output, bytes: text.length }
    : { kind: "server-trouble", status: response.status, retryAfterS: 0 };
}

/** The bytes at a path, whatever they are. */
export async function fetchBytes(path: string, call: ApiCall): Promise<ApiAnswer<ArrayBuffer>> {
  try {
    const response = await fetch(path, await requestInit(call));
    if (!response.ok) return problemOf(response);
    const value = await response.arrayBuffer();
    return { kind: "ok", value, bytes: value.byteLength };
  } catch {
    return { kind: "no-signal" };
  }
}

function problemOf({ status, headers }: Response): ApiAnswer<never> {
  const retryAfterS = Number(headers.get("retry-after") ?? headers.get("x-retry-after")) || 0;
  if (status === 401) return { kind: "signed-out" };
  if (status === 426) return { kind: "too-old" };
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return { kind: "server-trouble", status, retryAfterS };
  return { kind: "refused", status };
}

function withReason(answer: ApiAnswer<never>, body: string): ApiAnswer<never> {
  const told = answer.kind === "refused" ? v.safeParse(problemSchema, parseJson(body)) : null;
  return told?.success ? ({ ...answer, why: told.output.error.kind } as ApiAnswer<never>) : answer;
}

const problemSchema = v.object({ error: v.object({ kind: v.string() }) });

async function requestInit(call: ApiCall): Promise<RequestInit> {
  const { account, body, content, head, timeoutMs = timeoutMsDefault } = call;
  const headers: Record<string, string> = {};
  if (account !== undefined) headers["pendamping-account"] = account;
  const tooLong = AbortSignal.timeout(timeoutMs);
  const signal = call.signal ? AbortSignal.any([tooLong, call.signal]) : tooLong;
  const init = { credentials: "same-origin", cache: "no-store", signal } as const;
  if (content) return { ...init, method: "PUT", headers, body: content };
  if (body === undefined) return { ...init, headers, ...(head ? { method: "HEAD" } : {}) };
  headers["content-type"] = "application/json";
  const text = JSON.stringify(body);
  if (text.length < gzipFromBytes || typeof CompressionStream === "undefined")
    return { ...init, method: "POST", headers, body: text };
  headers["content-encoding"] = "gzip";
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return { ...init, method: "POST", headers, body: await new Response(packed).blob() };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
