/** `GET /api/me`: who is signed in, and which files they have. Kept on the device, so the app starts without signal. */
import * as v from "valibot";
import { sections } from "../file/section.ts";
import { roles } from "../people/roles.ts";
import { fileIdSchema } from "./catch-up.ts";

const fileEntry = v.object({
  id: fileIdSchema,
  /** "Koperasi Desa Merah Putih Kolor" */
  name: v.string(),
  village: v.string(),
  kind: v.picklist(["desa", "kelurahan"]),
  district: v.string(),
  districtCode: v.string(),
  /** What a boat trip visits together: an island or group of islands, else the district. */
  place: v.string(),
  /** The assistant who leads the file, where there is one. */
  assistant: v.nullable(v.string()),
  writable: v.array(v.picklist(sections)),
  /** Last day of the assignment that opens this file; null without an end. */
  endsOn: v.nullable(v.string()),
  /** Kept on the device and in sync without being opened. */
  kept: v.boolean(),
});
export type FileEntry = v.InferOutput<typeof fileEntry>;

export const meSchema = v.object({
  account: v.string(),
  username: v.string(),
  name: v.string(),
  role: v.picklist(roles),
  position: v.nullable(v.string()),
  /** Place shown under the name: a village, regency or province. */
  place: v.string(),
  /** IANA zone of the region. */
  zone: v.string(),
  demo: v.boolean(),
  region: v.object({ code: v.string(), name: v.string(), source: v.string() }),
  files: v.array(fileEntry),
  /** Changes whenever files or rights do. */
  tag: v.string(),
});
export type Me = v.InferOutput<typeof meSchema>;
