/**
 * What can be set, by environment variables. Everything has a default that suits a person who has just cloned the
 * repository; production (`NODE_ENV=production`) demands what must not be guessed. A bad value stops the start with one
 * sentence that says what to set: {@link SettingsProblem}.
 */
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { attachmentBytesMax } from "@pendamping/shared/attachments/content";
import {
  awarenessBytesMax,
  catchUpBytesMax,
  frameBytesMax,
  updateStructsMax,
} from "@pendamping/shared/protocol/limits";

export interface Limits {
  /** A larger frame closes its socket (4400). */
  readonly frameBytesMax: number;
  /** A larger body of /api/sync is answered 413. */
  readonly catchUpBytesMax: number;
  /** A reply of /api/sync leaves further files for a next request beyond this. */
  readonly replyBytesMax: number;
  /** A larger awareness state closes its socket (4400). */
  readonly awarenessBytesMax: number;
  /** More structs in one update close the socket (4400). */
  readonly updateStructsMax: number;
  /** Open sockets of one account; the next is closed (4429). */
  readonly socketsPerAccountMax: number;
  /** Fruitless frames a connection may send at once, refilled at `fruitlessPerSecond`; beyond: closed (4429). */
  readonly fruitlessFramesMax: number;
  readonly fruitlessPerSecond: number;
  /** Frames and bytes of one connection that wait their turn; beyond, its socket is not read. */
  readonly queueFramesMax: number;
  readonly queueBytesMax: number;
  /** Bytes a slow receiver may leave unread before its socket is dropped (it reconnects and catches up). */
  readonly unreadBytesMax: number;
  /** A larger content of an attachment is answered 413. */
  readonly attachmentBytesMax: number;
  /** Time for judging frames before what was judged is committed. Short: everybody waits for the commit. */
  readonly turnMs: number;
}

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Where browsers reach the server. Undefined: http://localhost:<port>, once the port is known. */
  readonly origin: string | undefined;
  readonly authSecret: string;
  readonly production: boolean;
  readonly demo: boolean;
  /** The regency of the demo data, by its wilayah code. */
  readonly region: string;
  /** Failed sign-ins per minute for one account from one address; twenty times as many attempts for one address in all. */
  readonly signInAttemptsPerMinute: number;
  /** A file's document leaves memory after so long without a frame. Its sockets stay. */
  readonly roomIdleMs: number;
  /** How often sessions and rights of open sockets are asked again. */
  readonly recheckMs: number;
  /** Log rows kept per file beside its checkpoint, for cheap catching up. */
  readonly logRowsKept: number;
  /** Log rows beyond those kept that start a compaction. */
  readonly compactRows: number;
  readonly compactEveryMs: number;
  /** The database was put back from a backup: every file starts a new epoch, so that devices compare everything. */
  readonly restored: boolean;
  /** Bytes that the database may grow to; 0: what the disk holds. */
  readonly databaseBytesMax: number;
  /** Room on the disk that attachments leave to the database, so that texts can always be stored. */
  readonly diskReserveBytes: number;
  /** The header in which a proxy of ours gives the client's address; undefined: the socket's own address counts. */
  readonly addressHeader: string | undefined;
  readonly clientDir: string;
  readonly logLevel: string;
  readonly limits: Limits;
}

/** A setting that is missing or wrong; the message says what to set. */
export class SettingsProblem extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws {SettingsProblem} */
export function readSettings(env: Environment): Settings {
  for (const name of ["DATABASE_URL", "REDIS_URL"])
    if (env[name])
      throw new SettingsProblem(`${name} is set, but this version runs on its own database only: unset ${name}.`);
  const production = choice(env, "NODE_ENV", ["development", "production", "test"], "development") === "production";
  const demo = choice(env, "DEMO", ["0", "1"], production ? "0" : "1") === "1";
  if (production && demo)
    throw new SettingsProblem("DEMO=1 makes accounts with a known password: with NODE_ENV=production set DEMO=0.");
  const dataDir = resolve(env["DATA_DIR"] || "./data");
  return {
    port: whole(env, "PORT", 8080, 0, 65_535),
    host: env["HOST"] || "127.0.0.1",
    dataDir,
    origin: origin(env, production),
    authSecret: authSecret(env, production, dataDir),
    production,
    demo,
    region: region(env),
    signInAttemptsPerMinute: whole(env, "SIGN_IN_ATTEMPTS_PER_MINUTE", 10, 1, 1_000_000),
    roomIdleMs: whole(env, "ROOM_IDLE_MS", 60_000, 10, 86_400_000),
    recheckMs: whole(env, "RECHECK_MS", 15_000, 100, 3_600_000),
    logRowsKept: whole(env, "LOG_ROWS_KEPT", 500, 0, 1_000_000),
    compactRows: whole(env, "COMPACT_ROWS", 500, 1, 1_000_000),
    compactEveryMs: whole(env, "COMPACT_EVERY_MS", 5_000, 10, 86_400_000),
    restored: choice(env, "RESTORED", ["0", "1"], "0") === "1",
    databaseBytesMax: whole(env, "DATABASE_BYTES_MAX", 0, 0, Number.MAX_SAFE_INTEGER),
    diskReserveBytes: whole(env, "DISK_RESERVE_BYTES", 256 * 2 ** 20, 0, Number.MAX_SAFE_INTEGER),
    addressHeader: env["ADDRESS_HEADER"]?.toLowerCase() || undefined,
    clientDir: resolve(env["CLIENT_DIR"] || join(import.meta.dirname, "../../client/dist")),
    logLevel: choice(env, "LOG_LEVEL", ["silent", "fatal", "error", "warn", "info", "debug", "trace"], "info"),
    limits: {
      frameBytesMax: whole(env, "FRAME_BYTES_MAX", frameBytesMax, 1024, 2 ** 28),
      catchUpBytesMax: whole(env, "CATCH_UP_BYTES_MAX", catchUpBytesMax, 1024, 2 ** 28),
      replyBytesMax: whole(env, "REPLY_BYTES_MAX", 4 * 2 ** 20, 1024, 2 ** 28),
      awarenessBytesMax: whole(env, "AWARENESS_BYTES_MAX", awarenessBytesMax, 64, 2 ** 20),
      updateStructsMax: whole(env, "UPDATE_STRUCTS_MAX", updateStructsMax, 100, 10_000_000),
      socketsPerAccountMax: whole(env, "SOCKETS_PER_ACCOUNT_MAX", 64, 1, 100_000),
      fruitlessFramesMax: whole(env, "FLOOD_FRUITLESS_FRAMES_MAX", 200, 1, 1_000_000),
      fruitlessPerSecond: whole(env, "FLOOD_FRUITLESS_PER_SECOND", 2, 0, 100_000),
      queueFramesMax: whole(env, "FLOOD_QUEUE_FRAMES_MAX", 256, 1, 1_000_000),
      queueBytesMax: whole(env, "FLOOD_QUEUE_BYTES_MAX", 16 * 2 ** 20, 1024, 2 ** 30),
      unreadBytesMax: whole(env, "UNREAD_BYTES_MAX", 32 * 2 ** 20, 1024, 2 ** 30),
      attachmentBytesMax: whole(env, "ATTACHMENT_BYTES_MAX", attachmentBytesMax, 1024, attachmentBytesMax),
      turnMs: whole(env, "TURN_MS", 8, 1, 1000),
    },
  };
}

function whole(env: Environment, name: string, byDefault: number, least: number, most: number): number {
  const text = env[name];
  if (text === undefined || text === "") return byDefault;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new SettingsProblem(`${name} is "${text}": set a whole number from ${least} to ${most}.`);
}

function choice<T extends string>(env: Environment, name: string, options: readonly T[], byDefault: T): T {
  const text = env[name];
  if (text === undefined || text === "") return byDefault;
  const chosen = options.find((option) => option === text);
  if (chosen !== undefined) return chosen;
  throw new SettingsProblem(`${name} is "${text}": set one of ${options.join(", ")}.`);
}

function origin(env: Environment, production: boolean): string | undefined {
  const text = env["ORIGIN"];
  if (!text) {
    if (!production) return undefined;
    throw new SettingsProblem("ORIGIN is not set: with NODE_ENV=production set it to https://your.address.");
  }
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.pathname === "/" && url.search === "") return url.origin;
  throw new SettingsProblem(`ORIGIN is "${text}": set an address such as https://pendamping.example.`);
}

function region(env: Environment): string {
  const text = env["REGION"] || "3529";
  if (/^\d{4}$/.test(text)) return text;
  throw new SettingsProblem(`REGION is "${text}": set a regency's four digits, such as 3529.`);
}

/** Outside production a secret is made once and kept beside the data, so that sessions survive a restart. */
function authSecret(env: Environment, production: boolean, dataDir: string): string {
  const text = env["AUTH_SECRET"];
  if (text) {
    if (text.length >= 32) return text;
    throw new SettingsProblem("AUTH_SECRET is too short: set at least 32 characters, such as `openssl rand -hex 32`.");
  }
  if (production)
    throw new SettingsProblem(
      "AUTH_SECRET is not set: with NODE_ENV=production set at least 32 characters, such as `openssl rand -hex 32`.",
    );
  const file = join(dataDir, "auth-secret");
  try {
    mkdirSync(dataDir, { recursive: true });
    try {
      writeFileSync(file, randomBytes(32).toString("hex"), { flag: "wx", mode: 0o600 });
    } catch {
      // it is there from an earlier start
    }
    return readFileSync(file, "utf8").trim();
  } catch {
    throw new SettingsProblem(`DATA_DIR is "${dataDir}": set a directory that can be written to.`);
  }
}
