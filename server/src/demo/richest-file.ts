/**
 * The demo's richest file (Kolor in Sumenep), where every screen has something to show: nearly everything filled by several hands, the
 * NIB stuck at OSS, threads of notes, a text written by two, one clash made by two people without signal, one refused edit.
 */
import { addDays } from "@pendamping/shared/day";
import { setField } from "@pendamping/shared/file/reading";
import { legalityRemarkRoot } from "@pendamping/shared/legality/access";
import { addNote, addReply, setResolved } from "@pendamping/shared/notes/access";
import type { PlanSectionId } from "@pendamping/shared/plan/outline";
import { profileMap } from "@pendamping/shared/profile/access";
import type * as Y from "yjs";
import { addStage, setDocuments } from "./application.ts";
import { createChance } from "./chance.ts";
import { appendPlan, madeUpProfile, madeUpProof, planOutlet, setItem, setProfile } from "./content.ts";
import { instant, type StoryPlace } from "./file-story.ts";
import { addCapex, addOpex, addSales, addSources, applyForLoan, setAssumptions } from "./richest-plan.ts";
import { addMembers, addSupervisors, describePlace, richestMembers, setManagers } from "./richest-profile.ts";
import { marketBeginning, notedWords, richestText } from "./richest-texts.ts";
import type { DemoStep } from "./steps.ts";

const street = (village: string, number: number) => `Jl. Contoh Trunojoyo ${number}, ${village}`;

export function richestFileStory({ village, district, assistant, today, zone }: StoryPlace): DemoStep[] {
  const chance = createChance(village.code);
  const at = (daysAgo: number, time: string) => instant(today, daysAgo, time);
  const when = (daysAgo: number, time: string) => ({ writtenAt: at(daysAgo, time), zone });
  const proof = (item: string, daysAgo: number) => madeUpProof(item, addDays(today, -daysAgo), village, chance);
  const profile = madeUpProfile(village, district, chance, today);
  const { "capital.initialRp": _, "contact.email": __, "organs.deputyMembersName": ___, ...agreed } = profile;
  const write = (ydoc: Y.Doc, ...sections: readonly PlanSectionId[]) => {
    for (const section of sections) appendPlan(ydoc, section, richestText(section, village.name));
  };
  const nextMarch = `${Number(today.slice(0, 4)) + 1}-03-31`;
  const notes = { akta: "", harga: "", simpanan: "", kunjungan: "" };

  return [
    {
      author: assistant,
      at: at(48, "09.30"),
      edit: (ydoc) => {
        setProfile(ydoc, {
          ...agreed,
          "address.street": street(village.name, 12),
          "organs.chairName": "Siti Contoh",
          "organs.secretaryName": "Wati Rekaan",
          "organs.treasurerName": "Hasan Semisal",
          "organs.supervisorChairName": "H. Umar Umpama",
          "identity.members": 64,
          "capital.principalSavingsRp": 100_000,
          "capital.mandatorySavingsRp": 20_000,
        });
        for (const outlet of ["grocery", "warehouse", "logistics"] as const) planOutlet(ydoc, outlet);
        for (const [item, daysAgo] of [
          ["musdesus", 420],
          ["founding-meeting", 413],
          ["deed", 395],
          ["legal-entity", 371],
        ] as const)
          setItem(ydoc, item, proof(item, daysAgo));
      },
    },
    {
      author: "ketua1",
      at: at(40, "19.05"),
      edit: (ydoc) => {
        setProfile(ydoc, { "identity.members": richestMembers });
        setItem(ydoc, "npwp", proof("npwp", 41));
      },
    },
    {
      author: "sekretaris1",
      at: at(33, "14.30"),
      edit: (ydoc) => {
        addMembers(ydoc, village.name, addDays(today, -413), chance);
        addSupervisors(ydoc);
        setManagers(ydoc, village.name, addDays(today, -413));
      },
    },
    {
      author: assistant,
      at: at(26, "10.10"),
      edit: (ydoc) => describePlace(ydoc, village.name),
    },
    {
      author: assistant,
      at: at(16, "11.20"),
      edit: (ydoc) => setItem(ydoc, "nik-koperasi", { ...proof("nik-koperasi", 16), responsible: "Nur Misal" }),
    },
    {
      author: "bendahara1",
      at: at(14, "13.15"),
      edit: (ydoc) =>
        setItem(ydoc, "bank-account", { ...proof("bank-account", 14), bank: "BRI", number: "000000004417" }),
    },
    {
      author: "ketua1",
      at: at(12, "10.40"),
      edit: (ydoc) => {
        setItem(ydoc, "nib", {
          status: "submitted",
          submittedTo: "OSS",
          submittedOn: addDays(today, -12),
          responsible: "Ketua",
          targetOn: addDays(today, 6),
          number: "9999352901", // ten of thirteen digits: kept and marked
        });
        setItem(ydoc, "outlet-licence/grocery", { responsible: "Ketua" });
        setItem(ydoc, "rat", { responsible: "Ketua", targetOn: nextMarch });
      },
    },
    {
      author: "sekretaris1",
      at: at(10, "09.50"),
      edit: (ydoc) => {
        setItem(ydoc, "simkopdes-account", proof("simkopdes-account", 10));
        setItem(ydoc, "domicile", proof("domicile", 10));
      },
    },
    {
      author: "ketua1",
      at: at(9, "20.10"),
      edit: (ydoc) => {
        appendPlan(ydoc, "market", marketBeginning(village.name));
        addSales(ydoc);
      },
    },
    {
      author: assistant,
      at: at(8, "15.25"),
      edit: (ydoc) => {
        write(ydoc, "market", "operations", "organisation");
        addCapex(ydoc);
        setAssumptions(ydoc, today);
        applyForLoan(ydoc, today, addDays(today, -10), village.name);
        addStage(ydoc, "preparing", addDays(today, -8));
        ydoc
          .getText(legalityRemarkRoot("nib"))
          .insert(
            0,
            "OSS meminta akta diunggah ulang, stempel notaris harus terbaca. KBLI 47111 dan 47112 sudah dipilih.",
          );
      },
    },
    {
      author: "bendahara1",
      at: at(8, "19.30"),
      edit: (ydoc) => {
        addOpex(ydoc);
        addSources(ydoc);
        write(ydoc, "capital");
      },
    },
    {
      author: "pengawas1",
      at: at(7, "08.05"),
      edit: (ydoc) => {
        notes.simpanan = addNote(ydoc, {
          about: "profile/capital.principalSavingsRp",
          text: "Apakah simpanan pokok ini sudah sesuai keputusan rapat anggota?",
          question: true,
          ...when(7, "08.05"),
        });
      },
    },
    {
      author: "bendahara1",
      at: at(7, "12.40"),
      edit: (ydoc) => {
        addReply(ydoc, notes.simpanan, { text: "Sesuai, berita acaranya ada di lemari kantor.", ...when(7, "12.40") });
      },
    },
    {
      author: "pengawas1",
      at: at(6, "07.30"),
      edit: (ydoc) => {
        setResolved(ydoc, notes.simpanan, { resolved: true, ...when(6, "07.30") });
      },
    },
    {
      author: "pmo1",
      at: at(5, "10.00"),
      edit: (ydoc) => {
        notes.kunjungan = addNote(ydoc, {
          about: "",
          text: `${village.name} dipilih sebagai contoh untuk pertemuan bulan depan. Mohon rencana usaha lengkap sebelum tanggal itu.`,
          to: [assistant],
          ...when(5, "10.00"),
        });
      },
    },
    {
      author: "sekretaris1",
      at: at(5, "13.20"),
      edit: (ydoc) => {
        write(ydoc, "background", "profile", "potential", "legality");
        setDocuments(ydoc, {
          ktp: { status: "ready", note: "Fotokopi di map biru, lemari kantor." },
          "musdes-minutes": { status: "ready", note: "Asli dengan daftar hadir 64 orang." },
          "application-letter": { status: "missing", note: "Dicetak setelah kepala desa menyetujui." },
        });
      },
    },
    // Two people fill the same field without having seen each other's value.
    {
      author: "ketua1",
      at: at(4, "16.40"),
      edit: (ydoc) => setField(profileMap(ydoc), "capital.initialRp", 185_000_000),
    },
    {
      author: "ketua1",
      at: at(3, "09.10"),
      edit: (ydoc) => {
        notes.akta = addNote(ydoc, {
          about: "legality/nib",
          text: "OSS minta ulang akta. Berkas yang mana yang harus diunggah?",
          question: true,
          to: [assistant],
          ...when(3, "09.10"),
        });
      },
    },
    {
      author: "ketua1",
      at: at(3, "20.45"),
      edit: (ydoc) => {
        write(ydoc, "foreword", "aims", "environment");
        addStage(ydoc, "village-approval", addDays(today, -3), {
          note: "Berkas dan berita acara sudah diserahkan kepada kepala desa.",
        });
      },
    },
    {
      author: assistant,
      at: at(2, "08.15"),
      withoutSignal: true,
      edit: (ydoc) => setField(profileMap(ydoc), "capital.initialRp", 168_500_000),
    },
    {
      author: assistant,
      at: at(2, "08.20"),
      edit: (ydoc) => {
        addReply(ydoc, notes.akta, {
          text: "Akta pendirian, halaman dengan stempel notaris. Besok saya bawa salinannya.",
          ...when(2, "08.20"),
        });
        addReply(ydoc, notes.kunjungan, {
          text: "Siap. Tinggal ringkasan, jadwal, risiko, dan penutup.",
          ...when(2, "08.25"),
        });
      },
    },
    {
      author: "kades1",
      at: at(2, "09.55"),
      edit: (ydoc) => {
        notes.harga = addNote(ydoc, {
          about: "plan/market",
          quote: notedWords,
          text: "Mohon dicek lagi, harga gudang naik minggu ini.",
          ...when(2, "09.55"),
        });
      },
    },
    // A village official may not write the profile: the server makes it a suggestion.
    {
      author: "kades1",
      at: at(2, "10.05"),
      refused: true,
      edit: (ydoc) => setField(profileMap(ydoc), "address.street", street(village.name, 21)),
    },
    {
      author: assistant,
      at: at(1, "16.15"),
      edit: (ydoc) => {
        write(ydoc, "summary", "schedule", "risks", "closing");
        setDocuments(ydoc, {
          "business-proposal": { status: "missing", note: "Isi sudah lengkap; dicetak setelah modal awal disepakati." },
        });
      },
    },
    {
      author: "ketua1",
      at: at(1, "18.30"),
      edit: (ydoc) => {
        addReply(ydoc, notes.harga, { text: "Baik, Pak. Saya tanyakan ke gudang hari Rabu.", ...when(1, "18.30") });
      },
    },
  ];
}
