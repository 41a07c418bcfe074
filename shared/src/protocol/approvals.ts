/**
 * The village's approval of an application for financing: a decision of the server on named minutes, never part of the file.
 * `POST /api/files/:id/approvals` decides, with an idempotency key made on the device; `GET` of the same address lists all decisions,
 * oldest first. `POST /api/sync` brings those of all files of a person, where they changed since the tag sent.
 *
 * - **A1** In a desa the village head decides, in a kelurahan the regency's office; each only in what they are assigned to.
 * - **A2** What is approved is what was on the decider's screen: amount, tenor, scheme and minutes stand in the decision, with their
 *   hash. What the file says later does not alter it.
 * - **A3** A later decision about the same application takes the earlier one's place; none is erased.
 */
import * as v from "valibot";
import { isoDaySchema } from "../day.ts";
import { rupiahSchema } from "../money.ts";

const text = (most: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(most));

const minutes = v.object({ number: text(200), on: isoDaySchema, place: text(500) });
export type ApprovalMinutes = v.InferOutput<typeof minutes>;

const scheme = v.object({
  id: text(100),
  ruleSet: text(100),
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});

export const approvalDecisions = ["given", "withheld"] as const;
export type ApprovalDecision = (typeof approvalDecisions)[number];

/** What is decided about, as the decider saw it. */
const terms = {
  /** Row of the application: "main". */
  application: v.pipe(v.string(), v.regex(/^[\w:-]{1,80}$/)),
  amountRp: v.pipe(rupiahSchema, v.minValue(1)),
  tenorMonths: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(600)),
  scheme: v.optional(v.nullable(scheme), null),
};

const given = v.object({
  key: v.pipe(v.string(), v.uuid()),
  decision: v.literal("given"),
  ...terms,
  minutes,
  reason: v.optional(text(2000)),
});
/** What is withheld may be so because there are no minutes. */
const withheld = v.object({
  ...given.entries,
  decision: v.literal("withheld"),
  minutes: v.optional(v.nullable(minutes), null),
});
export const approvalRequestSchema = v.variant("decision", [given, withheld]);
export type ApprovalRequest = v.InferOutput<typeof approvalRequestSchema>;

export const approvalSchema = v.object({
  id: v.string(),
  file: v.pipe(v.string(), v.regex(/^\d{10}$/)),
  application: v.string(),
  decision: v.picklist(approvalDecisions),
  amountRp: v.number(),
  tenorMonths: v.number(),
  scheme: v.nullable(scheme),
  minutes: v.nullable(minutes),
  reason: v.nullable(v.string()),
  decidedBy: v.string(),
  /** Name, role and position as they were. */
  deciderName: v.string(),
  deciderRole: v.string(),
  deciderPosition: v.nullable(v.string()),
  decidedAt: v.string(),
  /** SHA-256 of what was decided, hex; the chain of events holds it too. */
  hash: v.string(),
});
export type Approval = v.InferOutput<typeof approvalSchema>;

export const approvalsSchema = v.object({ approvals: v.array(approvalSchema) });

/** Stable kinds of refusals; the client has a sentence for each. */
export const approvalRefusals = [
  "not-assigned",
  "village-head-decides",
  "regent-decides",
  "minutes-in-future",
  "key-reused",
] as const;
export type ApprovalRefusal = (typeof approvalRefusals)[number];
