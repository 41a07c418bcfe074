/**
 * A regency from its file, server/regions/<code>.json, and the cooperatives' files that it makes: one per village, empty. The demo and a
 * server in the field begin alike.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { places } from "@pendamping/shared/region/places";
import { cooperativeName, districtCodeOf, parseRegion, type Region } from "@pendamping/shared/region/region";
import { SettingsProblem } from "../settings.ts";
import type { FileRow } from "../storage/port.ts";

/** @throws {SettingsProblem} where there is no such file, or it is none of ours. */
export function readRegionFile(code: string): Region {
  const path = join(import.meta.dirname, "../../regions", `${code}.json`);
  const dotted = `${code.slice(0, 2)}.${code.slice(2)}`;
  if (!existsSync(path))
    throw new SettingsProblem(`Region ${code} has no file yet: make it with \`npm run region -- ${dotted}\`.`);
  const parsed = parseRegion(JSON.parse(readFileSync(path, "utf8")));
  if (parsed.kind === "region") return parsed.region;
  throw new SettingsProblem(
    `server/regions/${code}.json does not fit: make it again with \`npm run region -- ${dotted}\`. ${parsed.message}`,
  );
}

/** One file per village, in the place that a trip visits together. */
export function fileRows(region: Region): FileRow[] {
  const districtByCode = new Map(region.districts.map(({ code, name }) => [code, name]));
  return places(region).flatMap((place) =>
    place.villages.map((village) => ({
      id: village.code,
      name: cooperativeName(village),
      village: village.name,
      kind: village.kind,
      district: districtByCode.get(districtCodeOf(village)) ?? "",
      districtCode: districtCodeOf(village),
      place: place.name,
    })),
  );
}
