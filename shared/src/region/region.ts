/**
 * A regency with its villages: what the server is given at its start (server/regions/<code>.json, written by scripts/region.ts).
 * Codes are those of the Ministry of Home Affairs without dots; a village's code is also the id of its cooperative's file.
 */
import * as v from "valibot";
import { zones } from "../day.ts";

const code = (digits: number) => v.pipe(v.string(), v.regex(new RegExp(`^\\d{${digits}}$`)));

const districtSchema = v.object({ code: code(6), name: v.string() });
const villageSchema = v.object({
  code: code(10),
  name: v.string(),
  /** From the code: its last four digits begin with 1 for a kelurahan, with 2 for a desa. */
  kind: v.picklist(["desa", "kelurahan"]),
});
const islandSchema = v.object({
  name: v.string(),
  latitude: v.number(),
  longitude: v.number(),
  populated: v.boolean(),
});
const regionSchema = v.object({
  code: code(4),
  name: v.string(),
  province: v.string(),
  zone: v.picklist(zones),
  /** The notice that the data's licence asks for. */
  source: v.string(),
  districts: v.array(districtSchema),
  villages: v.pipe(v.array(villageSchema), v.minLength(1)),
  islands: v.array(islandSchema),
});

export type District = v.InferOutput<typeof districtSchema>;
export type Village = v.InferOutput<typeof villageSchema>;
export type Region = v.InferOutput<typeof regionSchema>;

export type ParsedRegion =
  | { readonly kind: "region"; readonly region: Region }
  | { readonly kind: "not-a-region"; readonly message: string };

export function parseRegion(json: unknown): ParsedRegion {
  const parsed = v.safeParse(regionSchema, json);
  return parsed.success
    ? { kind: "region", region: parsed.output }
    : { kind: "not-a-region", message: v.summarize(parsed.issues) };
}

export function districtCodeOf(village: Village): string {
  return village.code.slice(0, 6);
}

/** "Koperasi Desa Merah Putih Kolor" */
export function cooperativeName(village: Village): string {
  return `Koperasi ${village.kind === "desa" ? "Desa" : "Kelurahan"} Merah Putih ${village.name}`;
}

export function villageOf(region: Region, code: string): Village | undefined {
  return region.villages.find((village) => village.code === code);
}
