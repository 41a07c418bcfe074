/** The words of the business plan. */
export const messages = {
  id: {
    title: "Rencana usaha",
    part: (number: number, total: number, village: string) => `Rencana usaha ${number} dari ${total} · ${village}`,
    listLead:
      "Enam aspek yang diminta Juklak Menkop 1/2025. Tiap aspek bisa ditulis bersama, dengan atau tanpa sinyal.",
    counted: (filled: number, total: number) => `${filled} dari ${total}`,
    states: { empty: "Belum ditulis", started: "Baru mulai", filled: "Terisi" },
    letters: (count: number, enough: number) => `${count} huruf, cukup mulai ${enough}`,
    writingWithYou: (name: string) => `${name} menulis bersama Anda`,
    writing: (name: string) => `${name} sedang menulis`,
    readingHere: (name: string) => `${name} membaca bagian ini`,
    othersHere: (count: number) => `${count} orang lain di bagian ini`,
    othersWrite: (count: number) => `${count} orang sedang menulis`,
    othersWriteWithYou: (count: number) => `${count} orang menulis bersama Anda`,
    guidance: "Panduan",
    guidanceFor: (section: string) => `Panduan: ${section}`,
    answer: "Jawab pertanyaan ini",
    example: "Contoh",
    readOnly: "Anda bisa membaca dan memberi catatan.",
    readOnlyOnly: "Anda bisa membaca bagian ini.",
    newer: "Berkas ini dibuat dengan versi baru. Anda bisa membaca; perbarui untuk menulis.",
    update: "Perbarui",
    unknown:
      "Bagian ini memuat isi dari versi baru yang belum dimengerti di sini. Semuanya tetap ada; perbarui untuk menulis.",
    noEditor: "Alat tulis belum ada di perangkat ini dan perlu sinyal sekali. Isinya tetap bisa dibaca.",
    again: "Coba lagi",
    emptyReader: "Belum ada isi. Pengurus dan asisten menulis bagian ini.",
    emptyWriter: "Tulis di sini. Panduan ada di atas.",
    notUnderstood: "belum dimengerti",
    textBox: (section: string) => `Isi ${section}`,
    tools: "Alat tulis",
    undo: "Urungkan tulisan saya",
    bold: "Tebal",
    italic: "Miring",
    heading: "Judul",
    subheading: "Judul kecil",
    bulletList: "Daftar",
    orderedList: "Daftar bernomor",
    note: "Tulis catatan",
    notes: (count: number) => `${count} catatan`,
    noNotes: "Catatan",
    next: (section: string) => `Berikutnya: ${section}`,
    previous: (section: string) => `Sebelumnya: ${section}`,
    missing: "Bagian ini tidak ada dalam rencana usaha.",
    toList: "Ke daftar bagian",
    guide: {
      market: {
        questions: [
          "Siapa pembelinya, berapa keluarga, dan di mana mereka belanja sekarang?",
          "Mengapa mereka akan datang ke gerai: harga, jarak, bayar saat panen?",
          "Barang apa yang dijual, dari mana, dan berapa banyak tiap bulan?",
          "Siapa saingannya, dan bagaimana warga tahu tentang gerai?",
        ],
        example:
          "Di desa ada 1.900 keluarga. Hasil musyawarah: tujuh dari sepuluh keluarga membeli beras dan minyak di luar desa, rata-rata dua kali sebulan. Beras di gerai Rp300 lebih murah per kilogram karena langsung dari Bulog.",
      },
      operations: {
        questions: [
          "Di mana gerai berdiri, dan bagaimana keadaan gedung, listrik, dan internetnya?",
          "Bagaimana barang datang, disimpan, dan dijual sehari-hari?",
          "Alat apa yang ada, dan apa yang masih perlu dibeli?",
        ],
        example:
          "Gerai memakai balai lama, 6 × 12 meter, listrik 2.200 watt. Kapal barang datang Selasa dan Jumat. Gudang muat 4 ton beras; timbangan dan rak sudah ada, lemari pendingin belum.",
      },
      organisation: {
        questions: [
          "Siapa pengurus dan pengawas, dan apa tugas masing-masing?",
          "Siapa yang bekerja di gerai setiap hari, dan berapa upahnya?",
          "Pelatihan apa yang masih perlu?",
        ],
        example:
          "Ketua memimpin lima pengurus; bendahara menutup kas tiap sore. Dua karyawan menjaga gerai bergantian, upah Rp1.500.000 sebulan. Kasir perlu dilatih memakai aplikasi penjualan.",
      },
      capital: {
        questions: [
          "Berapa modal sendiri: simpanan pokok, simpanan wajib, hibah?",
          "Untuk apa pinjaman dipakai, dan berapa lama kembali?",
          "Berapa penjualan dan laba tiap bulan yang masuk akal?",
        ],
        example:
          "Simpanan pokok 120 anggota Rp12.000.000. Stok awal perlu Rp85.000.000. Dengan penjualan Rp150.000.000 sebulan dan laba kotor 7%, kas cukup untuk angsuran mulai bulan ke-5.",
      },
      legality: {
        questions: [
          "Izin apa yang sudah ada, dan apa yang masih ditunggu?",
          "Izin apa yang perlu untuk tiap gerai?",
          "Siapa yang mengurus, dan kapan selesai?",
        ],
        example:
          "Akta dan SK badan hukum selesai Juli 2025. NIB diajukan di OSS. Gerai sembako tidak perlu izin lain; apotek desa perlu SIA dan apoteker ber-SIPA, menyusul tahun depan.",
      },
      environment: {
        questions: [
          "Apa manfaatnya bagi warga, juga bagi perempuan, pemuda, dan keluarga kurang mampu?",
          "Bagaimana dengan warung yang sudah ada?",
          "Bagaimana sampah dan limbah ditangani?",
        ],
        example:
          "Warung kecil membeli grosir di gerai dengan harga anggota. Dua dari tiga karyawan perempuan. Kemasan plastik dikumpulkan dan dijual ke bank sampah desa.",
      },
    },
  },
  en: {
    title: "Business plan",
    part: (number: number, total: number, village: string) => `Business plan ${number} of ${total} · ${village}`,
    listLead:
      "The six aspects that Juklak Menkop 1/2025 asks for. Each can be written together, with or without signal.",
    counted: (filled: number, total: number) => `${filled} of ${total}`,
    states: { empty: "Not written yet", started: "Just begun", filled: "Filled" },
    letters: (count: number, enough: number) => `${count} letters, enough from ${enough}`,
    writingWithYou: (name: string) => `${name} is writing with you`,
    writing: (name: string) => `${name} is writing`,
    readingHere: (name: string) => `${name} is reading this part`,
    othersHere: (count: number) => `${count} others in this part`,
    othersWrite: (count: number) => `${count} people are writing`,
    othersWriteWithYou: (count: number) => `${count} people are writing with you`,
    guidance: "Guidance",
    guidanceFor: (section: string) => `Guidance: ${section}`,
    answer: "Answer these questions",
    example: "Example",
    readOnly: "You can read and write notes.",
    readOnlyOnly: "You can read this part.",
    newer: "This file was made with a newer version. You can read it; update to write.",
    update: "Update",
    unknown:
      "This part holds content of a newer version that is not understood here. All of it is still there; update to write.",
    noEditor: "The writing tools are not on this device yet and need signal once. The text can still be read.",
    again: "Try again",
    emptyReader: "Nothing here yet. The managers and the assistant write this part.",
    emptyWriter: "Write here. Guidance is above.",
    notUnderstood: "not understood",
    textBox: (section: string) => `Text of ${section}`,
    tools: "Writing tools",
    undo: "Undo my writing",
    bold: "Bold",
    italic: "Italic",
    heading: "Heading",
    subheading: "Small heading",
    bulletList: "List",
    orderedList: "Numbered list",
    note: "Write a note",
    notes: (count: number) => `${count} ${count === 1 ? "note" : "notes"}`,
    noNotes: "Notes",
    next: (section: string) => `Next: ${section}`,
    previous: (section: string) => `Previous: ${section}`,
    missing: "There is no such part in the business plan.",
    toList: "To the list of parts",
    guide: {
      market: {
        questions: [
          "Who are the buyers, how many families, and where do they shop now?",
          "Why will they come to the outlet: price, distance, paying at harvest?",
          "What is sold, where does it come from, and how much each month?",
          "Who are the competitors, and how do villagers hear of the outlet?",
        ],
        example:
          "The village has 1,900 families. The deliberation found that seven in ten buy rice and oil outside the village, twice a month on average. Rice at the outlet is Rp300 a kilogram cheaper because it comes straight from Bulog.",
      },
      operations: {
        questions: [
          "Where is the outlet, and what state are building, power and internet in?",
          "How do goods arrive, get stored and get sold day by day?",
          "What equipment is there, and what must still be bought?",
        ],
        example:
          "The outlet uses the old hall, 6 by 12 metres, 2,200 watts. The cargo boat comes on Tuesday and Friday. The store holds 4 tonnes of rice; scales and shelves are there, a fridge is not.",
      },
      organisation: {
        questions: [
          "Who are the managers and supervisors, and what does each do?",
          "Who works in the outlet every day, and for what pay?",
          "What training is still needed?",
        ],
        example:
          "The chair leads five managers; the treasurer closes the till every evening. Two employees take turns, Rp1,500,000 a month. The cashier needs training on the sales app.",
      },
      capital: {
        questions: [
          "How much own capital is there: principal and mandatory savings, grants?",
          "What is the loan for, and how soon does it come back?",
          "What sales and profit a month are realistic?",
        ],
        example:
          "Principal savings of 120 members: Rp12,000,000. The first stock needs Rp85,000,000. With sales of Rp150,000,000 a month at 7% gross profit, cash covers the instalments from month 5.",
      },
      legality: {
        questions: [
          "Which licences exist, and which are still awaited?",
          "Which licences does each outlet need?",
          "Who sees to it, and by when?",
        ],
        example:
          "Deed and legal entity decree were done in July 2025. The NIB is with OSS. The grocery needs no other licence; the pharmacy needs a SIA and a pharmacist with SIPA, next year.",
      },
      environment: {
        questions: [
          "What do villagers gain, also women, young people and poorer families?",
          "What about the small shops that exist?",
          "How is waste dealt with?",
        ],
        example:
          "Small shops buy wholesale at the outlet at members' prices. Two of three employees are women. Plastic packaging is collected and sold to the village's waste bank.",
      },
    },
  },
};
