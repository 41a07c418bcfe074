/** Seeds the demo region once; each test starts from a copy. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { serverProcess } from "./server-process.ts";

export const templateDir = join(import.meta.dirname, "../../node_modules/.cache/pendamping/seeded");

export default async function seedTemplate(): Promise<void> {
  rmSync(templateDir, { recursive: true, force: true });
  const server = await serverProcess(templateDir);
  await server.start();
  await server.stop();
}
