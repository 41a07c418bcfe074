/**
 * Rule set `pmk-49-2025`: the minister of finance's regulation 49/2025 of 21 July 2025, since called revoked and under revision.
 * The requirements are its own; legality items follow the usual chain of founding a cooperative, usual days are this product's
 * assumption; outlets and their KBLI are those of Simkopdes' registration. Its financing scheme comes with the financing section.
 */
import type { LegalityFieldName } from "../legality/access.ts";
import type { Label, LegalityItemRule, OutletKind, OutletRule, RuleSet } from "./rule-set.ts";

const label = (id: string, en: string): Label => ({ id, en });

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

const legality: readonly LegalityItemRule[] = [
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

const outlet = (
  kind: OutletKind,
  named: Label,
  kbli: readonly string[],
  ...licences: readonly Label[]
): OutletRule => ({
  kind,
  label: named,
  kbli,
  licences,
});

const outlets: readonly OutletRule[] = [
  outlet(
    "grocery",
    label("Gerai sembako", "Grocery"),
    ["47111", "47112"],
    label("PIRT", "Home food licence (PIRT)"),
    label("Sertifikat halal", "Halal certificate"),
  ),
  outlet(
    "pharmacy",
    label("Apotek desa", "Village pharmacy"),
    ["47721", "47723", "47724", "47725", "47726", "47727", "47728", "47729"],
    label("SIA", "Pharmacy licence (SIA)"),
    label("SIPA apoteker", "Pharmacist's licence (SIPA)"),
  ),
  outlet("office", label("Kantor koperasi", "Office"), ["47415", "77394"]),
  outlet(
    "savings-and-loans",
    label("Simpan pinjam", "Savings and loans"),
    ["64142", "64144", "64146", "64148"],
    label("Izin usaha simpan pinjam", "Savings and loans licence"),
  ),
  outlet(
    "clinic",
    label("Klinik desa", "Village clinic"),
    ["86102", "86103", "86105", "86109"],
    label("Izin operasional klinik", "Clinic operating licence"),
  ),
  outlet(
    "warehouse",
    label("Gudang dan cold storage", "Warehouse and cold storage"),
    ["52102"],
    label("TDG", "Warehouse registration (TDG)"),
  ),
  outlet("logistics", label("Logistik", "Logistics"), ["52291", "52292", "52293", "52294", "52295", "52296", "52297"]),
  outlet("other", label("Gerai lain", "Other outlet"), []),
];

export const pmk492025: RuleSet = {
  id: "pmk-49-2025",
  title: "PMK 49/2025",
  source: "Peraturan Menteri Keuangan Nomor 49 Tahun 2025",
  effectiveFrom: "2025-07-21",
  effectiveUntil: null,
  status: "revoked",
  legality,
  outlets,
  requirements: ["legal-entity", "nik-koperasi", "bank-account", "npwp", "nib"],
};
