/**
 * The figures of an ordinary file's plan: one outlet with a few goods, and the application that goes with it. Each file draws its own
 * size, so that amounts in lists differ.
 */
import { addDays, addMonths, type IsoDay, monthOf } from "@pendamping/shared/day";
import { villageKind } from "@pendamping/shared/financing/approver";
import { capexTable, opexTable, salesTable, sourcesTable } from "@pendamping/shared/plan/tables";
import type * as Y from "yjs";
import { addStage, setApplication, setDocuments } from "./application.ts";
import type { Chance } from "./chance.ts";
import { addRows } from "./rows.ts";

/** The first of the plan's tables, as many as somebody got around to: sales, then what is bought, spent, and where money comes from. */
export function writeFigures(ydoc: Y.Doc, good: string, tables: number, chance: Chance): void {
  const share = chance.whole(6, 14) / 10;
  const count = (usual: number) => Math.round((usual * share) / 10) * 10;
  const rupiah = (usual: number) => Math.round((usual * share) / 500_000) * 500_000;
  const outlet = "grocery" as const;
  const writers = [
    () =>
      addRows(ydoc, salesTable, {
        beras: {
          product: "Beras",
          outlet,
          unit: "kg",
          quantity: count(5200),
          priceRp: 14_200,
          costRp: 13_000,
          fromMonth: 2,
        },
        minyak: {
          product: "Minyak goreng",
          outlet,
          unit: "liter",
          quantity: count(1600),
          priceRp: 18_500,
          costRp: 16_900,
          fromMonth: 2,
        },
        hasil: {
          product: `Penjualan ${good} bersama`,
          outlet: "other",
          unit: "kg",
          quantity: count(3400),
          priceRp: 9500,
          costRp: 7900,
          fromMonth: 3,
        },
      }),
    () =>
      addRows(ydoc, capexTable, {
        gerai: {
          name: "Perbaikan ruang gerai",
          outlet,
          quantity: 1,
          unit: "paket",
          priceRp: rupiah(140_000_000),
          lifeYears: 10,
        },
        rak: {
          name: "Rak, timbangan, dan kasir",
          outlet,
          quantity: 1,
          unit: "set",
          priceRp: rupiah(42_000_000),
          lifeYears: 8,
        },
      }),
    () =>
      addRows(ydoc, opexTable, {
        gaji: { name: "Gaji pengelola", outlet, monthlyRp: 4_500_000, fromMonth: 2 },
        listrik: { name: "Listrik, air, internet", outlet, monthlyRp: 1_100_000 },
      }),
    () =>
      addRows(ydoc, sourcesTable, {
        sukarela: { name: "Simpanan sukarela", kind: "voluntary-savings", amountRp: rupiah(15_000_000) },
      }),
  ];
  for (const write of writers.slice(0, tables)) write();
}

/** How far an application came: everything up to that stage, `days` before today for the first and nearer for each. */
export function apply(
  ydoc: Y.Doc,
  reached: ReachedStage,
  place: { readonly code: string; readonly name: string; readonly today: IsoDay },
  chance: Chance,
): void {
  const { code, name, today } = place;
  const amountRp = chance.whole(6, 28) * 25_000_000;
  const stages: string[] = way.slice(0, way.indexOf(reached) + 1);
  if (reached === "bank-review" && chance.maybe(0.3)) stages.push("returned");
  const firstDay = stages.length * 14 + chance.whole(2, 12);
  const minutesOn = addDays(today, -firstDay - 9);
  const kind = villageKind(code) === "desa" ? "Desa" : "Kelurahan";
  setApplication(ydoc, {
    bank: chance.pick(["BRI", "BNI", "Mandiri", "BSI"]),
    amountRp,
    tenorMonths: chance.pick([48, 60, 72]),
    graceMonths: 6,
    purpose: "Perbaikan ruang gerai, perlengkapan, dan stok awal.",
    disburseOn: `${monthOf(addMonths(today, reached === "repaying" || reached === "disbursed" ? 0 : 3))}-15`,
    minutesNumber: `CONTOH/BA/${minutesOn.slice(0, 4)}/${chance.whole(1, 40)}`,
    minutesOn,
    minutesPlace: `Balai ${kind} ${name}`,
  });
  for (const [index, stage] of stages.entries()) {
    const answer = answers[stage];
    const paid = stage === "approved" || stage === "disbursed";
    addStage(ydoc, stage, addDays(today, index * 14 - firstDay), {
      ...(answer && { note: answer }),
      ...(paid && { amountRp }),
    });
  }
  const ready = { status: "ready" } as const;
  if (stages.length > 2)
    setDocuments(ydoc, {
      "application-letter": ready,
      "business-proposal": ready,
      "repayment-schedule": ready,
      ktp: ready,
      "musdes-minutes": ready,
      "village-approval": { ...ready, note: "Asli di map pengajuan." },
    });
}

export type ReachedStage = (typeof way)[number];

const way = [
  "preparing",
  "village-approval",
  "submitted",
  "bank-review",
  "approved",
  "signed",
  "disbursed",
  "repaying",
] as const;

const answers: Readonly<Record<string, string | undefined>> = {
  "bank-review": "Berkas lengkap, survei dijadwalkan minggu depan.",
  returned: "Mohon lampirkan rincian harga bangunan dari dua penyedia.",
  approved: "Disetujui sesuai permohonan.",
};
