/**
 * The figures of the richest file's plan: what is bought once, spent each month, sold, and where the money comes from. What is bought
 * and the first year's operating expenditure together are exactly the loan; stock and the first instalments are the members' own.
 * demo.test.ts computes what follows from them and holds the texts (richest-texts.ts) to it.
 */
import { addMonths, type IsoDay, monthOf } from "@pendamping/shared/day";
import { setField } from "@pendamping/shared/file/reading";
import type { AssumptionKey } from "@pendamping/shared/plan/fields";
import { capexTable, opexTable, salesTable, sourcesTable } from "@pendamping/shared/plan/tables";
import type { OutletKind } from "@pendamping/shared/rule-set/rule-set";
import type * as Y from "yjs";
import { setApplication } from "./application.ts";
import { addRows } from "./rows.ts";

export const richestLoan = { amountRp: 1_850_000_000, tenorMonths: 72, graceMonths: 6 } as const;

export function addSales(ydoc: Y.Doc): void {
  const row = (
    product: string,
    outlet: OutletKind,
    unit: string,
    [quantity, priceRp, costRp, fromMonth]: readonly [number, number, number, number],
    note?: string,
  ) => ({ product, outlet, unit, quantity, priceRp, costRp, fromMonth, ...(note && { note }) });
  addRows(ydoc, salesTable, {
    beras: row(
      "Beras medium",
      "grocery",
      "kg",
      [9500, 14_200, 13_100, 3],
      "Rata-rata 7 kg untuk tiap keluarga pembeli.",
    ),
    minyak: row("Minyak goreng", "grocery", "liter", [2900, 18_500, 17_000, 3]),
    gula: row("Gula pasir", "grocery", "kg", [2000, 18_000, 16_700, 3]),
    telur: row("Telur ayam", "grocery", "kg", [2000, 29_500, 27_200, 4], "Dari dua peternak anggota."),
    lain: row("Sembako lain (tepung, mi, kopi, bumbu)", "grocery", "paket", [1150, 62_000, 54_500, 5]),
    lpg: row("LPG 3 kg", "grocery", "tabung", [2200, 19_500, 17_500, 4], "Setelah menjadi pangkalan."),
    galon: row("Air minum galon", "grocery", "galon", [1600, 6500, 3600, 4]),
    agen: row("Layanan agen bank", "grocery", "transaksi", [2100, 4500, 1500, 4]),
    borongan: row("Beras borongan untuk warung", "warehouse", "kg", [8000, 13_700, 12_950, 5]),
    garam: row(
      "Garam konsumsi kemasan 500 g",
      "warehouse",
      "bungkus",
      [24_000, 2400, 1650, 6],
      "Bahan dari petambak mitra di Kalianget.",
    ),
    dingin: row("Sewa ruang simpan dingin", "warehouse", "kg sebulan", [9000, 1500, 450, 5]),
    angkutan: row("Angkutan barang anggota dan warung", "logistics", "rit", [120, 165_000, 88_000, 4]),
  });
}

export function addCapex(ydoc: Y.Doc): void {
  const row = (
    name: string,
    outlet: OutletKind,
    [quantity, unit]: readonly [number, string],
    priceRp: number,
    [lifeYears, month]: readonly [number, number],
    note?: string,
  ) => ({ name, outlet, quantity, unit, priceRp, lifeYears, month, ...(note && { note }) });
  addRows(ydoc, capexTable, {
    renovasi: row("Perbaikan bangunan gerai dan kantor 8 × 14 m", "grocery", [1, "paket"], 385_000_000, [10, 1]),
    gudang: row(
      "Gudang 10 × 18 m",
      "warehouse",
      [1, "unit"],
      425_000_000,
      [20, 1],
      "Di atas tanah kas desa, pinjam pakai 20 tahun.",
    ),
    dingin: row("Ruang pendingin 10 ton", "warehouse", [1, "unit"], 235_000_000, [8, 2]),
    boks: row("Mobil boks", "logistics", [1, "unit"], 172_000_000, [8, 3]),
    roda3: row("Motor roda tiga", "logistics", [1, "unit"], 34_500_000, [5, 3]),
    rak: row("Rak, gondola, dan meja kasir", "grocery", [1, "set"], 58_000_000, [8, 2]),
    kemas: row("Mesin kemas dan pencampur yodium", "warehouse", [1, "set"], 64_000_000, [8, 3]),
    kasir: row("Komputer kasir, printer, dan timbangan digital", "grocery", [3, "set"], 12_500_000, [4, 2]),
    genset: row("Genset 15 kVA dan instalasi listrik", "warehouse", [1, "paket"], 48_000_000, [10, 2]),
  });
}

export function addOpex(ydoc: Y.Doc): void {
  const row = (name: string, outlet: OutletKind, monthlyRp: number, fromMonth: number, note?: string) => ({
    name,
    outlet,
    monthlyRp,
    fromMonth,
    ...(note && { note }),
  });
  addRows(ydoc, opexTable, {
    gaji: row("Gaji pengelola, kasir, gudang, dan sopir", "grocery", 19_800_000, 3, "Delapan orang."),
    listrik: row("Listrik dan air", "warehouse", 4_600_000, 3),
    bbm: row("Bahan bakar dan perawatan kendaraan", "logistics", 4_300_000, 4),
    internet: row("Internet, pulsa, dan aplikasi kasir", "office", 650_000, 1),
    kantor: row("Alat tulis dan administrasi", "office", 600_000, 1),
    honor: row("Honor pengurus dan pengawas", "office", 3_200_000, 3, "Sesuai keputusan rapat anggota."),
    kemasan: row("Kantong, kemasan, dan barang rusak", "grocery", 1_450_000, 3),
    bersih: row("Kebersihan dan penjaga malam", "grocery", 1_200_000, 3),
    asuransi: row("Asuransi bangunan, kendaraan, dan barang", "office", 1_100_000, 1),
    latihan: row("Pelatihan pengurus dan pengelola", "office", 800_000, 1),
    promosi: row("Pengumuman dan promosi", "grocery", 500_000, 3),
    cadangan: row("Cadangan belanja tak terduga", "office", 700_000, 3),
  });
}

export function addSources(ydoc: Y.Doc): void {
  addRows(ydoc, sourcesTable, {
    sukarela: {
      name: "Simpanan sukarela 31 anggota",
      kind: "voluntary-savings",
      amountRp: 60_000_000,
      month: 1,
      note: "Disetor setelah akad, jangka tiga tahun.",
    },
    hibah: { name: "Hibah kelompok usaha lama", kind: "grant", amountRp: 75_000_000, month: 1 },
    pendiri: { name: "Iuran para pendiri", kind: "other", amountRp: 24_800_000, month: 1 },
  });
}

/** The plan begins in the month of the disbursement, and is projected for as long as the loan runs. */
export function setAssumptions(ydoc: Y.Doc, today: IsoDay): void {
  const values: Partial<Record<AssumptionKey, string | number>> = {
    "projection.startsOn": monthOf(disbursedOn(today)),
    "projection.years": 6,
    "assumptions.salesGrowthBp": 200,
    "assumptions.costGrowthBp": 400,
  };
  for (const [key, value] of Object.entries(values)) setField(ydoc.getMap("plan"), key, value);
}

/** What the cooperative asks for, on the minutes of that day. */
export function applyForLoan(ydoc: Y.Doc, today: IsoDay, minutesOn: IsoDay, village: string): void {
  setApplication(ydoc, {
    bank: "BRI",
    branch: "Kantor Cabang Contoh Sumenep",
    ...richestLoan,
    purpose:
      "Perbaikan gerai dan kantor, gudang dengan ruang pendingin, kendaraan angkut, alat kemas garam, dan belanja operasional dua belas bulan pertama. Stok awal dibeli dari modal anggota.",
    disburseOn: disbursedOn(today),
    minutesNumber: `CONTOH/BA-MUSDES/${minutesOn.slice(0, 4)}/07`,
    minutesOn,
    minutesPlace: `Balai Desa ${village}`,
    supportNote: "Musyawarah menyetujui Dana Desa sebagai dukungan pengembalian bila hasil usaha belum mencukupi.",
    contactName: "Siti Contoh",
    contactNik: "3599995403799001",
    contactPhone: "0800-0000-2005",
  });
}

function disbursedOn(today: IsoDay): IsoDay {
  return `${monthOf(addMonths(today, 3))}-15`;
}
