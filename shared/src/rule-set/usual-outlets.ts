/** The outlets of a cooperative with their KBLI, as Simkopdes' registration has them, and the licences that each kind needs. */
import { label } from "./label.ts";
import type { Label, OutletKind, OutletRule } from "./rule-set.ts";

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

export const usualOutlets: readonly OutletRule[] = [
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
