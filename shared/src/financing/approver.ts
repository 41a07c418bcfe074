/**
 * Who approves a village's application. In a village code a last part that begins with 1 is a kelurahan's, where the regent approves; with 2
 * a desa's, where the village head does. Apart from approval.ts, because the list of files asks before it has Yjs.
 */
import type { Role } from "../people/roles.ts";

export function villageKind(file: string): "desa" | "kelurahan" {
  return file.charAt(6) === "1" ? "kelurahan" : "desa";
}

/** Whether somebody of this role and position decides for the village; their assignment is another question. */
export function decidesFor(file: string, person: { readonly role: Role; readonly position: string | null }): boolean {
  return villageKind(file) === "kelurahan"
    ? person.role === "regency-office"
    : person.role === "village-official" && person.position === "village-head";
}
