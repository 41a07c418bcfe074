/**
 * Published rule sets. `/api/sync` answers with `rules`, a tag of everything that is published; a device that knows another tag asks
 * `GET /api/rules?tag=<its own>` and gets what was published since. An administrator publishes with `POST /api/rules`.
 */
import * as v from "valibot";
import { keySchema } from "./decisions.ts";

/** A version as it was published; whether it can be understood is for `parseRuleSet` to say. */
const publishedVersion = v.object({
  ruleSet: v.unknown(),
  /** The administrator's name. */
  publishedBy: v.string(),
  publishedAt: v.string(),
});
export type PublishedVersion = v.InferOutput<typeof publishedVersion>;

/** The answer to `GET /api/rules`: in the order of publication. */
export const rulesSchema = v.object({
  /** Of everything published, what follows included. */
  tag: v.pipe(v.string(), v.maxLength(64)),
  versions: v.array(publishedVersion),
});
export type PublishedRules = v.InferOutput<typeof rulesSchema>;

export const publishRulesSchema = v.object({
  key: keySchema,
  /** The whole set; its version is one more than the last of its id. */
  ruleSet: v.unknown(),
});
export type PublishRules = v.InferOutput<typeof publishRulesSchema>;

/** The answer to `POST /api/rules`. */
export const rulesPublishedSchema = v.object({ id: v.string(), version: v.number(), publishedAt: v.string() });
export type RulesPublished = v.InferOutput<typeof rulesPublishedSchema>;
