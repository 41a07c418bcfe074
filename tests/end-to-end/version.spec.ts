import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Page, Request } from "@playwright/test";
import { expect, kolor, signIn, test } from "./fixtures.ts";
import { templateDir } from "./seed-template.ts";
import { serverProcess } from "./server-process.ts";

const built = join(import.meta.dirname, "../../client/dist");

test("a new version is offered, and never forced on a page where someone types", async ({ browser }) => {
  const folder = mkdtempSync(join(tmpdir(), "pendamping-version-"));
  cpSync(built, join(folder, "client"), { recursive: true });
  cpSync(templateDir, join(folder, "data"), { recursive: true });
  const server = await serverProcess(join(folder, "data"), { CLIENT_DIR: join(folder, "client") });
  await server.start();
  const context = await browser.newContext({ baseURL: server.url });
  const first = await context.newPage(); // stays on its first visit, from before there was a worker
  await signIn(first, "asisten1");
  for (const name of [/^Kolor/, /^Profil/, /^Kontak/]) await first.getByRole("link", { name }).first().click();
  const second = await context.newPage();
  await second.goto(`/files/${kolor}/profile/contact`);
  const field = (page: Page) => page.getByLabel("Surel koperasi");
  await field(first).fill("sedang mengetik");

  const script = join(folder, "client/sw.js");
  const next = `${readFileSync(script, "utf8")}\n// the next version`;
  writeFileSync(script, next);
  writeFileSync(`${script}.br`, brotliCompressSync(next)); // the server sends these, not sw.js itself
  writeFileSync(`${script}.gz`, gzipSync(next));
  await first.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const offer = (page: Page) => page.getByRole("button", { name: "Perbarui" });
  await expect(offer(second)).toBeVisible();
  await expect(field(second)).toHaveValue("sedang mengetik");
  await second.evaluate(() => Object.assign(window, { notReloaded: true }));

  const loaded = first.waitForEvent("load");
  await offer(first).click();
  await loaded;
  await expect(field(first)).toHaveValue("sedang mengetik");
  await expect(offer(first)).toBeHidden();
  expect(await second.evaluate(() => "notReloaded" in window)).toBe(true);

  await field(second).fill("selesai mengetik");
  await offer(second).click();
  await expect(offer(second)).toBeHidden();
  expect(await second.evaluate(() => "notReloaded" in window)).toBe(false);
  await expect(field(second)).toHaveValue("selesai mengetik");
  await context.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("the first load, with sign-in and list, stays under 75 KB of compressed JavaScript", async ({
  browser,
  server,
}) => {
  const context = await browser.newContext({ baseURL: server.url, serviceWorkers: "block" });
  const page = await context.newPage();
  const scripts: ReturnType<Request["sizes"]>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script") scripts.push(request.sizes());
  });
  await page.goto("/");
  await expect(page.getByLabel("Nama pengguna")).toBeVisible();
  const bytes = (await Promise.all(scripts)).reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(75_000);
  await context.close();
});
