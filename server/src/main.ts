/** Starts the server: `node server/src/main.ts`. Settings come from the environment; see settings.ts. */
import { startServer } from "./server.ts";
import { readSettings, SettingsProblem } from "./settings.ts";

try {
  const settings = readSettings(process.env);
  const server = await startServer(settings);
  console.log(`Pendamping: ${settings.origin ?? server.url.replace("127.0.0.1", "localhost")}`);
  if (settings.demo) {
    console.log("Demo accounts, password merahputih2025:");
    console.log("  asisten1 asisten2 ketua1 pengawas1 kades1 pmo1 dinas1 provinsi1 kementerian1 admin");
  }
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1); // asked twice: at once
    stopping = true;
    await server.stop();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
} catch (error) {
  if (!(error instanceof SettingsProblem)) throw error;
  console.error(error.message);
  process.exit(1);
}
