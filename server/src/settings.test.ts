import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readSettings, SettingsProblem } from "./settings.ts";

const dir = mkdtempSync(join(tmpdir(), "pendamping-settings-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test("a newcomer sets nothing, and the secret made at the first start is kept for the next", () => {
  const first = readSettings({ DATA_DIR: dir });
  expect(first).toMatchObject({ port: 8080, host: "127.0.0.1", demo: true, region: "3529", origin: undefined });
  expect(readSettings({ DATA_DIR: dir }).authSecret).toBe(first.authSecret);
  expect(readFileSync(join(dir, "auth-secret"), "utf8")).toHaveLength(64);
});

const secret = "s".repeat(32);
test.each<[string, Record<string, string>, RegExp]>([
  ["a port that is none", { PORT: "eighty" }, /PORT is "eighty": set a whole number from 0 to 65535/],
  ["an address that is none", { ORIGIN: "pendamping.example" }, /ORIGIN .* set an address such as/],
  ["a short secret", { AUTH_SECRET: "hush" }, /AUTH_SECRET is too short: set at least 32/],
  ["a database of another kind", { DATABASE_URL: "postgres://x" }, /unset DATABASE_URL/],
  ["a wake-up service", { REDIS_URL: "redis://x" }, /unset REDIS_URL/],
  ["a region that is none", { REGION: "Sumenep" }, /REGION .* four digits/],
  ["a directory that cannot be", { DATA_DIR: "/dev/null/x" }, /DATA_DIR .* set a directory that can be written/],
  ["production without a secret", { NODE_ENV: "production", ORIGIN: "https://x.example" }, /AUTH_SECRET is not set/],
  ["production without an address", { NODE_ENV: "production", AUTH_SECRET: secret }, /ORIGIN is not set/],
  [
    "production with demo accounts",
    { NODE_ENV: "production", ORIGIN: "https://x.example", AUTH_SECRET: secret, DEMO: "1" },
    /set DEMO=0/,
  ],
])("%s stops the start with a sentence that says what to set", (_, env, sentence) => {
  const read = () => readSettings({ DATA_DIR: dir, ...env });
  expect(read).toThrow(SettingsProblem);
  expect(read).toThrow(sentence);
});

test("production is never a demo by default", () => {
  const env = { NODE_ENV: "production", ORIGIN: "https://x.example", AUTH_SECRET: secret, DATA_DIR: dir };
  expect(readSettings(env)).toMatchObject({ production: true, demo: false, origin: "https://x.example" });
});
