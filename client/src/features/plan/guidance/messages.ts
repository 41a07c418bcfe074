/** What each part of the plan should answer, with a worked example. Figures of the examples are made up. */
export const messages = {
  id: {
    foreword: {
      questions: [
        "Untuk siapa rencana ini ditulis, dan apa yang diminta dari mereka?",
        "Siapa yang ikut menyusun, dan kapan musyawarahnya?",
        "Kepada siapa Anda berterima kasih?",
      ],
      example:
        "Rencana usaha ini kami susun bersama pengurus, pengawas, dan perangkat desa setelah musyawarah desa khusus. Isinya menjadi pegangan pengurus tiga tahun ke depan dan dasar permohonan pembiayaan ke bank. Terima kasih kepada warga yang menyampaikan kebutuhannya.",
    },
    summary: {
      questions: [
        "Apa usahanya, di mana, dan untuk siapa?",
        "Berapa modal yang perlu, dari mana, dan untuk apa?",
        "Berapa laba dan kas yang diharapkan, dan kapan pinjaman kembali?",
        "Apa risiko terbesar, dan bagaimana dihadapi?",
      ],
      example:
        "Koperasi membuka gerai sembako dan pupuk untuk 1.900 keluarga. Perlu Rp450.000.000: Rp40.000.000 modal sendiri dan Rp410.000.000 pinjaman enam tahun. Penjualan diperkirakan Rp156.000.000 sebulan; kas terendah Rp12.400.000 pada bulan ke-5. Tulis bagian ini paling akhir, satu halaman saja; angkanya ada di Proyeksi.",
    },
    background: {
      questions: [
        "Masalah apa di desa yang mau dijawab koperasi?",
        "Mengapa sekarang, dan mengapa lewat koperasi?",
        "Keputusan apa yang sudah diambil warga?",
      ],
      example:
        "Warga membeli beras di kota, 14 km jauhnya, dan ongkosnya Rp20.000 sekali jalan. Saat panen, tembakau dijual ke pengepul dengan harga yang tidak dipasang. Musyawarah desa khusus 12 Mei 2025 memutuskan mendirikan koperasi dengan 120 anggota pertama.",
    },
    profile: {
      questions: [
        "Bagaimana keadaan desa: luas, penduduk, mata pencaharian, jalan?",
        "Kapan koperasi berdiri, berapa anggotanya, apa yang sudah berjalan?",
        "Siapa pengurus dan pengawasnya?",
      ],
      example:
        "Desa terdiri atas lima dusun dan 1.912 keluarga, kebanyakan petani tembakau dan garam. Koperasi berbadan hukum sejak Juli 2025, beranggota 120 orang, dengan lima pengurus dan tiga pengawas. Nama, alamat, dan nomor tidak perlu ditulis lagi di sini: proposal mengambilnya dari Profil.",
    },
    potential: {
      questions: [
        "Apa yang dihasilkan desa, berapa banyak, dan pada bulan apa?",
        "Siapa yang membeli sekarang, dengan harga berapa?",
        "Apa yang bisa ditambah nilainya oleh koperasi?",
      ],
      example:
        "Garam rakyat 900 ton setahun, panen Juli sampai Oktober, dijual Rp1.100 per kilogram tanpa timbangan resmi. Dengan gudang dan timbangan koperasi, garam bisa ditahan sampai harga naik dan dijual dalam jumlah besar.",
    },
    aims: {
      questions: [
        "Apa yang harus tercapai dalam satu dan tiga tahun, dengan angka?",
        "Apa yang berubah bagi anggota?",
        "Bagaimana Anda akan tahu bahwa tujuan tercapai?",
      ],
      example:
        "Akhir tahun pertama: 300 anggota, penjualan Rp150.000.000 sebulan, harga beras Rp300 di bawah pasar. Akhir tahun ketiga: gudang garam berjalan dan SHU dibagikan dua kali. Dihitung tiap akhir bulan dari buku kas dan daftar anggota.",
    },
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
    schedule: {
      questions: [
        "Apa yang dikerjakan tiap bulan, sampai gerai buka dan sesudahnya?",
        "Siapa yang mengerjakan?",
        "Apa yang harus selesai dulu?",
      ],
      example:
        "Bulan 1: perbaikan balai, beli rak dan timbangan (wakil ketua bidang usaha). Bulan 2: NIB dan rekening selesai, karyawan dilatih (sekretaris). Bulan 3: stok awal datang, gerai buka (ketua). Tabel memudahkan: satu baris per kegiatan, dengan bulan dan penanggung jawab.",
    },
    risks: {
      questions: [
        "Apa yang paling mungkin salah: pembeli, harga, cuaca, orang?",
        "Berapa besar akibatnya?",
        "Apa yang dilakukan agar tidak terjadi, dan bila terjadi?",
      ],
      example:
        "Bila penjualan 20% di bawah rencana, kas habis pada bulan ke-7 (lihat Uji di Proyeksi). Karena itu stok kedua baru dibeli setelah dua bulan penjualan nyata. Kapal tidak berlayar saat musim barat: stok beras ditambah untuk tiga minggu sejak Desember.",
    },
    closing: {
      questions: [
        "Apa yang Anda minta dari pembaca, dan kapan?",
        "Apa yang pengurus janjikan?",
        "Siapa yang bisa dihubungi?",
      ],
      example:
        "Kami mohon persetujuan kepala desa atas dasar musyawarah, dan pembiayaan dari bank. Pengurus melaporkan kas dan penjualan setiap bulan kepada anggota dan pengawas. Pertanyaan bisa disampaikan kepada ketua koperasi.",
    },
  },
  en: {
    foreword: {
      questions: [
        "Whom is this plan written for, and what is asked of them?",
        "Who took part, and when was the deliberation?",
        "Whom do you thank?",
      ],
      example:
        "We wrote this plan with managers, supervisors and village officials after the village deliberation. It guides the managers for the next three years and is the basis of our application to the bank. We thank the villagers who told us what they need.",
    },
    summary: {
      questions: [
        "What is the business, where, and for whom?",
        "How much money is needed, from where, and for what?",
        "What profit and cash are expected, and when is the loan repaid?",
        "What is the greatest risk, and what will be done about it?",
      ],
      example:
        "The cooperative opens a grocery and fertiliser outlet for 1,900 families. It needs Rp450,000,000: Rp40,000,000 of its own and Rp410,000,000 borrowed over six years. Sales are expected at Rp156,000,000 a month; the lowest cash is Rp12,400,000 in month 5. Write this part last, one page; the figures stand in Projections.",
    },
    background: {
      questions: [
        "Which problem of the village should the cooperative solve?",
        "Why now, and why as a cooperative?",
        "What have the villagers already decided?",
      ],
      example:
        "Villagers buy rice in town, 14 km away, at Rp20,000 a trip. At harvest tobacco goes to collectors at prices nobody posts. The village deliberation of 12 May 2025 decided to found a cooperative with 120 first members.",
    },
    profile: {
      questions: [
        "What is the village like: area, people, work, roads?",
        "When was the cooperative founded, how many members, what already runs?",
        "Who are the managers and supervisors?",
      ],
      example:
        "The village has five hamlets and 1,912 families, most of whom grow tobacco and make salt. The cooperative has been a legal entity since July 2025, with 120 members, five managers and three supervisors. Names, addresses and numbers need not be repeated here: the proposal takes them from the Profile.",
    },
    potential: {
      questions: [
        "What does the village produce, how much, and in which months?",
        "Who buys it now, and at what price?",
        "To what can the cooperative add value?",
      ],
      example:
        "Salt, 900 tonnes a year, harvested July to October, sold at Rp1,100 a kilogram without a certified scale. With the cooperative's store and scale, salt can be kept until prices rise and sold in bulk.",
    },
    aims: {
      questions: [
        "What must be reached in one and in three years, in figures?",
        "What changes for members?",
        "How will you know that it has been reached?",
      ],
      example:
        "End of year one: 300 members, sales of Rp150,000,000 a month, rice Rp300 below the market. End of year three: the salt store runs and the surplus has been shared out twice. Counted at each month's end from the cash book and the list of members.",
    },
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
    schedule: {
      questions: [
        "What is done each month until the outlet opens, and after?",
        "Who does it?",
        "What must be finished first?",
      ],
      example:
        "Month 1: repair the hall, buy shelves and scales (deputy chair, business). Month 2: NIB and bank account done, staff trained (secretary). Month 3: first stock arrives, the outlet opens (chair). A table helps: one row for each activity, with its month and the person responsible.",
    },
    risks: {
      questions: [
        "What is most likely to go wrong: buyers, prices, weather, people?",
        "How great is the damage?",
        "What is done so that it does not happen, and if it does?",
      ],
      example:
        "If sales are 20% below the plan, cash runs out in month 7 (see the tests in Projections). So the second stock is bought only after two months of real sales. No boats sail in the west monsoon: from December on, rice is stocked for three weeks.",
    },
    closing: {
      questions: ["What do you ask of the reader, and by when?", "What do the managers promise?", "Who can be asked?"],
      example:
        "We ask the village head's approval on the grounds of the deliberation, and financing from the bank. The managers report cash and sales to members and supervisors every month. Questions reach the chair of the cooperative.",
    },
  },
};
