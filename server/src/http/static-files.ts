/**
 * The client's build: packed where the browser takes it, hashed names for ever, everything else asked for again each time.
 * A missing file is a 404 before the fallback to index.html, or an old page would be given HTML for a script.
 */
import { existsSync } from "node:fs";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";

export function createStaticFiles(clientDir: string): Hono {
  const app = new Hono();
  if (!existsSync(clientDir)) {
    app.get("*", (c) => c.text("The client is not built: run `npm run build`.", 503));
    return app;
  }
  app.use("*", async (c, next) => {
    await next();
    const forever = c.res.ok && c.req.path.startsWith("/assets/");
    c.header("cache-control", forever ? "public, max-age=31536000, immutable" : "no-cache");
  });
  app.use("*", serveStatic({ root: clientDir, precompressed: true }));
  app.get("*", async (c, next) => {
    if (isFileName(c.req.path)) return c.text("Not found", 404);
    return next();
  });
  app.get("*", serveStatic({ path: `${clientDir}/index.html`, precompressed: true }));
  return app;
}

/** A page of a mentoring file may end in a field's key, which has a dot: `/files/3529012005/clashes/profile/capital.initialRp`. */
function isFileName(path: string): boolean {
  return path.startsWith("/assets/") || (!path.startsWith("/files/") && /\.[a-z0-9]+$/i.test(path));
}
