/**
 * A village to test with: a real server on a directory of its own, two files, and people by name. Everything of it is
 * gone after `stop`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role } from "@pendamping/shared/people/roles";
import { WebSocket } from "ws";
import type { DemoPorts } from "../demo/ports.ts";
import { type RunningServer, startServer } from "../server.ts";
import { readSettings } from "../settings.ts";

export const kolor = "3529012005";
export const bangkal = "3529012006";
export const password = "merahputih2025";

const people: Readonly<Record<string, { role: Role; scopes: readonly string[] }>> = {
  siti: { role: "assistant", scopes: [kolor, bangkal] },
  ahmad: { role: "manager", scopes: [kolor] },
  kades: { role: "village-official", scopes: [kolor] },
  dinas: { role: "regency-office", scopes: ["3529"] },
  budi: { role: "manager", scopes: [bangkal] },
  admin: { role: "admin", scopes: [] },
};

export interface Village extends AsyncDisposable {
  readonly server: RunningServer;
  readonly dataDir: string;
  /** Account ids by name. */
  readonly accounts: Readonly<Record<string, string>>;
  /** Signs in and answers with the cookie. */
  signIn(name: string): Promise<string>;
  /** An API call as this person; without a body a GET. */
  call(name: string | null, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Stops the server and starts it again on the same data, with other settings where given; `between`: while it is stopped. */
  restart(env?: Record<string, string>, between?: () => void): Promise<void>;
}

export async function seedVillage(ports: DemoPorts): Promise<Record<string, string>> {
  await ports.setRegion({ code: "3529", name: "Kabupaten Contoh", source: "none" });
  await ports.createFiles(
    [kolor, bangkal].map((id) => ({
      id,
      name: `Koperasi Desa Merah Putih ${id}`,
      village: id,
      kind: "desa",
      district: "Kota Contoh",
      districtCode: "352901",
      place: "Kota Contoh",
    })),
  );
  const accounts: Record<string, string> = {};
  for (const [username, { role, scopes }] of Object.entries(people)) {
    const account = await ports.createAccount({
      username,
      password,
      name: `Nama ${username}`,
      role,
      position: null,
      place: "Contoh",
      zone: "Asia/Jakarta",
    });
    accounts[username] = account;
    for (const scope of scopes)
      await ports.assign({ account, scope, startsOn: "2020-01-01", endsOn: null, decree: null });
  }
  return accounts;
}

export async function openVillage(env: Record<string, string> = {}): Promise<Village> {
  const dataDir = mkdtempSync(join(tmpdir(), "pendamping-test-"));
  const accounts: Record<string, string> = {};
  const start = (more: Record<string, string>) =>
    startServer(
      readSettings({
        DATA_DIR: dataDir,
        PORT: "0",
        LOG_LEVEL: "silent",
        SIGN_IN_ATTEMPTS_PER_MINUTE: "1000",
        CLIENT_DIR: join(dataDir, "no-client"),
        ...env,
        ...more,
      }),
      { seed: async (ports) => void Object.assign(accounts, await seedVillage(ports)) },
    );
  let server = await start({});
  const cookies = new Map<string, string>();
  const signIn = async (username: string) => {
    const known = cookies.get(username);
    if (known) return known;
    const response = await fetch(`${server.url}/api/auth/sign-in/username`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username, password }),
    });
    const cookie = response.headers.getSetCookie()[0]?.split(";")[0];
    if (!cookie) throw new Error(`${username} could not sign in: ${response.status} ${await response.text()}`);
    cookies.set(username, cookie);
    return cookie;
  };
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return {
    get server() {
      return server;
    },
    dataDir,
    accounts,
    signIn,
    async call(name, path, body, headers = {}) {
      const cookie: Record<string, string> = name === null ? {} : { cookie: await signIn(name) };
      return fetch(`${server.url}${path}`, {
        headers: { ...cookie, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
        ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
      });
    },
    async restart(more = {}, between = () => undefined) {
      await server.stop();
      between();
      server = await start(more);
    },
    [Symbol.asyncDispose]: stop,
  };
}

/** A WebSocket class that is signed in, for y-websocket's provider and for bare frames. */
export function signedSocket(cookie: string): typeof globalThis.WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { cookie } });
    }
  } as unknown as typeof globalThis.WebSocket;
}
