/**
 * Benchmarks, apart from the tests: speed is shown by figures, never asserted by a timed test. `pnpm bench`, or some of them
 * by name: `pnpm bench list`.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { buildClient } from "./build.ts";

if (!buildClient()) process.exit(1);
const folder = join(import.meta.dirname, "../tests/bench");
const only = process.argv.slice(2);
for (const file of readdirSync(folder).filter((name) => name.endsWith(".bench.ts"))) {
  const name = file.replace(".bench.ts", "");
  if (only.length > 0 && !only.includes(name)) continue;
  console.log(`\n── ${name}`);
  const { default: run } = (await import(join(folder, file))) as { default: () => Promise<void> };
  await run();
}
