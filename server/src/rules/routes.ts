/** `/api/rules`: what was published, for everybody; publishing, for administrators. */
import { publishRulesSchema } from "@pendamping/shared/protocol/rules";
import { faultSentence } from "@pendamping/shared/rule-set/schema";
import { Hono } from "hono";
import type { Access } from "../accounts/access.ts";
import { problem } from "../http/answers.ts";
import { readBody } from "../http/bodies.ts";
import type { Rules } from "./rules.ts";

interface Env {
  Variables: { access: Access };
}

const bodyBytesMax = 2 ** 20;

/** Below `/api`, behind its sign-in. */
export function createRuleRoutes(rules: Rules): Hono<Env> {
  const app = new Hono<Env>();
  app.get("/rules", async (c) => c.json(await rules.after(c.req.query("tag"))));
  app.post("/rules", async (c) => {
    const body = await readBody(c, publishRulesSchema, bodyBytesMax);
    if (body.refused) return body.refused;
    const result = await rules.publish(c.get("access"), body.value);
    switch (result.kind) {
      case "published":
        return c.json(result.published);
      case "fault":
        return problem(c, 400, "bad-rules", faultSentence(result.fault));
      case "not-next":
        return problem(
          c,
          409,
          "not-next",
          `The next version of ${result.id} is ${result.next}: compare with the last and publish that one.`,
        );
      case "key-reused":
        return problem(c, 409, "key-reused", "This key was used for another request.");
      case "no-right":
        return problem(c, 403, "no-right", "Only an administrator may publish rules.");
    }
  });
  return app;
}
