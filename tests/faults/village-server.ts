/** A server process with the test village, for tests that kill it: settings from the environment, like main.ts. */
import { startServer } from "../../server/src/server.ts";
import { readSettings } from "../../server/src/settings.ts";
import { seedVillage } from "../../server/src/testing/village.ts";

const server = await startServer(readSettings(process.env), {
  seed: async (ports) => {
    await seedVillage(ports);
  },
});
process.on("SIGTERM", () => void server.stop().then(() => process.exit(0)));
console.log(server.url);
