/** The words of the frame around all pages. */
export const messages = {
  id: {
    main: "Utama",
    skip: "Lewati ke isi",
    destinations: { cooperative: "Koperasi", files: "Berkas", notes: "Catatan", people: "Orang", me: "Saya" },
    demo: "Contoh",
    demoLong: "Data contoh: orang dan angka di sini rekaan.",
    update: "Versi baru siap dipakai. Kerja Anda tetap tersimpan.",
    updateNow: "Perbarui",
    later: "Nanti",
    status: (word: string) => `Status: ${word}`,
    missing: {
      title: "Tidak ditemukan",
      page: "Halaman ini tidak ada di Pendamping.",
      file: "Berkas ini tidak ada dalam penugasan Anda. Bila seharusnya ada, hubungi PMO Anda.",
      home: "Ke halaman utama",
    },
    trouble: {
      title: "Bagian ini belum bisa ditampilkan",
      text: "Yang sudah tersimpan di perangkat ini tetap aman.",
      again: "Coba lagi",
      details: "Rincian untuk pengembang",
    },
  },
  en: {
    main: "Main",
    skip: "Skip to content",
    destinations: { cooperative: "Cooperative", files: "Files", notes: "Notes", people: "People", me: "Me" },
    demo: "Demo",
    demoLong: "Demo data: people and figures here are made up.",
    update: "A new version is ready. Your work stays stored.",
    updateNow: "Update",
    later: "Later",
    status: (word: string) => `Status: ${word}`,
    missing: {
      title: "Not found",
      page: "There is no such page in Pendamping.",
      file: "This file is not among your assignments. If it should be, ask your PMO.",
      home: "To the home page",
    },
    trouble: {
      title: "This part cannot be shown yet",
      text: "What is stored on this device stays safe.",
      again: "Try again",
      details: "Details for developers",
    },
  },
};
