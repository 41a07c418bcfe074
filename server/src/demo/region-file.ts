/** The regency that the demo is about: server/regions/<code>.json. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseRegion, type Region } from "@pendamping/shared/region/region";
import { SettingsProblem } from "../settings.ts";

/** @throws {SettingsProblem} where there is no such file, or it is none of ours. */
export function readRegionFile(code: string): Region {
  const path = join(import.meta.dirname, "../../regions", `${code}.json`);
  const dotted = `${code.slice(0, 2)}.${code.slice(2)}`;
  if (!existsSync(path))
    throw new SettingsProblem(
      `REGION is ${code}, which has no file yet: make it with \`npm run region -- ${dotted}\`.`,
    );
  const parsed = parseRegion(JSON.parse(readFileSync(path, "utf8")));
  if (parsed.kind === "region") return parsed.region;
  throw new SettingsProblem(
    `server/regions/${code}.json does not fit: make it again with \`npm run region -- ${dotted}\`. ${parsed.message}`,
  );
}
