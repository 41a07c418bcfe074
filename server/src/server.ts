/** Joins the parts: storage → accounts → rooms and turns → sockets → HTTP. The only place where they meet. */
import { mkdirSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import type { Kysely } from "kysely";
import { createAccessBook } from "./accounts/access.ts";
import { openAccounts } from "./accounts/auth.ts";
import { createMe } from "./accounts/me.ts";
import { createSignInLimit } from "./accounts/sign-in-limit.ts";
import { openContents } from "./attachments/contents.ts";
import { createApprovalBook } from "./decisions/approvals.ts";
import { createEndAssignments } from "./decisions/assignments.ts";
import { createSuggestionBook } from "./decisions/suggestions.ts";
import type { DemoPorts } from "./demo/ports.ts";
import { seedDemo } from "./demo/seed.ts";
import { createApp } from "./http/app.ts";
import { createStaticFiles } from "./http/static-files.ts";
import { createLog } from "./observability/log.ts";
import { createMetrics } from "./observability/metrics.ts";
import { createOriginCheck } from "./origins.ts";
import { readRegionFile } from "./provisioning/region-file.ts";
import { openRules } from "./rules/rules.ts";
import { createDemoPorts, discardHalfSeeded, isDemoData, seedOnce } from "./seeding.ts";
import { type Settings, SettingsProblem } from "./settings.ts";
import { takeSoleUse } from "./storage/sole-use.ts";
import { openSqlite } from "./storage/sqlite.ts";
import { createFileSummaries } from "./summaries/summaries.ts";
import { createCatchUp } from "./sync/catch-up.ts";
import { createCompaction, createFolder } from "./sync/compaction.ts";
import { createComparison } from "./sync/comparison.ts";
import { createLedgerSeal } from "./sync/ledger-seal.ts";
import { createRooms } from "./sync/rooms.ts";
import { createSockets } from "./sync/sockets.ts";
import { createTurns } from "./sync/turns.ts";
import { createUploads } from "./sync/uploads.ts";
import { createVerdicts } from "./sync/verdicts.ts";

export interface RunningServer {
  /** Where to reach it. */
  readonly url: string;
  /** Finishes what is at hand, closes sockets and database. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Fills an empty database of a demo server; tests bring their own village. Default: the region of the settings. */
  readonly seed?: (ports: DemoPorts) => Promise<void>;
}

/** Resolves when requests are answered. @throws {SettingsProblem} where a setting turns out to be wrong. */
export async function startServer(settings: Settings, options: StartOptions = {}): Promise<RunningServer> {
  const now = Date.now;
  const log = createLog(settings.logLevel);
  const metrics = createMetrics();
  const { storage, giveBack } = await openData(settings);

  let answer = (_request: IncomingMessage, response: ServerResponse): unknown =>
    response.writeHead(503, { "content-type": "text/plain", "retry-after": "2" }).end("starting");
  const http = createServer((request, response) => void answer(request, response));
  const port = await listen(http, settings);
  const origin = settings.origin ?? `http://localhost:${port}`;
  const originAllowed = createOriginCheck(origin, settings.production);

  const access = createAccessBook(storage.people, now);
  const rules = await openRules({ storage, log, now });
  const accounts = await openAccounts({
    db: storage.db as unknown as Kysely<never>,
    origin,
    secret: settings.authSecret,
    attemptsPerAddressPerMinute: 20 * settings.signInAttemptsPerMinute,
    originAllowed,
  });
  const rooms = createRooms({ storage, metrics, now, idleMs: settings.roomIdleMs });
  const turns = createTurns({ storage, metrics, log, now, turnMs: settings.limits.turnMs });
  const verdicts = createVerdicts({ storage, metrics, log, updateStructsMax: settings.limits.updateStructsMax });
  const uploads = createUploads(turns, verdicts);
  const sockets = createSockets({
    rooms,
    turns,
    verdicts,
    access,
    metrics,
    log,
    limits: settings.limits,
    recheckMs: settings.recheckMs,
    now,
    originAllowed,
    signedIn: (request) => accounts.stillSignedIn(headersOf(request)),
  });
  const seal = createLedgerSeal(settings.authSecret);
  const catchUp = createCatchUp({
    storage,
    rooms,
    uploads,
    access,
    sockets,
    differs: createComparison({ turns, metrics, log, now }),
    seal,
    log,
    now,
    replyBytesMax: settings.limits.replyBytesMax,
  });
  const compaction = createCompaction({
    storage,
    folder: createFolder(),
    metrics,
    log,
    now,
    rowsKept: settings.logRowsKept,
    rowsMore: settings.compactRows,
  });
  const app = createApp({
    storage,
    accounts,
    access,
    me: createMe(storage, settings.demo),
    signInLimit: createSignInLimit(storage.people, settings.signInAttemptsPerMinute, now),
    catchUp,
    seal,
    suggestions: createSuggestionBook({ storage, rooms, turns, log, now, news: sockets.newsOfSuggestion }),
    approvals: createApprovalBook({ storage, now, news: sockets.newsOfFile }),
    rules,
    summaries: createFileSummaries(storage, rules),
    endAssignment: createEndAssignments({
      storage,
      now,
      async changed(account) {
        await sockets.recheck(account);
        sockets.news(account);
      },
    }),
    sockets,
    metrics,
    log,
    now,
    origin,
    addressHeader: settings.addressHeader,
    catchUpBytesMax: settings.limits.catchUpBytesMax,
    contents: openContents({
      dir: join(settings.dataDir, "attachments"),
      bytesMax: settings.limits.attachmentBytesMax,
      reserveBytes: settings.diskReserveBytes,
    }),
    attachmentBytesMax: settings.limits.attachmentBytesMax,
    staticFiles: createStaticFiles(settings.clientDir),
    originAllowed,
  });
  if (settings.demo) {
    const seed =
      options.seed ?? ((ports) => seedDemo(ports, { region: readRegionFile(settings.region), now: new Date(now()) }));
    await seedOnce(settings.dataDir, storage, () =>
      seed(createDemoPorts({ storage, accounts, access, rooms, uploads })),
    );
  }
  if (settings.restored) {
    for (const { id } of await storage.files.within([""])) await storage.log.startEpoch(id, Math.floor(now() / 1000));
    log.warn("RESTORED=1: all files start a new epoch; unset it for the next start");
  }
  answer = getRequestListener(app.fetch);
  http.on("upgrade", (request, socket, head) => sockets.upgrade(request, socket, head));
  compaction.start(settings.compactEveryMs);
  log.info({ port }, "ready");

  return {
    url: `http://${reachable(settings.host)}:${port}`,
    async stop() {
      const closed = new Promise((resolve) => http.close(resolve));
      await compaction.stop();
      await turns.stop();
      await sockets.stop();
      http.closeAllConnections();
      await closed;
      rooms.stop();
      await storage.close();
      giveBack();
    },
  };
}

/** @throws {SettingsProblem} where the data directory cannot be used. */
async function openData({ dataDir, demo, production, databaseBytesMax }: Settings) {
  try {
    mkdirSync(dataDir, { recursive: true });
    const giveBack = takeSoleUse(dataDir);
    if (!giveBack)
      throw new SettingsProblem(`DATA_DIR "${dataDir}" is in use by another server: stop it, or set another.`);
    if (demo) discardHalfSeeded(dataDir);
    const storage = await openSqlite({ dir: dataDir, bytesMax: databaseBytesMax });
    if (production && (await isDemoData(storage))) {
      await storage.close();
      giveBack();
      throw new SettingsProblem(
        `DATA_DIR "${dataDir}" holds the demo, whose passwords everybody knows: with NODE_ENV=production set another.`,
      );
    }
    return { storage, giveBack };
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (typeof code !== "string") throw error;
    throw new SettingsProblem(`DATA_DIR "${dataDir}" cannot be used (${code}): set another, or mend this one.`);
  }
}

/** An address to reach a host on that was listened on. */
function reachable(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

function listen(http: ReturnType<typeof createServer>, { port, host }: Settings): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new SettingsProblem(`PORT ${port} is in use: set another PORT, or stop what uses it.`)
          : new SettingsProblem(`HOST "${host}" with PORT ${port} cannot be listened on: set others.`),
      ),
    );
    http.listen(port, host, () => resolve((http.address() as AddressInfo).port));
  });
}

function headersOf(request: IncomingMessage): Headers {
  return new Headers({ cookie: request.headers.cookie ?? "" });
}
