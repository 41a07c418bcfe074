/** A real server process on a free port, with a data folder of its own. It can be killed and started again. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";

const main = join(import.meta.dirname, "../../server/src/main.ts");

export interface ServerProcess {
  readonly url: string;
  readonly dataDir: string;
  start(): Promise<void>;
  /** SIGTERM by default; resolves once the process is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export async function serverProcess(dataDir: string, settings: Record<string, string> = {}): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let child: ChildProcess | undefined;
  return {
    url,
    dataDir,
    async start() {
      const output: string[] = [];
      const started = spawn(process.execPath, [main], {
        env: {
          ...process.env,
          SIGN_IN_ATTEMPTS_PER_MINUTE: "1000",
          ...settings,
          PORT: String(port),
          DATA_DIR: dataDir,
        },
        stdio: ["ignore", "pipe", "pipe"],
      });
      child = started;
      for (const stream of [started.stdout, started.stderr]) stream.on("data", (text) => output.push(String(text)));
      const deadline = Date.now() + 60_000;
      while (
        !(await fetch(`${url}/readyz`).then(
          (answer) => answer.ok,
          () => false,
        ))
      ) {
        if (started.exitCode !== null || Date.now() > deadline)
          throw new Error(`the server did not start:\n${output.join("").slice(-4000)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async stop(signal = "SIGTERM") {
      const running = child;
      child = undefined;
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      const gone = once(running, "exit");
      running.kill(signal);
      await gone;
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
