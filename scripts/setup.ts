/** Fills a server in the field with its region, accounts and assignments: `npm run setup`. */
import { runSetup } from "../server/src/provisioning/command.ts";
import { SettingsProblem } from "../server/src/settings.ts";

try {
  process.exitCode = await runSetup(process.argv.slice(2), process.env, console.log);
} catch (error) {
  if (!(error instanceof SettingsProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
