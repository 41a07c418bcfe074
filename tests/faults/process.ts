/** A real server process on data of its own, to be killed and started again. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { password } from "../../server/src/testing/village.ts";

const entry = fileURLToPath(new URL("./village-server.ts", import.meta.url));

export class Village implements AsyncDisposable {
  readonly dataDir = mkdtempSync(join(tmpdir(), "pendamping-faults-"));
  readonly #env: Record<string, string>;
  #child: ChildProcess | null = null;
  #cookies = new Map<string, string>();
  #output = "";
  url = "";

  constructor(env: Record<string, string> = {}) {
    this.#env = env;
  }

  static async open(env: Record<string, string> = {}): Promise<Village> {
    const village = new Village(env);
    await village.start();
    return village;
  }

  get output(): string {
    return this.#output;
  }

  async start(more: Record<string, string> = {}): Promise<void> {
    const child = spawn(process.execPath, [entry], {
      env: {
        ...process.env,
        LOG_LEVEL: "info",
        SIGN_IN_ATTEMPTS_PER_MINUTE: "1000",
        ...this.#env,
        ...more,
        // the port is kept, so that clients find the server again
        PORT: this.url ? new URL(this.url).port : "0",
        DATA_DIR: this.dataDir,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (text) => {
        this.#output += String(text);
      });
    const started = Date.now();
    for (;;) {
      const url = /^http:\/\/\S+$/m.exec(this.#output.slice(this.#started))?.[0];
      if (url) {
        this.url = url;
        this.#started = this.#output.length;
        return;
      }
      if (child.exitCode !== null || Date.now() - started > 60_000)
        throw new Error(`the server did not start:\n${this.#output.slice(-2000)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  #started = 0;

  async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  }

  async cookie(username: string): Promise<string> {
    const known = this.#cookies.get(username);
    if (known) return known;
    const response = await fetch(`${this.url}/api/auth/sign-in/username`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username, password }),
    });
    const cookie = response.headers.getSetCookie()[0]?.split(";")[0];
    if (!cookie) throw new Error(`${username} could not sign in: ${response.status}`);
    this.#cookies.set(username, cookie);
    return cookie;
  }

  async call(username: string, path: string, body?: unknown): Promise<Response> {
    const headers = { cookie: await this.cookie(username), "content-type": "application/json" };
    return fetch(
      `${this.url}${path}`,
      body === undefined ? { headers } : { headers, method: "POST", body: JSON.stringify(body) },
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
