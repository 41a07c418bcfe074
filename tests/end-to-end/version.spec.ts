import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { expect, kolor, signIn, test } from "./fixtures.ts";
import { templateDir } from "./seed-template.ts";
import { serverProcess } from "./server-process.ts";

const built = join(import.meta.dirname, "../../client/dist");

test("a new version is offered, never forced while someone types", async ({ browser }) => {
  const folder = mkdtempSync(join(tmpdir(), "pendamping-version-"));
  cpSync(built, join(folder, "client"), { recursive: true });
  cpSync(templateDir, join(folder, "data"), { recursive: true });
  const server = await serverProcess(join(folder, "data"), { CLIENT_DIR: join(folder, "client") });
  await server.start();
  const page = await browser.newPage({ baseURL: server.url });
  await signIn(page, "asisten1");
  await page.goto(`/files/${kolor}/profile/contact`);
  const field = page.getByLabel("Surel koperasi");
  await field.fill("sedang mengetik");

  const script = join(folder, "client/sw.js");
  const next = `${readFileSync(script, "utf8")}\n// the next version`;
  writeFileSync(script, next);
  writeFileSync(`${script}.br`, brotliCompressSync(next)); // the server sends these, not sw.js itself
  writeFileSync(`${script}.gz`, gzipSync(next));
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const offer = page.getByRole("button", { name: /Perbarui|Muat ulang/ });
  await expect(offer).toBeVisible();
  await expect(field).toHaveValue("sedang mengetik");

  const loaded = page.waitForEvent("load");
  await offer.click();
  await loaded;
  await expect(field).toHaveValue("sedang mengetik");
  await expect(offer).toBeHidden();
  await page.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("the first load, with sign-in and list, stays under 75 KB of compressed JavaScript", async ({
  browser,
  server,
}) => {
  const context = await browser.newContext({ baseURL: server.url, serviceWorkers: "block" });
  const page = await context.newPage();
  let bytes = 0;
  page.on("requestfinished", async (request) => {
    if (request.resourceType() === "script") bytes += (await request.sizes()).responseBodySize;
  });
  await page.goto("/");
  await expect(page.getByLabel("Nama pengguna")).toBeVisible();
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(75_000);
  await context.close();
});
