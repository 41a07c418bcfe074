/**
 * Guessing a password is slow: so many failures a minute for one account from one address, counted in the database, so a
 * restart forgets nothing. Per account *and* address, so that nobody can lock somebody else out of their account. Who
 * knows the password is not limited: an attempt counts before it is made, and all are forgotten when one succeeds.
 */
import { createHash } from "node:crypto";
import type { People } from "../storage/port.ts";

const windowMs = 60_000;

export interface SignInLimit {
  /** Counts an attempt. Answers when to try again where there were too many, else null. */
  attempt(username: string, address: string): Promise<{ retryAfterS: number } | null>;
  succeeded(username: string, address: string): Promise<void>;
}

export function createSignInLimit(people: People, failuresPerMinute: number, now: () => number): SignInLimit {
  return {
    async attempt(username, address) {
      const { count, startedAt } = await people.countSignIn(keyOf(username, address), now(), windowMs);
      return count <= failuresPerMinute
        ? null
        : { retryAfterS: Math.max(1, Math.ceil((startedAt + windowMs - now()) / 1000)) };
    },
    async succeeded(username, address) {
      await people.forgetSignIns(keyOf(username, address));
    },
  };
}

/** Hashed: the table holds no addresses. */
function keyOf(username: string, address: string): string {
  return createHash("sha256").update(`${username.toLowerCase()}\n${address}`).digest("base64url");
}
