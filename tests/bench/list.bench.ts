/**
 * Workload: an assistant with twelve files opens the app from a cold start of the page, offline, on a CPU slowed four times
 * (a cheap phone beside a desktop). Measured: from navigation to the moment all rows stand in the document (the app's own mark). Excluded:
 * starting the browser, the first sign-in and fetch. Baseline: the same page without slowing.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium as launcher } from "playwright";
import { chromium } from "../chromium.ts";
import { signIn } from "../end-to-end/fixtures.ts";
import { serverProcess } from "../end-to-end/server-process.ts";
import { report } from "./figures.ts";

const runs = 7;

export default async function bench(): Promise<void> {
  const server = await serverProcess(mkdtempSync(join(tmpdir(), "pendamping-bench-")));
  await server.start();
  const browser = await launcher.launch({ executablePath: chromium() });
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 360, height: 740 } });
  const first = await context.newPage();
  const username = await accountWithFiles(server.url, 12);
  await signIn(first, username);
  await first.waitForTimeout(2000); // as if somebody had looked at it
  await first.close();
  await context.setOffline(true);

  for (const rate of [1, 4]) {
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
      const page = await context.newPage();
      const cdp = await context.newCDPSession(page);
      await cdp.send("Emulation.setCPUThrottlingRate", { rate });
      await page.goto("/files");
      await page.waitForTimeout(4000); // nothing of ours runs in the page meanwhile
      const shownAt = await page.evaluate(() => performance.getEntriesByName("pendamping:list")[0]?.startTime);
      if ((await page.getByRole("main").locator('a[href^="/files/"]').count()) < 12)
        throw new Error("rows are missing");
      times.push(shownAt ?? Number.NaN);
      await page.close();
    }
    report(`list of 12 files, offline, CPU slowed ${rate}x`, "ms", times);
  }
  await browser.close();
  await server.stop();
}

/** Some assistant of the demo region with this many files. */
async function accountWithFiles(url: string, files: number): Promise<string> {
  const headers = { "content-type": "application/json", origin: url };
  for (let number = 1; number <= 33; number++) {
    const username = `asisten${number}`;
    const signedIn = await fetch(`${url}/api/auth/sign-in/username`, {
      method: "POST",
      headers,
      body: JSON.stringify({ username, password: "merahputih2025" }),
    });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
    const me = (await (await fetch(`${url}/api/me`, { headers: { cookie } })).json()) as { files: unknown[] };
    if (me.files.length === files) return username;
  }
  throw new Error(`no assistant of the demo region has ${files} files`);
}
