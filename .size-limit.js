// The budgets of docs/decisions/0005-what-loads-first.md, for what the built page names; version.spec.ts weighs what a browser fetches.
import { readFileSync } from "node:fs";

const page = readFileSync("client/dist/index.html", "utf8");
const named = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, path]) => `client/dist/${path}`);

export default [
  {
    name: "first load, JavaScript",
    path: [...named, "client/dist/assets/workbox-window*.js"],
    limit: "75 kB",
    gzip: true,
  },
  { name: "service worker", path: "client/dist/sw.js", limit: "45 kB", gzip: true },
];
