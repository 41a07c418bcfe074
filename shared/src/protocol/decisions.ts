/**
 * Requests that the server decides in order. Each carries an idempotency key (a UUID made on the device), so a queued
 * request that is sent twice is decided once.
 *
 * `POST /api/suggestions/:id/decision` · `POST /api/assignments/:id/end` (administrator) · `POST /api/rules` (administrator, rules.ts)
 */
import * as v from "valibot";

/** Made on the device; the same key is the same request. */
export const keySchema = v.pipe(v.string(), v.uuid());
export const suggestionDecisionSchema = v.object({
  key: keySchema,
  decision: v.picklist(["accept", "decline", "withdraw"]),
  reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(2000))),
});
export type SuggestionDecision = v.InferOutput<typeof suggestionDecisionSchema>;

export const endAssignmentSchema = v.object({
  key: keySchema,
  reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(2000))),
});
export type EndAssignment = v.InferOutput<typeof endAssignmentSchema>;

/** Every error of the API: `kind` is stable and has a sentence per language in the client; `message` is English. */
export interface ApiError {
  readonly error: { readonly kind: string; readonly message: string };
}
