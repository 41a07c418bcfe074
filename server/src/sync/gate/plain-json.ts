/**
 * Any value of a document as JSON of bounded size. What other clients may have written and JSON cannot hold (containers,
 * bytes, bigints, infinities, endless nesting) becomes something that a screen can show.
 */
import * as Y from "yjs";

const stringCharactersMax = 2_000;
const membersMax = 100;
const depthMax = 8;

/** Absent and cleared are both null. Never throws. */
export function plainJson(value: unknown, depth = depthMax): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === "string")
    return value.length > stringCharactersMax ? `${value.slice(0, stringCharactersMax)}…` : value;
  if (typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) return value;
  if (typeof value !== "object") return String(value); // bigint, infinities, not a number
  if (value instanceof Uint8Array) return `(${value.length} bytes)`;
  if (depth === 0) return "…";
  if (value instanceof Y.Map) return members([...value.entries()], depth);
  if (value instanceof Y.Array) return value.slice(0, membersMax).map((inner: unknown) => plainJson(inner, depth - 1));
  if (value instanceof Y.AbstractType) return plainJson(String(value), depth - 1); // texts
  if (Array.isArray(value)) return value.slice(0, membersMax).map((inner: unknown) => plainJson(inner, depth - 1));
  return members(Object.entries(value), depth);
}

function members(entries: [string, unknown][], depth: number): Record<string, unknown> {
  return Object.fromEntries(
    entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(0, membersMax)
      .map(([key, inner]) => [key, plainJson(inner, depth - 1)]),
  );
}
