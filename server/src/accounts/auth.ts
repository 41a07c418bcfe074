/**
 * Sign-in by user name and password: Better Auth on the server's own database. Accounts are made by the server only (the
 * way over HTTP is closed). A session lasts 90 days and is prolonged by use: weeks at sea do not sign anybody out.
 *
 * Better Auth's own limit counts by address; a village office shares one, so it is wide. The narrow one, per account and
 * address, is sign-in-limit.ts.
 */

import { type Auth, type BetterAuthOptions, betterAuth } from "better-auth";
import { hashPassword } from "better-auth/crypto";
import { getMigrations } from "better-auth/db/migration";
import { username } from "better-auth/plugins/username";
import type { Kysely } from "kysely";

/** Set by the server from the socket's address on every request; what a client sends under this name is overwritten. */
export const addressHeader = "x-pendamping-address";

const daySeconds = 86_400;

export interface SignedIn {
  readonly account: string;
}

export interface AuthOptions {
  readonly db: Kysely<never>;
  readonly origin: string;
  readonly secret: string;
  readonly attemptsPerAddressPerMinute: number;
  originAllowed(origin: string): boolean;
}

export interface Accounts {
  /** Answers /api/auth/*. */
  handle(request: Request): Promise<Response>;
  /** Whose session the cookie names. Use prolongs it; `cookies` do so in the browser where that is due. */
  signedIn(headers: Headers): Promise<{ signedIn: SignedIn | null; cookies: string[] }>;
  /** The same without prolonging it: for sockets, which could not hand the browser its new cookie. */
  stillSignedIn(headers: Headers): Promise<SignedIn | null>;
  create(account: { username: string; name: string; passwordHash: string; id?: string }): Promise<string>;
  /** The account of this user name, where there is one. */
  find(username: string): Promise<string | null>;
  /** Gives the account this password and ends its sessions everywhere. */
  setPassword(account: string, passwordHash: string): Promise<void>;
}

/** Opens the accounts, making their tables where needed. */
export async function openAccounts(options: AuthOptions): Promise<Accounts> {
  const settings: BetterAuthOptions = {
    database: { db: options.db, type: "sqlite" },
    baseURL: options.origin,
    basePath: "/api/auth",
    secret: options.secret,
    trustedOrigins: (request) => {
      const origin = request?.headers.get("origin");
      return origin && options.originAllowed(origin) ? [origin] : [];
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, autoSignIn: false, maxPasswordLength: 256 },
    disabledPaths: ["/sign-up/email", "/sign-in/email", "/is-username-available", "/update-user", "/change-email"],
    session: { expiresIn: 90 * daySeconds, updateAge: daySeconds },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 600,
      customRules: { "/sign-in/username": { window: 60, max: options.attemptsPerAddressPerMinute } },
    },
    advanced: {
      ipAddress: { ipAddressHeaders: [addressHeader] },
      useSecureCookies: options.origin.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
    },
    plugins: [username()],
  };
  await (await getMigrations(settings)).runMigrations();
  const auth: Auth = betterAuth(settings) as unknown as Auth;
  const context = await auth.$context;
  const stillSignedIn: Accounts["stillSignedIn"] = async (headers) => {
    if (!headers.get("cookie")) return null;
    const session = await auth.api.getSession({ headers, query: { disableRefresh: true } });
    return session && { account: session.user.id };
  };
  const createCredential = (account: string, password: string) =>
    context.internalAdapter.createAccount({
      userId: account,
      accountId: account,
      providerId: "credential",
      password,
    });
  return {
    handle: (request) => auth.handler(request),
    async signedIn(headers) {
      if (!headers.get("cookie")) return { signedIn: null, cookies: [] };
      try {
        const { response: session, headers: answered } = await auth.api.getSession({ headers, returnHeaders: true });
        return { signedIn: session && { account: session.user.id }, cookies: answered.getSetCookie() };
      } catch {
        // A full disk cannot prolong a session; that is no reason to doubt it.
        return { signedIn: await stillSignedIn(headers), cookies: [] };
      }
    },
    stillSignedIn,
    async create({ username: name, name: displayName, passwordHash, id }) {
      const user = await context.internalAdapter.createUser(
        {
          ...(id === undefined ? {} : { id }),
          email: addressOf(name),
          emailVerified: false,
          name: displayName,
          username: name,
          displayUsername: name,
        },
        { method: "email-password" },
      );
      await createCredential(user.id, passwordHash);
      return user.id;
    },
    async find(name) {
      return (await context.internalAdapter.findUserByEmail(addressOf(name)))?.user.id ?? null;
    },
    async setPassword(account, passwordHash) {
      const credentials = await context.internalAdapter.findAccounts(account);
      if (credentials.length === 0) await createCredential(account, passwordHash);
      else await context.internalAdapter.updatePassword(account, passwordHash);
      await context.internalAdapter.deleteUserSessions(account);
    },
  };
}

/** Better Auth wants an address; nobody is written to. */
function addressOf(username: string): string {
  return `${username}@accounts.invalid`;
}

/** Slow on purpose (scrypt): make it once where many accounts share a password, as in the demo. */
export function passwordHash(password: string): Promise<string> {
  return hashPassword(password);
}
