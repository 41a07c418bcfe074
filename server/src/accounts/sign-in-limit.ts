/**
 * Guessing a password is slow: so many attempts a minute for one account from one address, counted in the database, so a
 * restart forgets nothing. Per account *and* address, so that nobody can lock somebody else out of their account.
 */
import { createHash } from "node:crypto";
import type { People } from "../storage/port.ts";

const windowMs = 60_000;

export type SignInLimit = (username: string, address: string) => Promise<{ retryAfterS: number } | null>;

export function createSignInLimit(people: People, attemptsPerMinute: number, now: () => number): SignInLimit {
  return async (username, address) => {
    // hashed: the table holds no addresses
    const key = createHash("sha256").update(`${username.toLowerCase()}\n${address}`).digest("base64url");
    const { count, startedAt } = await people.countSignIn(key, now(), windowMs);
    return count <= attemptsPerMinute
      ? null
      : { retryAfterS: Math.max(1, Math.ceil((startedAt + windowMs - now()) / 1000)) };
  };
}
