/** `/api/files/:id/approvals`: giving or withholding the village's approval, and reading all decisions about a file. */
import { type ApprovalRefusal, approvalRequestSchema } from "@pendamping/shared/protocol/approvals";
import { fileIdSchema } from "@pendamping/shared/protocol/catch-up";
import { Hono } from "hono";
import * as v from "valibot";
import type { Access } from "../accounts/access.ts";
import { problem } from "../http/answers.ts";
import { readBody } from "../http/bodies.ts";
import { type ApprovalBook, approvalRefusalSentences } from "./approvals.ts";

interface Env {
  Variables: { access: Access };
}

const bodyBytesMax = 16_384;

/** Below `/api`, behind its sign-in. */
export function createApprovalRoutes(approvals: ApprovalBook): Hono<Env> {
  const app = new Hono<Env>();
  app.get("/files/:id/approvals", async (c) => {
    const id = v.safeParse(fileIdSchema, c.req.param("id"));
    const found = id.success ? await approvals.of(c.get("access"), id.output) : null;
    return found ? c.json({ approvals: found }) : problem(c, 403, "no-right", "You have no right to this file.");
  });
  app.post("/files/:id/approvals", async (c) => {
    const id = v.safeParse(fileIdSchema, c.req.param("id"));
    if (!id.success) return problem(c, 404, "not-found", "There is no such file.");
    const body = await readBody(c, approvalRequestSchema, bodyBytesMax);
    if (body.refused) return body.refused;
    const result = await approvals.decide(c.get("access"), id.output, body.value);
    if (result.kind === "decided") return c.json(result.approval);
    if (result.kind === "unknown") return problem(c, 404, "not-found", "There is no such file.");
    return problem(c, statusOf[result.kind], result.kind, approvalRefusalSentences[result.kind]);
  });
  return app;
}

const statusOf = {
  "not-assigned": 403,
  "village-head-decides": 403,
  "regent-decides": 403,
  "minutes-in-future": 409,
  "key-reused": 409,
} as const satisfies Record<ApprovalRefusal, number>;
