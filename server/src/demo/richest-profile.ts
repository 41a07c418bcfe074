/**
 * What the richest file's profile has beyond its counted fields: members, supervisors, managers' particulars, outlets, assets, what the
 * village has. The NIK are of a region that does not exist (35.99.99), so that nobody takes one for a person's.
 */
import { addDays, type IsoDay } from "@pendamping/shared/day";
import type { ProfileValue } from "@pendamping/shared/profile/access";
import {
  assetsTable,
  commoditiesTable,
  membersTable,
  potentialTable,
  supervisorsTable,
} from "@pendamping/shared/profile/tables";
import type * as Y from "yjs";
import type { Chance } from "./chance.ts";
import { setProfile } from "./content.ts";
import { madeUpName } from "./people.ts";
import { addRows, type RowValues } from "./rows.ts";

export const richestMembers = 87;
/** Of those who joined, the ones who have left since. */
const left = 2;

type Gender = "female" | "male";
/** Those whose first names in people.ts are women's; everybody else there is a man. */
const women = new Set(
  "Aminah Aisyah Fatimah Halimah Jamilah Latifah Maryam Nurul Rohani Salma Sulastri Ummi Yanti Zulaikha".split(" "),
);
const occupations = [
  "Pedagang",
  "Petani",
  "Ibu rumah tangga",
  "Pengemudi ojek",
  "Penjual ikan",
  "Pembuat kue",
  "Buruh bangunan",
  "Guru honorer",
  "Penjahit",
  "Karyawan toko",
] as const;

export function addMembers(ydoc: Y.Doc, village: string, foundedOn: IsoDay, chance: Chance): void {
  const rows: Record<string, RowValues<(typeof membersTable)["fields"]>> = {};
  const managers: readonly (readonly [string, Gender, string])[] = [
    ["Siti Contoh", "female", "Pedagang"],
    ["Wati Rekaan", "female", "Guru honorer"],
    ["Hasan Semisal", "male", "Karyawan toko"],
  ];
  const names = new Set<string>();
  for (let number = 1; number <= richestMembers + left; number++) {
    const [name, gender, occupation] = managers[number - 1] ?? newMember(names, chance);
    names.add(name);
    const birthOn = madeUpBirth(chance);
    const joined = number <= 24 ? foundedOn : addDays(foundedOn, (number - 24) * 5);
    const trade = occupation ?? chance.pick(occupations);
    rows[`m${String(number).padStart(3, "0")}`] = {
      name,
      number: String(number).padStart(4, "0"),
      nik: madeUpNik(birthOn, gender, number),
      gender,
      birthOn,
      phone: `0800-0001-${String(number).padStart(4, "0")}`,
      address: `RT ${String(chance.whole(1, 12)).padStart(3, "0")}, ${village}`,
      occupation: trade === "Ibu rumah tangga" && gender === "male" ? "Pedagang" : trade,
      joinedOn: joined,
      principalPaidRp: 100_000,
      status: number > 40 && number <= 40 + left ? "left" : "active",
    };
  }
  addRows(ydoc, membersTable, rows);
}

function newMember(taken: ReadonlySet<string>, chance: Chance): readonly [string, Gender, undefined] {
  for (;;) {
    const name = madeUpName(chance.whole);
    if (!taken.has(name)) return [name, women.has(name.split(" ")[0] ?? "") ? "female" : "male", undefined];
  }
}

function madeUpBirth(chance: Chance): IsoDay {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${chance.whole(1962, 2003)}-${two(chance.whole(1, 12))}-${two(chance.whole(1, 28))}`;
}

/** As a NIK is made: region, birth date (of women plus 40), count. */
function madeUpNik(birthOn: IsoDay, gender: Gender, count: number): string {
  const [year = "", month = "", day = ""] = birthOn.split("-");
  const dayPart = String(Number(day) + (gender === "female" ? 40 : 0)).padStart(2, "0");
  return `359999${dayPart}${month}${year.slice(2)}${String(count).padStart(4, "0")}`;
}

/** Of the managers with a name; one deputy is still to be found. */
export function setManagers(ydoc: Y.Doc, village: string, electedOn: IsoDay): void {
  const people = [
    ["chair", "female", "1979-03-14", "SMA"],
    ["deputyBusiness", "male", "1984-08-02", "D3 Manajemen"],
    ["secretary", "female", "1990-11-21", "S1 Pendidikan"],
    ["treasurer", "male", "1987-05-09", "S1 Akuntansi"],
  ] as const;
  const values: Record<string, ProfileValue> = {};
  for (const [index, [position, gender, birthOn, education]] of people.entries()) {
    const of = (field: string) => `organs.${position}${field}`;
    values[of("Nik")] = madeUpNik(birthOn, gender, 9001 + index);
    values[of("Gender")] = gender;
    values[of("BirthOn")] = birthOn;
    values[of("Education")] = education;
    values[of("Address")] = `RT 00${index + 2}, ${village}`;
    values[of("Phone")] = `0800-0000-200${index + 5}`;
    values[of("PeriodFrom")] = electedOn;
    values[of("PeriodTo")] = `${Number(electedOn.slice(0, 4)) + 5}${electedOn.slice(4)}`;
  }
  setProfile(ydoc, values);
}

export function addSupervisors(ydoc: Y.Doc): void {
  const row = (name: string, gender: Gender, birthOn: IsoDay, count: number) => ({
    name,
    nik: madeUpNik(birthOn, gender, count),
    phone: `0800-0000-${count}`,
    gender,
  });
  addRows(ydoc, supervisorsTable, {
    kedua: row("Yusuf Permisalan", "male", "1972-01-30", 9011),
    ketiga: row("Halimah Tamsil", "female", "1981-06-17", 9012),
  });
}

/** Outlets, land and buildings, what the village has and grows. */
export function describePlace(ydoc: Y.Doc, village: string): void {
  const outlets = [
    ["grocery", "Gerai Sembako Rukun", "Jl. Contoh Trunojoyo 12", "good", 112, "own"],
    ["warehouse", "Gudang Kas Desa", "Jl. Contoh Lumbung 3", "good", 180, "village"],
    ["logistics", "Pangkalan Angkutan", "Jl. Contoh Lumbung 3", "weak", 40, "village"],
  ] as const;
  const values: Record<string, ProfileValue> = {};
  for (const [kind, name, street, internet, areaM2, assetStatus] of outlets) {
    const of = (field: string) => `outlets.${kind}.${field}`;
    values[of("name")] = name;
    values[of("address")] = `${street}, ${village}`;
    values[of("internet")] = internet;
    values[of("electricity")] = "pln";
    values[of("areaM2")] = areaM2;
    values[of("assetStatus")] = assetStatus;
    values[of("contact")] = "0800-0000-2006";
  }
  setProfile(ydoc, {
    ...values,
    "identity.about":
      "Koperasi warga untuk belanja kebutuhan pokok bersama, gudang dan ruang dingin bagi usaha kecil, dan pengemasan garam rakyat.",
    "identity.taxStatus": "non-pkp",
  });
  addRows(ydoc, assetsTable, {
    tanah: {
      name: "Tanah kas desa untuk gudang",
      kind: "land",
      ownership: "village",
      condition: "good",
      landAreaM2: 640,
      lengthM: 32,
      widthM: 20,
      roadAccess: "Jalan desa beraspal, lebar 5 meter",
      note: "Pinjam pakai 20 tahun, surat perjanjian CONTOH/14.",
    },
    toko: {
      name: "Bekas toko kelompok usaha",
      kind: "building",
      ownership: "own",
      condition: "light-damage",
      lengthM: 14,
      widthM: 8,
      roadAccess: "Tepi jalan desa",
      note: "Atap dan instalasi listrik diperbaiki lebih dulu.",
    },
    timbangan: { name: "Timbangan duduk 150 kg", kind: "equipment", ownership: "own", condition: "good" },
    tenda: {
      name: "Gerobak dorong",
      kind: "equipment",
      ownership: "borrowed",
      condition: "good",
      note: "Dari karang taruna.",
    },
  });
  addRows(ydoc, potentialTable, {
    pedagang: { name: "Pedagang dan warung", volume: 46, unit: "warung", people: 61, valueRp: 290_000_000 },
    olahan: { name: "Makanan olahan rumahan", volume: 3200, unit: "kg sebulan", people: 38, valueRp: 96_000_000 },
    ikan: { name: "Penjual ikan keliling", volume: 10_350, unit: "kg sebulan", people: 23, valueRp: 258_750_000 },
    sawah: {
      name: "Sawah tadah hujan",
      areaHa: 41.5,
      volume: 228,
      unit: "ton setahun",
      people: 87,
      valueRp: 1_390_800_000,
    },
  });
  addRows(ydoc, commoditiesTable, {
    garam: {
      name: "Garam krosok (mitra Kalianget)",
      volumePerYear: 168,
      unit: "ton",
      priceRp: 1_450_000,
      season: "Juli sampai November",
    },
    petis: { name: "Petis ikan", volumePerYear: 5.4, unit: "ton", priceRp: 38_000_000, season: "Sepanjang tahun" },
    telur: { name: "Telur ayam", volumePerYear: 31, unit: "ton", priceRp: 27_200_000, season: "Sepanjang tahun" },
  });
}
