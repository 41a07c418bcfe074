/**
 * The demo's people: one of each role at least. Their names are plainly made up (every family name means "example"), their decrees are
 * marked CONTOH, and all have the password that DESIGN and README name.
 */
import { addDays, type IsoDay } from "@pendamping/shared/day";
import type { Position, Role } from "@pendamping/shared/people/roles";
import { assistantAreas } from "@pendamping/shared/region/places";
import { type Region, type Village, villageOf } from "@pendamping/shared/region/region";

export const demoPassword = "merahputih2025";

export interface DemoPerson {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly position: Position | null;
  /** Shown under the name. */
  readonly place: string;
  /** Prefixes of the wilayah code: what the person is assigned to. */
  readonly scopes: readonly string[];
  readonly decree: string | null;
  readonly startsOn: IsoDay;
  readonly endsOn: IsoDay | null;
}

/** The file with most content; of Sumenep Kolor, in another regency its first village. */
export function richestVillage(region: Region): Village {
  return villageOf(region, "3529012005") ?? firstVillage(region);
}

/** The second file with a chair of its own. */
function secondVillage(region: Region): Village | undefined {
  return villageOf(region, "3529012014");
}

/** The areas of all assistants; the first is asisten1's. */
export function demoAreas(region: Region): Village[][] {
  const first = firstArea.flatMap((code) => villageOf(region, code) ?? []);
  const count = Math.max(1, Math.round(region.villages.length / villagesPerAssistant));
  return assistantAreas(region, count, first.length === firstArea.length ? [first] : []);
}

export function demoPeople(region: Region, today: IsoDay): DemoPerson[] {
  const term = { startsOn: addDays(today, -54), endsOn: addDays(today, 370) };
  const lasting = { startsOn: addDays(today, -54), endsOn: null };
  const year = today.slice(0, 4);
  const richest = richestVillage(region);
  const second = secondVillage(region);
  const office = { place: region.name, scope: region.code };
  const inVillage = (village: Village) => ({ place: village.name, scope: village.code });
  const person = (
    username: string,
    name: string,
    role: Role,
    { place, scope }: { readonly place: string; readonly scope: string },
    position: Position | null = null,
  ): DemoPerson => ({ username, name, role, position, place, scopes: [scope], decree: null, ...lasting });
  return [
    ...demoAreas(region).map((area, index) => ({
      username: `asisten${index + 1}`,
      name: assistantName(index),
      role: "assistant" as const,
      position: null,
      place: region.name,
      scopes: area.map((village) => village.code),
      decree: `CONTOH/SK-BA/${String(index + 1).padStart(3, "0")}/${year}`,
      ...term,
    })),
    person("ketua1", "Siti Contoh", "manager", inVillage(richest), "chair"),
    person("sekretaris1", "Wati Rekaan", "manager", inVillage(richest), "secretary"),
    person("bendahara1", "Hasan Semisal", "manager", inVillage(richest), "treasurer"),
    person("pengawas1", "Yusuf Permisalan", "supervisor", inVillage(richest), "supervisor"),
    person("kades1", "H. Umar Umpama", "village-official", inVillage(richest), "village-head"),
    ...(second ? [person("ketua2", "Rahmat Tamsil", "manager", inVillage(second), "chair")] : []),
    person("pmo1", "Endang Misalnya", "pmo", office),
    person("pmo2", "Agus Perumpamaan", "pmo", office),
    person("dinas1", "Hadi Seumpama", "regency-office", office),
    person("provinsi1", "Sri Seandainya", "province-office", {
      place: region.province,
      scope: region.code.slice(0, 2),
    }),
    person("kementerian1", "Budi Percontohan", "ministry", { place: "Indonesia", scope: "" }),
    person("admin", "Slamet Umpamanya", "admin", office),
  ];
}

/** A name for somebody without an account: a chair, a secretary. */
export function madeUpName(whole: (from: number, to: number) => number): string {
  return `${firstNames[whole(0, firstNames.length - 1)]} ${lastNames[whole(0, lastNames.length - 1)]}`;
}

const villagesPerAssistant = 10;

/**
 * asisten1 is the one area that is not by nearness alone: four files in the town, three at its harbour, and three islands that one
 * sails to from there, so that the demo shows town and sea in one list. Kolor is the first.
 */
const firstArea = [
  "3529012005", // Kolor
  "3529012014", // Pangarangan
  "3529012019", // Pandian
  "3529011015", // Kepanjin, a kelurahan
  "3529022007", // Kalianget Timur
  "3529022006", // Kalianget Barat
  "3529022001", // Pinggirpapas
  "3529252007", // Sapeken
  "3529252004", // Pagerungan Besar
  "3529252010", // Sadulang
];

const firstNames =
  "Ahmad Aminah Arif Aisyah Bahri Fatimah Faisal Halimah Hamid Hanafi Imam Jamilah Khairul Latifah Mahfud Maryam Mustofa Nurul Rofiqi Rohani Saleh Salma Sofyan Sulastri Taufik Ummi Wahyu Yanti Zaini Zulaikha".split(
    " ",
  );
const lastNames =
  "Contoh Misal Umpama Andai Semisal Andaikan Ibarat Permisalan Tamsil Rekaan Seumpama Perumpamaan Misalnya".split(" ");

/** The first are those of the pictures that the screens were designed after. */
function assistantName(index: number): string {
  const named = ["Nur Misal", "Ratna Andai", "Joko Ibarat", "Dewi Andaikan"][index];
  return named ?? `${firstNames[index % firstNames.length]} ${lastNames[(index * 5 + 3) % lastNames.length]}`;
}

function firstVillage(region: Region): Village {
  const [village] = region.villages;
  if (!village) throw new Error("a region has at least one village, its schema says so");
  return village;
}
