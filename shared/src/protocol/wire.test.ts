/**
 * Nobody changes the wire unawares. Each message's schema, and a frame of each kind as bytes, stand here as they are. A
 * change that is meant changes the line here too; if an older peer would misread it, it raises `protocolVersion`, and
 * version.ts says what changed.
 */
import { describe, expect, it } from "vitest";
import { meSchema } from "./account.ts";
import { approvalRequestSchema, approvalsSchema } from "./approvals.ts";
import { catchUpRequestSchema, catchUpResponseSchema } from "./catch-up.ts";
import { closeCodes } from "./close-codes.ts";
import { endAssignmentSchema, suggestionDecisionSchema } from "./decisions.ts";
import { encodeAt, encodeDurable, encodeNews, encodeRefused, encodeWritten, refusalReasons } from "./frames.ts";
import { publishRulesSchema, rulesSchema } from "./rules.ts";
import { protocolVersion } from "./version.ts";

it("is version 1", () => expect(protocolVersion).toBe(1));

const schemas: Record<string, [unknown, string]> = {
  "GET /api/me": [meSchema, "e92a3c4c"],
  "POST /api/sync, up": [catchUpRequestSchema, "c56f085e"],
  "POST /api/sync, down": [catchUpResponseSchema, "12e3b2df"],
  "POST /api/suggestions/:id/decision": [suggestionDecisionSchema, "944a79d6"],
  "POST /api/files/:id/approvals": [approvalRequestSchema, "b1ddbbbf"],
  "GET /api/files/:id/approvals": [approvalsSchema, "94677545"],
  "GET /api/rules": [rulesSchema, "a46cf605"],
  "POST /api/rules": [publishRulesSchema, "1318a462"],
  "POST /api/assignments/:id/end": [endAssignmentSchema, "9de2b495"],
};

describe("the schema of", () => {
  for (const [message, [schema, hash]] of Object.entries(schemas))
    it(message, () => expect(shortHash(description(schema))).toBe(hash));
});

describe("the bytes of", () => {
  const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");

  it("120 durable: frames, epoch, seq", () => {
    expect(hex(encodeDurable({ frames: 300, epoch: 2, seq: 7 }))).toBe("78 ac 02 02 07");
  });

  it("121 refused: frame, reason, suggestion, structs, deletions, sections, text", () => {
    const bytes = encodeRefused({
      frame: 1,
      reason: "not-own-record",
      suggestion: "ab",
      structs: [[200, 3, 4]],
      deletions: [[5, 6, 7]],
      sections: ["notes"],
      text: "no",
    });
    expect(hex(bytes)).toBe("79 01 02 02 61 62 01 c8 01 03 04 01 05 06 07 01 05 6e 6f 74 65 73 02 6e 6f");
  });

  it("122 at: epoch, seq", () => expect(hex(encodeAt({ epoch: 1, seq: 128 }))).toBe("7a 01 80 01"));

  it("123 written: sent at, marks", () => {
    expect(hex(encodeWritten({ sentAt: 9, marks: [[1, 2, 3]] }))).toBe("7b 09 01 01 02 03");
  });

  it("124 news", () => expect(hex(encodeNews())).toBe("7c"));
});

it("numbers the reasons of refusals in this order, new ones at the end", () => {
  expect(refusalReasons).toEqual(["role", "not-assigned", "not-own-record", "no-place", "unknown-section"]);
});

it("closes with these codes", () => {
  expect(closeCodes).toEqual({
    malformed: 4400,
    signedOut: 4401,
    noRight: 4403,
    unknownFile: 4404,
    epochChanged: 4409,
    tooOld: 4426,
    flood: 4429,
  });
});

/** A schema as text: what it accepts, without the library's functions. */
function description(part: unknown): string {
  if (part instanceof RegExp) return String(part);
  if (Array.isArray(part)) return `[${part.map(description).join()}]`;
  if (part === null || typeof part !== "object") return typeof part === "function" ? "" : (JSON.stringify(part) ?? "");
  return `{${Object.entries(part)
    .filter(
      ([key, value]) => !key.startsWith("~") && key !== "async" && key !== "expects" && typeof value !== "function",
    )
    .map(([key, value]) => `${key}:${description(value)}`)
    .join()}}`;
}

/** FNV-1a, 32 bit: enough to notice a change. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
