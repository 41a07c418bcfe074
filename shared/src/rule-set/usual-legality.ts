/**
 * The legality items of a cooperative in their usual order: the chain of founding one, from the village's deliberation to the licences of
 * its outlets. Usual days are this product's assumption. Both built-in
 * rule sets begin with them.
 */
import type { LegalityFieldName } from "../legality/access.ts";
import { label } from "./label.ts";
import type { Label, LegalityItemRule } from "./rule-set.ts";

function item(
  id: string,
  named: Label,
  issuer: Label,
  fields: readonly LegalityFieldName[],
  rest: Partial<Omit<LegalityItemRule, "id" | "label" | "issuer" | "fields">> = {},
): LegalityItemRule {
  return {
    id,
    label: named,
    issuer,
    fields,
    prerequisites: rest.prerequisites ?? [],
    usualDays: rest.usualDays ?? null,
    digits: rest.digits ?? null,
    numeric: rest.numeric ?? false,
    personal: rest.personal ?? false,
    perOutlet: rest.perOutlet ?? false,
  };
}

export const usualLegality: readonly LegalityItemRule[] = [
  item(
    "musdesus",
    label("Musyawarah desa khusus", "Special village deliberation"),
    label("Desa/kelurahan", "Village"),
    ["heldOn", "number", "participants"],
  ),
  item(
    "founding-meeting",
    label("Rapat pendirian dan AD/ART", "Founding meeting and statutes"),
    label("Para pendiri", "Founders"),
    ["heldOn", "number", "participants"],
    { prerequisites: ["musdesus"] },
  ),
  item(
    "deed",
    label("Akta pendirian", "Deed of establishment"),
    label("Notaris (NPAK)", "Notary (NPAK)"),
    ["number", "issuedOn", "notary"],
    { prerequisites: ["founding-meeting"], usualDays: 7 },
  ),
  item(
    "legal-entity",
    label("SK pengesahan badan hukum", "Legal entity decree"),
    label("Kementerian Hukum (AHU)", "Ministry of Law (AHU)"),
    ["number", "issuedOn"],
    { prerequisites: ["deed"], usualDays: 7 },
  ),
  item("npwp", label("NPWP koperasi", "Tax number (NPWP)"), label("DJP", "Tax office (DJP)"), ["number", "issuedOn"], {
    prerequisites: ["legal-entity"],
    usualDays: 5,
    digits: [15, 16],
    numeric: true,
  }),
  item(
    "nik-koperasi",
    label("Nomor Induk Koperasi", "Cooperative's registration number"),
    label("Kementerian Koperasi", "Ministry of Cooperatives"),
    ["number", "issuedOn"],
    { prerequisites: ["legal-entity"], usualDays: 10, numeric: true },
  ),
  item("nib", label("NIB", "Business number (NIB)"), label("OSS", "OSS"), ["number", "issuedOn"], {
    prerequisites: ["legal-entity"],
    usualDays: 7,
    digits: [13],
    numeric: true,
  }),
  item(
    "bank-account",
    label("Rekening koperasi", "Cooperative's bank account"),
    label("Bank", "Bank"),
    ["bank", "number", "holder", "issuedOn"],
    { prerequisites: ["legal-entity"], usualDays: 7, numeric: true, personal: true },
  ),
  item(
    "simkopdes-account",
    label("Akun Simkopdes", "Simkopdes account"),
    label("Kementerian Koperasi", "Ministry of Cooperatives"),
    ["accountName", "issuedOn"],
    { usualDays: 5 },
  ),
  item(
    "domicile",
    label("Keterangan domisili", "Certificate of domicile"),
    label("Desa", "Village"),
    ["number", "issuedOn"],
    {
      usualDays: 3,
    },
  ),
  item(
    "outlet-licence",
    label("Izin gerai", "Outlet licence"),
    label("Instansi pemberi izin", "Licensing office"),
    ["number", "issuer", "issuedOn", "expiresOn"],
    { prerequisites: ["nib"], usualDays: 14, perOutlet: true },
  ),
  item(
    "rat",
    label("Rapat Anggota Tahunan", "Annual members' meeting"),
    label("Anggota", "Members"),
    ["heldOn", "number", "participants"],
    { prerequisites: ["legal-entity"] },
  ),
];
