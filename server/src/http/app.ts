/** The HTTP side: who may ask what. Each route parses, asks whether it may, calls, and answers. */
import type { HttpBindings } from "@hono/node-server";
import { dayOf } from "@pendamping/shared/day";
import { mayOpenFiles } from "@pendamping/shared/people/permissions";
import { catchUpRequestSchema, fileIdSchema } from "@pendamping/shared/protocol/catch-up";
import { endAssignmentSchema, suggestionDecisionSchema } from "@pendamping/shared/protocol/decisions";
import { protocolVersion } from "@pendamping/shared/protocol/version";
import { type Context, Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import * as v from "valibot";
import type { Access, AccessBook } from "../accounts/access.ts";
import { type Accounts, addressHeader } from "../accounts/auth.ts";
import type { MeOf } from "../accounts/me.ts";
import type { SignInLimit } from "../accounts/sign-in-limit.ts";
import type { Contents } from "../attachments/contents.ts";
import { createAttachmentRoutes } from "../attachments/routes.ts";
import { createApprovalRoutes } from "../decisions/approval-routes.ts";
import type { ApprovalBook } from "../decisions/approvals.ts";
import type { EndAssignments } from "../decisions/assignments.ts";
import type { SuggestionBook } from "../decisions/suggestions.ts";
import type { Log } from "../observability/log.ts";
import type { Metrics } from "../observability/metrics.ts";
import { createRuleRoutes } from "../rules/routes.ts";
import type { Rules } from "../rules/rules.ts";
import type { Storage } from "../storage/port.ts";
import type { FileSummaries } from "../summaries/summaries.ts";
import { type CatchUp, peopleIn, peopleNamed } from "../sync/catch-up.ts";
import type { LedgerSeal } from "../sync/ledger-seal.ts";
import type { Sockets } from "../sync/sockets.ts";
import { problem } from "./answers.ts";
import { readBody } from "./bodies.ts";

export interface AppParts {
  readonly storage: Storage;
  readonly accounts: Accounts;
  readonly access: AccessBook;
  readonly me: MeOf;
  readonly signInLimit: SignInLimit;
  readonly catchUp: CatchUp;
  readonly seal: LedgerSeal;
  readonly suggestions: SuggestionBook;
  readonly approvals: ApprovalBook;
  readonly rules: Rules;
  readonly summaries: FileSummaries;
  readonly endAssignment: EndAssignments;
  readonly sockets: Sockets;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly now: () => number;
  readonly origin: string;
  readonly addressHeader: string | undefined;
  readonly catchUpBytesMax: number;
  readonly contents: Contents;
  readonly attachmentBytesMax: number;
  readonly staticFiles: Hono;
  originAllowed(origin: string): boolean;
}

interface Env {
  Bindings: HttpBindings;
  Variables: { access: Access };
}

const decisionBytesMax = 16_384;
const signInPath = "/api/auth/sign-in/username";
const signInBytesMax = 4096;
const signInSchema = v.looseObject({ username: v.pipe(v.string(), v.maxLength(100)) });

export function createApp(parts: AppParts): Hono<Env> {
  const { storage, accounts, access: book, metrics, log, now } = parts;
  const app = new Hono<Env>();

  app.use(async (c, next) => {
    const started = performance.now();
    await next();
    const ms = Math.round(performance.now() - started);
    log[c.res.status >= 500 ? "error" : "debug"]({ method: c.req.method, path: c.req.path, status: c.res.status, ms });
  });
  app.onError((error, c) => {
    log.error({ err: error, path: c.req.path }, "a request failed");
    return problem(c, 500, "server-trouble", "The server could not do this now.");
  });
  app.use(secureHeaders(headersFor(parts.origin)));

  app.get("/healthz", (c) => c.text("ok"));
  app.get("/readyz", async (c) => {
    try {
      await storage.ready();
      return c.text("ok");
    } catch {
      return c.text("the database does not answer", 503);
    }
  });
  app.get("/metrics", async (c) => {
    metrics.logRows.set(await storage.log.rowCount());
    return c.body(await metrics.registry.metrics(), 200, { "content-type": metrics.registry.contentType });
  });

  app.use("/api/*", async (c, next) => {
    c.header("cache-control", "no-store");
    const from = c.req.header("origin");
    if (from !== undefined && !parts.originAllowed(from))
      return problem(c, 403, "wrong-origin", "This page may not ask here.");
    return next();
  });

  app.all("/api/auth/*", async (c) => {
    const headers = new Headers(c.req.raw.headers);
    const address = addressOf(c.env, headers, parts.addressHeader);
    headers.set(addressHeader, address);
    if (c.req.method !== "POST") return accounts.handle(new Request(c.req.raw, { headers }));

    const body = await readBody(c, v.unknown(), signInBytesMax);
    if (body.refused) return body.refused;
    const signIn = c.req.path === signInPath ? v.safeParse(signInSchema, body.value) : null;
    if (signIn && !signIn.success) return problem(c, 400, "malformed", "Send a username and a password.");
    const limited = signIn && (await parts.signInLimit.attempt(signIn.output.username, address));
    if (limited) {
      c.header("retry-after", String(limited.retryAfterS));
      return problem(c, 429, "too-many", "Too many attempts for this account from here.");
    }
    headers.delete("content-length");
    headers.delete("content-encoding");
    headers.set("content-type", "application/json");
    const before = await accounts.signedIn(headers);
    const response = await accounts.handle(
      new Request(c.req.url, { method: "POST", headers, body: JSON.stringify(body.value) }),
    );
    if (before.signedIn && c.req.path === "/api/auth/sign-out") await parts.sockets.recheck(before.signedIn.account);
    if (!signIn || !response.ok) return response;
    await parts.signInLimit.succeeded(signIn.output.username, address);
    // The library also gives the session's token in the body, where a script could read it. The cookie is enough.
    return new Response("{}", { status: response.status, headers: withoutLength(response.headers) });
  });

  app.use("/api/*", async (c, next) => {
    const { signedIn, cookies } = await accounts.signedIn(c.req.raw.headers);
    const expected = c.req.header("pendamping-account");
    const access =
      signedIn && (expected === undefined || expected === signedIn.account) ? await book.of(signedIn.account) : null;
    if (!access) return problem(c, 401, "signed-out", "Sign in first.");
    for (const cookie of cookies) c.header("set-cookie", cookie, { append: true });
    c.set("access", access);
    return next();
  });

  app.get("/api/me", async (c) => c.json(await parts.me(c.get("access"))));

  app.post("/api/sync", async (c) => {
    const body = await readBody(c, catchUpRequestSchema, parts.catchUpBytesMax);
    if (body.refused) return body.refused;
    if (body.value.protocol > protocolVersion)
      return problem(c, 503, "server-older", "This server is older than the app: try again later.");
    if (body.value.protocol < protocolVersion) return problem(c, 426, "too-old", "The app must be updated first.");
    const access = c.get("access");
    const result = await parts.catchUp(access, body.value);
    if (result.kind === "failed") return notStored(c);
    const me = await parts.me(access);
    const suggestionsTag = await parts.suggestions.tag(access);
    const { tag: approvalsTag, approvals } = await parts.approvals.concerning(access);
    const newApprovals = approvalsTag === body.value.approvalsTag ? {} : { approvals };
    const base = {
      now: now(),
      ...result.answer,
      suggestionsTag,
      approvalsTag,
      ...newApprovals,
      me: me.tag,
      rules: parts.rules.tag(),
    };
    if (suggestionsTag === body.value.suggestionsTag) return c.json(base);
    const suggestions = await parts.suggestions.list(access);
    const named = suggestions.flatMap(({ author, decidedBy }) => (decidedBy ? [author, decidedBy] : [author]));
    const people = { ...base.people, ...(await peopleNamed(storage, named)) };
    return c.json({ ...base, suggestions, people });
  });

  app.post("/api/suggestions/:id/decision", async (c) => {
    const body = await readBody(c, suggestionDecisionSchema, decisionBytesMax);
    if (body.refused) return body.refused;
    const result = await parts.suggestions.decide(c.get("access"), c.req.param("id"), body.value);
    switch (result.kind) {
      case "decided":
        return c.json(result.suggestion);
      case "already-decided":
        return problem(c, 409, "already-decided", `This suggestion is ${result.suggestion.status}.`);
      case "needs-earlier":
        return problem(c, 409, "needs-earlier", "It leans on an earlier suggestion: decide that one first.");
      case "key-reused":
        return problem(c, 409, "key-reused", "This key was used for another request.");
      case "no-right":
        return problem(c, 403, "no-right", "You may not decide this.");
      case "unknown":
        return problem(c, 404, "not-found", "There is no such suggestion.");
      case "failed":
        return notStored(c);
    }
  });

  app.get("/api/summaries", async (c) => {
    const { person, assignments } = c.get("access");
    const scopes = mayOpenFiles(person.role) ? assignments.map((assignment) => assignment.scope) : [];
    const files = await storage.files.within(scopes);
    const today = dayOf(new Date(now()), person.zone);
    const summaries = await parts.summaries.of(
      files.map((file) => file.id),
      today,
    );
    return c.body(`{"summaries":[${summaries.join(",")}]}`, 200, { "content-type": "application/json" });
  });

  app.get("/api/people", async (c) => {
    if (c.get("access").person.role !== "admin")
      return problem(c, 403, "no-right", "Only an administrator may see all accounts.");
    const [people, assignments] = await Promise.all([storage.people.all(), storage.people.assignments()]);
    return c.json({
      people: people.map((person) => ({
        ...person,
        assignments: assignments.filter((assignment) => assignment.account === person.account),
      })),
    });
  });

  app.post("/api/assignments/:id/end", async (c) => {
    const body = await readBody(c, endAssignmentSchema, decisionBytesMax);
    if (body.refused) return body.refused;
    const result = await parts.endAssignment(c.get("access"), c.req.param("id"), body.value);
    switch (result.kind) {
      case "ended":
        return c.json(result.assignment);
      case "key-reused":
        return problem(c, 409, "key-reused", "This key was used for another request.");
      case "no-right":
        return problem(c, 403, "no-right", "Only an administrator may end assignments.");
      case "unknown":
        return problem(c, 404, "not-found", "There is no such assignment.");
    }
  });

  app.get("/api/files/:id/ledger", async (c) => {
    const id = v.safeParse(fileIdSchema, c.req.param("id"));
    const after = Number(c.req.query("after") ?? 0);
    if (!id.success || !Number.isSafeInteger(after) || after < 0)
      return problem(c, 400, "malformed", "Ask for a file's ledger after a number.");
    if (!c.get("access").mayOpen(id.output)) return problem(c, 403, "no-right", "You have no right to this file.");
    const rows = await storage.log.ledgerAfter(id.output, after);
    const people = await peopleNamed(storage, rows.flatMap(peopleIn));
    return c.json({ rows: parts.seal.sealed(id.output, rows), people });
  });

  app.route(
    "/api",
    createAttachmentRoutes({ storage, log, contents: parts.contents, bytesMax: parts.attachmentBytesMax }),
  );

  app.route("/api", createApprovalRoutes(parts.approvals));

  app.route("/api", createRuleRoutes(parts.rules));

  app.all("/api/*", (c) => problem(c, 404, "not-found", "There is nothing at this address."));
  app.route("/", parts.staticFiles as unknown as Hono<Env>);
  return app;
}

function notStored(c: Context): Response {
  c.header("retry-after", "10");
  return problem(c, 503, "not-stored", "The server could not store this now; send it again.");
}

function addressOf(env: HttpBindings, headers: Headers, trusted: string | undefined): string {
  // A proxy appends what it saw: the last entry is its own word, those before are the client's.
  const told = trusted === undefined ? undefined : headers.get(trusted)?.split(",").at(-1)?.trim();
  return told || env.incoming.socket.remoteAddress || "unknown";
}

function withoutLength(from: Headers): Headers {
  const headers = new Headers(from);
  headers.delete("content-length");
  return headers;
}

function headersFor(origin: string): Parameters<typeof secureHeaders>[0] {
  const socketOrigin = origin.replace(/^http/, "ws");
  return {
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "data:", "blob:"],
      // older Safari does not take 'self' for sockets
      connectSrc: ["'self'", socketOrigin],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: "same-origin",
    xFrameOptions: "DENY",
    strictTransportSecurity: origin.startsWith("https:") ? "max-age=31536000" : false,
  };
}
