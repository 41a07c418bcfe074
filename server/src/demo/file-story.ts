/** How an ordinary file of the demo came about: its assistant's visits, each writing what was learned that day. */
import { addDays, daysBetween, type IsoDay, type IsoInstant, type Zone } from "@pendamping/shared/day";
import { setField } from "@pendamping/shared/file/reading";
import { addNote, addReply, setResolved } from "@pendamping/shared/notes/access";
import type { Village } from "@pendamping/shared/region/region";
import { pmk492025 } from "@pendamping/shared/rule-set/pmk-49-2025";
import { outletKinds } from "@pendamping/shared/rule-set/rule-set";
import { type Chance, createChance } from "./chance.ts";
import { goods, madeUpProfile, madeUpProof, partOf, planOutlet, setItem, setProfile, writePlan } from "./content.ts";
import { apply, type ReachedStage, writeFigures } from "./small-plan.ts";
import type { DemoStep } from "./steps.ts";

export interface StoryPlace {
  readonly village: Village;
  readonly district: string;
  /** User name of the assistant. */
  readonly assistant: string;
  readonly today: IsoDay;
  readonly zone: Zone;
}

/** How far a cooperative has come. */
export interface Standing {
  /** Legality items that are done, in the usual order. */
  readonly done: number;
  /** What the next item is doing. */
  readonly next: "open" | "in-progress" | "submitted" | "stuck";
  /** Part of the profile's fields, from 0 to 1. */
  readonly profile: number;
  readonly planFilled: number;
  readonly planStarted: number;
  readonly loan: "none" | "applied" | "funded";
  readonly trading: boolean;
}

export function fileStory(place: StoryPlace, given?: Standing): DemoStep[] {
  const { village, assistant, today } = place;
  const chance = createChance(village.code);
  const own = createChance(`${village.code}/figures`);
  const standing = given ?? drawStanding(chance);
  const good = chance.pick(goods);
  const profile = partOf(madeUpProfile(village, place.district, chance, today), standing.profile, chance);
  const firstVisit = chance.whole(30, 50);
  const steps: DemoStep[] = [
    {
      author: assistant,
      at: instant(today, firstVisit, "09.20"),
      edit: (ydoc) => setProfile(ydoc, profile),
    },
    {
      author: assistant,
      at: instant(today, chance.whole(12, 28), "10.45"),
      edit: (ydoc) => {
        if (standing.done > 3) planOutlet(ydoc, "grocery");
        if (standing.done > 6 && chance.maybe(0.3)) planOutlet(ydoc, chance.pick(outletKinds));
        for (const [item, fields] of legalityOf(standing, place, chance)) setItem(ydoc, item, fields);
        if (standing.trading) setField(ydoc.getMap("profile"), "tradingSince", addDays(today, -chance.whole(12, 40)));
      },
    },
  ];
  if (standing.planFilled + standing.planStarted > 0)
    steps.push({
      author: assistant,
      at: instant(today, chance.whole(5, 11), "14.05"),
      edit: (ydoc) => {
        writePlan(ydoc, { filled: standing.planFilled, started: standing.planStarted, village, good });
        if (standing.planFilled > 1) writeFigures(ydoc, good, standing.planFilled - 1, own);
        const reached = reachedStage(standing, own);
        if (reached) apply(ydoc, reached, { ...village, today }, own);
      },
    });
  return [...steps, ...noteSteps(place, chance)].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** The instant of a clock time in western Indonesia, so many days ago: "08.15". */
export function instant(today: IsoDay, daysAgo: number, time: string): IsoInstant {
  const [hour = 0, minute = 0] = time.split(".").map(Number);
  return new Date(Date.parse(addDays(today, -daysAgo)) + ((hour - 7) * 60 + minute) * 60_000).toISOString();
}

/** Null: no application yet. */
function reachedStage({ loan, planFilled, done }: Standing, chance: Chance): ReachedStage | null {
  if (loan === "funded") return chance.pick(["disbursed", "repaying"]);
  if (loan === "applied") return chance.pick(["submitted", "bank-review", "bank-review", "approved", "signed"]);
  if (planFilled < 4 || done < 9) return null;
  return chance.pick(["preparing", "preparing", "village-approval"]);
}

function drawStanding(chance: Chance): Standing {
  const fate = chance.next();
  const next: Standing["next"] = chance.pick(["open", "in-progress", "in-progress", "submitted", "stuck"]);
  const none = { planFilled: 0, planStarted: 0, loan: "none", trading: false } as const;
  if (fate < 0.06) return { ...none, done: chance.whole(0, 1), next: "open", profile: 0.15 };
  if (fate < 0.28) return { ...none, done: chance.whole(1, 3), next, profile: 0.35 };
  if (fate < 0.58) return { ...none, done: chance.whole(4, 6), next, profile: 0.6, planStarted: chance.whole(0, 2) };
  const far = { planFilled: chance.whole(1, 5), planStarted: 1, loan: "none" } as const;
  if (fate < 0.88) return { ...far, done: chance.whole(7, 10), next, profile: 0.8, trading: chance.maybe(0.12) };
  return {
    done: chance.whole(11, 12),
    next: "in-progress",
    profile: 0.95,
    planFilled: 6,
    planStarted: 0,
    loan: chance.pick(["none", "applied", "applied", "funded"]),
    trading: chance.maybe(0.6),
  };
}

/** Items done one after the other since the founding, and what the one after them is doing. */
function legalityOf(standing: Standing, place: StoryPlace, chance: Chance): [string, ReturnType<typeof madeUpProof>][] {
  const { village, today } = place;
  const ids = pmk492025.legality.map((rule) => (rule.perOutlet ? `${rule.id}/grocery` : rule.id));
  let on = addDays(today, -chance.whole(400, 480));
  const items = ids.slice(0, standing.done).map((id): [string, ReturnType<typeof madeUpProof>] => {
    const next = addDays(on, chance.whole(6, 40));
    on = daysBetween(next, today) < 30 ? addDays(today, -30) : next;
    return [id, madeUpProof(id, on, village, chance)];
  });
  const rule = pmk492025.legality[standing.done];
  const id = ids[standing.done];
  if (!rule || !id) return items;
  const responsible = chance.pick(["Ketua", "Sekretaris", "Bendahara", "Wakil ketua bidang usaha"]);
  const targetOn = addDays(today, chance.whole(3, 40));
  const submittable = rule.usualDays !== null;
  if (standing.next === "open") return [...items, [id, { responsible }]];
  if (standing.next === "in-progress" || !submittable)
    return [...items, [id, { status: "in-progress", responsible, targetOn }]];
  const days = standing.next === "stuck" ? (rule.usualDays ?? 0) + chance.whole(2, 20) : chance.whole(1, 3);
  const submittedOn = addDays(today, -days);
  return [...items, [id, { status: "submitted", submittedTo: rule.issuer.id, submittedOn, responsible, targetOn }]];
}

function noteSteps({ assistant, today, zone, village }: StoryPlace, chance: Chance): DemoStep[] {
  if (chance.maybe(0.45)) return [];
  const [about, text] = chance.pick([
    ["profile/meeting.participants", "Jumlah peserta diambil dari daftar hadir yang difoto, belum dihitung ulang."],
    [
      "legality",
      "Pengurus minta didampingi saat mengurus surat berikutnya. Saya jadwalkan pada kunjungan minggu depan.",
    ],
    ["plan/market", "Harga pembanding dari dua toko di pasar sudah dicatat di buku, akan saya salin ke rencana."],
    ["", "Sinyal di balai desa hanya ada di teras. Data diisi dulu di HP, terkirim saat kembali."],
    ["profile/organs.treasurerName", "Bendahara baru ditunjuk, nama menunggu berita acara."],
  ]);
  const daysAgo = chance.whole(2, 12);
  const written = { writtenAt: instant(today, daysAgo, "16.10"), zone };
  let id = "";
  const steps: DemoStep[] = [
    {
      author: assistant,
      at: written.writtenAt,
      edit: (ydoc) => {
        id = addNote(ydoc, { about, text, ...written });
      },
    },
  ];
  if (!chance.maybe(0.25)) return steps;
  const asked = { writtenAt: instant(today, daysAgo - 1, "08.30"), zone };
  const answered = { writtenAt: instant(today, daysAgo - 1, "19.45"), zone };
  steps.push({
    author: "pmo1",
    at: asked.writtenAt,
    edit: (ydoc) =>
      addReply(ydoc, id, { text: `Terima kasih. Untuk ${village.name}, kapan kira-kira selesai?`, ...asked }),
  });
  if (chance.maybe(0.6))
    steps.push({
      author: assistant,
      at: answered.writtenAt,
      edit: (ydoc) => {
        addReply(ydoc, id, { text: "Paling lambat akhir bulan, Bu.", ...answered });
        setResolved(ydoc, id, { resolved: true, ...answered });
      },
    });
  return steps;
}
