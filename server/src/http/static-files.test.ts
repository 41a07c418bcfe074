import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { createStaticFiles } from "./static-files.ts";

const dir = mkdtempSync(join(tmpdir(), "pendamping-static-"));
mkdirSync(join(dir, "assets"));
writeFileSync(join(dir, "index.html"), "<!doctype html>");
writeFileSync(join(dir, "sw.js"), "self");
writeFileSync(join(dir, "assets/main-1a2b.js"), "export {}");
writeFileSync(join(dir, "assets/main-1a2b.js.br"), brotliCompressSync("export {}"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const app = createStaticFiles(dir);
const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });

test("hashed names are for ever and packed, everything else is asked for again", async () => {
  const asset = await get("/assets/main-1a2b.js", { "accept-encoding": "gzip, br" });
  expect(asset.headers.get("content-encoding")).toBe("br");
  expect(asset.headers.get("cache-control")).toContain("immutable");
  expect((await get("/sw.js")).headers.get("cache-control")).toBe("no-cache");
  expect((await get("/")).headers.get("cache-control")).toBe("no-cache");
});

test("a page of the app is index.html, a missing file is a 404 and no HTML", async () => {
  expect(await (await get("/files/3529012005/legality/nib")).text()).toBe("<!doctype html>");
  expect((await get("/files/3529012005/clashes/profile/capital.initialRp")).status).toBe(200);
  for (const path of ["/assets/old-9z.js", "/missing.js", "/icon.svg", "/assets/"])
    expect([path, (await get(path)).status]).toEqual([path, 404]);
  expect((await get("/..%2f..%2fetc%2fpasswd")).status).not.toBe(500);
  expect(await (await get("/%2e%2e/%2e%2e/etc/passwd")).text()).not.toContain("root:");
});

test("a client that was never built is said to be so", async () => {
  const answer = await createStaticFiles(join(dir, "nowhere")).request("/");
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain("npm run build");
});
