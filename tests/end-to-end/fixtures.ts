/* oxlint-disable no-empty-pattern -- Playwright reads a fixture's needs from its pattern, and one needs nothing */
/**
 * People with a browser of their own before one real server. A scenario reads as what people do:
 * `const siti = await person("ketua1"); await siti.goOffline()`.
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Locator,
  type Page,
} from "@playwright/test";
import { templateDir } from "./seed-template.ts";
import { type ServerProcess, serverProcess } from "./server-process.ts";

export const password = "merahputih2025";
/** The richest demo file, of asisten1, ketua1 and kades1. */
export const kolor = "3529012005";
/** Of asisten1 and ketua2; the licence of its outlet "other" is an item that nobody has touched. */
export const pangarangan = "3529012014";

export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  goOffline(): Promise<void>;
  goOnline(): Promise<void>;
  /** Opens a page of a file; waits until the app has drawn it. */
  visit(path: string): Promise<void>;
  /** Everything written so far is in IndexedDB: one more transaction, opened now, has completed after them. */
  settledOnDevice(): Promise<void>;
}

interface Fixtures {
  server: ServerProcess;
  person(username: string, options?: BrowserContextOptions): Promise<Person>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: needs nothing
  server: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), "pendamping-"));
    cpSync(templateDir, dataDir, { recursive: true });
    const server = await serverProcess(dataDir);
    await server.start();
    await use(server);
    await server.stop("SIGKILL");
    rmSync(dataDir, { recursive: true, force: true });
  },
  person: async ({ browser, server }, use, testInfo) => {
    const contexts: BrowserContext[] = [];
    await use(async (username, options) => {
      const context = await browser.newContext({ baseURL: server.url, ...options });
      contexts.push(context);
      const page = await context.newPage();
      await signIn(page, username);
      return makePerson(context, page);
    });
    for (const [number, context] of contexts.entries()) {
      if (testInfo.status !== testInfo.expectedStatus)
        for (const page of context.pages())
          await page.screenshot({ path: testInfo.outputPath(`person-${number + 1}.png`) }).catch(() => undefined);
      await context.close();
    }
  },
});

export { expect };

/** Signs in by the form, as a person does, and waits until all files of the account are on board. */
export async function signIn(page: Page, username: string): Promise<void> {
  await page.goto("/");
  await page.getByLabel("Nama pengguna").fill(username);
  await page.getByLabel("Kata sandi", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await expect(page.getByRole("link", { name: /^(Di server|Ditolak)/ })).toBeVisible(); // kades1 has a suggestion waiting
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
  });
}

/** The status pill, when it says the given word. */
export function pill(
  page: Page,
  word: "Di server" | "Di HP ini" | "Menunggu sinyal" | "Menunggu masuk" | "Ditolak",
): Locator {
  return page.getByRole("link", { name: new RegExp(`^${word}`) });
}

function makePerson(context: BrowserContext, page: Page): Person {
  return {
    page,
    context,
    goOffline: () => context.setOffline(true),
    goOnline: () => context.setOffline(false),
    async visit(path) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    },
    async settledOnDevice() {
      await page.evaluate(async () => {
        for (const { name } of await indexedDB.databases()) {
          if (!name || !/^pd:[^:]+:\d{10}:\d+$/.test(name)) continue;
          await new Promise<void>((resolve, reject) => {
            const open = indexedDB.open(name);
            open.onerror = () => reject(open.error);
            open.onsuccess = () => {
              const read = open.result.transaction("updates", "readwrite");
              read.objectStore("updates").count();
              read.oncomplete = () => {
                open.result.close();
                resolve();
              };
            };
          });
        }
      });
    },
  };
}
